#include "engine/reconcile/reconcile.h"

#include <algorithm>
#include <iterator>

#include "engine/reconcile/claims.h"
#include "engine/reconcile/groups.h"
#include "engine/reconcile/origins.h"
#include "engine/reconcile/profile.h"
#include "engine/reconcile/stories.h"

namespace onrecord {
namespace {

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

// Articles that are compared with each other, directly or through others.
struct Story {
  std::vector<std::size_t> articles;  // in order
  Pairs pairs;                        // indices into `articles`
};

std::vector<Story> stories_of(std::size_t articles, const Pairs& pairs) {
  Groups groups(articles);
  for (const auto& [i, j] : pairs) groups.join(i, j);
  std::vector<Story> stories;
  std::vector<std::pair<std::size_t, std::size_t>> place(articles);  // story, index in it
  for (auto& members : groups.sets()) {
    for (std::size_t at = 0; at < members.size(); ++at) place[members[at]] = {stories.size(), at};
    stories.push_back({std::move(members), {}});
  }
  for (const auto& [i, j] : pairs)
    stories[place[i].first].pairs.emplace_back(place[i].second, place[j].second);
  return stories;
}

void move_to(std::vector<std::size_t>& articles, const Story& story) {
  for (auto& article : articles) article = story.articles[article];
}

// One story after the other, so that what comparing takes is needed for one at
// a time; what is no longer needed of the records goes with it.
class Reconciler {
 public:
  Reconciler(std::vector<Record>& records, const Pack& pack) : records_(records), pack_(pack), book_(pack) {}

  Report run() {
    std::vector<Sketch> sketches;
    sketches.reserve(records_.size());
    for (const auto& record : records_) sketches.push_back(sketch_of(record, book_));
    const auto pairs = same_story(std::move(sketches), book_);
    report_.articles.resize(records_.size());
    for (const auto& story : stories_of(records_.size(), pairs)) add(story);
    std::sort(report_.origins.begin(), report_.origins.end(),
              [](const Origin& a, const Origin& b) { return a.articles.front() < b.articles.front(); });
    std::vector<std::size_t> origin_of(records_.size());
    for (std::size_t o = 0; o < report_.origins.size(); ++o) {
      for (const auto article : report_.origins[o].articles) origin_of[article] = o;
    }
    rank(report_.claims, origin_of);
    for (std::size_t i = 0; i < records_.size(); ++i) {
      report_.articles[i].article = std::move(records_[i].article);
      report_.articles[i].origin = origin_of[i];
    }
    return std::move(report_);
  }

 private:
  void add(const Story& story) {
    std::vector<Profile> profiles;
    profiles.reserve(story.articles.size());
    for (const auto article : story.articles) profiles.push_back(profile_of(records_[article], book_));
    for (auto& origin : find_origins(profiles, story.pairs, book_)) {
      move_to(origin.articles, story);
      for (auto& evidence : origin.evidence) move_to(evidence.articles, story);
      report_.origins.push_back(std::move(origin));
    }
    const auto& pairs = story.pairs;
    take(quote_claims(join_quotes(profiles, pairs, pack_, book_, weights_), profiles, book_), story);
    take(figure_claims(join_figures(profiles, pairs, pack_, book_, weights_), profiles), story);
    take(date_claims(join_dates(profiles, pairs, weights_), profiles), story);
    take(ranking_claims(join_rankings(profiles, pairs, weights_), profiles, book_), story);
    for (const auto article : story.articles) {
      auto& record = records_[article];
      report_.articles[article] = {
          {}, 0, record.quotes.size(), record.figures.size(), record.dates.size(), marks_of(record, rules_)};
      record = Record{std::move(record.article), {}, {}, {}, {}, {}};
    }
  }

  void take(std::vector<Claim> claims, const Story& story) {
    for (auto& claim : claims) {
      for (auto& mention : claim.mentions) {
        mention.article = story.articles[mention.article];
        rules_.share(mention.rule);
      }
      for (auto& finding : claim.findings) rules_.share(finding.rule);
      report_.claims.push_back(std::move(claim));
    }
  }

  std::vector<Record>& records_;
  const Pack& pack_;
  WordBook book_;
  Weights weights_{book_};
  RuleTable rules_;
  Report report_;
};

}  // namespace

Report reconcile(std::vector<Record> records, const Pack& pack) {
  std::sort(records.begin(), records.end(), [](const Record& a, const Record& b) {
    return std::tie(a.article.id, a.article.path, a.article.text) <
           std::tie(b.article.id, b.article.path, b.article.text);
  });
  return Reconciler(records, pack).run();
}

}  // namespace onrecord
