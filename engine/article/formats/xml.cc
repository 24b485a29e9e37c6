#include "engine/article/formats/xml.h"

#include <libxml/parser.h>

#include <limits>

#include "engine/article/decode.h"
#include "engine/article/page/tags.h"

namespace onrecord {
namespace {

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

std::string taken(xmlChar* text) {
  std::string copy(view(text));
  xmlFree(text);
  mend_utf8(copy);
  return copy;
}

bool is_element(const xmlNode* node) { return node->type == XML_ELEMENT_NODE; }

// The next of `node` in the order of the document, below `root`; nullptr at the end.
const xmlNode* next_node(const xmlNode* node, const xmlNode* root) {
  if (node->type != XML_ENTITY_REF_NODE && node->children != nullptr) return node->children;
  while (node != root && node->next == nullptr) node = node->parent;
  return node == root ? nullptr : node->next;
}

}  // namespace

XmlDocument::XmlDocument(xmlDoc* document) : document_(document, &xmlFreeDoc) {}

Result<XmlDocument> XmlDocument::parse(std::string_view bytes, const std::string& where) {
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
    return fail(ErrorKind::kInput, where, "larger than one document can be");
  if (has_endless_tag(bytes)) {
    return fail(ErrorKind::kInput, where,
                "an element has more than the limit of " + std::to_string(kMaxAttributes) + " attributes");
  }
  static const bool ready = (xmlInitParser(), true);  // before threads use it
  if (!ready) return fail(ErrorKind::kInput, where, "XML cannot be read here");
  constexpr int kOptions =
      XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET | XML_PARSE_NOCDATA;
  const std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> parser(xmlNewParserCtxt(),
                                                                            &xmlFreeParserCtxt);
  if (parser == nullptr) return fail(ErrorKind::kInput, where, "not enough memory for the document");
  auto* document = xmlCtxtReadMemory(parser.get(), bytes.data(), static_cast<int>(bytes.size()), nullptr,
                                     nullptr, kOptions);
  XmlDocument parsed(document);
  if (document == nullptr || parsed.root() == nullptr) {
    std::string why(parser->lastError.message != nullptr ? parser->lastError.message : "no element in it");
    while (!why.empty() && (why.back() == '\n' || why.back() == '.')) why.pop_back();
    return fail(ErrorKind::kInput, where,
                "broken XML at line " + std::to_string(parser->lastError.line) + ": " + why);
  }
  return parsed;
}

const xmlNode* XmlDocument::root() const { return xmlDocGetRootElement(document_.get()); }

std::string_view local_name(const xmlNode* node) { return view(node->name); }

std::vector<const xmlNode*> children(const xmlNode* node, std::string_view name) {
  std::vector<const xmlNode*> found;
  if (node == nullptr) return found;
  for (const auto* one = node->children; one != nullptr; one = one->next) {
    if (is_element(one) && local_name(one) == name) found.push_back(one);
  }
  return found;
}

const xmlNode* child(const xmlNode* node, std::string_view name) {
  const auto found = children(node, name);
  return found.empty() ? nullptr : found.front();
}

std::vector<const xmlNode*> descendants(const xmlNode* node, std::string_view name) {
  std::vector<const xmlNode*> found;
  if (node == nullptr) return found;
  for (const auto* one = next_node(node, node); one != nullptr; one = next_node(one, node)) {
    if (is_element(one) && local_name(one) == name) found.push_back(one);
  }
  return found;
}

std::string attribute(const xmlNode* node, std::string_view name) {
  if (node == nullptr) return {};
  for (const auto* one = node->properties; one != nullptr; one = one->next) {
    if (view(one->name) == name) return taken(xmlNodeListGetString(node->doc, one->children, 1));
  }
  return {};
}

std::string text_of(const xmlNode* node) {
  if (node == nullptr) return {};
  std::string text;
  for (const auto* one = next_node(node, node); one != nullptr; one = next_node(one, node)) {
    if (one->type == XML_TEXT_NODE || one->type == XML_CDATA_SECTION_NODE) text += view(one->content);
  }
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return {};
  text = text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
  mend_utf8(text);  // what was repaired may still be broken
  return text;
}

std::string markup_of(const xmlNode* node) {
  std::string markup;
  if (node == nullptr) return markup;
  const std::unique_ptr<xmlBuffer, decltype(&xmlBufferFree)> buffer(xmlBufferCreate(), &xmlBufferFree);
  for (auto* one = node->children; one != nullptr && buffer != nullptr; one = one->next)
    xmlNodeDump(buffer.get(), node->doc, one, 0, 0);
  if (buffer != nullptr) markup = view(xmlBufferContent(buffer.get()));
  return markup;
}

}  // namespace onrecord
