#include "engine/reconcile/reconcile.h"

#include <algorithm>
#include <iterator>

#include "engine/reconcile/claims.h"
#include "engine/reconcile/origins.h"
#include "engine/reconcile/profile.h"
#include "engine/reconcile/stories.h"

namespace onrecord {

Report reconcile(std::vector<Record> records, const Pack& pack) {
  std::sort(records.begin(), records.end(), [](const Record& a, const Record& b) {
    return std::tie(a.article.id, a.article.path, a.article.text) <
           std::tie(b.article.id, b.article.path, b.article.text);
  });
  WordBook book(pack);
  std::vector<Profile> profiles;
  profiles.reserve(records.size());
  for (const auto& record : records) profiles.push_back(profile_of(record, book));
  const auto pairs = same_story(profiles, book);

  Report report;
  report.origins = find_origins(profiles, pairs);
  std::vector<std::size_t> origin_of(records.size());
  for (std::size_t o = 0; o < report.origins.size(); ++o) {
    for (const auto article : report.origins[o].articles) origin_of[article] = o;
  }
  report.claims = quote_claims(join_quotes(profiles, pairs, pack, book), profiles, book);
  std::ranges::move(figure_claims(join_figures(profiles, pairs, pack, book), profiles),
                    std::back_inserter(report.claims));
  std::ranges::move(date_claims(join_dates(profiles, pairs, book), profiles),
                    std::back_inserter(report.claims));
  rank(report.claims, origin_of);

  profiles.clear();
  for (std::size_t i = 0; i < records.size(); ++i) {
    auto& record = records[i];
    auto marks = marks_of(record);
    report.articles.push_back({std::move(record.article), origin_of[i], record.quotes.size(),
                               record.figures.size(), record.dates.size(), std::move(marks)});
  }
  return report;
}

}  // namespace onrecord
