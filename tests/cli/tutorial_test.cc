// The tutorial of docs/rules.md, done literally: its files are written, its commands run, and what they
// print is held against what the page shows.
#include <doctest/doctest.h>

#include <iomanip>
#include <regex>
#include <string>
#include <vector>

#include "tests/cli/binary.h"

namespace onrecord {
namespace {

// ```yaml house/port.yaml … ```: the words behind the marks, and what stands between.
struct Fence {
  std::string kind, file, text;
};

std::vector<Fence> fences_of(const std::string& page) {
  std::vector<Fence> fences;
  std::istringstream lines(page);
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("```")) {
      inside = !inside;
      if (!inside) continue;
      const auto blank = line.find(' ');
      fences.push_back(
          {line.substr(3, blank - 3), blank == std::string::npos ? "" : line.substr(blank + 1), ""});
    } else if (inside) {
      fences.back().text += line + "\n";
    }
  }
  return fences;
}

// As a shell parts them, with "…" around words that hold blanks.
std::vector<std::string> words_of(const std::string& command) {
  std::vector<std::string> words;
  std::istringstream in(command);
  for (std::string word; in >> std::quoted(word);) words.push_back(word);
  return words;
}

// `shown` as an expression: … stands for any words of a line.
bool looks_like(const std::string& text, const std::string& shown) {
  static const std::regex special(R"([.^$|()\[\]{}*+?\\])");
  auto pattern = std::regex_replace(shown, special, R"(\$&)");
  for (std::size_t at = 0; (at = pattern.find("…", at)) != std::string::npos;)
    pattern.replace(at, 3, "[^\n]*");
  return std::regex_match(text, std::regex(pattern));
}

class Reader {
 public:
  // Puts the text at the end of its file; "seen: …" becomes the value told last.
  void write(const Fence& fence) {
    auto text = fence.text;
    static const std::regex told("seen: ([0-9a-f]+)");
    if (const auto at = text.find("seen: …"); at != std::string::npos) {
      std::smatch value;
      REQUIRE(std::regex_search(last_, value, told));
      text.replace(at, 9, value.str());
    }
    const auto path = folder_ / fence.file;
    std::string before;
    if (std::filesystem::exists(path)) before = TempFolder::content(path);
    // What is indented goes on with the entry before.
    const bool apart = !before.empty() && text[0] != ' ';
    folder_.write(fence.file, before + (apart ? "\n" : "") + text);
  }

  void run(const std::string& command) {
    auto words = words_of(command);
    REQUIRE(words.front() == "onrecord");
    words.erase(words.begin());
    const auto ran = run_binary(folder_, words);
    last_ = ran.err + ran.out;
    status_ = ran.status;
  }

  const TempFolder& folder() const { return folder_; }
  const std::string& last() const { return last_; }
  int status() const { return status_; }

 private:
  TempFolder folder_;
  std::string last_;
  int status_ = 0;
};

TEST_CASE("the tutorial, done to the letter") {
  const auto page = TempFolder::content(ONRECORD_SOURCE_DIR "/docs/rules.md");
  const auto begin = page.find("\n## Tutorial");
  const auto end = page.find("\n## Reference");
  REQUIRE(begin != std::string::npos);
  REQUIRE(end != std::string::npos);
  Reader reader;
  std::size_t commands = 0;
  std::size_t shown = 0;
  for (const auto& fence : fences_of(page.substr(begin, end - begin))) {
    CAPTURE(fence.text);
    if (!fence.file.empty()) {
      reader.write(fence);
    } else if (fence.kind == "sh") {
      reader.run(fence.text);
      ++commands;
    } else if (fence.kind == "text") {
      CAPTURE(reader.last());
      CHECK(looks_like(reader.last(), fence.text));
      ++shown;
    }
  }
  CHECK(commands >= 6);
  CHECK(shown >= 5);
  CHECK(reader.status() == 0);

  // What the tutorial did is in the records: the added word found the quote and names its file, and the
  // range that the disabled rule would have found is none.
  const auto records = TempFolder::content(reader.folder() / "records.jsonl");
  CHECK(records.find("\"also\":[{\"file\":\"house/style.yaml\",\"line\":6}]") != std::string::npos);
  CHECK(records.find("\"value\":4000000") == std::string::npos);
  reader.run("onrecord rules check house");
  CHECK(reader.status() == 0);
  CHECK(reader.last().ends_with(" 0 problems\n"));
}

}  // namespace
}  // namespace onrecord
