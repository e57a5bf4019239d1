"""Each rule of bin/check-doors refuses the smallest house that breaks it, and lets an orderly one pass."""
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SCRIPT = Path(__file__).resolve().parent.parent / "check-doors"

ORDERLY = {
    "app/main.cpp": '#include "areas/needs/needs.h"\n',
    "app/image_child/main.cpp": "#include <vips/vips.h>\n",
    "src/base/id.h": "#pragma once\n",
    "src/algorithms/merge.cpp": '#include "base/id.h"\n#include <boost/multiprecision/cpp_int.hpp>\n',
    "src/html/html.h": '#include "base/id.h"\n',
    "src/platform/storage/sqlite.cpp": '#include "html/html.h"\n#include <sqlite3.h>\n',
    "src/areas/people/CMakeLists.txt": "add_area(people)\n",
    "src/areas/people/people.h": '#include "algorithms/merge.h"\n',
    "src/algorithms/merge.h": "#pragma once\n",
    "src/areas/people/person.h": "#pragma once\n",
    "src/areas/people/person_store.cpp": 'auto sql = "select name from people where id = $1";\n',
    "src/areas/needs/CMakeLists.txt": "add_area(needs USES people)\n",
    "src/areas/needs/needs.h": '#include "areas/people/people.h"\n',
    "src/areas/needs/need_page.cpp": 'auto words = tr("Letters from people you know");\n',
    "migrations/20260101_0900_people_create.sql": "create table people (id {id}, name text not null);\n",
    "migrations/20260101_0901_jobs_create.sql": "create table jobs (id {id});\n",
}


class Doors(unittest.TestCase):
    def complaints(self, changes):
        with tempfile.TemporaryDirectory() as folder:
            for name, text in {**ORDERLY, **changes}.items():
                file = Path(folder) / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8")
            run = subprocess.run([sys.executable, SCRIPT, folder], capture_output=True, text=True)
            self.assertEqual(run.returncode, 1 if run.stdout else 0, run.stderr)
            return run.stdout

    def refused(self, changes, words):
        said = self.complaints(changes)
        self.assertIn(words, said)
        self.assertEqual(said.count("\n"), 1, said)

    def test_an_orderly_house_passes(self):
        self.assertEqual(self.complaints({}), "")

    def test_nothing_looks_upwards(self):
        self.refused({"src/base/id.h": '#include "html/html.h"\n'}, "base may not know html")
        self.refused({"src/platform/web/a.h": '#include "areas/needs/needs.h"\n'}, "platform may not know areas")
        self.refused({"src/algorithms/merge.h": '#include "html/html.h"\n'}, "algorithms may not know html")
        self.refused({"src/html/b.h": '#include "platform/web/a.h"\n', "src/platform/web/a.h": ""}, "html may not know platform")
        self.refused({"src/areas/needs/n.cpp": '#include "app/wiring.h"\n', "app/wiring.h": ""}, "areas may not know app")

    def test_a_neighbour_is_entered_by_its_front_door(self):
        self.refused({"src/areas/needs/n.cpp": '#include "areas/people/person.h"\n'}, "front door is areas/people/people.h")

    def test_a_room_says_whom_it_uses(self):
        self.refused({"src/areas/people/p.cpp": '#include "areas/needs/needs.h"\n'}, "does not say add_area(people USES needs)")

    def test_rooms_form_no_ring(self):
        self.refused({"src/areas/people/CMakeLists.txt": "add_area(people USES needs)\n"}, "in a ring: needs -> people -> needs")

    def test_a_folder_without_its_declaration_is_no_room(self):
        self.refused({"src/areas/circles/README.md": ""}, "has no add_area(circles")

    def test_a_table_is_named_by_its_own_room_only(self):
        stranger = {"src/areas/needs/need_store.cpp": 'auto sql = R"sql(\n  select n.id from needs n\n  join people p on p.id = n.by\n)sql";\n'}
        self.refused(stranger, "need_store.cpp:3: the table people belongs to people")
        self.refused({"src/areas/needs/n.cpp": 'auto sql = "delete from jobs";\n'}, "the table jobs belongs to platform")
        self.refused({"src/platform/web/w.cpp": 'auto sql = "update people set name = $1";\n'}, "belongs to people")

    def test_libraries_stay_in_the_platform(self):
        for library in ("sqlite3.h", "libpq-fe.h", "boost/beast.hpp", "curl/curl.h", "openssl/ssl.h", "sodium.h", "vips/vips.h"):
            self.refused({"src/areas/needs/n.cpp": f"#include <{library}>\n"}, "only platform/ includes")
        self.refused({"app/serve.cpp": "#include <sqlite3.h>\n"}, "only platform/ includes")

    def test_includes_are_written_from_src(self):
        self.refused({"src/areas/people/p.cpp": '#include "person.h"\n'}, "written from there")


if __name__ == "__main__":
    unittest.main()
