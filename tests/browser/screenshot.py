#!/usr/bin/env python3
"""A picture of a claim sheet: screenshot.py SHEET PICTURE.png [WIDTH HEIGHT] [dark] [#place]; a PDF where it is named so."""
import pathlib
import sys

from chromium import Chromium, Page


def main(sheet, picture, *rest):
    numbers = [int(word) for word in rest if word.isdigit()] or [1280, 1000]
    place = next((word for word in rest if word.startswith("#")), "")
    media = [("prefers-color-scheme", "dark" if "dark" in rest else "light")]
    browser = Chromium()
    try:
        with Page(browser, *numbers, media=media) as page:
            page.open(pathlib.Path(sheet).resolve().as_uri() + place)
            if picture.endswith(".pdf"):
                page.print_to(picture)
            else:
                page.screenshot(picture)
    finally:
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
