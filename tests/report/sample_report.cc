#include "tests/report/sample_report.h"

#include <cassert>

namespace onrecord {
namespace {

enum Paper : std::size_t { kWire, kCoast, kPost, kLedger, kInland };

ReportArticle paper(const std::string& id, const std::string& publisher, const std::string& published,
                    const std::string& title, std::size_t origin, const std::string& text) {
  ReportArticle one;
  one.article.id = id;
  one.article.path = "harbour/" + id + ".txt";
  one.article.publisher = publisher;
  one.article.published = published;
  one.article.title = title;
  one.article.language = "en";
  one.article.text = title + "\n\n" + text;
  const auto title_end = static_cast<std::uint32_t>(title.size());
  one.article.blocks = {{BlockKind::kTitle, {0, title_end}, "", ""},
                        {BlockKind::kBody,
                         {title_end + 2, static_cast<std::uint32_t>(one.article.text.size())},
                         "layout.body",
                         ""}};
  one.origin = origin;
  return one;
}

// The first place of `words` in that article; its line is its sentence.
ClaimMention place(const Report& report, Paper paper, const std::string& words, const RuleRef& rule) {
  const std::string& text = report.articles[paper].article.text;
  const auto begin = text.find(words);
  assert(begin != std::string::npos);
  const auto end = begin + words.size();
  const auto line = text.rfind('\n', begin) + 1;
  ClaimMention mention;
  mention.article = paper;
  mention.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  mention.text = words;
  mention.before = text.substr(line, begin - line);
  mention.after = text.substr(end, text.find('\n', end) - end);
  mention.rule = rule;
  mention.confidence = 0.9;
  return mention;
}

ClaimMention quote(const Report& report, Paper paper, const std::string& words, const std::string& kind,
                   const std::string& speaker) {
  auto mention = place(report, paper, words, {"speech.quote-cue-speaker", "rules/en/speech.yaml", 31});
  mention.quote_kind = kind;
  mention.speaker = speaker;
  return mention;
}

ClaimMention figure(const Report& report, Paper paper, const std::string& words, const std::string& value,
                    const std::string& unit, const std::string& subject) {
  auto mention = place(report, paper, words, {"figure.counted-noun", "rules/en/figures.yaml", 54});
  mention.value = value;
  mention.low = mention.high = std::stod(value);
  mention.unit = unit;
  mention.bound = "exact";
  mention.subject = subject;
  return mention;
}

ClaimMention date(const Report& report, Paper paper, const std::string& words, const std::string& value,
                  const std::string& earliest, const std::string& latest) {
  auto mention = place(report, paper, words, {"date.day-month", "rules/en/dates.yaml", 12});
  mention.value = value;
  mention.earliest = earliest;
  mention.latest = latest;
  return mention;
}

Claim claim(const std::string& id, ClaimKind kind, const std::string& label, const std::string& speaker,
            std::size_t origins, Status status) {
  Claim one;
  one.id = id;
  one.kind = kind;
  one.label = label;
  one.speaker = speaker;
  one.origins = origins;
  one.status = status;
  return one;
}

Finding finding(const std::string& type, Severity severity, const std::string& explanation,
                std::vector<std::size_t> mentions, const std::string& detail, std::uint32_t line) {
  return {type,
          severity,
          explanation,
          std::move(mentions),
          {},
          detail,
          {"compare." + type, "rules/en/compare.yaml", line}};
}

void add_articles(Report& report) {
  const std::string wire =
      "MARROW BAY, 2 March (Northwire) — Dockers at Marrow Bay will walk out on Tuesday, their union said.\n"
      "“We will not sign a deal that leaves the night crews behind,” transport minister Orla Venn said.\n"
      "“Nobody in this harbour wants a long winter, and nobody will forget who caused one,” union leader "
      "Tomas Reke told reporters.\n"
      "Some 240 ships were waiting off the coast, port director Ines Calder said.\n"
      "The port handled goods worth £4.18bn last year, a rise of 12 percent on the year before.\n"
      "The last strike ended in October 2029.\n";
  report.articles = {
      paper("northwire-0302", "Northwire", "2031-03-02", "Marrow Bay dockers to strike from Tuesday", 0,
            wire),
      paper("coast-today", "Coast Today", "2031-03-02", "Dockers to strike", 0, wire),
      paper(
          "evening-post", "Marrow Evening Post", "2031-03-03", "Harbour braces for walkout", 0,
          "Dockers will down tools on 6 March, the union announced.\n"
          "“We will sign a deal that leaves the night crews behind,” said Ms Venn, the transport minister.\n"
          "“Nobody in this harbour wants a long winter,” Mr Reke told reporters.\n"
          "About 240 vessels are waiting at sea.\n"
          "Goods worth £4.2bn passed through the port, up 12 percent in the last quarter.\n"),
      paper("harbour-ledger", "The Harbour Ledger", "2031-03-03T18:20:00Z",
            "Venn: no deal without the night crews", 1,
            "The walkout begins on 4 March.\n"
            "“We will not sign any agreement that leaves the night crews behind,” Ms Venn told the Ledger in "
            "an interview at her office on the quay.\n"
            "Ines Calder, who runs the port, said nobody in the harbour wanted a long winter.\n"
            "“I have counted 420 ships out there,” she added.\n"
            "Dockers last struck on 14 October 2029.\n"
            "“My father worked these cranes for thirty years,” Mr Reke said.\n"
            "Crews work shifts of 11 hours.\n"),
      paper("inland-times", "Inland Times", "2031-03-03", "Ships queue as strike looms", 2,
            "“Nobody in this harbour wants a long winter,” Ms Venn said on Monday.\n"
            "More than 230 ships are at anchor.\n"
            "The strike starts on Tuesday 4 March.\n"),
  };
  report.articles[kCoast].article.url = "https://coast-today.example/harbour/strike?id=7&ref=front";
  report.articles[kLedger].article.url = "https://ledger.example/venn-interview";
  report.articles[kInland].article.url = "http://inland.example/2031/03/03/ships";
  report.articles[kWire].article.agency = {"Northwire"};
  report.articles[kCoast].article.agency = {"Northwire"};
  report.articles[kLedger].article.byline = {"Petra Lindqvist-Oyelaran"};
  report.origins = {{OriginKind::kWire,
                     {kWire, kCoast, kPost},
                     {{"credit_line", "Coast Today credits Northwire.", {kCoast}, 0},
                      {"shared_text",
                       "98 percent of the word runs of Coast Today stand in Northwire.",
                       {kWire, kCoast},
                       0.98},
                      {"shared_text",
                       "41 percent of the word runs of Marrow Evening Post stand in Northwire.",
                       {kWire, kPost},
                       0.41}}},
                    {OriginKind::kSingle, {kLedger}, {}},
                    {OriginKind::kSingle, {kInland}, {}}};
  const std::size_t counts[][3] = {{2, 3, 3}, {2, 3, 3}, {2, 3, 1}, {4, 2, 2}, {1, 1, 2}};
  for (std::size_t i = 0; i < report.articles.size(); ++i) {
    report.articles[i].quotes = counts[i][0];
    report.articles[i].figures = counts[i][1];
    report.articles[i].dates = counts[i][2];
  }
}

void add_quotes(Report& report) {
  Claim deal = claim("q1", ClaimKind::kQuote, "We will not sign a deal that leaves the night crews behind",
                     "Orla Venn", 2, Status::kDiffer);
  deal.mentions = {
      quote(report, kWire, "We will not sign a deal that leaves the night crews behind", "direct",
            "Orla Venn"),
      quote(report, kPost, "We will sign a deal that leaves the night crews behind", "direct", "Orla Venn"),
      quote(report, kLedger, "We will not sign any agreement that leaves the night crews behind", "direct",
            "Orla Venn"),
      quote(report, kCoast, "We will not sign a deal that leaves the night crews behind", "direct",
            "Orla Venn")};
  deal.findings = {
      finding("wording", Severity::kHigh,
              "Marrow Evening Post leaves out “not”, which Northwire has: the two say the opposite.",
              {0, 1, 3}, "negation: “not” against nothing", 40),
      finding("wording", Severity::kMedium,
              "The Harbour Ledger has “any agreement” where Northwire has “a deal”.", {0, 2},
              "“a deal” against “any agreement”", 44),
      finding("dependent_sources", Severity::kInfo,
              "Northwire, Coast Today and Marrow Evening Post are one origin: they count once.", {0, 1, 3},
              "", 71)};
  deal.findings[0].diff = {{DiffKind::kSame, "We will"},
                           {DiffKind::kDropped, "not"},
                           {DiffKind::kSame, "sign a deal that leaves the night crews behind"}};
  deal.findings[1].diff = {{DiffKind::kSame, "We will not sign"},
                           {DiffKind::kChanged, "a deal"},
                           {DiffKind::kChanged, "any agreement"},
                           {DiffKind::kSame, "that leaves the night crews behind"}};

  Claim winter = claim("q2", ClaimKind::kQuote, "Nobody in this harbour wants a long winter", "Tomas Reke", 3,
                       Status::kDiffer);
  winter.mentions = {
      quote(report, kWire,
            "Nobody in this harbour wants a long winter, and nobody will forget who caused one", "direct",
            "Tomas Reke"),
      quote(report, kInland, "Nobody in this harbour wants a long winter", "direct", "Orla Venn"),
      quote(report, kPost, "Nobody in this harbour wants a long winter", "direct", "Tomas Reke"),
      quote(report, kLedger, "nobody in the harbour wanted a long winter", "indirect", "Ines Calder")};
  winter.findings = {
      finding("speaker", Severity::kHigh,
              "Northwire gives these words to Tomas Reke, Inland Times to Orla Venn.", {0, 1},
              "Tomas Reke against Orla Venn", 52),
      finding("truncated", Severity::kLow,
              "Marrow Evening Post ends the quotation after “a long winter”; Northwire goes on.", {0, 2}, "",
              60),
      finding("paraphrase", Severity::kInfo, "The Harbour Ledger reports the words without marks.", {0, 3},
              "", 66)};
  winter.findings[1].diff = {{DiffKind::kSame, "Nobody in this harbour wants a long winter"},
                             {DiffKind::kDropped, ", and nobody will forget who caused one"}};

  Claim father = claim("q3", ClaimKind::kQuote, "My father worked these cranes for thirty years",
                       "Tomas Reke", 1, Status::kSingle);
  father.mentions = {
      quote(report, kLedger, "My father worked these cranes for thirty years", "direct", "Tomas Reke")};
  father.findings = {
      finding("single_source", Severity::kInfo, "Only The Harbour Ledger has this.", {0}, "", 70)};
  report.claims.insert(report.claims.end(), {deal, winter, father});
}

void add_figures(Report& report) {
  Claim ships =
      claim("f1", ClaimKind::kFigure, "ships waiting off the coast", "Ines Calder", 3, Status::kDiffer);
  ships.mentions = {figure(report, kWire, "Some 240 ships", "240", "ship", "waiting off the coast"),
                    figure(report, kLedger, "420 ships", "420", "ship", "out there"),
                    figure(report, kInland, "More than 230 ships", "230", "ship", "at anchor"),
                    figure(report, kPost, "About 240 vessels", "240", "vessel", "waiting at sea")};
  ships.mentions[0].bound = ships.mentions[3].bound = "about";
  ships.mentions[0].low = ships.mentions[3].low = 235;
  ships.mentions[0].high = ships.mentions[3].high = 245;
  ships.mentions[0].speaker = ships.mentions[1].speaker = "Ines Calder";
  ships.mentions[2].bound = "at_least";
  ships.mentions[2].high.reset();
  ships.findings = {
      finding("value", Severity::kHigh,
              "Northwire counts about 240 ships, The Harbour Ledger 420; both cite Ines Calder.", {0, 1},
              "235 to 245 against 420 ships", 80),
      finding("bound", Severity::kLow, "Inland Times says “more than 230” where Northwire says “some 240”.",
              {0, 2}, "at least 230 against about 240", 84)};

  Claim growth = claim("f2", ClaimKind::kFigure, "growth of goods handled", "", 1, Status::kDiffer);
  growth.mentions = {figure(report, kWire, "12 percent", "12", "percent", "goods handled"),
                     figure(report, kPost, "12 percent", "12", "percent", "goods handled")};
  growth.mentions[0].change = growth.mentions[1].change = "up";
  growth.mentions[0].period = "2030";
  growth.mentions[1].period = "2030-Q4";
  growth.findings = {
      finding("period", Severity::kMedium,
              "The same 12 percent is of a year in Northwire, of a quarter in Marrow Evening Post.", {0, 1},
              "2030 against 2030-Q4", 90)};

  Claim goods = claim("f3", ClaimKind::kFigure, "worth of goods handled", "", 1, Status::kAgree);
  goods.mentions = {figure(report, kWire, "£4.18bn", "4180000000", "GBP", "goods handled"),
                    figure(report, kPost, "£4.2bn", "4200000000", "GBP", "goods")};
  goods.mentions[0].low = 4175000000, goods.mentions[0].high = 4185000000;
  goods.mentions[1].low = 4150000000, goods.mentions[1].high = 4250000000;
  goods.findings = {finding("precision", Severity::kInfo,
                            "Marrow Evening Post rounds £4.18bn to £4.2bn; the two are compatible.", {0, 1},
                            "4.18 against 4.2 billion", 93)};

  Claim shifts = claim("f4", ClaimKind::kFigure, "length of shifts", "", 1, Status::kSingle);
  shifts.mentions = {figure(report, kLedger, "11 hours", "11", "hour", "shifts")};
  report.claims.insert(report.claims.end(), {ships, growth, goods, shifts});
}

void add_dates(Report& report) {
  Claim start = claim("d1", ClaimKind::kDate, "start of the strike", "", 3, Status::kDiffer);
  start.mentions = {date(report, kWire, "Tuesday", "2031-03-04", "2031-03-04", "2031-03-04"),
                    date(report, kPost, "6 March", "2031-03-06", "2031-03-06", "2031-03-06"),
                    date(report, kLedger, "4 March", "2031-03-04", "2031-03-04", "2031-03-04"),
                    date(report, kInland, "Tuesday 4 March", "2031-03-04", "2031-03-04", "2031-03-04")};
  start.findings = {
      finding("value", Severity::kMedium,
              "Marrow Evening Post has the strike begin on 6 March, the three others on 4 March.",
              {1, 0, 2, 3}, "2031-03-06 against 2031-03-04", 97)};

  Claim last = claim("d2", ClaimKind::kDate, "end of the last strike", "", 2, Status::kAgree);
  last.mentions = {date(report, kWire, "October 2029", "2029-10", "2029-10-01", "2029-10-31"),
                   date(report, kLedger, "14 October 2029", "2029-10-14", "2029-10-14", "2029-10-14")};
  last.findings = {finding("granularity", Severity::kInfo,
                           "The Harbour Ledger names the day, Northwire the month.", {0, 1}, "", 99)};
  report.claims.insert(report.claims.end(), {start, last});
}

}  // namespace

Report sample_report() {
  Report report;
  add_articles(report);
  add_quotes(report);
  add_figures(report);
  add_dates(report);
  return report;
}

}  // namespace onrecord
