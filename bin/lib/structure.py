#!/usr/bin/python3
"""bin/lib/structure.py [FOLDER]: what the house promises about its own shape.

  1  every room has README.md and CMakeLists.txt, and a room that owns a store has its law, may.h
  2  a room's README has at most forty lines
  3  every path named in docs/ and in a README is served: `/needs/{need}/me-too`
"""
import re
import sys
from pathlib import Path

DECLARED = re.compile(r'routes\s*\.\s*(?:get|post|post_upload|put|remove)\(\s*"([^"]+)"')
# The server's own paths, and what stands below a path in its documents only as an example of a shape.
NAMED = re.compile(r"`(?:GET |POST |PUT |DELETE )?(/[a-z][a-z0-9{}/_.-]*|/)(?:\?[^`]*)?`")
NOT_OURS = ("/assets/", "/metrics", "/usr/", "/etc/", "/var/", "/srv/", "/opt/", "/tmp/", "/proc/", "/dev/", "/home/", "/api/v1")


def main(root):
    complaints = [*rooms(root), *paths(root)]
    for complaint in complaints:
        print(complaint)
    return 1 if complaints else 0


def rooms(root):
    for room in sorted(one for one in (root / "src/areas").iterdir() if one.is_dir()):
        wanted = ["README.md", "CMakeLists.txt"] + (["may.h"] if list(room.glob("*_store.cpp")) else [])
        for name in wanted:
            if not (room / name).exists():
                yield f"src/areas/{room.name} has no {name}"
        readme = room / "README.md"
        if readme.exists() and len(readme.read_text(encoding="utf-8").splitlines()) > 40:
            yield f"src/areas/{room.name}/README.md has more than forty lines"


def shape(path):
    return re.sub(r"\{[^}]*\}(-\{[^}]*\})?", "{}", path).rstrip("/") or "/"


def paths(root):
    served = {shape(match) for file in root.glob("src/**/*.cpp") for match in DECLARED.findall(file.read_text(encoding="utf-8"))}
    documents = [root / "README.md", *root.glob("docs/**/*.md"), *root.glob("src/**/README.md")]
    for document in sorted(documents):
        for number, line in enumerate(document.read_text(encoding="utf-8").splitlines(), 1):
            for path in NAMED.findall(line):
                if not path.startswith(NOT_OURS) and shape(path) not in served:
                    yield f"{document.relative_to(root)}:{number}: nothing is served at {path}"


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2]))
