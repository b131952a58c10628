// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <libsoup/soup.h>

/** site_answer: What a Site says to a path; @root is its own address. */
void site_answer (SoupServerMessage *message, const char *path, const char *root);
