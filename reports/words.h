// SPDX-License-Identifier: Apache-2.0
/**
 * The words of reports: one catalogue per language, numbers and dates as the language writes them.
 *
 * A word is a text with places `{0}` to `{9}` and, where a number decides, its plural forms one
 * after another, parted by `|` in the order of the language's plural rule:
 *
 *     en, es   one|other          1 is one
 *     fr       one|other          0, 1 and what lies between are one
 *     ar       zero|one|two|few|many|other
 *
 * The first number among the arguments decides. A catalogue is a file `words_<language>.def`;
 * words_en.def is the list of all words.
 */
#pragma once

#include "base/date.h"
#include "base/rational.h"
#include "base/str.h"

enum pla_word {
#define PLA_WORD(name, text) PLA_W_##name,
#include "words_en.def"
#undef PLA_WORD
    PLA_WORD_COUNT
};

struct pla_words; /**< one language */

/** What stands in a place of a word. */
enum pla_arg_kind {
    PLA_ARG_TEXT,
    PLA_ARG_NAME,   /**< of a person or thing in any script: isolated for direction */
    PLA_ARG_CODE,   /**< an id, a course, a file */
    PLA_ARG_STRONG, /**< text that a document shows strong */
    PLA_ARG_NUMBER,
    PLA_ARG_DAY
};
struct pla_arg {
    enum pla_arg_kind kind;
    struct pla_text text;
    struct pla_rational number;
    pla_day day;
};
#define PLA_ARG_T(value) ((struct pla_arg){.kind = PLA_ARG_TEXT, .text = (value)})
#define PLA_ARG_N(value) ((struct pla_arg){.kind = PLA_ARG_NAME, .text = (value)})
#define PLA_ARG_C(value) ((struct pla_arg){.kind = PLA_ARG_CODE, .text = (value)})
#define PLA_ARG_R(value) ((struct pla_arg){.kind = PLA_ARG_NUMBER, .number = (value)})
#define PLA_ARG_I(value)                                                                           \
    ((struct pla_arg){.kind = PLA_ARG_NUMBER, .number = PLA_WHOLE((int64_t)(value))})
#define PLA_ARG_D(value) ((struct pla_arg){.kind = PLA_ARG_DAY, .day = (value)})

/** Codes of the languages shipped: "en", "fr", "es", "ar"; NULL at the end. */
extern const char *const pla_words_codes[];
/** The catalogue of a code; NULL if there is none. */
const struct pla_words *pla_words_find(const char *code);
/** English, which is always there. */
const struct pla_words *pla_words_english(void);
/** "en", as HTML's `lang` has it. */
const char *pla_words_code(const struct pla_words *words);
/** True if the language is written from right to left. */
bool pla_words_is_rtl(const struct pla_words *words);

/** The word as its catalogue has it, with places and plural forms. Never NULL. */
const char *pla_word_raw(const struct pla_words *words, enum pla_word word);
/** False if the catalogue lacks the word and English stands in for it. */
bool pla_word_is_there(const struct pla_words *words, enum pla_word word);
/** The form of the word for these arguments; absent arguments leave their places empty. */
struct pla_text pla_word_form(const struct pla_words *words, enum pla_word word,
                              const struct pla_arg *args, size_t count);
/** Append the word with its places filled, as plain text. */
void pla_word_put(const struct pla_words *words, enum pla_word word, const struct pla_arg *args,
                  size_t count, struct pla_str *out);
/** A word without places, as a slice that lives for ever. */
struct pla_text pla_word(const struct pla_words *words, enum pla_word word);
/**
 * What the language says for one of the workbook's English words, which are the keys of its static
 * tables; the text itself if it is not one of them.
 */
const char *pla_word_like(const struct pla_words *words, const char *english);
/** Append what stands in a place. */
void pla_word_put_arg(const struct pla_words *words, const struct pla_arg *arg,
                      struct pla_str *out);

/**
 * Append a number as the language writes it: exact if at most two decimals say it, else a fraction
 * as `8/3`; thousands parted from 10,000 on.
 */
void pla_words_put_number(const struct pla_words *words, struct pla_rational number,
                          struct pla_str *out);
/** The same rounded half-even to `places` (0..6) decimals. */
void pla_words_put_decimal(const struct pla_words *words, struct pla_rational number, int places,
                           struct pla_str *out);
/** Append a date: "1 November 2026". */
void pla_words_put_day(const struct pla_words *words, pla_day day, struct pla_str *out);
/** Append "a, b and c" in the language. */
void pla_words_put_list(const struct pla_words *words, const struct pla_text *items, size_t count,
                        struct pla_str *out);
/** Append a digit text ("3.5") with the digits and decimal sign of the language. */
void pla_words_put_digits(const struct pla_words *words, struct pla_text digits,
                          struct pla_str *out);
