// Errors as values.
//
// Bad input gives a Result; nothing found is an empty list; a broken invariant
// is an assert. The engine never prints and never exits: who called it decides
// what an error means.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace onrecord {

enum class ErrorKind {
  kInput,    // an article or record that cannot be read
  kRules,    // a rule file that is wrong
  kOutput,   // a file that cannot be written
  kOptions,  // a wrong command line
};

struct Error {
  ErrorKind kind = ErrorKind::kInput;
  std::string where;  // "rules/en/money.yaml:9:3", "wire.jsonl:17", "page.txt"
  std::string what;   // "unknown key "vaule"; did you mean value?"

  // "where: what", as a person reads it.
  std::string message() const { return where.empty() ? what : where + ": " + what; }
};

template <typename T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorKind kind, std::string where, std::string what) {
  return tl::make_unexpected(Error{kind, std::move(where), std::move(what)});
}

}  // namespace onrecord
