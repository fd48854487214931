// SPDX-License-Identifier: Apache-2.0
/** Parts that cells refer to: shared texts, and which styles show dates. */
#include "exchange/workbook_private.h"

#include <string.h>

static bool hex_digit(char c, unsigned *out)
{
    if (c >= '0' && c <= '9') {
        *out = (unsigned)(c - '0');
    } else if (c >= 'A' && c <= 'F') {
        *out = (unsigned)(c - 'A') + 10;
    } else if (c >= 'a' && c <= 'f') {
        *out = (unsigned)(c - 'a') + 10;
    } else {
        return false;
    }
    return true;
}

/** `_x0041_` at `at`, of `left` bytes: the code unit; -1 if it is none. */
static int escaped_unit(const char *at, size_t left)
{
    enum { LENGTH = 7 };
    unsigned unit = 0, digit;
    if (left < LENGTH || at[0] != '_' || at[1] != 'x' || at[LENGTH - 1] != '_') {
        return -1;
    }
    for (size_t i = 2; i < LENGTH - 1; i++) {
        if (!hex_digit(at[i], &digit)) {
            return -1;
        }
        unit = unit * 16 + digit;
    }
    return (int)unit;
}

/** UTF-8 of a code unit of the basic plane; it is never longer than what stood there. */
static size_t put_unit(char *out, unsigned unit)
{
    if (unit < 0x80) {
        out[0] = (char)unit;
        return 1;
    }
    if (unit < 0x800) {
        out[0] = (char)(0xC0 | unit >> 6);
        out[1] = (char)(0x80 | (unit & 0x3F));
        return 2;
    }
    out[0] = (char)(0xE0 | unit >> 12);
    out[1] = (char)(0x80 | (unit >> 6 & 0x3F));
    out[2] = (char)(0x80 | (unit & 0x3F));
    return 3;
}

void pla_book_unescape(char *text, size_t *length)
{
    size_t to = 0;
    for (size_t from = 0; from < *length;) {
        int unit = escaped_unit(text + from, *length - from);
        bool is_surrogate = unit >= 0xD800 && unit <= 0xDFFF;
        if (unit <= 0 || is_surrogate) {
            text[to++] = text[from++];
        } else {
            to += put_unit(text + to, (unsigned)unit);
            from += 7;
        }
    }
    *length = to;
}

/* ---- shared texts ---- */

struct strings_reading {
    struct pla_book_file *file;
    struct pla_book_strings *strings;
    char *buffer; /**< all texts one behind the other: never more than the part's bytes, twice */
    size_t used, from;
    int phonetic; /**< depth inside <rPh>: how a text is spoken, not what it says */
    bool is_text;
};

static bool strings_start(void *ctx, const char *element, const char *const *attributes)
{
    struct strings_reading *reading = ctx;
    (void)attributes;
    if (strcmp(element, "si") == 0) {
        reading->from = reading->used;
    } else if (strcmp(element, "rPh") == 0) {
        reading->phonetic++;
    } else if (strcmp(element, "t") == 0) {
        reading->is_text = reading->phonetic == 0;
    }
    return true;
}

static bool strings_text(void *ctx, const char *bytes, size_t length)
{
    struct strings_reading *reading = ctx;
    if (reading->is_text) {
        memcpy(reading->buffer + reading->used, bytes, length);
        reading->used += length;
    }
    return true;
}

static bool strings_end(void *ctx, const char *element)
{
    struct strings_reading *reading = ctx;
    struct pla_book_strings *strings = reading->strings;
    if (strcmp(element, "t") == 0) {
        reading->is_text = false;
    } else if (strcmp(element, "rPh") == 0) {
        reading->phonetic--;
    } else if (strcmp(element, "si") == 0) {
        struct pla_text *items =
            pla_arena_grow(reading->file->arena, strings->items, &strings->capacity,
                           strings->count + 1, sizeof *items);
        if (items == NULL) {
            pla_err_memory(reading->file->err);
            return false;
        }
        size_t length = reading->used - reading->from;
        pla_book_unescape(reading->buffer + reading->from, &length);
        strings->items = items;
        items[strings->count++] = (struct pla_text){reading->buffer + reading->from, length};
    }
    return true;
}

enum pla_code pla_book_strings_read(struct pla_book_file *file, const char *path,
                                    struct pla_book_strings *out)
{
    struct pla_text xml;
    enum pla_code code = pla_book_part(file, path, &xml);
    if (code != PLA_OK) {
        return code == PLA_MISSING ? PLA_OK : code; /* every text may stand in its cell */
    }
    struct strings_reading reading = {.file = file, .strings = out};
    reading.buffer = pla_arena_raw(file->arena, 2 * xml.length + 1);
    if (reading.buffer == NULL) {
        return pla_err_memory(file->err);
    }
    struct pla_xml_handler handler = {&reading, strings_start, strings_end, strings_text};
    return pla_xml_parse(file, xml, path, &handler);
}

/* ---- styles ---- */

enum { MOST_FORMATS = 2000, MOST_STYLES = 65536 };

struct styles_reading {
    struct pla_book_file *file;
    struct pla_book_styles *styles;
    size_t capacity;
    long dates[MOST_FORMATS]; /**< own formats that show a day */
    size_t date_count;
    bool in_cells;
};

/** A number from the front of a text; -1 if there is none. */
static long read_id(const char *text)
{
    long id = 0;
    if (text == NULL || *text < '0' || *text > '9') {
        return -1;
    }
    for (; *text >= '0' && *text <= '9' && id < 100000000; text++) {
        id = id * 10 + (*text - '0');
    }
    return id;
}

/** Does a format code show a day: a y or d outside quotes, brackets and escapes? */
static bool shows_day(const char *code)
{
    char until = '\0';
    for (; *code != '\0'; code++) {
        if (until != '\0') {
            until = *code == until ? '\0' : until;
        } else if (*code == '"') {
            until = '"';
        } else if (*code == '[') {
            until = ']';
        } else if ((*code == '\\' || *code == '_' || *code == '*') && code[1] != '\0') {
            code++;
        } else if (*code == 'y' || *code == 'd' || *code == 'Y' || *code == 'D') {
            return true;
        }
    }
    return false;
}

/** Built-in formats that show a day (ECMA-376 part 1, 18.8.30), those of East Asia included. */
static bool is_built_in_date(long id)
{
    return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 ||
           (id >= 50 && id <= 54) || id == 57 || id == 58;
}

static bool is_own_date(const struct styles_reading *reading, long id)
{
    for (size_t i = 0; i < reading->date_count; i++) {
        if (reading->dates[i] == id) {
            return true;
        }
    }
    return false;
}

static bool add_style(struct styles_reading *reading, long format)
{
    struct pla_book_styles *styles = reading->styles;
    if (styles->count >= MOST_STYLES) {
        return true;
    }
    bool *items = pla_arena_grow(reading->file->arena, styles->is_date, &reading->capacity,
                                 styles->count + 1, sizeof *items);
    if (items == NULL) {
        pla_err_memory(reading->file->err);
        return false;
    }
    styles->is_date = items;
    items[styles->count++] = is_built_in_date(format) || is_own_date(reading, format);
    return true;
}

static bool styles_start(void *ctx, const char *element, const char *const *attributes)
{
    struct styles_reading *reading = ctx;
    long format = read_id(pla_xml_attribute(attributes, "numFmtId"));
    if (strcmp(element, "cellXfs") == 0) {
        reading->in_cells = true;
    } else if (strcmp(element, "numFmt") == 0 && reading->date_count < MOST_FORMATS) {
        const char *code = pla_xml_attribute(attributes, "formatCode");
        if (code != NULL && format >= 0 && shows_day(code)) {
            reading->dates[reading->date_count++] = format;
        }
    } else if (strcmp(element, "xf") == 0 && reading->in_cells) {
        return add_style(reading, format);
    }
    return true;
}

static bool styles_end(void *ctx, const char *element)
{
    struct styles_reading *reading = ctx;
    if (strcmp(element, "cellXfs") == 0) {
        reading->in_cells = false;
    }
    return true;
}

enum pla_code pla_book_styles_read(struct pla_book_file *file, const char *path,
                                   struct pla_book_styles *out)
{
    struct pla_text xml;
    enum pla_code code = pla_book_part(file, path, &xml);
    if (code != PLA_OK) {
        return code == PLA_MISSING ? PLA_OK : code;
    }
    struct styles_reading *reading = PLA_NEW(file->arena, struct styles_reading);
    if (reading == NULL) {
        return pla_err_memory(file->err);
    }
    *reading = (struct styles_reading){.file = file, .styles = out};
    struct pla_xml_handler handler = {reading, styles_start, styles_end, NULL};
    return pla_xml_parse(file, xml, path, &handler);
}
