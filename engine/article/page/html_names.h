// The elements and attributes of HTML that a page is read by.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace onrecord {

// The elements that mean something here. Others are kOther, which part a text into
// blocks, or kInline and kStrong, which do not.
enum class Tag : std::uint8_t {
  kText,  // no element: a text
  kOther,
  kA,
  kAddress,
  kArticle,
  kAside,
  kBlockquote,
  kBody,
  kBr,
  kButton,
  kCaption,
  kDd,
  kDiv,
  kDl,
  kDt,
  kFieldset,
  kFigcaption,
  kFigure,
  kFooter,
  kForm,
  kH1,
  kH2,
  kH3,
  kH4,
  kH5,
  kH6,
  kHead,
  kHeader,
  kHr,
  kHtml,
  kIframe,
  kImg,
  kInline,
  kLabel,
  kLi,
  kLink,
  kMain,
  kMeta,
  kNav,
  kNoscript,
  kOl,
  kOption,
  kP,
  kPre,
  kScript,
  kSection,
  kSelect,
  kSpan,
  kStrong,
  kStyle,
  kSvg,
  kTable,
  kTbody,
  kTd,
  kTemplate,
  kTextarea,
  kTh,
  kTime,
  kTitle,
  kTr,
  kUl
};

// The attributes that are kept.
enum class Name : std::uint8_t {
  kAriaHidden,
  kClass,
  kContent,
  kDatetime,
  kHidden,
  kHref,
  kId,
  kItemprop,
  kLang,
  kName,
  kProperty,
  kRel,
  kRole,
  kStyle,
  kType
};

// The name of an element as it is written, "" for kText and kOther.
std::string_view name_of(Tag tag);

// The element of that name, in lower case; kOther where it is none of these.
Tag tag_of(std::string_view name);
// The attribute of that name, in lower case; nullopt where it is not kept.
std::optional<Name> attribute_of(std::string_view name);

}  // namespace onrecord
