// What a page's bytes say of their character set, before they are text.
#pragma once

#include <string>
#include <string_view>

namespace onrecord {

// The name in a page's meta tag or XML declaration, "" where its head has none.
std::string charset_in_page(std::string_view bytes);

// The name in a media type ("text/html; charset=utf-8"), "" where it has none.
std::string charset_in_media_type(std::string_view media_type);

}  // namespace onrecord
