// What the sections of a claim sheet share: the report, and the outlets and
// speakers by number, so that each part of the sheet can be found by them.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "engine/reconcile/report.h"

namespace onrecord {

class SheetIndex {
 public:
  // Keeps `report`, which must outlive this.
  explicit SheetIndex(const Report& report);

  const Report& report() const { return report_; }
  // Whether this article's text is at hand, to be shown and linked to.
  bool has_text(std::size_t article) const { return !report_.articles[article].article.text.empty(); }
  bool has_texts() const { return has_texts_; }

  // By name. An outlet is named as in outlet_of.
  const std::map<std::string, std::size_t>& outlets() const { return outlets_; }
  const std::map<std::string, std::size_t>& speakers() const { return speakers_; }

  // What the filters ask of a part of the sheet, as attributes with a blank in
  // front: kind, severity (0 to 3, nothing without findings), outlets, speakers.
  std::string of_claim(std::size_t claim) const;
  std::string of_finding(std::size_t claim, std::size_t finding) const;

 private:
  std::string attributes(const Claim& claim, const std::vector<const ClaimMention*>& mentions,
                         const std::string& severity) const;

  const Report& report_;
  bool has_texts_ = false;
  std::map<std::string, std::size_t> outlets_, speakers_;
  std::vector<std::size_t> outlet_of_article_;
};

}  // namespace onrecord
