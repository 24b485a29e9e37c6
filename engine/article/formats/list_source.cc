#include "engine/article/formats/list_source.h"

#include <utility>

namespace onrecord {
namespace {

class ListSource : public ArticleSource {
 public:
  ListSource(std::vector<Found> found, const std::vector<Error>& warnings) : found_(std::move(found)) {
    for (const auto& warning : warnings) warn(warning.where, warning.what);
  }

  std::optional<Found> next() override {
    return at_ == found_.size() ? std::nullopt : std::optional(std::move(found_[at_++]));
  }

 private:
  std::vector<Found> found_;
  std::size_t at_ = 0;
};

}  // namespace

std::unique_ptr<ArticleSource> open_list(std::vector<Found> found, const std::vector<Error>& warnings) {
  return std::make_unique<ListSource>(std::move(found), warnings);
}

}  // namespace onrecord
