// Patterns that take other engines a time exponential in the text, as an editor
// may write them without a thought, on a megabyte of `a`, with and without the `b`
// behind it that they ask for: each must end within a second.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "engine/match/literals.h"
#include "engine/match/matcher.h"
#include "engine/rules/pack.h"

namespace onrecord {
namespace {

constexpr std::size_t kBytes = 1'000'000;

struct Case {
  std::string block;  // match or regex
  std::string pattern;
  bool ends_in_b = false;
};

// The b's in front let no pattern be left out or tried in few places for want of one.
std::string text_for(const Case& one) {
  const std::string between = one.block == "match" ? " " : "";
  std::string text = "b b b b b - ";
  while (text.size() < kBytes) text += "a" + between;
  return one.ends_in_b ? text + "b" : text;
}

std::string times(const std::string& piece, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += piece;
  return out;
}

std::vector<Case> cases() {
  std::vector<Case> all;
  const std::vector<std::string> patterns = {
      "{w: a +} b",                                            // (a+)b
      "{v: a +}[ {w: a +}] b",                                 // (a+)(a+)?b
      "({: a +} / {: word +}) b",                              // (a+|a+)b
      "{u: word +} {v: word +} {w: word +} b",                 // a+a+a+b
      "[a ][[a ][a ]][[a ][a ]]" + times("a ", 5) + "b",       // nested options
      times("[a ]", 20) + times("a ", 20) + "b",               // a?{20}a{20}b
      "(a / a a / [a ]a a) (a / a a / [a ]a a) [a / word] b",  // alternatives of one meaning
      "... {u: word} ... {v: word} ... b",                     // gaps beside gaps
      "{r: rest} b",                                           // to the end, and one more
      "a[ {r: rest} b]",                                       // matches everywhere, and looks on to the end
  };
  const std::vector<std::string> regexes = {
      "(a+)+b",         "(a|a)*b",     "(a*)*b",     "(a|aa)+b",      "a*a*a*a*b",
      "(a?){30}a{30}b", "((a?)?a?)*b", "([a-z]+)*b", "(.*)(.*)(.*)b",
  };
  for (const bool ends_in_b : {false, true}) {
    for (const auto& pattern : patterns) all.push_back({"match", pattern, ends_in_b});
    for (const auto& regex : regexes) all.push_back({"regex", regex, ends_in_b});
  }
  return all;
}

void run(benchmark::State& state, const Case& one) {
  const auto pack =
      parse_pack({{"classic.yaml", "format: 1\npack: xx\nrule classic.one:\n  gives: hit\n  " + one.block +
                                       ": |\n    " + one.pattern + "\n  finds: |\n    not run here\n"}});
  const Vocabulary vocabulary(pack, literals_of(pack));
  const Matcher matcher(pack, Part::kText, vocabulary);
  for (const auto* errors : {&pack.errors, &matcher.errors()}) {
    for (const auto& error : *errors) {
      std::cerr << error.message() << "\n";
      std::abort();
    }
  }
  const auto text = text_for(one);
  const auto reading = matcher.read(text, {0, static_cast<std::uint32_t>(text.size())});
  for (auto _ : state) benchmark::DoNotOptimize(matcher.run(reading, {}));
}

const bool registered = [] {
  for (const auto& one : cases()) {
    const auto name = "classics/" + one.block + "/" + one.pattern + (one.ends_in_b ? "/and a b" : "");
    benchmark::RegisterBenchmark(name.c_str(), [one](benchmark::State& state) {
      run(state, one);
    })->Unit(benchmark::kMillisecond);
  }
  return true;
}();

}  // namespace
}  // namespace onrecord
