#include "engine/report/record_json.h"

#include <unordered_map>

#include "engine/article/formats/json_article.h"
#include "engine/report/json_parts.h"
#include "engine/report/json_text.h"
#include "engine/text/code_points.h"

namespace onrecord {
namespace {

std::string id_of(char letter, std::size_t index) { return letter + std::to_string(index + 1); }

// ---- writing ---------------------------------------------------------------

class Writer {
 public:
  explicit Writer(const Record& record) : record_(record), points_(record.article.text) {}

  std::string all() {
    out_.begin_object().key("schema").text(kExtractSchema).key("article");
    article();
    out_.key("sentences").begin_list();
    for (const Span sentence : record_.sentences) {
      const Span at = points_.from_bytes(sentence);
      out_.begin_list().whole(at.begin).whole(at.end).end_list();
    }
    out_.end_list();
    out_.key("entities");
    list(record_.entities, &Writer::entity);
    out_.key("quotes");
    list(record_.quotes, &Writer::quote);
    out_.key("figures");
    list(record_.figures, &Writer::figure);
    out_.key("dates");
    list(record_.dates, &Writer::date);
    return out_.end_object().take();
  }

 private:
  template <typename Item>
  void list(const std::vector<Item>& items, void (Writer::*write)(const Item&, std::size_t)) {
    out_.begin_list();
    for (std::size_t i = 0; i < items.size(); ++i) {
      out_.begin_object();
      (this->*write)(items[i], i);
      out_.end_object();
    }
    out_.end_list();
  }

  void texts(const std::vector<std::string>& values) {
    out_.begin_list();
    for (const auto& value : values) out_.text(value);
    out_.end_list();
  }

  // The fields in the order of article_json.
  void article() {
    const Article& article = record_.article;
    // Names of files may hold any bytes; all else is valid UTF-8 already.
    out_.begin_object()
        .key("id")
        .text(valid_utf8(article.id))
        .key("path")
        .text_or_null(valid_utf8(article.path));
    out_.key("url").text_or_null(article.url).key("title").text_or_null(article.title);
    out_.key("publisher").text_or_null(article.publisher);
    out_.key("agency");
    texts(article.agency);
    out_.key("byline");
    texts(article.byline);
    out_.key("published").text_or_null(article.published).key("language").text_or_null(article.language);
    out_.key("text").text(article.text).key("blocks").begin_list();
    for (const Block& block : article.blocks) {
      out_.begin_object().key("kind").text(name_of(block.kind));
      place(block.span);
      out_.key("rule").text_or_null(block.rule);
      if (!block.path.empty()) out_.key("path").text(block.path);
      out_.end_object();
    }
    out_.end_list().end_object();
  }

  void place(Span span) {
    const Span at = points_.from_bytes(span);
    out_.key("begin").whole(at.begin).key("end").whole(at.end);
  }

  // begin, end, text
  void words(Span span) {
    place(span);
    out_.key("text").text(slice(record_.article, span));
  }

  void words_or_null(const std::optional<Span>& span) {
    if (!span) {
      out_.null();
      return;
    }
    out_.begin_object();
    words(*span);
    out_.end_object();
  }

  void id(char letter, std::size_t index) { out_.key("id").text(id_of(letter, index)); }

  void speaker(const std::optional<Speaker>& speaker) {
    out_.key("speaker");
    if (!speaker) {
      out_.null();
      return;
    }
    out_.begin_object();
    words(speaker->span);
    out_.key("entity").text_or_null(speaker->entity ? id_of('e', *speaker->entity) : std::string());
    out_.key("name").text(speaker->name).end_object();
  }

  void provenance(const RuleRef& rule, double confidence) {
    out_.key("rule");
    if (rule.id.empty()) {
      out_.null();
    } else {
      out_.begin_object().key("id").text(rule.id).key("file").text(rule.file).key("line").whole(rule.line);
      if (!rule.also.empty()) {
        out_.key("also").begin_list();
        for (const auto& place : rule.also) {
          out_.begin_object().key("file").text(place.file).key("line").whole(place.line).end_object();
        }
        out_.end_list();
      }
      out_.end_object();
    }
    out_.key("confidence").number(confidence);
  }

  void entity(const Entity& entity, std::size_t index) {
    id('e', index);
    out_.key("kind").text(name_of(entity.kind)).key("name").text(entity.name);
    out_.key("roles");
    texts(entity.roles);
    out_.key("mentions").begin_list();
    for (const Span mention : entity.mentions) {
      out_.begin_object();
      place(mention);
      out_.end_object();
    }
    out_.end_list();
  }

  void quote(const Quote& quote, std::size_t index) {
    id('q', index);
    out_.key("kind").text(name_of(quote.kind)).key("content").begin_list();
    for (const Span piece : quote.content) {
      out_.begin_object();
      words(piece);
      out_.end_object();
    }
    out_.end_list();
    out_.key("clause");
    words_or_null(quote.clause);
    out_.key("marked").begin_list();
    for (const Span piece : quote.marked) {
      out_.begin_object();
      words(piece);
      out_.end_object();
    }
    out_.end_list();
    speaker(quote.speaker);
    out_.key("cue");
    words_or_null(quote.cue);
    out_.key("via");
    words_or_null(quote.via);
    provenance(quote.rule, quote.confidence);
  }

  void figure(const Figure& figure, std::size_t index) {
    id('f', index);
    words(figure.span);
    out_.key("value").number(figure.value).key("low").number(figure.low).key("high").number(figure.high);
    out_.key("unit").text_or_null(figure.unit).key("dimension").text_or_null(figure.dimension);
    out_.key("bound").text(name_of(figure.bound)).key("change").text_or_null(name_of(figure.change));
    out_.key("subject");
    words_or_null(figure.subject);
    out_.key("period").text_or_null(figure.period);
    speaker(figure.speaker);
    out_.key("quote").text_or_null(figure.quote ? id_of('q', *figure.quote) : std::string());
    provenance(figure.rule, figure.confidence);
  }

  void date(const Date& date, std::size_t index) {
    id('d', index);
    words(date.span);
    out_.key("type").text(name_of(date.type)).key("value").text_or_null(date.value);
    out_.key("earliest").text_or_null(date.earliest).key("latest").text_or_null(date.latest);
    provenance(date.rule, date.confidence);
  }

  const Record& record_;
  CodePoints points_;
  JsonText out_;
};

// ---- reading ---------------------------------------------------------------

using Ids = std::unordered_map<std::string, std::size_t>;

class Reader {
 public:
  // `record` has its article's text already.
  explicit Reader(Record& record)
      : record_(record),
        points_(record.article.text),
        length_(points_.from_byte(static_cast<std::uint32_t>(record.article.text.size()))) {}

  void all(const JsonField& root) {
    const JsonField article = root["article"];
    blocks(article["blocks"]);
    sentences(root["sentences"]);
    root["entities"].each([&](const JsonField& field) { entity(field); });
    root["quotes"].each([&](const JsonField& field) { quote(field); });
    root["figures"].each([&](const JsonField& field) { figure(field); });
    root["dates"].each([&](const JsonField& field) { date(field); });
  }

 private:
  // The bytes from `begin` to `end`, which must lie in the text in this order.
  Span span(const JsonField& begin, const JsonField& end) const {
    const Span at{begin.whole(), end.whole()};
    if (!begin.ok()) return {};
    if (at.end > length_) {
      end.fail(std::to_string(at.end) + " is past the text (" + std::to_string(length_) + ")");
    } else if (at.begin >= at.end) {
      end.fail(std::to_string(at.end) + " is not after begin (" + std::to_string(at.begin) + ")");
    }
    return begin.ok() ? points_.to_bytes(at) : Span{};
  }

  // The same for an object with `begin`, `end` and, where it has one, `text`.
  Span words(const JsonField& field) const {
    const Span found = span(field["begin"], field["end"]);
    const JsonField text = field["text"];
    if (field.ok() && !text.is_null() && text.text() != slice(record_.article, found)) {
      text.fail("is not what stands there, " + JsonField::quoted(slice(record_.article, found)) +
                "; offsets count code points");
    }
    return found;
  }

  std::optional<Span> words_or_null(const JsonField& field) const {
    if (field.is_null()) return std::nullopt;
    return words(field);
  }

  // Spans of one list follow each other without overlap.
  static void check_order(const JsonField& field, const std::vector<Span>& before, Span next) {
    if (field.ok() && !before.empty() && next.begin < before.back().end) {
      field.fail("begins before the one before it ends");
    }
  }

  void blocks(const JsonField& list) {
    std::vector<Span> spans;
    list.each([&](const JsonField& field) {
      Block block{field["kind"].one_of(block_kind), span(field["begin"], field["end"]), field["rule"].text(),
                  field["path"].text()};
      check_order(field, spans, block.span);
      spans.push_back(block.span);
      record_.article.blocks.push_back(std::move(block));
    });
  }

  void sentences(const JsonField& list) {
    list.each([&](const JsonField& field) {
      std::vector<std::uint32_t> ends;
      field.each([&](const JsonField& offset) { ends.push_back(offset.whole()); });
      if (!field.ok()) return;
      if (ends.size() != 2 || ends[0] >= ends[1] || ends[1] > length_) {
        return field.fail("must be [begin, end] inside the text (" + std::to_string(length_) + ")");
      }
      const Span sentence = points_.to_bytes({ends[0], ends[1]});
      check_order(field, record_.sentences, sentence);
      record_.sentences.push_back(sentence);
    });
  }

  static void take_id(const JsonField& field, Ids& ids) {
    const JsonField id = field["id"];
    const std::string name = id.required_text();
    if (!ids.emplace(name, ids.size()).second && id.ok()) {
      id.fail(JsonField::quoted(name) + " is there twice");
    }
  }

  static std::optional<std::size_t> reference(const JsonField& field, const Ids& ids) {
    if (field.is_null()) return std::nullopt;
    const auto found = ids.find(field.required_text());
    if (found != ids.end()) return found->second;
    field.fail(JsonField::quoted(field.text()) + " is not in this record");
    return std::nullopt;
  }

  std::optional<Speaker> speaker(const JsonField& field) const {
    if (field.is_null()) return std::nullopt;
    return Speaker{words(field), reference(field["entity"], entity_ids_), field["name"].text()};
  }

  static double confidence(const JsonField& field) {
    const double share = field.number().value_or(0);
    if (share < 0 || share > 1) field.fail("must lie between 0 and 1");
    return share;
  }

  void entity(const JsonField& field) {
    take_id(field, entity_ids_);
    Entity entity{
        field["kind"].one_of(entity_kind), field["name"].required_text(), field["roles"].texts(), {}};
    field["mentions"].each([&](const JsonField& mention) { entity.mentions.push_back(words(mention)); });
    record_.entities.push_back(std::move(entity));
  }

  void quote(const JsonField& field) {
    take_id(field, quote_ids_);
    Quote quote;
    quote.kind = field["kind"].one_of(quote_kind);
    const JsonField content = field["content"];
    content.each([&](const JsonField& piece) {
      const Span found = words(piece);
      check_order(piece, quote.content, found);
      quote.content.push_back(found);
    });
    if (quote.content.empty()) content.fail("is empty");
    quote.clause = words_or_null(field["clause"]);
    field["marked"].each([&](const JsonField& piece) { quote.marked.push_back(words(piece)); });
    quote.speaker = speaker(field["speaker"]);
    quote.cue = words_or_null(field["cue"]);
    quote.via = words_or_null(field["via"]);
    quote.rule = read_rule(field["rule"]);
    quote.confidence = confidence(field["confidence"]);
    record_.quotes.push_back(std::move(quote));
  }

  void figure(const JsonField& field) {
    take_id(field, figure_ids_);
    Figure figure;
    figure.span = words(field);
    figure.value = field["value"].number();
    figure.low = field["low"].number();
    figure.high = field["high"].number();
    figure.unit = field["unit"].text();
    figure.dimension = field["dimension"].text();
    const JsonField bound = field["bound"], change = field["change"];
    if (!bound.is_null()) figure.bound = bound.one_of(bound_of);
    if (!change.is_null()) figure.change = change.one_of(change_of);
    figure.subject = words_or_null(field["subject"]);
    figure.period = field["period"].text();
    figure.speaker = speaker(field["speaker"]);
    figure.quote = reference(field["quote"], quote_ids_);
    figure.rule = read_rule(field["rule"]);
    figure.confidence = confidence(field["confidence"]);
    record_.figures.push_back(std::move(figure));
  }

  void date(const JsonField& field) {
    take_id(field, date_ids_);
    Date date;
    date.span = words(field);
    date.type = field["type"].one_of(date_type);
    date.value = field["value"].text();
    date.earliest = field["earliest"].text();
    date.latest = field["latest"].text();
    date.rule = read_rule(field["rule"]);
    date.confidence = confidence(field["confidence"]);
    record_.dates.push_back(std::move(date));
  }

  Record& record_;
  CodePoints points_;
  std::uint32_t length_;  // of the text, in code points
  Ids entity_ids_, quote_ids_, figure_ids_, date_ids_;
};

}  // namespace

std::string write_record(const Record& record) { return Writer(record).all(); }

Result<Record> read_record(std::string_view json, std::string_view where) {
  const auto parsed = parse_json(json, where);
  if (!parsed) return tl::make_unexpected(parsed.error());
  std::string error;
  Record record;
  const JsonField root(*parsed, error);
  const std::string schema = root["schema"].required_text();
  if (schema != kExtractSchema) {
    root["schema"].fail(JsonField::quoted(schema) + " is not " + JsonField::quoted(kExtractSchema));
  }
  const JsonField article = root["article"];
  if (article.is_null()) article.fail("is missing");
  if (article["text"].is_null()) article["text"].fail("is missing");
  record.article = read_article(article);
  if (error.empty()) Reader(record).all(root);
  if (!error.empty()) return fail(ErrorKind::kInput, std::string(where), error);
  return record;
}

}  // namespace onrecord
