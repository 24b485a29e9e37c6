#include "engine/report/reviews.h"

#include <algorithm>

#include "engine/report/escape.h"
#include "engine/report/json_field.h"

namespace onrecord {
namespace {

constexpr std::string_view kSchema = "onrecord.reviews/1";

Review review_of(const JsonField& field, const Report& report) {
  Review review;
  const JsonField id = field["claim"], label = field["label"], url = field["url"];
  const std::string name = id.required_text();
  const auto claim = std::find_if(report.claims.begin(), report.claims.end(),
                                  [&](const Claim& one) { return one.id == name; });
  if (claim == report.claims.end()) {
    id.fail(JsonField::quoted(name) + " is no claim of this report");
    return review;
  }
  if (label.required_text() != claim->label) {
    label.fail("is not that of claim " + name + ", " + JsonField::quoted(claim->label));
  }
  review.claim = static_cast<std::size_t>(claim - report.claims.begin());
  review.claim_reviewed = field["claim_reviewed"].required_text();
  review.url = url.required_text();
  if (!is_web_link(review.url)) url.fail("must be an address of the web");
  review.author = field["author"].required_text();
  review.author_url = field["author_url"].text();
  review.published = field["published"].text();
  review.rating = field["rating"].required_text();
  review.value = field["value"].number();
  review.best = field["best"].number();
  review.worst = field["worst"].number();
  if (review.value && (!review.best || !review.worst)) {
    field["value"].fail("says nothing without best and worst");
  }
  return review;
}

}  // namespace

Result<std::vector<Review>> read_reviews(std::string_view json, const Report& report,
                                         std::string_view where) {
  const auto parsed = parse_json(json, where);
  if (!parsed) return tl::make_unexpected(parsed.error());
  std::string error;
  const JsonField root(*parsed, error);
  const JsonField schema = root["schema"];
  if (const std::string name = schema.required_text(); name != kSchema) {
    schema.fail(JsonField::quoted(name) + " is not " + JsonField::quoted(kSchema));
  }
  std::vector<Review> reviews;
  const JsonField list = root["reviews"];
  list.each([&](const JsonField& field) { reviews.push_back(review_of(field, report)); });
  if (!error.empty()) return fail(ErrorKind::kInput, std::string(where), error);
  return reviews;
}

}  // namespace onrecord
