#include "engine/report/report_json.h"

#include <unordered_map>

#include "engine/report/json_parts.h"
#include "engine/text/code_points.h"

namespace onrecord {
namespace {

constexpr std::string_view kSchema = "onrecord.report/1";

std::string origin_id(std::size_t index) { return "o" + std::to_string(index + 1); }

// The compared fields of a mention that are text, by their names in JSON.
struct TextField {
  const char* key;
  std::string ClaimMention::*member;
};
constexpr TextField kBeforeNumbers[] = {{"quote_kind", &ClaimMention::quote_kind},
                                        {"speaker", &ClaimMention::speaker},
                                        {"via", &ClaimMention::via},
                                        {"value", &ClaimMention::value}};
constexpr TextField kAfterNumbers[] = {
    {"unit", &ClaimMention::unit},         {"dimension", &ClaimMention::dimension},
    {"bound", &ClaimMention::bound},       {"change", &ClaimMention::change},
    {"subject", &ClaimMention::subject},   {"period", &ClaimMention::period},
    {"earliest", &ClaimMention::earliest}, {"latest", &ClaimMention::latest},
    {"scope", &ClaimMention::scope}};

// ---- writing ---------------------------------------------------------------

class Writer {
 public:
  explicit Writer(const Report& report) : report_(report) {
    points_.reserve(report.articles.size());
    for (const ReportArticle& one : report.articles) points_.emplace_back(one.article.text);
  }

  // One piece after the other: a tree of a large report takes many times its text.
  void all(const ReportSink& sink) const {
    sink("{\n \"schema\": " + dump_json(Json(kSchema), 1));
    stream("articles", report_.articles, &Writer::article, sink);
    stream("origins", report_.origins, &Writer::origin, sink);
    stream("claims", report_.claims, &Writer::claim, sink);
    sink("\n}\n");
  }

 private:
  template <typename Item>
  Json list(const std::vector<Item>& items, Json (Writer::*write)(const Item&, std::size_t) const) const {
    Json json = Json::array();
    for (std::size_t i = 0; i < items.size(); ++i) json.push_back((this->*write)(items[i], i));
    return json;
  }

  // A list as it stands in the object, its items written each by itself.
  template <typename Item>
  void stream(std::string_view key, const std::vector<Item>& items,
              Json (Writer::*write)(const Item&, std::size_t) const, const ReportSink& sink) const {
    sink(",\n \"" + std::string(key) + "\": [");
    for (std::size_t i = 0; i < items.size(); ++i) {
      const auto text = dump_json((this->*write)(items[i], i), 1);
      std::string piece = i == 0 ? "\n  " : ",\n  ";
      for (const char c : text) {
        piece += c;
        if (c == '\n') piece += "  ";
      }
      sink(piece);
    }
    sink(items.empty() ? "]" : "\n ]");
  }

  // nullptr for an article without text, whose offsets are code points already.
  const CodePoints* points(std::size_t article) const {
    return report_.articles[article].article.text.empty() ? nullptr : &points_[article];
  }

  Json ids(const std::vector<std::size_t>& articles) const {
    Json json = Json::array();
    for (const std::size_t index : articles) json.push_back(report_.articles[index].article.id);
    return json;
  }

  Json article(const ReportArticle& one, std::size_t index) const {
    Json json = article_json(one.article, points(index), false);
    json["origin"] = report_.origins.empty() ? Json() : Json(origin_id(one.origin));
    json["quotes"] = one.quotes;
    json["figures"] = one.figures;
    json["dates"] = one.dates;
    return json;
  }

  Json origin(const Origin& origin, std::size_t index) const {
    Json evidence = Json::array();
    for (const OriginEvidence& one : origin.evidence) {
      evidence.push_back({{"type", one.type},
                          {"explanation", one.explanation},
                          {"articles", ids(one.articles)},
                          {"containment", number_json(one.containment)}});
    }
    return {{"id", origin_id(index)},
            {"kind", name_of(origin.kind)},
            {"articles", ids(origin.articles)},
            {"evidence", std::move(evidence)}};
  }

  Json claim(const Claim& claim, std::size_t) const {
    Json json = {{"id", claim.id},           {"kind", name_of(claim.kind)},
                 {"label", claim.label},     {"speaker", text_or_null(claim.speaker)},
                 {"origins", claim.origins}, {"status", name_of(claim.status)}};
    json["mentions"] = list(claim.mentions, &Writer::mention);
    json["findings"] = list(claim.findings, &Writer::finding);
    return json;
  }

  Json mention(const ClaimMention& mention, std::size_t) const {
    const CodePoints* of_article = points(mention.article);
    const Span at = of_article != nullptr ? of_article->from_bytes(mention.span) : mention.span;
    Json json = {{"article", report_.articles[mention.article].article.id},
                 {"begin", at.begin},
                 {"end", at.end},
                 {"text", mention.text},
                 {"before", mention.before},
                 {"after", mention.after}};
    const auto add = [&](const TextField& field) {
      if (!(mention.*field.member).empty()) json[field.key] = mention.*field.member;
    };
    for (const TextField& field : kBeforeNumbers) add(field);
    if (const Json low = number_json(mention.low); !low.is_null()) json["low"] = low;
    if (const Json high = number_json(mention.high); !high.is_null()) json["high"] = high;
    for (const TextField& field : kAfterNumbers) add(field);
    json["rule"] = rule_json(mention.rule);
    json["confidence"] = number_json(mention.confidence);
    return json;
  }

  Json finding(const Finding& finding, std::size_t) const {
    Json diff = Json::array();
    for (const DiffPiece& piece : finding.diff) {
      diff.push_back({{"kind", name_of(piece.kind)}, {"text", piece.text}});
    }
    return {{"type", finding.type},
            {"severity", name_of(finding.severity)},
            {"explanation", finding.explanation},
            {"mentions", finding.mentions},
            {"diff", std::move(diff)},
            {"detail", text_or_null(finding.detail)},
            {"rule", rule_json(finding.rule)}};
  }

  const Report& report_;
  std::vector<CodePoints> points_;
};

// ---- reading ---------------------------------------------------------------

class Reader {
 public:
  explicit Reader(Report& report) : report_(report) {}

  void all(const JsonField& root) {
    const JsonField articles = root["articles"];
    articles.each([&](const JsonField& field) { article(field); });
    root["origins"].each([&](const JsonField& field) { origin(field); });
    std::size_t index = 0;
    articles.each([&](const JsonField& field) { article_origin(field, report_.articles[index++]); });
    root["claims"].each([&](const JsonField& field) { claim(field); });
  }

 private:
  using Ids = std::unordered_map<std::string, std::size_t>;

  static void take_id(const JsonField& id, Ids& ids) {
    const std::string name = id.required_text();
    if (!ids.emplace(name, ids.size()).second && id.ok()) {
      id.fail(JsonField::quoted(name) + " is there twice");
    }
  }

  // The index of the thing with this id; `of` says of what, for the error.
  static std::size_t reference(const JsonField& field, const Ids& ids, std::string_view of) {
    const std::string name = field.required_text();
    const auto found = ids.find(name);
    if (found != ids.end()) return found->second;
    field.fail(JsonField::quoted(name) + " is no " + std::string(of) + " of this report");
    return 0;
  }

  static Span span(const JsonField& field) {
    const Span at{field["begin"].whole(), field["end"].whole()};
    if (field.ok() && at.end < at.begin) field["end"].fail("is before begin");
    return at;
  }

  std::vector<std::size_t> articles_of(const JsonField& list) const {
    std::vector<std::size_t> found;
    list.each([&](const JsonField& id) { found.push_back(reference(id, article_ids_, "article")); });
    return found;
  }

  void article(const JsonField& field) {
    take_id(field["id"], article_ids_);
    ReportArticle one;
    one.article = read_article(field);
    one.article.text.clear();  // or the spans would pass for bytes
    field["blocks"].each([&](const JsonField& block) {
      one.article.blocks.push_back(
          {block["kind"].one_of(block_kind), span(block), block["rule"].text(), block["path"].text()});
    });
    one.quotes = field["quotes"].whole();
    one.figures = field["figures"].whole();
    one.dates = field["dates"].whole();
    report_.articles.push_back(std::move(one));
  }

  void article_origin(const JsonField& field, ReportArticle& article) const {
    if (report_.origins.empty()) return;
    article.origin = reference(field["origin"], origin_ids_, "origin");
  }

  void origin(const JsonField& field) {
    take_id(field["id"], origin_ids_);
    Origin origin;
    origin.kind = field["kind"].one_of(origin_kind);
    origin.articles = articles_of(field["articles"]);
    field["evidence"].each([&](const JsonField& one) {
      origin.evidence.push_back({one["type"].required_text(), one["explanation"].text(),
                                 articles_of(one["articles"]), one["containment"].number().value_or(0)});
    });
    report_.origins.push_back(std::move(origin));
  }

  void claim(const JsonField& field) {
    Claim claim;
    claim.id = field["id"].required_text();
    claim.kind = field["kind"].one_of(claim_kind);
    claim.label = field["label"].text();
    claim.speaker = field["speaker"].text();
    field["mentions"].each([&](const JsonField& one) { claim.mentions.push_back(mention(one)); });
    claim.origins = field["origins"].whole();
    claim.status = field["status"].one_of(status_of);
    field["findings"].each(
        [&](const JsonField& one) { claim.findings.push_back(finding(one, claim.mentions.size())); });
    report_.claims.push_back(std::move(claim));
  }

  ClaimMention mention(const JsonField& field) const {
    ClaimMention mention;
    mention.article = reference(field["article"], article_ids_, "article");
    mention.span = span(field);
    mention.text = field["text"].text();
    mention.before = field["before"].text();
    mention.after = field["after"].text();
    for (const TextField& one : kBeforeNumbers) mention.*one.member = field[one.key].text();
    mention.low = field["low"].number();
    mention.high = field["high"].number();
    for (const TextField& one : kAfterNumbers) mention.*one.member = field[one.key].text();
    mention.rule = read_rule(field["rule"]);
    mention.confidence = field["confidence"].number().value_or(0);
    return mention;
  }

  static Finding finding(const JsonField& field, std::size_t mentions) {
    Finding finding;
    finding.type = field["type"].required_text();
    finding.severity = field["severity"].one_of(severity_of);
    finding.explanation = field["explanation"].text();
    field["mentions"].each([&](const JsonField& one) {
      const std::uint32_t index = one.whole();
      if (index >= mentions) {
        one.fail(std::to_string(index) + " is past the mentions (" + std::to_string(mentions) + ")");
      }
      finding.mentions.push_back(index);
    });
    field["diff"].each([&](const JsonField& piece) {
      finding.diff.push_back({piece["kind"].one_of(diff_kind), piece["text"].text()});
    });
    finding.detail = field["detail"].text();
    finding.rule = read_rule(field["rule"]);
    return finding;
  }

  Report& report_;
  Ids article_ids_, origin_ids_;
};

}  // namespace

void write_report(const Report& report, const ReportSink& sink) { Writer(report).all(sink); }

std::string write_report(const Report& report) {
  std::string out;
  write_report(report, [&](std::string_view piece) { out += piece; });
  return out;
}

Result<Report> read_report(std::string_view json, std::string_view where) {
  const auto parsed = parse_json(json, where);
  if (!parsed) return tl::make_unexpected(parsed.error());
  std::string error;
  Report report;
  const JsonField root(*parsed, error);
  const JsonField schema = root["schema"];
  const std::string name = schema.required_text();
  if (name != kSchema) schema.fail(JsonField::quoted(name) + " is not " + JsonField::quoted(kSchema));
  Reader(report).all(root);
  if (!error.empty()) return fail(ErrorKind::kInput, std::string(where), error);
  return report;
}

}  // namespace onrecord
