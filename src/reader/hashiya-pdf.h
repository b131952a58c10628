// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * HashiyaPdf:
 * @document: what is printed: its title, language and pictures
 * @page: what hashiya_print_page_build() made of it
 * @setup: the paper; its margins do not count, the page has its own
 * @nastaliq: Urdu in Nastaliq, as @page says too, else in Naskh
 * @sans_serif: Latin text in a face without serifs
 *
 * What a PDF is made of.
 */
typedef struct
{
  HashiyaDocument *document;
  GBytes *page;
  GtkPageSetup *setup;
  gboolean nastaliq;
  gboolean sans_serif;
} HashiyaPdf;

/**
 * hashiya_pdf_make_async:
 * @path: the file to make; best in a folder that is nobody else's
 * @cancellable: (nullable): ends the web process that lays the pages out, at once
 *
 * Makes a PDF of a page, in a view that is never shown, behind the same walls as what is read, and
 * in a web process of its own. Nothing blocks meanwhile.
 */
void hashiya_pdf_make_async (const HashiyaPdf *self,
                             const char *path,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);

/** hashiya_pdf_make_finish: Returns: how many pages it has, 0 with an error whose message is a
 * sentence for the reader */
guint hashiya_pdf_make_finish (GAsyncResult *result, GError **error);

G_END_DECLS
