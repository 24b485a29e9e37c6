// XML → a tree that can be asked, for feeds and newswire packages.
//
// Names are local ones, whatever prefix a producer uses. Nothing is fetched and no
// entity is expanded, so that no document can name a file or grow. libxml2 stays
// in the .cc files that ask.
#pragma once

#include <libxml/tree.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace onrecord {

class XmlDocument {
 public:
  // Reads `bytes`, in the character set that they declare. What is broken is
  // repaired where that can be done. Fails with kInput at `where`.
  static Result<XmlDocument> parse(std::string_view bytes, const std::string& where);

  const xmlNode* root() const;

 private:
  explicit XmlDocument(xmlDoc* document);
  std::unique_ptr<xmlDoc, void (*)(xmlDoc*)> document_;
};

// The elements right below `node` with that local name.
std::vector<const xmlNode*> children(const xmlNode* node, std::string_view name);
// The first of them; nullptr where there is none, or no `node`.
const xmlNode* child(const xmlNode* node, std::string_view name);
// All elements below `node` with that local name, in the order of the document.
std::vector<const xmlNode*> descendants(const xmlNode* node, std::string_view name);

std::string_view local_name(const xmlNode* node);
std::string attribute(const xmlNode* node, std::string_view name);  // "" where there is none
// All text below, without outer blanks; "" of nullptr.
std::string text_of(const xmlNode* node);
// The markup below, as it would be written: for XHTML within XML.
std::string markup_of(const xmlNode* node);

}  // namespace onrecord
