// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-xml.h"

#include "hashiya-html-scan.h"
#include "hashiya-import.h"
#include "hashiya-sentence.h"

#include <glib/gi18n.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <limits.h>
#include <string.h>

#define SVG    "http://www.w3.org/2000/svg"
#define MATHML "http://www.w3.org/1998/Math/MathML"
#define OPS    "http://www.idpf.org/2007/ops"

static gboolean
is_namespace (const xmlNs *ns, const char *href)
{
  return ns != NULL && ns->href != NULL && strcmp ((const char *) ns->href, href) == 0;
}

static void
set_attribute (const xmlAttr *attribute, HashiyaNode *node, HashiyaTree *tree)
{
  xmlChar *value = xmlNodeListGetString (attribute->doc, attribute->children, 0);
  const char *name = (const char *) attribute->name;

  if (is_namespace (attribute->ns, OPS) && strcmp (name, "type") == 0)
    name = "epub:type";
  hashiya_tree_set (tree, node, name, value != NULL ? (const char *) value : "");
  xmlFree (value);
}

static HashiyaNode *
convert_element (const xmlNode *element, HashiyaTree *tree)
{
  HashiyaNode *node = hashiya_tree_element (tree, (const char *) element->name);

  node->foreign = is_namespace (element->ns, SVG) || is_namespace (element->ns, MATHML);
  for (const xmlAttr *a = element->properties; a != NULL; a = a->next)
    set_attribute (a, node, tree);
  return node;
}

/* The characters of an entity that HTML names; nothing for one that the file itself declares. */
static HashiyaNode *
convert_entity (const xmlNode *entity, HashiyaTree *tree)
{
  const htmlEntityDesc *known = htmlEntityLookup (entity->name);
  char utf8[8] = { 0 };

  if (known != NULL)
    g_unichar_to_utf8 (known->value, utf8);
  return hashiya_tree_text (tree, utf8, -1);
}

static void
convert_children (const xmlNode *element, HashiyaNode *parent, HashiyaTree *tree)
{
  for (const xmlNode *child = element->children; child != NULL; child = child->next)
    {
      HashiyaNode *node;

      switch ((int) child->type)
        {
        case XML_TEXT_NODE:
        case XML_CDATA_SECTION_NODE:
          hashiya_node_append (parent, hashiya_tree_text (tree, (const char *) child->content, -1));
          break;
        case XML_ENTITY_REF_NODE:
          hashiya_node_append (parent, convert_entity (child, tree));
          break;
        case XML_ELEMENT_NODE:
          node = convert_element (child, tree);
          hashiya_node_append (parent, node);
          convert_children (child, node, tree);
          break;
        default:
          break;
        }
    }
}

/* Called for every file that markup names besides itself: there is none. */
static xmlParserInputPtr
load_nothing (const char *uri, const char *id, xmlParserCtxtPtr context)
{
  return NULL;
}

static void
set_error (GError **error, const xmlError *reason)
{
  g_autofree char *words
      = g_strdup (reason != NULL && reason->message != NULL ? reason->message : "?");

  hashiya_set_error (error, HASHIYA_IMPORT_ERROR, HASHIYA_IMPORT_ERROR_DAMAGED,
                     /* Translators: a line number, and a parser's own words in English. */
                     _ ("This is no sound XML: line %d: %s."), reason != NULL ? reason->line : 0,
                     g_strstrip (words));
}

HashiyaNode *
hashiya_xml_parse (const char *xml, gsize n_bytes, HashiyaTree *tree, GError **error)
{
  static gsize once = 0;
  const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT;
  xmlParserCtxtPtr context;
  xmlDocPtr document = NULL;
  HashiyaNode *root = NULL;

  if (!hashiya_html_scan (xml, n_bytes, TRUE, NULL, error))
    return NULL;
  if (g_once_init_enter (&once))
    {
      xmlInitParser ();
      xmlSetExternalEntityLoader (load_nothing);
      g_once_init_leave (&once, 1);
    }
  context = xmlNewParserCtxt ();
  if (n_bytes <= INT_MAX)
    document = xmlCtxtReadMemory (context, xml, n_bytes, NULL, NULL, options);
  if (document != NULL && xmlDocGetRootElement (document) != NULL)
    {
      root = convert_element (xmlDocGetRootElement (document), tree);
      convert_children (xmlDocGetRootElement (document), root, tree);
    }
  else
    set_error (error, xmlCtxtGetLastError (context));
  if (document != NULL)
    xmlFreeDoc (document);
  xmlFreeParserCtxt (context);
  return root;
}
