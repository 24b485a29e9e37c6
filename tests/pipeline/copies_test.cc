// Copies of articles are found out, however the sites dress them.
#include "tests/pipeline/copies.h"

#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/article/input.h"
#include "engine/article/input_list.h"
#include "engine/pipeline.h"
#include "engine/reconcile/reconcile.h"

namespace onrecord {
namespace {

constexpr std::size_t kCopies = 1000;

std::vector<Article> articles_of(const std::string& names) {
  ArticleReader reader(list_inputs({names}).paths, Limits{});
  std::vector<Article> out;
  while (auto input = reader.next()) {
    REQUIRE(*input);
    out.push_back(std::get<Article>(std::move(**input)));
  }
  return out;
}

TEST_CASE("ninety-nine of a hundred copies stand in one origin with what they were made from") {
  static const Language language(*read_pack("rules/en"));
  Copyist copyist(11);
  std::vector<Record> records;
  std::map<std::string, std::string> made_from;  // copy → original
  const auto originals = articles_of("fixtures/*/articles");
  const auto of_each = kCopies / originals.size() + 1;
  for (const auto& article : originals) {
    records.push_back(read_article(article, language, ""));
    for (std::size_t i = 0; i < of_each; ++i) {
      auto copy = copyist.copy(article, article.id + "#" + std::to_string(i));
      copy.published = records.back().article.published;
      made_from[copy.id] = article.id;
      records.push_back(read_article(std::move(copy), language, ""));
    }
  }
  REQUIRE(made_from.size() >= kCopies);
  const auto report = reconcile(std::move(records), language.pack());
  std::map<std::string, std::size_t> origin_of;
  for (const auto& article : report.articles) origin_of[article.article.id] = article.origin;
  std::size_t grouped = 0;
  for (const auto& [copy, original] : made_from) {
    const bool together = origin_of.at(copy) == origin_of.at(original);
    if (!together) MESSAGE("not with its original: ", copy);
    grouped += together;
  }
  CHECK(grouped * 100 >= made_from.size() * 99);

  // Papers that went there themselves stay apart from the wire and from each other.
  const auto apart = [&](const std::string& a, const std::string& b) {
    std::set<std::size_t> origins;
    for (const auto& [id, origin] : origin_of) {
      if (id.ends_with(a) || id.ends_with(b)) origins.insert(origin);
    }
    return origins.size() == 2;
  };
  CHECK(apart("vote/articles/northwire.txt", "vote/articles/lindhaven-herald.txt"));
  CHECK(apart("trade-talks/articles/courier-full.txt", "trade-talks/articles/osmara-service.txt"));
}

}  // namespace
}  // namespace onrecord
