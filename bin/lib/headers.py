#!/usr/bin/python3
"""bin/lib/headers.py [FOLDER]: every header brings along what declares the names of ours that it uses.

A name written with its namespace (`needs::NeedId`), and a type of the header's own namespace, must be declared in the header or in
one that it includes, however far off. `bin/test headers` compiles each header alone, which takes minutes; this takes seconds and finds
the same omissions among our own headers.
"""
import re
import sys
from functools import lru_cache
from pathlib import Path

SCRAP = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.S)
INCLUDE = re.compile(r'^#include "([^"]+)"', re.M)
NAMESPACE = re.compile(r"^namespace ([\w:]+) \{", re.M)
TYPE = re.compile(r"\b(?:struct|class|enum class|enum|concept)\s+(\w+)|\busing\s+(\w+)\s*=")
CALLED = re.compile(r"\b([a-z_]\w*)\s*(?:\(|\{|=|;|\[)")
QUALIFIED = re.compile(r"(?<![\w:])([a-z_]+)::([A-Za-z_]\w*)")
PLAIN_TYPE = re.compile(r"(?<![\w:.>])([A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*)\b(?!\s*::\s*\w+\s*\()")


class Header:
    def __init__(self, root, path):
        text = path.read_text(encoding="utf-8")
        self.name = str(path.relative_to(root / "src"))
        self.includes = [one for one in INCLUDE.findall(text) if (root / "src" / one).exists()]
        self.text = SCRAP.sub(" ", text)
        self.namespaces = NAMESPACE.findall(self.text)
        self.types = {name for pair in TYPE.findall(self.text) for name in pair if name}
        self.names = self.types | set(CALLED.findall(self.text))


def complaints(root):
    headers = {one.name: one for one in (Header(root, path) for path in sorted((root / "src").rglob("*.h")))}

    @lru_cache(maxsize=None)
    def brought(name):
        seen, waiting = set(), [name]
        while waiting:
            one = waiting.pop()
            if one not in seen and one in headers:
                seen.add(one)
                waiting.extend(headers[one].includes)
        return frozenset(seen)

    declared, types = {}, {}
    for header in headers.values():
        for namespace in header.namespaces:
            for name in header.names:
                declared.setdefault((namespace, name), set()).add(header.name)
            for name in header.types:
                types.setdefault((namespace, name), set()).add(header.name)
    for header in headers.values():
        used = {pair for pair in QUALIFIED.findall(header.text) if pair in declared}
        for namespace in header.namespaces:
            used |= {(namespace, name) for name in PLAIN_TYPE.findall(header.text) if (namespace, name) in types}
        for namespace, name in sorted(used):
            where = declared[namespace, name]
            if name not in header.names and not where & brought(header.name):
                yield f"src/{header.name} uses {namespace}::{name}, and includes nothing that declares it ({', '.join(sorted(where)[:2])})"


if __name__ == "__main__":
    found = list(complaints(Path(sys.argv[1] if len(sys.argv) > 1 else ".")))
    print("\n".join(found))
    sys.exit(1 if found else 0)
