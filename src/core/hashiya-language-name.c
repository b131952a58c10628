// SPDX-FileCopyrightText: The Hashiya developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "hashiya-language-name.h"

#include <string.h>

static const HashiyaLanguageName names[] = {
  { "ur", "اردو" },         { "en", "English" },
  { "ar", "العربية" },      { "fa", "فارسی" },
  { "hi", "हिन्दी" },        { "pa-Arab", "پنجابی" },
  { "pa", "ਪੰਜਾਬੀ" },        { "sd", "سنڌي" },
  { "ps", "پښتو" },         { "bal", "بلۏچی" },
  { "skr", "سرائیکی" },     { "ks", "کٲشُر" },
  { "bn", "বাংলা" },        { "gu", "ગુજરાતી" },
  { "mr", "मराठी" },        { "ta", "தமிழ்" },
  { "te", "తెలుగు" },        { "ml", "മലയാളം" },
  { "kn", "ಕನ್ನಡ" },         { "ne", "नेपाली" },
  { "si", "සිංහල" },         { "am", "አማርኛ" },
  { "az", "Azərbaycanca" }, { "bg", "Български" },
  { "ca", "Català" },       { "ckb", "کوردیی ناوەندی" },
  { "cs", "Čeština" },      { "da", "Dansk" },
  { "de", "Deutsch" },      { "el", "Ελληνικά" },
  { "eo", "Esperanto" },    { "es", "Español" },
  { "fi", "Suomi" },        { "fr", "Français" },
  { "he", "עברית" },        { "hu", "Magyar" },
  { "hy", "Հայերեն" },      { "id", "Indonesia" },
  { "it", "Italiano" },     { "ja", "日本語" },
  { "ka", "ქართული" },      { "kk", "Қазақша" },
  { "ko", "한국어" },       { "ms", "Melayu" },
  { "nl", "Nederlands" },   { "no", "Norsk" },
  { "pl", "Polski" },       { "pt", "Português" },
  { "ro", "Română" },       { "ru", "Русский" },
  { "so", "Soomaali" },     { "sr", "Српски" },
  { "sv", "Svenska" },      { "sw", "Kiswahili" },
  { "th", "ไทย" },          { "tr", "Türkçe" },
  { "ug", "ئۇيغۇرچە" },     { "uk", "Українська" },
  { "uz", "Oʻzbekcha" },    { "vi", "Tiếng Việt" },
  { "zh", "中文" },
};

const HashiyaLanguageName *
hashiya_language_get_names (guint *n)
{
  *n = G_N_ELEMENTS (names);
  return names;
}

const char *
hashiya_language_get_name (const char *tag)
{
  gsize n = strcspn (tag, "-");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (strcmp (names[i].tag, tag) == 0)
        return names[i].name;
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (strlen (names[i].tag) == n && strncmp (names[i].tag, tag, n) == 0)
        return names[i].name;
    }
  return tag;
}
