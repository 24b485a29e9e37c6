#include "engine/article/page/html_names.h"

#include <algorithm>
#include <array>

namespace onrecord {
namespace {

struct NamedTag {
  std::string_view name;
  Tag tag;
};
constexpr std::array<NamedTag, 86> kTags = {{{"a", Tag::kA},
                                             {"abbr", Tag::kInline},
                                             {"acronym", Tag::kInline},
                                             {"address", Tag::kAddress},
                                             {"article", Tag::kArticle},
                                             {"aside", Tag::kAside},
                                             {"b", Tag::kStrong},
                                             {"bdi", Tag::kInline},
                                             {"bdo", Tag::kInline},
                                             {"big", Tag::kInline},
                                             {"blockquote", Tag::kBlockquote},
                                             {"body", Tag::kBody},
                                             {"br", Tag::kBr},
                                             {"button", Tag::kButton},
                                             {"caption", Tag::kCaption},
                                             {"cite", Tag::kInline},
                                             {"code", Tag::kInline},
                                             {"data", Tag::kInline},
                                             {"dd", Tag::kDd},
                                             {"del", Tag::kInline},
                                             {"dfn", Tag::kInline},
                                             {"div", Tag::kDiv},
                                             {"dl", Tag::kDl},
                                             {"dt", Tag::kDt},
                                             {"em", Tag::kInline},
                                             {"fieldset", Tag::kFieldset},
                                             {"figcaption", Tag::kFigcaption},
                                             {"figure", Tag::kFigure},
                                             {"font", Tag::kInline},
                                             {"footer", Tag::kFooter},
                                             {"form", Tag::kForm},
                                             {"h1", Tag::kH1},
                                             {"h2", Tag::kH2},
                                             {"h3", Tag::kH3},
                                             {"h4", Tag::kH4},
                                             {"h5", Tag::kH5},
                                             {"h6", Tag::kH6},
                                             {"head", Tag::kHead},
                                             {"header", Tag::kHeader},
                                             {"hr", Tag::kHr},
                                             {"html", Tag::kHtml},
                                             {"i", Tag::kInline},
                                             {"iframe", Tag::kIframe},
                                             {"img", Tag::kImg},
                                             {"ins", Tag::kInline},
                                             {"kbd", Tag::kInline},
                                             {"label", Tag::kLabel},
                                             {"li", Tag::kLi},
                                             {"link", Tag::kLink},
                                             {"main", Tag::kMain},
                                             {"mark", Tag::kInline},
                                             {"meta", Tag::kMeta},
                                             {"nav", Tag::kNav},
                                             {"noscript", Tag::kNoscript},
                                             {"ol", Tag::kOl},
                                             {"option", Tag::kOption},
                                             {"p", Tag::kP},
                                             {"pre", Tag::kPre},
                                             {"q", Tag::kInline},
                                             {"s", Tag::kInline},
                                             {"samp", Tag::kInline},
                                             {"script", Tag::kScript},
                                             {"section", Tag::kSection},
                                             {"select", Tag::kSelect},
                                             {"small", Tag::kInline},
                                             {"span", Tag::kSpan},
                                             {"strike", Tag::kInline},
                                             {"strong", Tag::kStrong},
                                             {"style", Tag::kStyle},
                                             {"sub", Tag::kInline},
                                             {"sup", Tag::kInline},
                                             {"svg", Tag::kSvg},
                                             {"table", Tag::kTable},
                                             {"tbody", Tag::kTbody},
                                             {"td", Tag::kTd},
                                             {"template", Tag::kTemplate},
                                             {"textarea", Tag::kTextarea},
                                             {"th", Tag::kTh},
                                             {"time", Tag::kTime},
                                             {"title", Tag::kTitle},
                                             {"tr", Tag::kTr},
                                             {"tt", Tag::kInline},
                                             {"u", Tag::kInline},
                                             {"ul", Tag::kUl},
                                             {"var", Tag::kInline},
                                             {"wbr", Tag::kInline}}};

struct NamedName {
  std::string_view name;
  Name attribute;
};
constexpr std::array<NamedName, 15> kNames = {{{"aria-hidden", Name::kAriaHidden},
                                               {"class", Name::kClass},
                                               {"content", Name::kContent},
                                               {"datetime", Name::kDatetime},
                                               {"hidden", Name::kHidden},
                                               {"href", Name::kHref},
                                               {"id", Name::kId},
                                               {"itemprop", Name::kItemprop},
                                               {"lang", Name::kLang},
                                               {"name", Name::kName},
                                               {"property", Name::kProperty},
                                               {"rel", Name::kRel},
                                               {"role", Name::kRole},
                                               {"style", Name::kStyle},
                                               {"type", Name::kType}}};

}  // namespace

std::string_view name_of(Tag tag) {
  const auto found = std::ranges::find(kTags, tag, &NamedTag::tag);
  return found == kTags.end() ? std::string_view() : found->name;
}

Tag tag_of(std::string_view name) {
  const auto found = std::ranges::lower_bound(kTags, name, {}, &NamedTag::name);
  if (found != kTags.end() && found->name == name) return found->tag;
  // Of a word processor, as <o:p>, which parts nothing.
  return name.find(':') == std::string_view::npos ? Tag::kOther : Tag::kInline;
}

std::optional<Name> attribute_of(std::string_view name) {
  const auto found = std::ranges::lower_bound(kNames, name, {}, &NamedName::name);
  return found != kNames.end() && found->name == name ? std::optional(found->attribute) : std::nullopt;
}

}  // namespace onrecord
