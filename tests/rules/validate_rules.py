#!/usr/bin/env python3
"""Holds rule files against the JSON Schema with a validator that knows nothing of onrecord.

usage: validate_rules.py SCHEMA FILE_OR_FOLDER...

Every file must be valid as YAML sees it; then the same files, each broken in one way, must not be.
"""
import json
import pathlib
import sys

import jsonschema
import yaml

BREAKS = {
    "an unknown key of a rule": "rule a.b:\n  gives: x\n  match: |\n    x\n  finds: |\n    x\n  vaule: 3\n",
    "a list": "rule a.b:\n  gives: x\n  match: [x]\n  finds: |\n    x\n",
    "no finds": "rule a.b:\n  gives: x\n  match: |\n    x\n",
    "neither match nor regex": "rule a.b:\n  gives: x\n  finds: |\n    x\n",
    "an unknown entry": "ruel a.b:\n  gives: x\n",
    "no words": "lexicon a:\n  notes: |\n    x\n",
    "no reason": "disable rule a.b:\n  seen: 123abc\n",
    "an unknown context": "change rule a.b:\n  because: so\n  add unless:\n    behind: |\n      x\n",
    "an unknown part": "part: head\n",
}
SOUND = (
    "change lexicon a:\n  because: so\n  add words: |\n    b: bs\n  remove words: |\n    c\n"
    "change rule a.b:\n  because: so\n  seen: 123abc\n  priority: 3\n  add match: |\n    x\n"
    "  add unless:\n    before: |\n      y\n    inside: quote\n  add finds: |\n    x\n"
    "disable rule a.c:\n  because: 2 reasons\n"
)


def main() -> int:
    schema = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    paths = []
    for name in sys.argv[2:]:
        path = pathlib.Path(name)
        paths += sorted(path.rglob("*.yaml")) if path.is_dir() else [path]
    wrong = 0
    for path in paths:
        for error in validator.iter_errors(yaml.safe_load(path.read_text(encoding="utf-8"))):
            print(f"{path}: {'/'.join(map(str, error.path))}: {error.message[:200]}")
            wrong += 1
    if not paths:
        print("no rule files")
        wrong += 1
    head = "format: 1\n"
    for error in validator.iter_errors(yaml.safe_load(head + SOUND)):
        print(f"changes: {'/'.join(map(str, error.path))}: {error.message[:200]}")
        wrong += 1
    for what, text in BREAKS.items():
        if validator.is_valid(yaml.safe_load(head + text)):
            print(f"{what}: should not be valid")
            wrong += 1
    if validator.is_valid(yaml.safe_load("pack: en\n")):
        print("no format: should not be valid")
        wrong += 1
    print(f"{len(paths)} files, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
