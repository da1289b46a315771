# SPDX-FileCopyrightText: 2026 The Jumpseat developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The JSON Schema of kit.yaml takes every kit that the program takes, and refuses what it refuses."""

import copy
import json
import pathlib
import sys

import jsonschema
import yaml

RESOURCES = pathlib.Path(__file__).resolve().parents[2] / "resources"


class Loader(yaml.SafeLoader):
    """YAML without dates: as the program reads it, "2026-11-23" is text."""


Loader.yaml_implicit_resolvers = {
    first: [each for each in resolvers if each[0] != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def as_json(value):
    """Keys of JSON objects are strings; the levels of anchors are numbers in YAML."""
    if isinstance(value, dict):
        return {str(key): as_json(each) for key, each in value.items()}
    return [as_json(each) for each in value] if isinstance(value, list) else value


def broken(kit):
    """(what, the kit with it)"""

    def changed(change):
        other = copy.deepcopy(kit)
        change(other)
        return other

    task = kit["tasks"][0]
    yield "no title", changed(lambda k: k.pop("title"))
    yield "an unknown key", changed(lambda k: k.update(colour="red"))
    yield "another format", changed(lambda k: k.update(format=3))
    yield "a missing anchor", changed(lambda k: k["rubric"]["criteria"][0]["anchors"].pop("2"))
    yield "minutes of words", changed(lambda k: k["tasks"][0].update(minutes="ten"))
    yield "a command for a shell", changed(lambda k: k["tasks"][0].update(run={"command": "python3 x.py"}))
    yield "an unknown tool", changed(lambda k: k.update(tools=["cobol"]))
    yield "a path outside", changed(lambda k: k["tasks"][0].update(files=[{"id": "x", "name": "../x"}]))
    yield "a report of no kind", changed(lambda k: k["tasks"][0].update(test={"command": ["x"], "report": "html"}))
    yield "a flaw that shows nowhere", changed(
        lambda k: k["tasks"][0].update(
            flaws=[{"id": "F1", "title": "t", "file": "f", "marker": "m", "why": "w", "shows": {}}]
        )
    )
    assert task


def main():
    schema = json.loads((RESOURCES / "kit-templates/kit.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    faults = 0
    kits = [path for path in sorted((RESOURCES / "kits").glob("*/kit.yaml")) if "format: 2" in path.read_text(encoding="utf-8")]
    assert len(kits) >= 8, kits
    for path in kits:
        kit = as_json(yaml.load(path.read_text(encoding="utf-8"), Loader))
        for error in validator.iter_errors(kit):
            faults += 1
            print(f"{path.parent.name}: {'/'.join(map(str, error.absolute_path))}: {error.message[:200]}")
    for what, kit in broken(as_json(yaml.load(kits[0].read_text(encoding="utf-8"), Loader))):
        if validator.is_valid(kit):
            faults += 1
            print(f"taken in though it has {what}")
    return faults


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
