"""The sheets under test: what the program makes of the stories, of hostile articles, and of a great many."""
import json
import os
import pathlib
import subprocess

SOURCE = pathlib.Path(__file__).resolve().parents[2]
STORIES = sorted(path.parent.name for path in (SOURCE / "fixtures").glob("*/articles"))

# What an article may hold in the hope that somebody's browser, spreadsheet or viewer obeys it.
SCRIPTS = [
    "<script>document.title='OWNED'</script>",
    "</script><script>document.title='OWNED'</script>",
    "</style><script>document.title='OWNED'</script><style>",
    "<img src=x onerror=\"document.title='OWNED'\">",
    "<svg onload=document.title='OWNED'>",
    "<details open ontoggle=document.title='OWNED'>",
    "\" onmouseover=\"document.title='OWNED'\" autofocus onfocus=\"document.title='OWNED'\" x=\"",
    "' onclick='document.title=1",
    "<iframe srcdoc=\"<script>parent.document.title='OWNED'</script>\"></iframe>",
    "<a href=\"javascript:document.title='OWNED'\">here</a>",
    "<base href=\"https://evil.example/\"><link rel=stylesheet href=\"https://evil.example/x.css\">",
    "<meta http-equiv=refresh content=\"0;url=https://evil.example/\">",
    "<form action=\"https://evil.example/\"><input name=x></form>",
    "-->]]>{{7*7}}${7*7}<%= 7*7 %>",
    "[here](javascript:document.title=1) ![x](https://evil.example/x.png) `code` **bold** <https://evil.example>",
]
BIDI = "\u202eright to left\u202c \u2066isolated\u2069 \u200fmark \u2028line \x1b[31mred\x07"
FORMULAS = ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "=HYPERLINK(\"https://evil.example\",\"x\")", "\t=1+1", "\r=1+1", "＝1+1"]


def run(*words, text=None):
    """The program's standard output; anything but success is an error that shows what it said."""
    ran = subprocess.run([os.environ["ONRECORD"], *map(str, words)], cwd=SOURCE, capture_output=True, text=True, input=text)
    if ran.returncode != 0:
        raise AssertionError(f"onrecord {words}: {ran.returncode}\n{ran.stderr}")
    return ran.stdout


def hostile_articles():
    """Articles that say the same, so that claims and findings come of them, with a payload wherever one fits."""
    articles = []
    for index, payload in enumerate(SCRIPTS + FORMULAS + [BIDI]):
        body = (
            f"“We will {'not ' if index % 2 else ''}close the weir {payload} before the flood,” mayor Odda Brenk said on Monday.\n\n"
            f"The weir holds {40 + index} boats {payload}, the mayor said.\n\n"
            f"{payload} The flood began on 4 May 2031, and “nobody saw it {payload} coming,” Brenk said.\n")
        if index == 0:
            body += "\n" + "<div>" * 20000 + "\n\n" + "<!ENTITY a \"" + "&lol;" * 5000 + "\">\n"
        articles.append({
            "id": f"{index} {payload}", "url": f"javascript:document.title='OWNED'//{index}" if index % 2 else f"https://{index}.example/\"onclick=x",
            "title": f"{payload} Weir {index}", "publisher": f"{payload} Gazette {index}", "byline": [f"{payload} Writer"],
            "published": "2031-05-05", "text": body})
    return articles


def hostile(folder):
    """The hostile articles as a file of JSON Lines, and a report and records of them."""
    lines = folder / "hostile.jsonl"
    lines.write_text("".join(json.dumps(one) + "\n" for one in hostile_articles()))
    return two_steps(lines, folder, "hostile")


def two_steps(articles, folder, name):
    """Records and report of these articles, as files."""
    records, report = folder / f"{name}-records.jsonl", folder / f"{name}-report.json"
    run("extract", "--quiet", articles, "--out", records)
    run("reconcile", "--quiet", records, "--out", report)
    return report, records


def many(story, times, folder):
    """A report and records of `times` as many articles: the story's, again and again under other names."""
    golden = SOURCE / "fixtures" / story / "golden"
    report = json.loads((golden / "report.json").read_text())
    records = [json.loads(line) for line in (golden / "extract.jsonl").read_text().splitlines()]
    all_records, whole = [], {"schema": report["schema"], "articles": [], "origins": [], "claims": []}
    for turn in range(times):
        def other(name):
            return f"{name}-{turn}"
        for record in records:
            article = dict(record["article"], id=other(record["article"]["id"]),
                           publisher=f"{record['article']['publisher'] or 'Paper'} {turn}")
            all_records.append(json.dumps(dict(record, article=article)))
        for article in report["articles"]:
            whole["articles"].append(dict(article, id=other(article["id"]), origin=other(article["origin"]),
                                          publisher=f"{article['publisher'] or 'Paper'} {turn}"))
        for origin in report["origins"]:
            evidence = [dict(one, articles=list(map(other, one["articles"]))) for one in origin["evidence"]]
            whole["origins"].append(dict(origin, id=other(origin["id"]), articles=list(map(other, origin["articles"])), evidence=evidence))
        for claim in report["claims"]:
            mentions = [dict(one, article=other(one["article"])) for one in claim["mentions"]]
            whole["claims"].append(dict(claim, id=other(claim["id"]), mentions=mentions))
    records_path, report_path = folder / "many-records.jsonl", folder / "many-report.json"
    records_path.write_text("\n".join(all_records) + "\n")
    report_path.write_text(json.dumps(whole))
    return report_path, records_path
