#include "engine/article/layout.h"

#include <doctest/doctest.h>

#include "engine/article/layout_facts.h"
#include "engine/extract/language.h"

namespace onrecord {
namespace {

const Matcher& english() {
  static const Language language(*read_pack(ONRECORD_SOURCE_DIR "/rules/en"));
  return language.layout();
}

Article laid_out(Article article) {
  lay_out(article, english());
  return article;
}

Article laid_out(const std::string& text) {
  Article article;
  article.text = text;
  return laid_out(std::move(article));
}

// "title: Dam holds", one a block.
std::vector<std::string> blocks_of(const Article& article) {
  std::vector<std::string> found;
  for (const auto& block : article.blocks) {
    found.push_back(std::string(name_of(block.kind)) + ": " + std::string(slice(article, block.span)));
  }
  return found;
}

// Three paragraphs that no rule should want.
const std::string kProse =
    "The keepers of the Orlin dam opened two gates on Monday, and the river fell by a hand.\n\n"
    "Nobody was hurt, said Petra Vahl, who has run the dam for nine years.\n\n"
    "The gates were last opened in 2019, when the snow melted within a week.";
const std::vector<std::string> kProseBlocks = {
    "body: The keepers of the Orlin dam opened two gates on Monday, and the river fell by a hand.",
    "body: Nobody was hurt, said Petra Vahl, who has run the dam for nine years.",
    "body: The gates were last opened in 2019, when the snow melted within a week.",
};

std::string joined(std::initializer_list<std::string_view> pieces) {
  std::string text;
  for (const auto piece : pieces) text += piece;
  return text;
}

std::vector<std::string> around_prose(std::vector<std::string> head, const std::vector<std::string>& tail) {
  head.insert(head.end(), kProseBlocks.begin(), kProseBlocks.end());
  head.insert(head.end(), tail.begin(), tail.end());
  return head;
}

TEST_CASE("what stands above the body") {
  struct Case {
    std::string head;
    std::vector<std::string> blocks;
  };
  for (const auto& c : {
           Case{"", {}},
           Case{"Dam holds as river falls\n\n", {"title: Dam holds as river falls"}},
           Case{"Will the old dam hold?\n\n", {"title: Will the old dam hold?"}},
           Case{"# Dam holds\n\n", {"title: # Dam holds"}},
           Case{"Dam holds as river falls\nBy Jon Ferro\n\n",
                {"title: Dam holds as river falls", "byline: By Jon Ferro"}},
           Case{"Orlin Courier\n\nDam holds as river falls\n\n",
                {"boilerplate: Orlin Courier", "title: Dam holds as river falls"}},
           Case{"Orlin Courier — news from upstream\n\nDam holds as river falls\n\n",
                {"boilerplate: Orlin Courier — news from upstream", "title: Dam holds as river falls"}},
           Case{"HOME  WORLD  RIVERS  BOATS\n\nDam holds as river falls\n\nThe gates are open again\n\n",
                {"boilerplate: HOME  WORLD  RIVERS  BOATS", "title: Dam holds as river falls",
                 "heading: The gates are open again"}},
           Case{"Orlin Courier\n\nDam holds as river falls\n\nJon Ferro in Orlin\n3 May 2024\n\n",
                {"boilerplate: Orlin Courier", "title: Dam holds as river falls",
                 "byline: Jon Ferro in Orlin", "byline: 3 May 2024"}},
           Case{"Dam holds as river falls\n\n![The dam](dam.jpg)\n\n",
                {"title: Dam holds as river falls", "caption: ![The dam](dam.jpg)"}},
           Case{"Dam holds as river falls\n\nPublished\nPetra Vahl at the second gate of her old dam "
                "today\n\n",
                {"title: Dam holds as river falls", "byline: Published",
                 "caption: Petra Vahl at the second gate of her old dam today"}},
           Case{"Dam holds as river falls\n\nPetra Vahl at the second gate. Photo: Ida Roe/Northwire\n\n",
                {"title: Dam holds as river falls",
                 "caption: Petra Vahl at the second gate. Photo: Ida Roe/Northwire"}},
       }) {
    CAPTURE(c.head);
    CHECK(blocks_of(laid_out(c.head + kProse)) == around_prose(c.blocks, {}));
  }
}

TEST_CASE("a box above the body is a notice as a whole, whatever its other lines say") {
  const auto article = laid_out(
      "×\nLike the silence?\nLast winter we threw out every banner, which left a hole in our till.\n"
      "Help us keep the lamps lit.\n\nDam holds as river falls\n\n" +
      kProse);
  CHECK(blocks_of(article) ==
        around_prose({"boilerplate: ×", "boilerplate: Like the silence?",
                      "boilerplate: Last winter we threw out every banner, which left a hole in our till.",
                      "boilerplate: Help us keep the lamps lit.", "title: Dam holds as river falls"},
                     {}));
}

TEST_CASE("what stands below the body") {
  struct Case {
    std::string tail;
    std::vector<std::string> blocks;
  };
  for (const auto& c : {
           Case{"\n\nShare this story", {"boilerplate: Share this story"}},
           Case{"\n\nOnce\nMonthly", {"boilerplate: Once", "boilerplate: Monthly"}},
           Case{"\n\nRelated stories\n\n• The dam that was not sold\n\nWhat became of the third "
                "gate\n\nShare this story",
                {"related: Related stories", "related: • The dam that was not sold",
                 "related: What became of the third gate", "boilerplate: Share this story"}},
           Case{"\n\nYou may also like\n\nMoney\n\nA baker in Kelland has sold more rolls than ever, and "
                "nobody...",
                {"related: You may also like", "related: Money",
                 "related: A baker in Kelland has sold more rolls than ever, and nobody..."}},
           Case{"\n\nA letter from Orlin Courier:\n\nThese are hard days for a small paper on a wide river.",
                {"boilerplate: A letter from Orlin Courier:",
                 "boilerplate: These are hard days for a small paper on a wide river."}},
           Case{"\n\nOriginal url:\n\n<https://orlin.example/dam>",
                {"boilerplate: Original url:", "boilerplate: <https://orlin.example/dam>"}},
           Case{"\n\n[Cookies](#) | [Terms of use](#) | © Orlin Courier 2024",
                {"boilerplate: [Cookies](#) | [Terms of use](#) | © Orlin Courier 2024"}},
       }) {
    CAPTURE(c.tail);
    CHECK(blocks_of(laid_out(kProse + c.tail)) == around_prose({}, c.blocks));
  }
}

TEST_CASE("what stands between paragraphs of the body") {
  struct Case {
    std::string between;
    std::vector<std::string> blocks;
  };
  for (const auto& c : {
           Case{"The third gate", {"heading: The third gate"}},
           Case{"“The gate stays open.” ― Oda Fenn", {"body: “The gate stays open.” ― Oda Fenn"}},
           Case{"## The third gate", {"heading: ## The third gate"}},
           Case{"- one gate of oak", {"body: - one gate of oak"}},
           Case{"ADVERTISEMENT", {"boilerplate: ADVERTISEMENT"}},
           Case{"* * *", {"boilerplate: * * *"}},
           Case{"Read more: the dam that was not sold", {"related: Read more: the dam that was not sold"}},
           Case{"[The dam that was not sold](https://orlin.example/sold)",
                {"related: [The dam that was not sold](https://orlin.example/sold)"}},
           Case{"Orlin Kelland\nThe second gate at dusk (Ida Roe/Pool Photo/AP)",
                {"caption: Orlin Kelland", "caption: The second gate at dusk (Ida Roe/Pool Photo/AP)"}},
           // Rules that reach to the end do not, where the article's larger part follows.
           Case{"Most read", {"related: Most read"}},
           Case{"Leave a comment", {"boilerplate: Leave a comment"}},
           Case{"“It held.”", {"body: “It held.”"}},
           Case{"3 May 2024", {"byline: 3 May 2024"}},
       }) {
    CAPTURE(c.between);
    auto expected =
        std::vector<std::string>{"body: The river had risen since Sunday, and the town was afraid."};
    expected.insert(expected.end(), c.blocks.begin(), c.blocks.end());
    const auto text =
        joined({"The river had risen since Sunday, and the town was afraid.\n\n", c.between, "\n\n", kProse});
    CHECK(blocks_of(laid_out(text)) == around_prose(expected, {}));
  }
}

TEST_CASE("plain prose stays body, whatever words it holds") {
  for (const std::string text : {
           "By Monday the river had fallen two metres.",
           "Share prices fell for a third day at the Orlin exchange.",
           "He asked the members to support our bridges, and they gave him nothing.",
           "Reuters said on Monday that the dam had been sold.",
           "\"Sign up for our newsletter,\" she told the crowd, and everybody laughed.",
       }) {
    CAPTURE(text);
    CHECK(blocks_of(laid_out(joined({kProse, "\n\n", text, "\n\n", kProse}))) ==
          around_prose(around_prose({}, {"body: " + text}), {}));
    CHECK(blocks_of(laid_out(text)) == std::vector<std::string>{"body: " + text});
  }
}

TEST_CASE("each line may be a paragraph") {
  const auto article = laid_out(
      "The keepers of the dam opened two gates.\nNobody was hurt, said the keeper.\nThe river fell again.");
  CHECK(blocks_of(article) == std::vector<std::string>{"body: The keepers of the dam opened two gates.",
                                                       "body: Nobody was hurt, said the keeper.",
                                                       "body: The river fell again."});
}

TEST_CASE("a stray blank line parts no block") {
  const auto article = laid_out(
      "\"We have walked the wall from one end to the\n\nother, and it holds,\" she said.\n\nThe river fell "
      "again.");
  CHECK(blocks_of(article) ==
        std::vector<std::string>{
            "body: \"We have walked the wall from one end to the\n\nother, and it holds,\" she said.",
            "body: The river fell again."});
}

TEST_CASE("a dateline is a block of its own at the body's head only") {
  const auto article =
      laid_out("ORLIN, Kelland, May 3 (Northwire) - " + kProse + "\n\nKELLAND — The mayor slept.");
  const auto blocks = blocks_of(article);
  REQUIRE(blocks.size() == 5);
  CHECK(blocks[0] == "dateline: ORLIN, Kelland, May 3 (Northwire) -");
  CHECK(blocks[1] == kProseBlocks[0]);
  CHECK(blocks[4] == "body: KELLAND — The mayor slept.");
  CHECK(article.agency == std::vector<std::string>{"Northwire"});
}

TEST_CASE("what the text says of itself") {
  struct Facts {
    std::string title = "", publisher = "", agency = "", byline = "", published = "", url = "";
  };
  struct Case {
    std::string head, tail;
    Facts facts;
  };
  for (const auto& c : {
           Case{"", "", {}},
           Case{"# Dam **holds**\n\nBy [AFP](#)\n\nMay 3, 2024\n\n",
                "",
                {.title = "Dam holds", .agency = "AFP", .published = "2024-05-03"}},
           Case{"Dam holds again\n\nBy NORTHWIRE\n\nORLIN (Northwire) — ",
                "",
                {.title = "Dam holds again", .agency = "Northwire"}},
           Case{"The dam holds\n\nBy Jon Ferro, Northwire\nFriday, 3 May 2024 10:15\n\n",
                "",
                {.title = "The dam holds", .byline = "Jon Ferro", .published = "2024-05-03"}},
           Case{"The Orlin Courier | Rivers | Friday 3 May 2024\n\nOrlin dam holds again\n\n",
                "",
                {.title = "Orlin dam holds again",
                .publisher = "The Orlin Courier",
                .published = "2024-05-03"}},
           Case{"The dam holds\n\nNorthwire · Fri, 3 May 2024 · 2 min read\n\n",
                "",
                {.title = "The dam holds", .agency = "Northwire", .published = "2024-05-03"}},
           Case{"The dam holds\n\n*Orlin Radio* · 2024-05-03T06:30 · Updated 2024-05-04T09:15\n\n",
                "",
                {.title = "The dam holds", .published = "2024-05-03"}},
           Case{"The dam holds\n\nLast updated: 4 May 2024\n\n", "", {.title = "The dam holds"}},
           // One name in two forms: the shorter.
           Case{"Orlin Courier\n\nOrlin dam holds again\n\n",
                "\n\n© 2024 Orlin Courier Ltd",
                {.title = "Orlin dam holds again", .publisher = "Orlin Courier"}},
           Case{"ORLIN COURIER ONLINE\n\nOrlin dam holds again\n\n",
                "\n\n© 2024 Orlin Courier",
                {.title = "Orlin dam holds again", .publisher = "Orlin Courier"}},
           Case{"",
                "\n\nA message from The Orlin Courier:\n\nDear readers,",
                {.publisher = "The Orlin Courier"}},
           Case{"", "\n\nThis post appeared first on apnews.com", {.agency = "AP"}},
           Case{"", "\n\nThis post appeared first on kelland.example", {.agency = "kelland.example"}},
           Case{"",
                "\n\nOriginal url:\n\n<https://www.orlin.example/2024/05/03/dam>",
                {.publisher = "orlin.example",
                .published = "2024-05-03",
                .url = "https://www.orlin.example/2024/05/03/dam"}},
           Case{"",
                "\n\nOriginal url: https://orlin.example/dam.",
                {.publisher = "orlin.example", .url = "https://orlin.example/dam"}},
           // A section's name is no agency where no date stands beside it.
           Case{"The dam holds again\n\nRivers\n\n", "", {.title = "The dam holds again"}},
           // Dates and names of other stories are theirs.
           Case{"", "\n\n3 May 2024\n\nThe mayor has slept through all of it.", {}},
           Case{"",
                "\n\nYou may also like\n\nKELLAND, May 2 (AP) — A baker has sold more rolls than ever...",
                {}},
       }) {
    CAPTURE(c.head);
    CAPTURE(c.tail);
    const auto article = laid_out(joined({c.head, kProse, c.tail}));
    const auto first = [](const std::vector<std::string>& names) {
      return names.empty() ? "" : names.front();
    };
    CHECK(article.title == c.facts.title);
    CHECK(article.publisher == c.facts.publisher);
    CHECK(first(article.agency) == c.facts.agency);
    CHECK(first(article.byline) == c.facts.byline);
    CHECK(article.published == c.facts.published);
    CHECK(article.url == c.facts.url);
    CHECK(article.language == "en");
  }
}

TEST_CASE("what the input says is kept") {
  Article article;
  article.title = "Dam holds";
  article.publisher = "Kelland Radio";
  article.agency = {"PTI"};
  article.byline = {"Ida Roe"};
  article.published = "2024-05-02";
  article.url = "https://kelland.example/1999/01/01/dam";
  article.language = "en-GB";
  article.text = "Orlin Courier\n\nBy Jon Ferro for AFP\n\nDam holds\n\n3 May 2024\n\n" + kProse;
  const auto before = article;
  const auto after = laid_out(article);
  CHECK(after.title == before.title);
  CHECK(after.publisher == before.publisher);
  CHECK(after.agency == before.agency);
  CHECK(after.byline == before.byline);
  CHECK(after.published == before.published);
  CHECK(after.url == before.url);
  CHECK(after.language == before.language);
  CHECK(blocks_of(after)[2] == "title: Dam holds");
}

TEST_CASE("blocks are in order, apart, and without outer blanks, for any text") {
  for (const std::string text : {
           "",
           " \n\t\n",
           "×",
           "#",
           "# \n\n# \n\n## ",
           "***\n\n---\n\n___",
           "|",
           " | ",
           "a | b | c",
           "![",
           "](",
           "[a](",
           "<http",
           "\"",
           "“",
           "ORLIN —",
           "ORLIN — \n\n",
           "(AP) —",
           "By AFP",
           "Original url:",
           "https://",
           "Original url:\n\n\n",
           "A message from us:\n\nDear readers,",
           "- \n- \n- ",
           "> > >",
           "\xEF\xBB\xBF",
           "1\n2\n3",
           "...\n\n...\n\n...",
           "Skip to content",
           "Read next\nRead next\nRead next",
           "**By AFP**\n\n**ORLIN** — It fell, and it fell again.",
       }) {
    CAPTURE(text);
    const auto article = laid_out(text);
    std::uint32_t end = 0;
    for (const auto& block : article.blocks) {
      CHECK(block.span.begin >= end);
      CHECK(block.span.begin < block.span.end);
      end = block.span.end;
      const auto first = article.text[block.span.begin];
      CHECK(first != ' ');
      CHECK(first != '\n');
    }
    CHECK(end <= article.text.size());
  }
}

TEST_CASE("a line alone is the body") {
  CHECK(blocks_of(laid_out("\"It held,\" said Vahl")) ==
        std::vector<std::string>{"body: \"It held,\" said Vahl"});
}

TEST_CASE("dates in addresses") {
  for (const auto& c : {
           std::pair{"https://orlin.example/2024/05/03/dam", "2024-05-03"},
           std::pair{"https://orlin.example/world/2024-5-3/dam", "2024-05-03"},
           std::pair{"https://orlin.example/dam-2024-05-03", "2024-05-03"},
           std::pair{"https://orlin.example/2024/05/dam", ""},
           std::pair{"https://orlin.example/2024/13/03/dam", ""},
           std::pair{"https://orlin.example/2024/05/33/dam", ""},
           std::pair{"https://orlin.example/9924/05/03/dam", ""},
           std::pair{"https://orlin.example/2024/05/", ""},
           std::pair{"https://orlin.example/2024", ""},
           std::pair{"", ""},
       }) {
    CAPTURE(c.first);
    CHECK(date_in_url(c.first) == c.second);
  }
}

}  // namespace
}  // namespace onrecord
