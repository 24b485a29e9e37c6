#include "engine/article/formats/feed.h"

#include <doctest/doctest.h>

namespace onrecord {
namespace {

using Lines = std::vector<std::string>;

// Each item as "id|title|url|published|publisher|agency|byline|language|text", or "error …".
Lines read(const std::string& xml, Lines* warnings = nullptr) {
  const auto source = open_xml(xml, "in.xml", {});
  Lines lines;
  const auto joined = [](const Lines& all) {
    std::string one;
    for (const auto& text : all) one += (one.empty() ? "" : ",") + text;
    return one;
  };
  while (auto found = source->next()) {
    if (!found->input) {
      lines.push_back("error " + found->input.error().message());
    } else if (const auto* page = std::get_if<RawPage>(&*found->input)) {
      lines.push_back("page " + page->bytes);
    } else {
      const auto& one = std::get<Article>(*found->input);
      lines.push_back(one.id + "|" + one.title + "|" + one.url + "|" + one.published + "|" + one.publisher +
                      "|" + joined(one.agency) + "|" + joined(one.byline) + "|" + one.language + "|" +
                      one.text);
    }
  }
  for (const auto& warning : source->take_warnings()) {
    if (warnings != nullptr) warnings->push_back(warning.message());
  }
  return lines;
}

TEST_CASE("RSS 2: full content before a summary, fields in their ways") {
  Lines warnings;
  CHECK(read(R"(<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Kelland Courier</title><language>en</language>
<item><title>Dam &amp;amp; mill</title><link>https://kelland.example/1</link><guid>g-1</guid>
<pubDate>Sun, 02 Mar 2031 10:15:00 GMT</pubDate><dc:creator>Mara Tellin</dc:creator>
<source url="https://northwire.example/feed">Northwire</source>
<description>Short.</description><content:encoded><![CDATA[<p>The dam held.</p><p>It rained &amp; hailed.</p>]]></content:encoded></item>
<item><title>Two</title><author>jon@kelland.example (Jon Ferro)</author><description>&lt;p&gt;Only this.&lt;/p&gt;</description></item>
<item><title>Three</title></item>
</channel></rss>)",
             &warnings) == Lines{"g-1|Dam & mill|https://kelland.example/1|2031-03-02T10:15:00Z|Kelland "
                                 "Courier|Northwire|Mara Tellin|en|"
                                 "The dam held.\n\nIt rained & hailed.",
                                 "|Two|||Kelland Courier||Jon Ferro|en|Only this.",
                                 "error in.xml:9: no text: the item has neither content nor a summary"});
  CHECK(warnings == Lines{"in.xml:8: only a summary of the article is there"});
}

TEST_CASE("RSS 1 has its items beside the channel") {
  CHECK(
      read(
          R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Courier</title></channel>
<item><title>One</title><link>https://k.example/1</link><dc:date>2031-03-02</dc:date><description>The dam held.</description></item></rdf:RDF>)") ==
      Lines{"|One|https://k.example/1|2031-03-02|Courier||||The dam held."});
}

TEST_CASE("Atom: text, HTML and XHTML; published before updated") {
  CHECK(
      read(
          R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Courier</title><author><name>Desk</name></author>
<entry><id>urn:1</id><title type="html">Dam &lt;b&gt;holds&lt;/b&gt;</title><link rel="self" href="https://k.example/s"/>
<link href="https://k.example/1"/><published>2031-03-02T10:15:00Z</published><updated>2031-03-09T00:00:00Z</updated>
<author><name>Mara Tellin</name></author><content type="html">&lt;p&gt;The dam held.&lt;/p&gt;</content></entry>
<entry><id>urn:2</id><title>Two</title><updated>2031-03-09T00:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two.</p></div></content></entry></feed>)") ==
      Lines{"urn:1|Dam holds|https://k.example/1|2031-03-02T10:15:00Z|Courier||Mara Tellin|en|The dam held.",
            "urn:2|Two||2031-03-09T00:00:00Z|Courier||Desk|en|One.\n\nTwo."});
}

TEST_CASE("NewsML-G2: items alone and in a message; what was withdrawn is left out") {
  const auto item = [](const std::string& guid, const std::string& status, const std::string& content) {
    return R"(<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid=")" + guid +
           R"(" version="2"><itemMeta>)" +
           R"(<provider qcode="nprov:Northwire"><name>Northwire</name></provider><versionCreated>2031-03-02T10:15:00Z</versionCreated>)" +
           R"(<firstCreated>2031-03-01T08:00:00Z</firstCreated><pubStatus qcode="stat:)" + status +
           R"("/><title>Slug</title></itemMeta><contentMeta><headline>Dam holds</headline><by>Mara Tellin</by>)" +
           R"(<infoSource literal="Eastwire"/><creditline>Northwire</creditline><language tag="en"/></contentMeta>)" +
           "<contentSet>" + content + "</contentSet></newsItem>";
  };
  const std::string fields = "|Dam holds||2031-03-02T10:15:00Z|Northwire|Eastwire,Northwire|Mara Tellin|en|";
  const std::string xhtml =
      R"(<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>no</title></head>)"
      "<body><p>The dam held.</p><p>It rained.</p></body></html></inlineXML>";
  const std::string nitf =
      "<inlineXML><nitf><head><title>no</title></head><body><body.head><hedline><hl1>no</hl1></hedline></"
      "body.head>"
      "<body.content><p>The dam held.</p><hl2>Rain</hl2></body.content></body></nitf></inlineXML>";
  CHECK(read(item("g-1", "usable", xhtml)) == Lines{"g-1" + fields + "The dam held.\n\nIt rained."});
  CHECK(read(item("g-1", "usable", nitf)) == Lines{"g-1" + fields + "The dam held.\n\nRain"});
  CHECK(read(item("g-1", "usable", R"(<inlineData contenttype="text/plain">The dam held.</inlineData>)")) ==
        Lines{"g-1" + fields + "The dam held."});
  CHECK(read(item("g-1", "usable", "")) == Lines{"error in.xml:1: no text: the item has no inline content"});
  Lines warnings;
  CHECK(read("<newsMessage><itemSet>" + item("g-1", "canceled", xhtml) + item("g-2", "withheld", xhtml) +
                 item("g-3", "usable", xhtml) + "</itemSet></newsMessage>",
             &warnings) == Lines{"g-3" + fields + "The dam held.\n\nIt rained."});
  CHECK(warnings ==
        Lines{"in.xml:1: left out: it is marked canceled", "in.xml:1: left out: it is marked withheld"});
}

TEST_CASE("other and broken XML") {
  CHECK(read("<html><body>x</body></html>") == Lines{"page <html><body>x</body></html>"});
  CHECK(read("<svg/>") == Lines{"error in.xml: XML of a kind that is not read here: its root is <svg>"});
  CHECK(read("<rss><channel/></rss>") == Lines{"error in.xml: a feed without items"});
  CHECK(read("<newsMessage/>") == Lines{"error in.xml: a news message without items"});
  CHECK(read("no markup")[0].starts_with("error in.xml: broken XML at line 1: "));
  CHECK(read("")[0].starts_with("error in.xml: broken XML at line "));
  // Cut off in the middle: what is whole is read.
  CHECK(read("<rss><channel><item><description>The dam held.</description></item><item><descr").size() >= 1);
}

TEST_CASE("entities neither grow nor name files") {
  const auto lines =
      read(R"(<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY f SYSTEM "file:///etc/passwd">]><rss><channel><item><description>The dam &b; held &f; well.</description></item></channel></rss>)");
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].size() < 100);
  CHECK(lines[0].find("root:") == std::string::npos);
}

}  // namespace
}  // namespace onrecord
