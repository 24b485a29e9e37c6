#include "engine/rules/pattern.h"

#include <algorithm>

namespace onrecord {
namespace {

constexpr int kDeepest = 30;  // groups within groups
constexpr std::string_view kSpecial = "{}[]()<>\\";

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

class PatternParser {
 public:
  explicit PatternParser(std::string_view text) : text_(text) {}

  Result<Pattern> run() {
    Pattern pattern;
    pattern.root = sequence('\0');
    if (!error_.what.empty()) return tl::make_unexpected(error_);
    if (marks_ == 1) return fail_at(0, "\"<\" is never closed");
    if (at_ < text_.size()) return fail_at(at_, std::string("\"") + text_[at_] + "\" closes nothing");
    if (pattern.root.items.empty()) return fail_at(0, "an empty pattern");
    return pattern;
  }

 private:
  tl::unexpected<Error> fail_at(std::size_t at, std::string what) {
    return fail(ErrorKind::kRules, std::to_string(at), std::move(what));
  }
  void refuse(std::size_t at, std::string what) {
    if (error_.what.empty()) error_ = {ErrorKind::kRules, std::to_string(at), std::move(what)};
    at_ = text_.size();
  }

  bool at_alternative_bar() const {
    return at_ < text_.size() && text_[at_] == '/' && at_ > 0 && text_[at_ - 1] == ' ' &&
           (at_ + 1 >= text_.size() || text_[at_ + 1] == ' ');
  }

  // Items up to `closer`, or " / " inside a group.
  PatternSequence sequence(char closer) {
    PatternSequence out;
    bool space = false;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (closer != '\0' && (c == closer || at_alternative_bar())) break;
      if (c == ' ') {
        space = true;
        ++at_;
        continue;
      }
      if (c == ']' || c == ')' || c == '}') {
        if (closer == '\0') return out;
        refuse(at_, std::string("\"") + c + "\" closes nothing");
        return out;
      }
      PatternItem item;
      item.column = static_cast<std::uint32_t>(at_);
      item.space_before = space;
      space = false;
      if (c == '{') {
        slot(item);
      } else if (c == '[' || c == '(') {
        group(item, c == '[' ? ']' : ')');
      } else if (c == '<' || c == '>') {
        item.type = PatternItem::Type::kMark;
        item.text = c;
        mark(c);
        ++at_;
      } else if (text_.substr(at_).starts_with("...")) {
        item.type = PatternItem::Type::kGap;
        at_ += 3;
      } else {
        words(item);
      }
      out.items.push_back(std::move(item));
    }
    // "[ ]" is an optional blank: an item with nothing but its space.
    if (out.items.empty() && space) {
      PatternItem blank;
      blank.space_before = true;
      out.items.push_back(std::move(blank));
    } else {
      out.space_after = space;
    }
    return out;
  }

  static bool is_blank(const PatternSequence& sequence) {
    const auto& first = sequence.items[0];
    return sequence.items.size() == 1 && first.type == PatternItem::Type::kWords && first.text.empty();
  }

  void group(PatternItem& item, char closer) {
    const auto begin = at_++;
    item.type = PatternItem::Type::kGroup;
    item.optional = closer == ']';
    if (++depth_ > kDeepest) {
      refuse(begin, "groups nested too deep");
      return;
    }
    while (true) {
      item.alternatives.push_back(sequence(closer));
      if (at_ >= text_.size()) {
        refuse(begin, std::string("\"") + text_[begin] + "\" is never closed");
        return;
      }
      if (text_[at_++] == closer) break;
    }
    const bool empty = std::any_of(item.alternatives.begin(), item.alternatives.end(),
                                   [](const PatternSequence& s) { return s.items.empty(); });
    if (empty) refuse(begin, "an empty alternative");
    --depth_;
    // "x[ y]" is "x [y]".
    if (!empty && !is_blank(item.alternatives[0]) && item.alternatives[0].items[0].space_before)
      item.space_before = true;
  }

  // Marks come once, "<" before ">".
  void mark(char c) {
    if ((c == '<') != (marks_ == 0) || marks_ > 1)
      refuse(at_, "\"<\" and \">\" come once each, in this order");
    ++marks_;
  }

  void words(PatternItem& item) {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\\' && at_ + 1 < text_.size()) {
        item.text += text_[at_ + 1];
        at_ += 2;
        continue;
      }
      if (c == ' ' || kSpecial.find(c) != std::string_view::npos || text_.substr(at_).starts_with("..."))
        break;
      item.text += c;
      ++at_;
    }
  }

  void slot(PatternItem& item) {
    const auto begin = at_;
    const auto end = text_.find('}', at_);
    item.type = PatternItem::Type::kSlot;
    if (end == std::string_view::npos) {
      refuse(begin, "\"{\" is never closed");
      return;
    }
    auto body = trim(text_.substr(at_ + 1, end - at_ - 1));
    at_ = end + 1;
    if (body.ends_with('+') && body != "+") {
      item.repeated = true;
      body = trim(body.substr(0, body.size() - 1));
    }
    bool named = false;
    if (const auto colon = body.find(':'); colon != std::string_view::npos) {
      named = true;
      item.slot = std::string(trim(body.substr(0, colon)));
      body = trim(body.substr(colon + 1));
    }
    if (const auto except = body.find(" except "); except != std::string_view::npos) {
      split(body.substr(except + 8), item.exceptions);
      body = body.substr(0, except);
    }
    split(body, item.choices);
    const bool empty = std::any_of(item.choices.begin(), item.choices.end(),
                                   [](const std::string& choice) { return choice.empty(); });
    if (empty) refuse(begin, "an empty slot");
    if (!named && item.choices.size() == 1) item.slot = item.choices[0];
  }

  // The names between " / "; a bar at an end has an empty name behind it.
  static void split(std::string_view body, std::vector<std::string>& out) {
    if (body.starts_with("/ ") || body.ends_with(" /")) out.emplace_back();
    while (true) {
      const auto bar = body.find(" / ");
      out.emplace_back(trim(body.substr(0, bar)));
      if (bar == std::string_view::npos) return;
      body.remove_prefix(bar + 3);
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int marks_ = 0;
  int depth_ = 0;
  Error error_;
};

}  // namespace

Result<Pattern> parse_pattern(std::string_view text) { return PatternParser(trim(text)).run(); }

std::vector<std::string> slot_names(const Pattern& pattern) {
  std::vector<std::string> names;
  for_each_item(pattern.root, [&](const PatternItem& item) {
    if (item.type == PatternItem::Type::kSlot && !item.slot.empty()) names.push_back(item.slot);
  });
  return names;
}

}  // namespace onrecord
