// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

/* Readability wants a document object. The JSDOMParser that comes with it makes one of a string in
 * a small dialect: every element closed, every attribute quoted, no entity but the basic ones. The
 * page is written in that, its nodes counted, and what comes back are the numbers of those kept. */

#include "hashiya-extractor.h"

#include "hashiya-import-resources.h"

#include <gio/gio.h>
#include <jsc/jsc.h>
#include <string.h>

#define RESOURCES "/io/github/hashiya/import/"

typedef struct
{
  GString *source;
  GPtrArray *nodes; /* by number */
} Writer;

void
hashiya_extraction_free (HashiyaExtraction *self)
{
  g_clear_pointer (&self->kept, g_hash_table_unref);
  g_free (self->text);
  g_free (self->title);
  g_free (self->byline);
  g_free (self);
}

static void
append_escaped (GString *out, const char *text)
{
  const char *p = text;

  while (*p != '\0')
    {
      gsize n = strcspn (p, "&<>\"");

      g_string_append_len (out, p, n);
      p += n;
      if (*p == '&')
        g_string_append (out, "&amp;");
      else if (*p == '<')
        g_string_append (out, "&lt;");
      else if (*p == '>')
        g_string_append (out, "&gt;");
      else if (*p == '"')
        g_string_append (out, "&quot;");
      p += *p != '\0';
    }
}

/* A name that JSDOMParser reads as one. */
static gboolean
is_name (const char *name)
{
  return *name != '\0' && strpbrk (name, " \t\r\n\f\"'<>/=&") == NULL;
}

/* Scripts are gone but for the description of the article that some hold. */
static gboolean
is_left_out (const HashiyaNode *node)
{
  const char *type;

  if (!is_name (node->name) || hashiya_node_is (node, "style")
      || hashiya_node_is (node, "template"))
    return TRUE;
  if (!hashiya_node_is (node, "script"))
    return FALSE;
  type = hashiya_node_get (node, "type");
  return type == NULL || strcmp (type, "application/ld+json") != 0;
}

static void write_node (Writer *self, const HashiyaNode *node);

static void
write_children (Writer *self, const HashiyaNode *node)
{
  gboolean in_text = FALSE;

  for (const HashiyaNode *child = node->first; child != NULL; child = child->next)
    {
      if (child->name != NULL)
        {
          /* A comment parts the texts on both sides, and is no node there. */
          if (is_left_out (child))
            g_string_append (self->source, "<!---->");
          else
            write_node (self, child);
          in_text = FALSE;
        }
      else if (*child->text != '\0')
        {
          if (!in_text)
            g_ptr_array_add (self->nodes, (gpointer) child);
          append_escaped (self->source, child->text);
          in_text = TRUE;
        }
    }
}

static void
write_node (Writer *self, const HashiyaNode *node)
{
  g_ptr_array_add (self->nodes, (gpointer) node);
  g_string_append_c (self->source, '<');
  g_string_append (self->source, node->name);
  for (const HashiyaAttribute *a = node->attributes; a != NULL; a = a->next)
    {
      if (!is_name (a->name))
        continue;
      g_string_append_c (self->source, ' ');
      g_string_append (self->source, a->name);
      g_string_append (self->source, "=\"");
      append_escaped (self->source, a->value);
      g_string_append_c (self->source, '"');
    }
  if (node->first == NULL)
    {
      g_string_append (self->source, "/>");
      return;
    }
  g_string_append_c (self->source, '>');
  write_children (self, node);
  g_string_append_printf (self->source, "</%s>", node->name);
}

/* The function that extracts, read once. */
static JSCValue *
get_function (void)
{
  static const char *const scripts[] = { "JSDOMParser.js", "Readability.js", "extract.js" };
  static JSCContext *context;
  static JSCValue *function;

  if (function != NULL)
    return function;
  hashiya_import_register_resource ();
  /* What the last and dearest compiler gains is not had back in the few pages of a helper. */
  jsc_options_set_boolean (JSC_OPTIONS_USE_FTL, FALSE);
  context = jsc_context_new ();
  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autofree char *path = g_strconcat (RESOURCES, scripts[i], NULL);
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_autoptr (JSCValue) result = NULL;

      g_return_val_if_fail (bytes != NULL, NULL);
      result = jsc_context_evaluate_with_source_uri (context, g_bytes_get_data (bytes, NULL),
                                                     g_bytes_get_size (bytes), path, 1);
    }
  function = jsc_context_get_value (context, "hashiyaExtract");
  return function;
}

static char *
dup_property (JSCValue *object, const char *name)
{
  g_autoptr (JSCValue) value = jsc_value_object_get_property (object, name);

  return jsc_value_is_string (value) ? jsc_value_to_string (value) : NULL;
}

static HashiyaExtraction *
read_result (JSCValue *object, const GPtrArray *nodes)
{
  HashiyaExtraction *self = g_new0 (HashiyaExtraction, 1);
  g_autoptr (JSCValue) kept = jsc_value_object_get_property (object, "kept");
  gsize n = 0;
  const guint32 *numbers = jsc_value_typed_array_get_data (kept, &n);

  self->kept = g_hash_table_new (NULL, NULL);
  for (gsize i = 0; i < n; i++)
    {
      if (numbers[i] < nodes->len)
        g_hash_table_add (self->kept, g_ptr_array_index (nodes, numbers[i]));
    }
  self->text = dup_property (object, "text");
  self->title = dup_property (object, "title");
  self->byline = dup_property (object, "byline");
  return self;
}

HashiyaExtraction *
hashiya_extract (const HashiyaNode *root)
{
  JSCValue *function = get_function ();
  JSCContext *context = jsc_value_get_context (function);
  g_autoptr (GPtrArray) nodes = g_ptr_array_new ();
  Writer writer = { g_string_new (NULL), nodes };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JSCValue) source = NULL;
  g_autoptr (JSCValue) result = NULL;
  JSCException *exception;

  write_node (&writer, root);
  bytes = g_string_free_to_bytes (writer.source);
  source = jsc_value_new_string_from_bytes (context, bytes);
  result = jsc_value_function_callv (function, 1, &source);
  exception = jsc_context_get_exception (context);
  if (exception != NULL)
    {
      g_debug ("Readability: %s", jsc_exception_get_message (exception));
      jsc_context_clear_exception (context);
      return NULL;
    }
  return jsc_value_is_object (result) ? read_result (result, nodes) : NULL;
}
