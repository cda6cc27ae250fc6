#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Packs sources into groups that can be compiled as one: unity_groups.py ROOT SIZE FILE... prints "GROUP FILE" lines.

Two files stand in one group only when no name that one of them declares for itself (in an anonymous namespace, or by
`using`) is declared by the other or by a header that the other includes. What this cannot see, the compiler will: then the
build goes on without groups (installer/functions.sh). A file with a macro or a `using namespace` of its own stays alone."""
import re
import sys
from functools import cache
from pathlib import Path

# Our style does not indent inside namespaces: a declaration of a namespace begins in the first column.
DECLARED = re.compile(r"([A-Za-z_]\w*)\s*(?:\(|=(?!=)|\{|\[|;)")
USING = re.compile(r"^using (?:[\w:]+::)?(\w+)\b")
TYPE = re.compile(r"^(?:struct|class|enum class|enum|union)\s+(\w+)")
WORDS = {"if", "for", "while", "switch", "return", "namespace", "noexcept", "operator", "const", "override"}


@cache
def text_of(path):
    return path.read_text(encoding="utf-8", errors="replace") if path.exists() else ""


def names(text):
    found = set()
    for line in text.split("\n"):
        if not line[:1].isalpha() and not line.startswith("_"):
            continue
        if match := USING.match(line) or TYPE.match(line):
            found.add(match[1])
            continue
        found.update(DECLARED.findall(line.split("//")[0]))
    return found - WORDS


@cache
def included(root, path):
    """Names that our headers give to the file, through every level."""
    found, seen, waiting = set(), set(), [path]
    while waiting:
        for header in re.findall(r'^#include "([^"]+)"', text_of(waiting.pop()), re.M):
            if header not in seen:
                seen.add(header)
                waiting.append(root / header)
                found |= names(text_of(root / header))
    return found


def main():
    root, size, files = Path(sys.argv[1]), int(sys.argv[2]), [Path(name) for name in sys.argv[3:]]
    groups = []
    for path in files:
        text = text_of(path)
        alone = bool(re.search(r"^\s*#\s*define|^using namespace (?!postroom)", text, re.M))
        # What a file's own headers declare, it only defines; the rest is its own.
        given = included(root, path)
        own = names(text) - given
        place = next((g for g in groups if not alone and not g["alone"] and len(g["files"]) < size
                      and not own & (g["own"] | g["given"]) and not given & g["own"]), None)
        if place is None:
            place = {"files": [], "own": set(), "given": set(), "alone": alone}
            groups.append(place)
        place["files"].append(path)
        place["own"] |= own
        place["given"] |= given
    for number, group in enumerate(groups):
        for path in group["files"]:
            print(f"g{number} {path}")


if __name__ == "__main__":
    main()
