import tempfile
import unittest
from pathlib import Path

from headers import complaints


class Headers(unittest.TestCase):
    def said(self, **files):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in files.items():
                path = Path(folder) / "src" / "areas" / f"{name}.h"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            return list(complaints(Path(folder)))

    need = "namespace needs {\nstruct NeedId {};\nvoid open_need();\n}"

    def test_a_name_of_another_room_must_be_brought_along(self):
        self.assertEqual(len(self.said(need=self.need, circle="namespace circles {\nvoid begin(needs::NeedId need);\n}")), 1)

    def test_it_may_come_from_far_off(self):
        between = '#include "areas/need.h"\n'
        circle = '#include "areas/between.h"\nnamespace circles {\nvoid begin(needs::NeedId need);\n}'
        self.assertEqual(self.said(need=self.need, between=between, circle=circle), [])

    def test_a_type_of_the_same_room_is_no_exception(self):
        self.assertEqual(len(self.said(need=self.need, page="namespace needs {\nvoid show(NeedId need);\n}")), 1)

    def test_what_is_said_in_passing_is_not_used(self):
        self.assertEqual(self.said(need=self.need, page='namespace needs {\n// NeedId\ninline char const* words = "NeedId";\n}'), [])

    def test_a_declaration_of_ones_own_is_enough(self):
        self.assertEqual(self.said(need=self.need, page="namespace needs {\nstruct NeedId;\nvoid show(NeedId const& need);\n}"), [])


if __name__ == "__main__":
    unittest.main()
