// The data's way from end to end: names → inputs → articles → records → report.
//
// Articles are laid out and extracted on several threads. All else, and every
// call back, happens on the caller's thread in the order of the inputs, so that
// the same input gives the same bytes whatever the number of threads is. An
// input that fails is told and costs itself only.
#pragma once

#include <cstdint>
#include <functional>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

#include "engine/article/input.h"
#include "engine/base/result.h"
#include "engine/extract/language.h"
#include "engine/extract/record.h"
#include "engine/reconcile/report.h"

namespace onrecord {

struct PipelineOptions {
  std::size_t jobs = 0;                    // threads; 0: one a processor
  std::string published;                   // of articles that carry no date: "2024-08-21"
  Limits limits;                           // of single inputs
  InputFilter filter;                      // of files in folders and behind globs
  std::istream* standard_input = nullptr;  // what "-" reads
};

// Follows the work; by default with indifference.
class Watcher {
 public:
  virtual ~Watcher() = default;
  virtual void begin(const std::vector<std::string>& /*paths*/) {}  // the files to read
  virtual void failed(const Error& /*error*/) {}
  virtual void warned(const Error& /*warning*/) {}
  virtual void read(std::string_view /*path*/, std::uint64_t /*bytes*/) {
  }  // one more article or record of it
  virtual void reconciling(std::size_t /*records*/) {}
};

// How many inputs gave a record, and how many did not.
struct Tally {
  std::size_t records = 0;
  std::size_t failed = 0;
};

// The article of an input, that of an extract record too: a page opened, its language
// held against that of the rules, not laid out.
Result<Article> article_of(Input input, const Pack& pack, const PipelineOptions& options,
                           std::vector<Error>& warnings);

// One article, laid out and read.
Record read_article(Article article, const Language& language, const std::string& published);

// Writes the extract record of each article as one line of JSON with its newline.
// Extract records among the inputs are checked and handed on. Ends early where
// `write` gives false.
Tally extract_all(const std::vector<std::string>& names, const Language& language,
                  const PipelineOptions& options, Watcher& watcher,
                  const std::function<bool(std::string_view line)>& write);

// One report over all inputs, which are articles and extract records in any
// mixture. Where two have one id, the second fails.
Report reconcile_all(const std::vector<std::string>& names, const Language& language,
                     const PipelineOptions& options, Watcher& watcher, Tally& tally);

}  // namespace onrecord
