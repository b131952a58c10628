// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-content.h"
#include "hashiya-entry.h"
#include "hashiya-margin.h"

G_BEGIN_DECLS

typedef enum
{
  HASHIYA_LIBRARY_ERROR_NOT_FOUND, /* no document of that name, or no annotation */
  HASHIYA_LIBRARY_ERROR_AMBIGUOUS, /* several documents: the message lists the ids */
  HASHIYA_LIBRARY_ERROR_MISSING,   /* content not here, or not all of it yet */
  HASHIYA_LIBRARY_ERROR_DAMAGED,
  HASHIYA_LIBRARY_ERROR_NEWER, /* a journal of a higher format: read, never written */
  HASHIYA_LIBRARY_ERROR_WRITE, /* disk full, read-only, locked */
} HashiyaLibraryError;

#define HASHIYA_LIBRARY_ERROR (hashiya_library_error_quark ())
GQuark hashiya_library_error_quark (void);

/**
 * HashiyaLibrary:
 *
 * The folder that holds documents. Blocks on the disk; may be used from any thread.
 */
#define HASHIYA_TYPE_LIBRARY (hashiya_library_get_type ())
G_DECLARE_FINAL_TYPE (HashiyaLibrary, hashiya_library, HASHIYA, LIBRARY, GObject)

/**
 * hashiya_library_new:
 * @folder: (nullable): its path; %NULL for `$XDG_DATA_HOME/hashiya/library`
 *
 * The folder is made when something is first written to it.
 */
HashiyaLibrary *hashiya_library_new (const char *folder);
const char *hashiya_library_get_folder (HashiyaLibrary *self);

/**
 * hashiya_library_list:
 *
 * Returns: (transfer full) (element-type HashiyaEntry): every document, newest import first,
 *   trashed and missing ones too; a document that cannot be read is left to check and not fatal
 */
GPtrArray *hashiya_library_list (HashiyaLibrary *self, GCancellable *cancellable, GError **error);

/**
 * hashiya_library_find:
 * @name: an id, a unique start of one, or an exact title
 *
 * Returns: (transfer full): the entry, or %NULL with NOT_FOUND or AMBIGUOUS
 */
HashiyaEntry *hashiya_library_find (HashiyaLibrary *self, const char *name, GError **error);

/** hashiya_library_get_entry: Returns: (transfer full) (nullable): the entry of a full id */
HashiyaEntry *hashiya_library_get_entry (HashiyaLibrary *self, const char *id, GError **error);

/**
 * hashiya_library_open:
 * @version: (nullable): a content version; %NULL for the current one
 *
 * Returns: (transfer full): the document, verified only as far as it is read
 */
HashiyaDocument *hashiya_library_open (HashiyaLibrary *self,
                                       const char *id,
                                       const char *version,
                                       GCancellable *cancellable,
                                       GError **error);

/** hashiya_library_dup_version: Returns: (transfer full) (nullable): the version a reader opens,
 * %NULL where none is here */
char *hashiya_library_dup_version (HashiyaLibrary *self, const char *id);

/** hashiya_library_dup_version_folder: Returns: (transfer full) (nullable): the folder of a version
 * that is here, as far as its files' names tell */
char *
hashiya_library_dup_version_folder (HashiyaLibrary *self, const char *id, const char *version);

/**
 * HashiyaVersion:
 * @version: 16 hex digits
 * @title: what this version calls itself
 * @file: (nullable): the file it came from
 * @imported: when, in milliseconds since 1970, or 0 where unknown
 * @is_current: whether it is the one a reader opens
 */
typedef struct
{
  char *version;
  char *title;
  char *file;
  gint64 imported;
  guint n_sections;
  gsize n_words;
  gboolean is_current;
} HashiyaVersion;

void hashiya_version_free (HashiyaVersion *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (HashiyaVersion, hashiya_version_free)

/**
 * hashiya_library_list_versions:
 *
 * Returns: (transfer full) (element-type HashiyaVersion): every version that is here, the one that
 *   came last first; %NULL with NOT_FOUND
 */
GPtrArray *hashiya_library_list_versions (HashiyaLibrary *self, const char *id, GError **error);

/**
 * hashiya_library_set_version:
 * @version: one that is here
 *
 * Makes it the one a reader opens. Nothing else changes, so that it can be taken back.
 */
gboolean hashiya_library_set_version (HashiyaLibrary *self,
                                      const char *id,
                                      const char *version,
                                      GError **error);

/**
 * hashiya_library_get_margin:
 * @id: (nullable): a full id; %NULL for the library's own state
 *
 * Returns: (transfer full): the one margin of a document
 */
HashiyaMargin *hashiya_library_get_margin (HashiyaLibrary *self, const char *id, GError **error);

typedef enum
{
  HASHIYA_PUBLISH_ADDED,
  HASHIYA_PUBLISH_UPDATED,
  HASHIYA_PUBLISH_UNCHANGED,
} HashiyaPublishStatus;

/**
 * hashiya_library_publish:
 * @content: sealed
 * @file_name: (nullable): what the file was called, kept as state in the journal
 * @again: make a new version even where these original bytes are known
 * @status: (out): what happened; a trashed document whose bytes come again is taken out of the
 * trash
 *
 * Writes the content beside its place, makes it durable, and renames it there.
 *
 * Returns: (transfer full): the document's id, or %NULL and the library is as before
 */
char *hashiya_library_publish (HashiyaLibrary *self,
                               HashiyaContent *content,
                               const char *file_name,
                               gboolean again,
                               HashiyaPublishStatus *status,
                               GError **error);

/**
 * hashiya_library_update:
 * @id: a full id
 * @content: sealed: another edition of that document
 * @file_name: (nullable): what the file was called
 * @status: (out): %HASHIYA_PUBLISH_UPDATED; %HASHIYA_PUBLISH_UNCHANGED where it is what is read now
 *
 * Makes @content the version that is read; no other one is touched. Content that has fewer than
 * half of its words in common with what is read now is another text: it is published by itself,
 * as with hashiya_library_publish(), and the id returned is its own.
 *
 * Returns: (transfer full): the id of the document that has @content now, or %NULL and the library
 *   is as before
 */
char *hashiya_library_update (HashiyaLibrary *self,
                              const char *id,
                              HashiyaContent *content,
                              const char *file_name,
                              HashiyaPublishStatus *status,
                              GError **error);

/** hashiya_library_set_trashed: To the trash and back; nothing moves on the disk. */
gboolean hashiya_library_set_trashed (HashiyaLibrary *self,
                                      const char *id,
                                      gboolean trashed,
                                      GError **error);

G_END_DECLS
