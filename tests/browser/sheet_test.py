#!/usr/bin/env python3
"""The claim sheet in a headless Chromium: what a reader opens, filters, follows and prints."""
import os
import pathlib
import re
import sys
import tempfile
import unittest

import sheets
from chromium import Chromium, Failure, Page

AXE = os.environ.get("AXE", "")  # the file axe.min.js


class SheetTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls._folder = tempfile.TemporaryDirectory(prefix="onrecord-sheets-")
        folder = pathlib.Path(cls._folder.name)
        cls.pages = {}
        for story in sheets.STORIES:
            cls.pages[story] = folder / f"{story}.html"
            sheets.run("check", "--quiet", f"fixtures/{story}/articles", "--out", cls.pages[story])
        for name, (report, records) in {"hostile": sheets.hostile(folder), "many": sheets.many("vote", 60, folder)}.items():
            cls.pages[name] = folder / f"{name}.html"
            sheets.run("sheet", report, "--records", records, "--out", cls.pages[name])
        cls.browser = Chromium()

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls._folder.cleanup()

    def page(self, **options):
        return Page(self.browser, **options)

    def url(self, name):
        return self.pages[name].as_uri()

    def test_opens_without_a_complaint_and_asks_for_nothing(self):
        for name in self.pages:
            with self.subTest(name), self.page() as page:
                page.open(self.url(name))
                self.assertEqual(page.complaints, [])
                self.assertEqual(page.requests, [self.url(name)])
                self.assertGreater(page.evaluate("document.querySelectorAll('.finding').length"), 3)
                self.assertFalse(page.evaluate("document.getElementById('filters').hidden"), "the script did not run")

    def test_runs_nothing_of_an_article(self):
        with self.page() as page:
            page.open(self.url("hostile"))
            page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
            page.evaluate("document.querySelectorAll('*').forEach((one) => one.dispatchEvent(new MouseEvent('mouseover')))")
            self.assertRegex(page.evaluate("document.title"), r"^Claim sheet: \d+ articles")
            self.assertEqual(page.evaluate("document.querySelectorAll('script').length"), 1)
            self.assertEqual(page.evaluate("document.querySelectorAll('style').length"), 1)
            # Only elements, attributes and links that the sheet itself writes.
            self.assertEqual(page.evaluate("document.querySelectorAll('img, iframe, form, base, link, object, div div div div div div').length"), 0)
            self.assertEqual(page.evaluate(
                "[...document.querySelectorAll('*')].flatMap((one) => [...one.attributes]).filter((a) => /^(on|style$|src)/.test(a.name)).length"), 0)
            self.assertEqual(page.evaluate(
                "[...document.links].filter((one) => !/^(file|https?):/.test(one.protocol)).length"), 0)
            # What turns text round, or acts on a terminal, can be seen instead.
            self.assertFalse(page.evaluate(r"/[\u202a-\u202e\u2066-\u2069\u200f\u001b\u2028]/.test(document.body.textContent)"))
            self.assertTrue(page.evaluate("document.body.textContent.includes('[U+202E]right to left')"))
            self.assertEqual(page.complaints, [])
            self.assertEqual(page.requests, [self.url("hostile")])

    def test_a_script_that_did_get_in_would_not_run(self):
        with self.page() as page:
            html = self.pages["vote"].read_text()
            broken = self.pages["vote"].with_name("broken.html")
            broken.write_text(html.replace("<main>", "<main><script>document.title='OWNED'</script>", 1))
            page.open(broken.as_uri())
            self.assertRegex(page.evaluate("document.title"), "^Claim sheet")
            self.assertRegex(" ".join(page.complaints), "Content Security Policy")

    def shown(self, page, what):
        return page.evaluate(f"[...document.querySelectorAll('{what}')].filter((one) => !one.closest('[hidden]')).length")

    def choose(self, page, control, value):
        page.evaluate(f"""(() => {{ const one = document.getElementById('by-{control}'); one.value = {value!r};
            one.dispatchEvent(new Event('{'input' if control == 'text' else 'change'}')); }})()""")

    def test_filters(self):
        with self.page() as page:
            page.open(self.url("vote"))
            whole = self.shown(page, ".finding"), self.shown(page, ".claim, tr[data-outlets]")
            for control, value, keeps in [
                    ("severity", "3", "one.dataset.severity === '3'"),
                    ("kind", "figure", "one.dataset.kind === 'figure'"),
                    ("speaker", "1", "one.dataset.speakers.split(' ').includes('1')"),
                    ("outlet", "0", "one.dataset.outlets.split(' ').includes('0')"),
                    ("text", "arithmetic  LEAVES", "/arithmetic/i.test(one.textContent) && /leaves/i.test(one.textContent)")]:
                with self.subTest(control):
                    self.choose(page, control, value)
                    wanted = page.evaluate(f"[...document.querySelectorAll('[data-outlets]')].filter((one) => {keeps}).length")
                    self.assertGreater(wanted, 0)
                    self.assertEqual(self.shown(page, "[data-outlets]"), wanted)
                    self.assertLess(self.shown(page, ".finding, .claim, tr[data-outlets]"), sum(whole))
                    self.assertRegex(page.evaluate("document.getElementById('shown').textContent"),
                                     rf"^{self.shown(page, '.finding')} of {whole[0]} findings, \d+ of {whole[1]} claims$")
                    # What is left can be seen: all that folds it away is open.
                    self.assertEqual(page.evaluate("[...document.querySelectorAll('[data-outlets]:not([hidden])')].filter((one) => one.closest('details:not([open])')).length"), 0)
                    page.evaluate("document.getElementById('by-nothing').click()")
                    self.assertEqual((self.shown(page, ".finding"), self.shown(page, ".claim, tr[data-outlets]")), whole)
            self.choose(page, "text", "no such words anywhere")
            self.assertEqual(self.shown(page, "[data-outlets]"), 0)

    def in_sight(self, page, anchor):
        return page.evaluate(f"""(() => {{ const one = document.getElementById('{anchor}').getBoundingClientRect();
            return one.height > 0 && one.bottom > 0 && one.top < innerHeight; }})()""")

    def evidence_links(self, page):
        return page.evaluate("[...new Set([...document.querySelectorAll('a.totext')].map((one) => one.getAttribute('href')))]")

    def test_evidence_links_land_on_the_marked_words(self):
        for scripts in (True, False):
            for name in sheets.STORIES:
                with self.subTest(name, scripts=scripts), self.page(scripts=scripts) as page:
                    page.open(self.url(name))
                    links = self.evidence_links(page)
                    self.assertGreater(len(links), 20)
                    self.assertEqual(page.evaluate(f"{links}.filter((one) => !document.querySelector(one)).length"), 0)
                    for link in links[1:len(links):25]:
                        page.open(self.url(name) + link)
                        if scripts:
                            page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
                        self.assertTrue(self.in_sight(page, link[1:]), f"{link} is not in sight")

    def test_the_words_of_a_claim_stand_under_its_mark(self):
        import json
        for name in sheets.STORIES:
            with self.subTest(name), self.page() as page:
                page.open(self.url(name))
                report = json.loads((sheets.SOURCE / "fixtures" / name / "golden" / "report.json").read_text())
                marks = page.evaluate("Object.fromEntries([...document.querySelectorAll('.article mark[id]')].map((one) => [one.id, "
                                      "(() => { const copy = one.cloneNode(true); copy.querySelectorAll('.ref').forEach((ref) => ref.remove()); return copy.textContent; })()]))")
                checked = 0
                for c, claim in enumerate(report["claims"]):
                    for m, mention in enumerate(claim["mentions"]):
                        text = marks[f"c{c + 1}m{m + 1}"]
                        # A quotation in pieces has other words between them; a paragraph's end cuts its mark.
                        self.assertEqual(text.split()[0][:4], mention["text"].split()[0][:4])
                        checked += 1
                self.assertGreater(checked, 20)

    def test_works_with_scripts_off(self):
        with self.page(scripts=False) as page:
            page.open(self.url("vote"))
            self.assertTrue(page.evaluate("document.getElementById('filters').hidden"), "filters that do nothing are shown")
            self.assertGreater(page.evaluate("document.querySelector('.finding').getBoundingClientRect().height"), 50)
            self.assertEqual(page.evaluate("[...document.links].filter((one) => one.hash && !document.getElementById(one.hash.slice(1))).length"), 0)
            self.assertEqual(page.complaints, [])

    def test_by_keyboard(self):
        with self.page() as page:
            page.open(self.url("vote"))
            page.press("Tab", 9)
            self.assertEqual(page.evaluate("document.activeElement.className"), "skip")
            self.assertGreater(page.evaluate("document.activeElement.getBoundingClientRect().left"), 0)
            page.press("Enter", 13)
            self.assertEqual(page.evaluate("location.hash"), "#findings")
            page.evaluate("document.querySelector('.finding .totext').focus()")
            page.press("Enter", 13)
            self.assertRegex(page.evaluate("location.hash"), r"^#c\d+m\d+$")
            self.assertTrue(page.evaluate("document.querySelector(':target').closest('details').open"))

    def test_fits_a_narrow_screen(self):
        for name in sheets.STORIES + ["hostile"]:
            with self.subTest(name), self.page(width=360, height=740) as page:
                page.open(self.url(name))
                page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
                self.assertLessEqual(page.evaluate("document.documentElement.scrollWidth"), 360)

    def test_prints(self):
        for size in ((8.27, 11.69), (8.5, 11)):
            with self.subTest(size), self.page() as page:
                page.open(self.url("vote"))
                path = self.pages["vote"].with_suffix(".pdf")
                page.print_to(path, *size)
                pages = path.read_bytes().count(b"/Type /Page\n")
                self.assertTrue(3 <= pages <= 30, f"{pages} pages")

    def test_many_articles_stay_usable(self):
        with self.page() as page:
            page.open(self.url("many"))
            everything = self.pages["many"].read_text().count(" data-outlets=")
            self.assertGreater(everything, 2500)
            self.assertLess(page.evaluate("document.querySelectorAll('[data-outlets]').length"), 800)
            # A filter finds what is in pages that nobody has opened.
            self.choose(page, "text", '"Channel Seven 37"'.strip('"'))
            self.assertTrue(0 < self.shown(page, "[data-outlets]") < 200)
            self.assertIn("Channel Seven 37", page.evaluate("document.querySelector('.claim:not([hidden])').textContent"))
            page.evaluate("document.getElementById('by-nothing').click()")
            # So does a link.
            last = re.findall(r' id="(c\d+m1)"', self.pages["many"].read_text())[-1]
            self.assertFalse(page.evaluate(f"document.getElementById('{last}') !== null"))
            page.open(self.url("many") + "#" + last)
            page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
            self.assertEqual(page.evaluate("document.querySelector(':target').id"), last)
            self.assertTrue(self.in_sight(page, last))
            # A page that is opened is there.
            page.evaluate("document.querySelector('#findings details[data-page]:not([open]) > summary').click()")
            page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
            self.assertGreater(page.evaluate("document.querySelector('#findings details[data-page][open]').querySelectorAll('.finding').length"), 20)
            self.assertEqual(page.complaints, [])

    def test_axe_finds_no_violation(self):
        if not AXE:
            self.fail("no axe-core: AXE must name axe.min.js; ./dev test fetches it")
        axe = pathlib.Path(AXE).read_text()
        cases = [(name, "light", 1280) for name in sheets.STORIES + ["hostile"]] + [("vote", "dark", 1280), ("earthquake", "dark", 1280), ("vote", "light", 360)]
        for name, scheme, width in cases:
            with self.subTest(name, scheme=scheme, width=width), \
                    self.page(width=width, media=[("prefers-color-scheme", scheme)]) as page:
                page.open(self.url(name))
                # Closed parts are no part of what axe sees; a reader opens them.
                if name != "hostile":
                    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
                page.evaluate(axe + "\n;0")
                found = page.evaluate("axe.run({resultTypes: ['violations']}).then((result) => result.violations.map("
                                      "(one) => `${one.id}: ${one.help}: ${one.nodes[0].html.slice(0, 300)} ${one.nodes[0].failureSummary}`))")
                self.assertEqual(found, [])


if __name__ == "__main__":
    try:
        unittest.main(verbosity=2)
    except Failure as failure:
        sys.exit(str(failure))
