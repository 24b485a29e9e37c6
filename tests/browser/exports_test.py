#!/usr/bin/env python3
"""The program's outputs, read by others: JSON Schema, LibreOffice, a seeker of annotations."""
import copy
import csv
import io
import json
import pathlib
import shutil
import subprocess
import tempfile
import unittest

import jsonschema

import sheets

SCHEMAS = sheets.SOURCE / "docs" / "schemas"


def validator(name):
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def strangers(value):
    """Copies of `value`, each with one field more in another of its objects; one for each way to an object."""
    seen = set()

    def objects(one, way):
        if isinstance(one, dict):
            yield one, way
            for key, inner in one.items():
                yield from objects(inner, way + (key,))
        elif isinstance(one, list):
            for inner in one:
                yield from objects(inner, way + ("[]",))

    for one, way in objects(value, ()):
        if way in seen:
            continue
        seen.add(way)
        one["surplus"] = 1
        yield way, value
        del one["surplus"]


class ExportsTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls._folder = tempfile.TemporaryDirectory(prefix="onrecord-exports-")
        cls.folder = pathlib.Path(cls._folder.name)
        cls.hostile = sheets.hostile(cls.folder)
        cls.cases = {"hostile": cls.hostile}
        for story in sheets.STORIES:
            golden = sheets.SOURCE / "fixtures" / story / "golden"
            cls.cases[story] = (golden / "report.json", golden / "extract.jsonl")

    @classmethod
    def tearDownClass(cls):
        cls._folder.cleanup()

    def records(self, name):
        # Not splitlines(): a text may hold other line ends than "\n".
        return [json.loads(line) for line in self.cases[name][1].read_text().split("\n") if line]

    def test_all_output_is_of_its_schema(self):
        extract, report = validator("extract"), validator("report")
        for name, (path, _) in self.cases.items():
            with self.subTest(name):
                report.validate(json.loads(path.read_text()))
                for record in self.records(name):
                    extract.validate(record)

    def test_a_field_that_the_schema_does_not_have_fails(self):
        for schema, value, least in (("extract", self.records("vote")[0], 10),
                                     ("report", json.loads(self.cases["vote"][0].read_text()), 10)):
            check = validator(schema)
            ways = 0
            for way, strange in strangers(copy.deepcopy(value)):
                with self.subTest(schema, way=way):
                    self.assertFalse(check.is_valid(strange))
                ways += 1
            self.assertGreaterEqual(ways, least)

    def test_inputs_are_of_the_schema_that_tells_of_them(self):
        check = validator("article")
        lines = [json.loads(line) for path in sheets.SOURCE.glob("fixtures/*/articles/*.jsonl") for line in path.read_text().split("\n") if line]
        for article in lines + sheets.hostile_articles():
            check.validate(article)
        self.assertGreater(len(lines), 3)
        for wrong in ({}, {"text": " "}, {"text": 1}, {"text": "x", "byline": 3}, {"text": "x", "title": ["y"]}):
            self.assertFalse(check.is_valid(wrong), wrong)

    def test_the_documentation_names_every_field(self):
        text = (sheets.SOURCE / "docs" / "json.md").read_text()

        def names(schema):
            for key, inner in schema.get("properties", {}).items():
                yield key
                yield from names(inner)
            for inner in list(schema.get("$defs", {}).values()) + ([schema["items"]] if "items" in schema else []):
                yield from names(inner)

        for path in SCHEMAS.glob("*.schema.json"):
            for name in names(json.loads(path.read_text())):
                if path.stem.split(".")[0] in ("extract", "report", "article", "reviews"):
                    self.assertIn(f"`{name}`", text, f"{path.name}: docs/json.md does not tell of {name}")

    def test_every_annotation_is_found_at_its_place(self):
        for name, (report, records) in self.cases.items():
            with self.subTest(name):
                texts = {}
                for record in self.records(name):
                    article = record["article"]
                    texts[article["id"]] = article["text"]
                mentions = [(claim, mention) for claim in json.loads(report.read_text())["claims"] for mention in claim["mentions"]]
                found = json.loads(sheets.run("sheet", report, "--records", records, "--format", "annotations"))
                items = found["first"]["items"]
                self.assertEqual(found["total"], len(items))
                self.assertEqual(len(items), len(mentions))
                self.assertEqual(len({item["id"] for item in items}), len(items))
                for item, (claim, mention) in zip(items, mentions):
                    quote, position = item["target"]["selector"]
                    text = texts[mention["article"]]
                    self.assertEqual((position["start"], position["end"]), (mention["begin"], mention["end"]))
                    self.assertEqual(text[position["start"]:position["end"]], quote["exact"])
                    around = quote["prefix"] + quote["exact"] + quote["suffix"]
                    self.assertEqual(text.find(around, position["start"] - len(quote["prefix"])), position["start"] - len(quote["prefix"]))

    def rows(self, text):
        return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))

    def test_the_table_is_whole(self):
        for name, (report, _) in self.cases.items():
            with self.subTest(name):
                value = json.loads(report.read_text())
                rows = self.rows(sheets.run("sheet", report, "--format", "csv"))
                self.assertEqual({len(row) for row in rows}, {19})
                self.assertEqual(sum(row[0] == "claim" for row in rows), len(value["claims"]))
                self.assertEqual(sum(row[0] == "finding" for row in rows), sum(len(claim["findings"]) for claim in value["claims"]))
                for cell in (cell for row in rows for cell in row):
                    self.assertNotRegex(cell, r"^\s*[=+\-@＝＋－＠]")

    def test_the_table_opens_in_libreoffice_with_the_same_cells(self):
        office = shutil.which("soffice") or shutil.which("localc")
        if office is None:
            self.fail("no LibreOffice Calc: install libreoffice-calc-nogui")
        for name in ("hostile", "results"):
            with self.subTest(name):
                table = self.folder / f"{name}.csv"
                table.write_bytes(sheets.run("sheet", self.cases[name][0], "--format", "csv").encode())
                # Read as UTF-8, its formulas worked out, and what the cells hold written out again.
                ran = subprocess.run([office, f"-env:UserInstallation=file://{self.folder}/office", "--headless",
                                      "--infilter=CSV:44,34,76,1,,0,false,true",
                                      "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false",
                                      "--outdir", self.folder / "converted", table],
                                     capture_output=True, text=True, timeout=300)
                self.assertEqual(ran.returncode, 0, ran.stderr)
                sent = self.rows(table.read_bytes().decode())
                back = self.rows((self.folder / "converted" / f"{name}.csv").read_bytes().decode())
                for sent_row, back_row in zip(sent, back, strict=True):
                    self.assertEqual(back_row, sent_row)

    def test_other_formats_hold_no_markup_and_no_control_of_an_article(self):
        report, records = self.hostile
        for words in (["--format", "md"], ["--format", "summary"], ["--format", "claims"], ["--format", "annotations", "--records", records]):
            with self.subTest(words):
                text = sheets.run("sheet", report, *words)
                self.assertNotRegex(text, r"[\u202a-\u202e\u2066-\u2069\u200f\x1b\x07\u2028]")
                if "summary" not in words:
                    self.assertNotRegex(text, r"<(script|img|svg|details|iframe|a |base|meta|form|div|!)")
                self.assertIn("Odda Brenk", text)
        markdown = sheets.run("sheet", report, "--format", "md")
        self.assertNotRegex(markdown, r"(?<!\\)\]\((?!<https?://)")


if __name__ == "__main__":
    unittest.main(verbosity=2)
