#include "engine/article/input.h"

#include <utility>

#include "engine/article/formats/open.h"

namespace onrecord {

ArticleReader::ArticleReader(std::vector<std::string> paths, Limits limits, std::istream* standard_input)
    : paths_(std::move(paths)), limits_(limits), standard_input_(standard_input) {}

std::optional<Result<Input>> ArticleReader::next() {
  for (;;) {
    if (source_ == nullptr) {
      if (next_path_ == paths_.size()) return std::nullopt;
      source_ = open_source(paths_[next_path_++], limits_, standard_input_);
      in_file_ = 0;
    }
    auto found = source_->next();
    for (auto& warning : source_->take_warnings()) warnings_.push_back(std::move(warning));
    if (!found) {
      source_.reset();
      continue;
    }
    if (++in_file_ > limits_.max_articles) {
      source_.reset();
      const auto& path = paths_[next_path_ - 1];
      return fail(ErrorKind::kInput, path,
                  "the rest of the file is left: more than the limit of " +
                      std::to_string(limits_.max_articles) + " articles");
    }
    if (!found->input) return tl::make_unexpected(found->input.error());
    return with_id(std::move(*found->input), found->where);
  }
}

std::vector<Error> ArticleReader::take_warnings() { return std::exchange(warnings_, {}); }

Result<Input> ArticleReader::with_id(Input input, const std::string& where) {
  if (std::holds_alternative<RawRecord>(input)) return input;
  const auto& path = paths_[next_path_ - 1];
  const auto give = [&](auto& one) -> Result<void> {
    one.path = path;
    if (!one.id.empty()) {
      const auto [first, added] = ids_.emplace(one.id, where);
      if (added) return {};
      return fail(ErrorKind::kInput, where, "id \"" + one.id + "\" is that of " + first->second + " already");
    }
    one.id = where;
    for (int copy = 2; !ids_.emplace(one.id, where).second; ++copy)
      one.id = where + "#" + std::to_string(copy);
    return {};
  };
  auto* const page = std::get_if<RawPage>(&input);
  const auto given = page != nullptr ? give(*page) : give(std::get<Article>(input));
  if (!given) return tl::make_unexpected(given.error());
  return input;
}

}  // namespace onrecord
