// What all fuzzers ask of what was read.
#pragma once

#include <cstdlib>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "engine/article/decode.h"
#include "engine/article/formats/open.h"
#include "engine/article/layout.h"
#include "engine/match/literals.h"
#include "engine/match/matcher.h"
#include "engine/match/vocabulary.h"
#include "engine/rules/pack.h"

namespace onrecord {

// The English rules of the tree.
struct FuzzRules {
  FuzzRules()
      : pack(*read_pack(ONRECORD_SOURCE_DIR "/rules/en")),
        vocabulary(pack, literals_of(pack)),
        layout(pack, Part::kLayout, vocabulary) {}
  Pack pack;
  Vocabulary vocabulary;
  Matcher layout;
};

inline const FuzzRules& fuzz_rules() {
  static const FuzzRules rules;
  return rules;
}

inline void must(bool holds) {
  if (!holds) std::abort();
}

// Text is valid UTF-8, blocks are in order and inside it.
inline void check(const Article& article) {
  must(first_broken(article.text) == std::string::npos);
  must(!article.text.empty());
  std::uint32_t end = 0;
  for (const auto& block : article.blocks) {
    must(block.span.begin >= end && block.span.begin < block.span.end &&
         block.span.end <= article.text.size());
    end = block.span.end;
  }
}

inline void read_page_of(RawPage page) {
  std::vector<Error> warnings;
  auto article = read_raw_page(std::move(page), fuzz_rules().pack, {}, warnings);
  if (!article) return;
  check(*article);
  lay_out(*article, fuzz_rules().layout);
  check(*article);
}

// Reads a source to its end.
inline void drain(ArticleSource& source) {
  while (auto found = source.next()) {
    if (!found->input) {
      must(!found->input.error().what.empty());
    } else if (auto* page = std::get_if<RawPage>(&*found->input)) {
      read_page_of(std::move(*page));
    } else if (const auto* article = std::get_if<Article>(&*found->input)) {
      check(*article);
    }
  }
  source.take_warnings();
}

}  // namespace onrecord
