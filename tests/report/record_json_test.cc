#include "engine/report/record_json.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

using namespace onrecord;
using nlohmann::ordered_json;

namespace {

// The first place of `words` in the record's text.
Span at(const Record& record, std::string_view words) {
  const auto begin = record.article.text.find(words);
  REQUIRE(begin != std::string::npos);
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + words.size())};
}

// One article with every field of the contract in use; é and 😀 part bytes from code points.
Record full_record() {
  Record record;
  record.article = {"café-7",
                    "in/café.txt",
                    "https://coast.example/7",
                    "Café 😀 talks",
                    "Coast Today",
                    {"Northwire"},
                    {"Ana Rell"},
                    "2031-03-02",
                    "en",
                    "Café 😀 talks\n\n“We gained,” said Zoë Brandt, “about €2.5m” in May. She called it "
                    "“a start” after a port readout.\n",
                    {}};
  record.article.blocks = {{BlockKind::kTitle, at(record, "Café 😀 talks"), "", ""},
                           {BlockKind::kBody,
                            at(record,
                               "“We gained,” said Zoë Brandt, “about €2.5m” in May. "
                               "She called it “a start” after a port readout."),
                            "layout.body", ""}};
  record.sentences = {at(record, "“We gained,” said Zoë Brandt, “about €2.5m” in May."),
                      at(record, "She called it “a start” after a port readout.")};
  record.entities = {
      {EntityKind::kPerson, "Zoë Brandt", {"minister"}, {at(record, "Zoë Brandt"), at(record, "She")}},
      {EntityKind::kPlace, "Marrow Bay", {}, {}}};
  const RuleRef rule{"speech.quote-cue-speaker", "rules/en/speech.yaml", 31};
  Quote direct;
  direct.content = {at(record, "We gained,"), at(record, "about €2.5m")};
  direct.speaker = Speaker{at(record, "Zoë Brandt"), 0, "Zoë Brandt"};
  direct.cue = at(record, "said");
  direct.rule = rule;
  direct.confidence = 0.93;
  Quote mixed;
  mixed.kind = QuoteKind::kMixed;
  mixed.content = {at(record, "a start")};
  mixed.clause = at(record, "called it “a start”");
  mixed.speaker = Speaker{at(record, "She"), std::nullopt, "She"};
  mixed.via = at(record, "a port readout");
  record.quotes = {direct, mixed};
  Figure figure;
  figure.span = at(record, "about €2.5m");
  figure.value = 2500000;
  figure.unit = "EUR";
  figure.dimension = "money";
  figure.bound = Bound::kAbout;
  figure.change = Change::kUp;
  figure.subject = at(record, "We");
  figure.period = "2031-05";
  figure.speaker = direct.speaker;
  figure.quote = 0;
  figure.rule = rule;
  figure.confidence = 1;
  Figure range;
  range.span = at(record, "2.5");
  range.low = 2.25;
  range.high = 1e300;
  record.figures = {figure, range};
  record.dates = {{at(record, "May"), DateType::kDate, "2031-05", "2031-05-01", "2031-05-31", rule, 0.5}};
  return record;
}

std::string error_of(const ordered_json& json) {
  const auto read = read_record(json.dump(), "wire.jsonl:17");
  REQUIRE_FALSE(read.has_value());
  CHECK(read.error().kind == ErrorKind::kInput);
  CHECK(read.error().where == "wire.jsonl:17");
  return read.error().what;
}

}  // namespace

TEST_CASE("a record is written under the contract's names, with code point offsets") {
  const std::string line = write_record(full_record());
  CHECK(line.find('\n') == std::string::npos);
  CHECK(line.rfind(R"({"schema":"onrecord.extract/1","article":{"id":"café-7",)", 0) == 0);
  const auto json = ordered_json::parse(line);
  for (
      const auto& [where, expected] : std::initializer_list<std::pair<const char*, const char*>>{
          {"/article/path", R"("in/café.txt")"},
          {"/article/agency", R"(["Northwire"])"},
          {"/article/blocks/0", R"({"kind":"title","begin":0,"end":12,"rule":null})"},
          {"/sentences", "[[14,65],[66,111]]"},
          {"/entities/0", R"({"id":"e1","kind":"person","name":"Zoë Brandt","roles":["minister"],)"
                          R"("mentions":[{"begin":32,"end":42},{"begin":66,"end":69}]})"},
          {"/quotes/0",
           R"({"id":"q1","kind":"direct","content":[{"begin":15,"end":25,"text":"We gained,"},)"
           R"({"begin":45,"end":56,"text":"about €2.5m"}],"clause":null,"marked":[],)"
           R"("speaker":{"begin":32,"end":42,"text":"Zoë Brandt","entity":"e1","name":"Zoë Brandt"},)"
           R"("cue":{"begin":27,"end":31,"text":"said"},"via":null,)"
           R"("rule":{"id":"speech.quote-cue-speaker","file":"rules/en/speech.yaml","line":31},)"
           R"("confidence":0.93})"},
          {"/quotes/1/clause", R"({"begin":70,"end":89,"text":"called it “a start”"})"},
          {"/quotes/1/rule", "null"},
          {"/figures/0/value", "2500000"},
          {"/figures/0/low", "null"},
          {"/figures/0/bound", R"("about")"},
          {"/figures/0/change", R"("up")"},
          {"/figures/0/quote", R"("q1")"},
          {"/figures/1/value", "null"},
          {"/figures/1/low", "2.25"},
          {"/figures/1/unit", "null"},
          {"/figures/1/change", "null"},
          {"/figures/1/speaker", "null"},
          {"/dates/0",
           R"({"id":"d1","begin":61,"end":64,"text":"May","type":"DATE","value":"2031-05",)"
           R"("earliest":"2031-05-01","latest":"2031-05-31",)"
           R"("rule":{"id":"speech.quote-cue-speaker","file":"rules/en/speech.yaml","line":31},"confidence":0.5})"},
      }) {
    CAPTURE(where);
    CHECK(json.at(ordered_json::json_pointer(where)).dump() == expected);
  }
}

TEST_CASE("what was written reads back as the same record") {
  Record bare;
  bare.article.id = "empty.txt";
  for (const Record& record : {full_record(), bare}) {
    const std::string line = write_record(record);
    const auto read = read_record(line, "x");
    REQUIRE_MESSAGE(read.has_value(), read.error().message());
    CHECK(write_record(*read) == line);
  }
  const Record record = full_record();
  const auto read = read_record(write_record(record), "x").value();
  CHECK(read.article.text == record.article.text);
  CHECK(read.article.blocks[1].span == record.article.blocks[1].span);
  CHECK(read.sentences == record.sentences);
  CHECK(read.entities[0].mentions == record.entities[0].mentions);
  CHECK(read.quotes[0].content == record.quotes[0].content);
  CHECK(read.quotes[0].speaker->entity == 0);
  CHECK(read.quotes[1].clause == record.quotes[1].clause);
  CHECK_FALSE(read.quotes[1].speaker->entity.has_value());
  CHECK(read.figures[0].quote == 0);
  CHECK(read.figures[1].high == 1e300);
  CHECK(read.dates[0].span == record.dates[0].span);
}

TEST_CASE("text of any kind passes through a record unharmed") {
  for (const std::string& text : {std::string("\"}],\"quotes\":[{\"id\":\"q9\"}] \\ \\u0041 </script>"),
                                  std::string("tab\tnew\nline\r\x01\x1b[31m"), std::string("nul\0inside", 10),
                                  std::string("\u202eabc\u2028\ufeff"), std::string("\xF4\x8F\xBF\xBF")}) {
    CAPTURE(text);
    Record record;
    record.article.id = record.article.title = text;
    record.article.text = text;
    record.article.byline = {text};
    const auto read = read_record(write_record(record), "x");
    REQUIRE(read.has_value());
    CHECK(read->article.id == text);
    CHECK(read->article.text == text);
    CHECK(read->article.byline == std::vector<std::string>{text});
  }
  Record broken;
  broken.article.id = "half \xC3";
  CHECK(write_record(broken).find("half \uFFFD") != std::string::npos);
}

TEST_CASE("a wrong field is named, with what is wrong about it") {
  const auto good = ordered_json::parse(write_record(full_record()));
  const auto length = 112;
  REQUIRE(good["article"]["blocks"][1]["end"] == length - 1);
  struct Case {
    const char* field;
    ordered_json value;
    const char* error;
  };
  for (
      const auto& [field, value, error] : {
          Case{"/schema", "onrecord.extract/2",
               R"(schema: "onrecord.extract/2" is not "onrecord.extract/1")"},
          Case{"/schema", nullptr, "schema: is missing"},
          Case{"/schema", 1, "schema: must be text"},
          Case{"/article", nullptr, "article: is missing"},
          Case{"/article", "text", "article: must be an object"},
          Case{"/article/id", "", "article.id: is empty"},
          Case{"/article/text", nullptr, "article.text: is missing"},
          Case{"/article/text", 5, "article.text: must be text"},
          Case{"/article/agency", "AB", "article.agency: must be a list"},
          Case{"/article/byline/0", 7, "article.byline[0]: must be text"},
          Case{"/article/blocks/0/kind", "sidebar", R"(article.blocks[0].kind: "sidebar" is not known)"},
          Case{"/article/blocks/1/begin", 3, "article.blocks[1]: begins before the one before it ends"},
          Case{"/sentences/1", {66}, "sentences[1]: must be [begin, end] inside the text (112)"},
          Case{"/sentences/1", {66, 113}, "sentences[1]: must be [begin, end] inside the text (112)"},
          Case{"/sentences/1", {60, 70}, "sentences[1]: begins before the one before it ends"},
          Case{"/sentences/0/1", 1.5, "sentences[0][1]: must be a whole number, 0 or more"},
          Case{"/entities/1/id", "e1", R"(entities[1].id: "e1" is there twice)"},
          Case{"/entities/1/name", nullptr, "entities[1].name: is missing"},
          Case{"/entities/0/mentions/1/end", 113, "entities[0].mentions[1].end: 113 is past the text (112)"},
          Case{"/quotes", 5, "quotes: must be a list"},
          Case{"/quotes/0", nullptr, "quotes[0].id: is missing"},
          Case{"/quotes/0/kind", "loud", R"(quotes[0].kind: "loud" is not known)"},
          Case{"/quotes/1/content", ordered_json::array(), "quotes[1].content: is empty"},
          Case{"/quotes/0/content/1/end", 940, "quotes[0].content[1].end: 940 is past the text (112)"},
          Case{"/quotes/0/content/1/end", 4294967296, "quotes[0].content[1].end: 4294967296 is too large"},
          Case{"/quotes/0/content/0/begin", -1,
               "quotes[0].content[0].begin: must be a whole number, 0 or more"},
          Case{"/quotes/0/content/0/begin", nullptr, "quotes[0].content[0].begin: is missing"},
          Case{"/quotes/0/content/0/begin", 25, "quotes[0].content[0].end: 25 is not after begin (25)"},
          Case{
              "/quotes/0/content/0/text", "We lost",
              R"(quotes[0].content[0].text: is not what stands there, "We gained,"; offsets count code points)"},
          Case{"/quotes/0/speaker/entity", "e9", R"(quotes[0].speaker.entity: "e9" is not in this record)"},
          Case{"/quotes/0/rule/line", "31", "quotes[0].rule.line: must be a whole number, 0 or more"},
          Case{"/quotes/0/confidence", 1.5, "quotes[0].confidence: must lie between 0 and 1"},
          Case{"/figures/0/value", "many", "figures[0].value: must be a number"},
          Case{"/figures/0/change", "sideways", R"(figures[0].change: "sideways" is not known)"},
          Case{"/figures/0/quote", "q3", R"(figures[0].quote: "q3" is not in this record)"},
          Case{"/dates/0/type", "EPOCH", R"(dates[0].type: "EPOCH" is not known)"},
          Case{"/dates/0/type", "\x1b[31m\u202e", R"(dates[0].type: "\u001b[31m\u202e" is not known)"},
      }) {
    CAPTURE(field);
    auto json = good;
    json[ordered_json::json_pointer(field)] = value;
    CHECK(error_of(json) == error);
  }
}

TEST_CASE("pieces of a quotation out of order are refused") {
  auto json = ordered_json::parse(write_record(full_record()));
  auto& content = json["quotes"][0]["content"];
  std::swap(content[0], content[1]);
  CHECK(error_of(json) == "quotes[0].content[1]: begins before the one before it ends");
}

TEST_CASE("absent lists and unknown fields are no error") {
  const auto read = read_record(
      R"({"schema":"onrecord.extract/1","mood":{"a":[1]},"article":{"id":"a","text":"x","blocks":null,"extra":1}})",
      "x");
  REQUIRE_MESSAGE(read.has_value(), read.error().message());
  CHECK(read->quotes.empty());
  CHECK(read->article.text == "x");
}

TEST_CASE("text that is not JSON is an error that says where") {
  const std::string deep(100000, '[');
  const std::string good = write_record(full_record());
  for (const auto& [text, error] : std::initializer_list<std::pair<std::string, const char*>>{
           {"", "is not JSON at byte 1: value - unexpected end of input"},
           {"{\"schema\":", "is not JSON at byte 11: value - unexpected end of input"},
           {good + "}", nullptr},
           {good.substr(0, good.size() / 2), nullptr},
           {"{\"a\":\"\xC3(\"}", nullptr},
           {deep, "nests deeper than 64 levels at byte 65"},
           {"{\"a\":" + deep, "nests deeper than 64 levels at byte 69"},
           {"{\"a\":1e999}", "holds a number that is too large"},
           {"[]", "must be an object"},
           {"7", "must be an object"},
           {"\"{[\"", "must be an object"},
       }) {
    CAPTURE(text.substr(0, 40));
    const auto read = read_record(text, "x");
    REQUIRE_FALSE(read.has_value());
    if (error != nullptr) CHECK(read.error().what == error);
    CHECK(read.error().what.size() < 200);
  }
}
