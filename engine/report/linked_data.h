// Names for the things of a report in linked data, and its JSON.
//
// Claims and mentions are urn:onrecord:…, stable for the same report; an article
// is its address where it has one of the web.
#pragma once

#include <cstddef>
#include <string>

#include "engine/reconcile/report.h"
#include "engine/report/json_field.h"

namespace onrecord {

std::string article_iri(const Article& article);
std::string claim_iri(const Claim& claim);
std::string mention_iri(const Claim& claim, std::size_t mention);

// Pretty-printed with a newline at its end. What could end the <script> that
// such data is put into, and what reorders text, is written as \u escapes.
std::string dump_linked_data(const Json& json);

}  // namespace onrecord
