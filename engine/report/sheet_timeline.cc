// The dated events in the order of their days.
#include <algorithm>
#include <map>

#include "engine/reconcile/explain.h"
#include "engine/report/escape.h"
#include "engine/report/labels.h"
#include "engine/report/sheet_parts.h"
#include "engine/report/sheet_sections.h"

namespace onrecord {
namespace {

constexpr std::size_t kPage = 100;

// One event: a claim at the days that its mentions give.
struct Event {
  const ClaimMention* first = nullptr;  // with the earliest day
  std::size_t claim = 0;
};

// When a mention says that it was: "2031-03-04", "1987", "2031-03-01 to 2031-03-31".
std::string days_of(const ClaimMention& mention) {
  const std::string value = mention.value.substr(0, mention.value.find('T'));
  const bool one_date =
      !value.empty() && value[0] >= '0' && value[0] <= '9' && value.find('/') == std::string::npos;
  if (one_date) return value;
  if (mention.earliest == mention.latest) return mention.earliest;
  return mention.earliest + " to " + mention.latest;
}

// Outlets by what they say, in the order in which it is first said.
struct Said {
  std::string days;
  std::vector<std::string> outlets;  // HTML
};

std::vector<Said> said_in(const Report& report, const Claim& claim) {
  std::vector<Said> all;
  for (const ClaimMention& mention : claim.mentions) {
    if (mention.earliest.empty()) continue;
    const std::string days = days_of(mention);
    auto found = std::find_if(all.begin(), all.end(), [&](const Said& one) { return one.days == days; });
    if (found == all.end()) found = all.insert(all.end(), {days, {}});
    const ReportArticle& one = report.articles[mention.article];
    const std::string outlet =
        "<bdi>" + html_safe(outlet_of(one.article)) + "</bdi> " + origin_badge(one.origin);
    if (std::find(found->outlets.begin(), found->outlets.end(), outlet) == found->outlets.end())
      found->outlets.push_back(outlet);
  }
  std::stable_sort(all.begin(), all.end(), [](const Said& a, const Said& b) { return a.days < b.days; });
  return all;
}

std::string event_html(const SheetIndex& sheet, const Event& event) {
  const Claim& claim = sheet.report().claims[event.claim];
  const auto said = said_in(sheet.report(), claim);
  const ClaimMention& first = *event.first;
  std::string out = "<li" + sheet.of_claim(event.claim) + "><time>" + html_safe(days_of(*event.first)) +
                    "</time><div><p class=\"words\" dir=\"auto\">" +
                    words_in_sentence(first, "<span class=\"hit\">" + html_safe(first.text) + "</span>") +
                    "</p>\n<p class=\"says\">";
  for (std::size_t i = 0; i < said.size(); ++i) {
    if (i > 0) out += "; ";
    out += element("b", html_safe(said[i].days)) + " " + listed(said[i].outlets);
  }
  if (claim.status == Status::kDiffer)
    out += " <span class=\"status differ\">" + status_title(claim.status) + "</span>";
  return out + " <a href=\"#" + claim_anchor(event.claim) + "\"><span class=\"unseen\">claim </span>" +
         html_safe(claim.id) + "</a></p></div></li>\n";
}

}  // namespace

std::string timeline_section(const SheetIndex& sheet) {
  std::vector<Event> events;
  const auto& claims = sheet.report().claims;
  for (std::size_t i = 0; i < claims.size(); ++i) {
    if (claims[i].kind != ClaimKind::kDate) continue;
    const ClaimMention* first = nullptr;
    for (const ClaimMention& mention : claims[i].mentions) {
      if (mention.earliest.empty()) continue;
      if (first == nullptr || mention.earliest < first->earliest) first = &mention;
    }
    if (first != nullptr) events.push_back({first, i});
  }
  if (events.empty()) return "";
  std::stable_sort(events.begin(), events.end(),
                   [](const Event& a, const Event& b) { return a.first->earliest < b.first->earliest; });
  std::string out =
      "<section id=\"timeline\" aria-labelledby=\"timeline-h\" data-group>\n<h2 "
      "id=\"timeline-h\">Timeline</h2>\n<p class=\"note\">Events that several articles date, in the order of "
      "their earliest day.</p>\n";
  for (std::size_t at = 0; at < events.size(); at += kPage) {
    const std::size_t end = std::min(events.size(), at + kPage);
    std::string list = "<ol class=\"timeline\">\n";
    for (std::size_t i = at; i < end; ++i) list += event_html(sheet, events[i]);
    list += "</ol>\n";
    out += at == 0 ? list : folded_page(page_title("Events", at, end, events.size()), list);
  }
  return out + "</section>\n";
}

}  // namespace onrecord
