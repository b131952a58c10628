// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "hashiya-library.h"
#include "hashiya-record.h"

G_BEGIN_DECLS

/* A library of one's own. This device's state is empty when a test starts. */
typedef struct
{
  char *root;
  char *folder; /* the library's */
  HashiyaLibrary *library;
} Setting;

/* Before and after everything else in main(): state that is nobody's. A child process is given
 * its parent's by HASHIYA_TEST_STATE. */
void setting_isolate (void);
void setting_clean_up (void);

void setting_set_up (Setting *self, gconstpointer data);
void setting_tear_down (Setting *self, gconstpointer data);

/* The library as another process would see it. */
void setting_reopen (Setting *self);

char *setting_state_path (const char *name);
char *setting_device (void);

/* The next record is written by another device. */
void setting_forget_device (void);

/* A document of two sections. */
HashiyaContent *build_sealed (const char *title, const char *original);
char *setting_publish (Setting *self, const char *title);
char *setting_document_folder (Setting *self, const char *id);
HashiyaMargin *setting_margin (Setting *self, const char *id);

/* The path of this device's journal of a document. */
char *setting_journal (Setting *self, const char *id);

JsonObject *new_highlight (const char *note);
JsonObject *put (HashiyaMargin *margin, JsonObject *record);

void delete_tree (const char *path);
char *read_file (const char *path);
void write_file (const char *path, const char *text);
void append_file (const char *path, const char *text);
guint count_text (const char *path, const char *needle);

/* What check finds, as `kind:line`, with a `+` where it was repaired. */
char *check_kinds (Setting *self, gboolean repair);

G_END_DECLS
