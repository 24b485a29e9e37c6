// In which language a text is written.
//
// CLD2 tells by the letters and four-letter pieces of the text's words: a table
// look-up, hundreds of megabytes a second, no model to load. ICU's detector knows
// languages only as a by-product of old character sets. CLD2 stays in the .cc.
#pragma once

#include <string>
#include <string_view>

namespace onrecord {

// "de", "en"; "" where the text is too short or too mixed to tell.
std::string detect_language(std::string_view text);

// "German" of "de", for messages; the code itself where it is unknown.
std::string language_name(const std::string& code);

}  // namespace onrecord
