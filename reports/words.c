// SPDX-License-Identifier: Apache-2.0
/** The words of reports in every language shipped. */
#include "words.h"

/** How a language writes numbers, dates and plurals. */
struct pla_words {
    const char *code;
    bool is_rtl;
    const char *decimal, *thousands;
    const char *digits[10];  /**< NULL: 0 to 9 */
    const char *months[12];  /**< as they stand in a date */
    const char *day_pattern; /**< {d} {m} {y} */
    const char *first_day;   /**< what the first of a month is called; NULL: its number */
    size_t (*plural)(struct pla_rational number);
    const char *const *texts;
};

static const char *const english[PLA_WORD_COUNT] = {
#define PLA_WORD(name, text) [PLA_W_##name] = (text),
#include "words_en.def"
#undef PLA_WORD
};
static const char *const french[PLA_WORD_COUNT] = {
#define PLA_WORD(name, text) [PLA_W_##name] = (text),
#include "words_fr.def"
#undef PLA_WORD
};
static const char *const spanish[PLA_WORD_COUNT] = {
#define PLA_WORD(name, text) [PLA_W_##name] = (text),
#include "words_es.def"
#undef PLA_WORD
};
static const char *const arabic[PLA_WORD_COUNT] = {
#define PLA_WORD(name, text) [PLA_W_##name] = (text),
#include "words_ar.def"
#undef PLA_WORD
};

/* Plural rules of the Unicode Common Locale Data Repository (cardinal). */

static size_t plural_of_one(struct pla_rational number)
{
    return number.num == 1 && number.den == 1 ? 0 : 1;
}

static size_t plural_french(struct pla_rational number)
{
    return number.num > -2 * number.den && number.num < 2 * number.den ? 0 : 1;
}

static size_t plural_arabic(struct pla_rational number)
{
    enum { ZERO, ONE, TWO, FEW, MANY, OTHER };
    if (number.den != 1 || number.num < 0) {
        return OTHER;
    }
    int64_t rest = number.num % 100;
    if (number.num <= 2) {
        return number.num == 0 ? ZERO : number.num == 1 ? ONE : TWO;
    }
    return rest >= 3 && rest <= 10 ? FEW : rest >= 11 ? MANY : OTHER;
}

#define NARROW_SPACE "\xE2\x80\xAF"
#define SPACE        "\xC2\xA0"

static const struct pla_words languages[] = {
    {.code = "en",
     .decimal = ".",
     .thousands = ",",
     .months = {"January", "February", "March", "April", "May", "June", "July", "August",
                "September", "October", "November", "December"},
     .day_pattern = "{d} {m} {y}",
     .plural = plural_of_one,
     .texts = english},
    {.code = "fr",
     .decimal = ",",
     .thousands = NARROW_SPACE,
     .months = {"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
                "septembre", "octobre", "novembre", "décembre"},
     .day_pattern = "{d} {m} {y}",
     .first_day = "1er",
     .plural = plural_french,
     .texts = french},
    {.code = "es",
     .decimal = ",",
     .thousands = SPACE,
     .months = {"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto",
                "septiembre", "octubre", "noviembre", "diciembre"},
     .day_pattern = "{d} de {m} de {y}",
     .plural = plural_of_one,
     .texts = spanish},
    {.code = "ar",
     .is_rtl = true,
     .decimal = "٫",
     .thousands = "٬",
     .digits = {"٠", "١", "٢", "٣", "٤", "٥", "٦", "٧", "٨", "٩"},
     .months = {"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر",
                "أكتوبر", "نوفمبر", "ديسمبر"},
     .day_pattern = "{d} {m} {y}",
     .plural = plural_arabic,
     .texts = arabic},
};
enum { LANGUAGES = sizeof(languages) / sizeof(languages[0]) };

const char *const pla_words_codes[] = {"en", "fr", "es", "ar", NULL};

const struct pla_words *pla_words_find(const char *code)
{
    for (size_t i = 0; code != NULL && i < LANGUAGES; i++) {
        if (strcmp(languages[i].code, code) == 0) {
            return &languages[i];
        }
    }
    return NULL;
}

const struct pla_words *pla_words_english(void)
{
    return &languages[0];
}

const char *pla_words_code(const struct pla_words *words)
{
    return words->code;
}

bool pla_words_is_rtl(const struct pla_words *words)
{
    return words->is_rtl;
}

const char *pla_word_raw(const struct pla_words *words, enum pla_word word)
{
    return words->texts[word] != NULL ? words->texts[word] : english[word];
}

bool pla_word_is_there(const struct pla_words *words, enum pla_word word)
{
    return words->texts[word] != NULL;
}

struct pla_text pla_word(const struct pla_words *words, enum pla_word word)
{
    return pla_text_of(pla_word_raw(words, word));
}

const char *pla_word_like(const struct pla_words *words, const char *text)
{
    for (int word = PLA_W_book_t_summary;
         words != &languages[0] && word <= PLA_W_book_t_nearly_all_scores_are_one_level_read_the;
         word++) {
        if (strcmp(english[word], text) == 0) {
            return pla_word_raw(words, (enum pla_word)word);
        }
    }
    return text;
}

/* ---- numbers and dates ---- */

static void put_digit(const struct pla_words *words, char digit, struct pla_str *out)
{
    if (words->digits[0] != NULL) {
        pla_str_put_z(out, words->digits[digit - '0']);
    } else {
        pla_str_put_c(out, digit);
    }
}

void pla_words_put_digits(const struct pla_words *words, struct pla_text digits,
                          struct pla_str *out)
{
    enum { FIRST_PARTED = 5, GROUP = 3 };
    if (digits.at == NULL) { /* the number could not be written: its builder keeps the failure */
        return;
    }
    size_t whole = 0, from = digits.length > 0 && digits.at[0] == '-';
    bool is_fraction = memchr(digits.at, '/', digits.length) != NULL;
    while (from + whole < digits.length && digits.at[from + whole] >= '0' &&
           digits.at[from + whole] <= '9') {
        whole++;
    }
    for (size_t i = 0; i < digits.length; i++) {
        char c = digits.at[i];
        size_t left = from + whole - i;
        if (i > from && i < from + whole && whole >= FIRST_PARTED && left % GROUP == 0 &&
            !is_fraction) {
            pla_str_put_z(out, words->thousands);
        }
        if (c >= '0' && c <= '9') {
            put_digit(words, c, out);
        } else if (c == '.') {
            pla_str_put_z(out, words->decimal);
        } else if (c == '-') {
            PLA_PUT(out, "\xE2\x88\x92"); /* U+2212 */
        } else {
            pla_str_put_c(out, c);
        }
    }
}

/** Write plain digits by `put`, then say them in the language. */
static void put_plain(const struct pla_words *words, struct pla_rational number, int places,
                      struct pla_str *out)
{
    struct pla_str plain = {0};
    if (places < 0) {
        pla_rational_put_fraction(&plain, number);
    } else {
        pla_rational_put_decimal(&plain, number, places);
    }
    pla_words_put_digits(words, (struct pla_text){plain.at, plain.length}, out);
    out->failed = out->failed || plain.failed;
    pla_str_release(&plain);
}

void pla_words_put_number(const struct pla_words *words, struct pla_rational number,
                          struct pla_str *out)
{
    enum { PLACES = 2 };
    put_plain(words, number, pla_rational_is_decimal(number, PLACES) ? PLACES : -1, out);
}

void pla_words_put_decimal(const struct pla_words *words, struct pla_rational number, int places,
                           struct pla_str *out)
{
    put_plain(words, number, places, out);
}

void pla_words_put_day(const struct pla_words *words, pla_day day, struct pla_str *out)
{
    struct pla_ymd parts = pla_day_split(day);
    for (const char *at = words->day_pattern; *at != '\0'; at++) {
        if (at[0] != '{') {
            pla_str_put_c(out, *at);
            continue;
        }
        if (at[1] == 'm') {
            pla_str_put_z(out, words->months[parts.month - 1]);
        } else if (at[1] == 'd' && parts.day == 1 && words->first_day != NULL) {
            pla_str_put_z(out, words->first_day);
        } else {
            struct pla_str plain = {0};
            pla_str_put_int(&plain, at[1] == 'd' ? parts.day : parts.year);
            for (size_t i = 0; i < plain.length; i++) {
                put_digit(words, plain.at[i], out);
            }
            out->failed = out->failed || plain.failed;
            pla_str_release(&plain);
        }
        at += 2;
    }
}

void pla_words_put_list(const struct pla_words *words, const struct pla_text *items, size_t count,
                        struct pla_str *out)
{
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && i + 1 == count) {
            pla_str_put_c(out, ' ');
            pla_str_put_text(out, pla_word(words, PLA_W_and));
            pla_str_put_c(out, ' ');
        } else if (i > 0) {
            pla_str_put_text(out, pla_word(words, PLA_W_list_comma));
        }
        pla_str_put_text(out, items[i]);
    }
}

/* ---- words with places ---- */

struct pla_text pla_word_form(const struct pla_words *words, enum pla_word word,
                              const struct pla_arg *args, size_t count)
{
    struct pla_text rest = pla_word(words, word);
    size_t form = 0;
    for (size_t i = 0; i < count; i++) {
        if (args[i].kind == PLA_ARG_NUMBER) {
            form = words->plural(args[i].number);
            break;
        }
    }
    for (;;) {
        const char *bar = memchr(rest.at, '|', rest.length);
        if (bar == NULL) {
            return rest;
        }
        size_t length = (size_t)(bar - rest.at);
        if (form == 0) {
            return (struct pla_text){rest.at, length};
        }
        rest = (struct pla_text){bar + 1, rest.length - length - 1};
        form--;
    }
}

void pla_word_put_arg(const struct pla_words *words, const struct pla_arg *arg, struct pla_str *out)
{
    switch (arg->kind) {
    case PLA_ARG_NUMBER:
        pla_words_put_number(words, arg->number, out);
        break;
    case PLA_ARG_DAY:
        pla_words_put_day(words, arg->day, out);
        break;
    case PLA_ARG_TEXT:
    case PLA_ARG_NAME:
    case PLA_ARG_CODE:
    case PLA_ARG_STRONG:
        pla_str_put_text(out, arg->text);
        break;
    }
}

void pla_word_put(const struct pla_words *words, enum pla_word word, const struct pla_arg *args,
                  size_t count, struct pla_str *out)
{
    struct pla_text form = pla_word_form(words, word, args, count);
    for (size_t i = 0; i < form.length; i++) {
        if (form.at[i] == '{' && i + 2 < form.length && form.at[i + 2] == '}') {
            size_t place = (size_t)(form.at[i + 1] - '0');
            if (place < count) {
                pla_word_put_arg(words, &args[place], out);
            }
            i += 2;
        } else {
            pla_str_put_c(out, form.at[i]);
        }
    }
}
