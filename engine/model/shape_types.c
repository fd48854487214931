// SPDX-License-Identifier: Apache-2.0
/**
 * Readers of plain types: texts, names, ids, dates, booleans, numbers.
 */
#include "model/shape.h"

#include "base/utf8.h"

static bool read_string(struct pla_reader *reader, struct pla_text *out)
{
    if (pla_json_take_string(&reader->json, out) != PLA_JSON_STRING) {
        pla_reader_wrong(reader, "a string");
        return false;
    }
    return true;
}

enum pla_given pla_reader_given(struct pla_reader *reader, struct pla_text *out_text)
{
    switch (pla_json_take_string(&reader->json, out_text)) {
    case PLA_JSON_NULL:
        pla_json_null(&reader->json);
        return PLA_GIVEN_UNKNOWN;
    case PLA_JSON_STRING:
        return pla_text_equal(*out_text, PLA_TEXT("unknown")) ? PLA_GIVEN_UNKNOWN : PLA_GIVEN_TEXT;
    default:
        return PLA_GIVEN_OTHER;
    }
}

struct pla_text pla_reader_normal(struct pla_reader *reader, struct pla_text text)
{
    struct pla_text nfc = pla_utf8_nfc(text, reader->arena);
    if (nfc.at == NULL && text.at != NULL) {
        pla_reader_no_memory(reader);
    }
    return nfc;
}

void pla_reader_text(struct pla_reader *reader, void *at)
{
    read_string(reader, at);
}

void pla_reader_name(struct pla_reader *reader, void *at)
{
    struct pla_text *name = at;
    if (read_string(reader, name) && !reader->json.is_ascii) {
        *name = pla_reader_normal(reader, *name);
    }
}

/** True if all bytes are printable ASCII: nothing to normalise, nothing to refuse. */
static bool is_plain(struct pla_text text)
{
    for (size_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)text.at[i];
        if (c < 0x20 || c > 0x7e) {
            return false;
        }
    }
    return text.length > 0;
}

void pla_reader_id(struct pla_reader *reader, void *at)
{
    struct pla_text *id = at;
    if (!read_string(reader, id)) {
        *id = PLA_TEXT("");
        return;
    }
    if (is_plain(*id)) {
        return;
    }
    struct pla_text text = *id;
    *id = PLA_TEXT("");
    if (text.length == 0) {
        pla_reader_fault(reader, NULL, "an id cannot be empty");
        return;
    }
    uint32_t bad = pla_utf8_bad_in_id(text);
    if (bad != 0) {
        pla_reader_fault(reader, "type the id again; copied text can carry such characters",
                         "an id holds the character U+%04X, which cannot be seen", (unsigned)bad);
        return;
    }
    *id = pla_reader_normal(reader, text);
}

void pla_reader_names(struct pla_reader *reader, void *at)
{
    struct pla_text_list *list = at;
    list->items = pla_reader_rows(reader, sizeof(struct pla_text), pla_reader_name, &list->count);
}

void pla_reader_date(struct pla_reader *reader, void *at)
{
    struct pla_date *date = at;
    struct pla_text text = {0};
    switch (pla_reader_given(reader, &text)) {
    case PLA_GIVEN_UNKNOWN:
        date->state = PLA_DATE_UNKNOWN;
        break;
    case PLA_GIVEN_TEXT:
        if (!pla_date_parse(text, date)) {
            pla_reader_fault(reader, "write 2026-01-31, 2026-01 or 2026; null means not known",
                             "\"%.*s\" is not a date of the calendar", pla_reader_shown(text),
                             text.at);
        }
        break;
    case PLA_GIVEN_OTHER:
        pla_reader_wrong(reader, "a date like 2026-01-31");
        break;
    }
}

void pla_reader_bool(struct pla_reader *reader, void *at)
{
    enum pla_json_type type = pla_json_peek(&reader->json);
    if (type != PLA_JSON_TRUE && type != PLA_JSON_FALSE) {
        pla_reader_wrong(reader, "true or false");
        return;
    }
    pla_json_bool(&reader->json, at);
}

void pla_reader_known(struct pla_reader *reader, void *at)
{
    enum pla_known *known = at;
    struct pla_text text = {0};
    bool value = false;
    switch (pla_reader_given(reader, &text)) {
    case PLA_GIVEN_UNKNOWN:
        *known = PLA_KNOWN_NOT;
        break;
    case PLA_GIVEN_TEXT:
        pla_reader_fault(reader, "write true, false, or null for not known",
                         "\"%.*s\" is not true or false", pla_reader_shown(text), text.at);
        break;
    case PLA_GIVEN_OTHER:
        pla_reader_bool(reader, &value);
        *known = value ? PLA_KNOWN_YES : PLA_KNOWN_NO;
        break;
    }
}

bool pla_reader_fact(struct pla_reader *reader, struct pla_text *out)
{
    struct pla_text text = {0};
    switch (pla_reader_given(reader, &text)) {
    case PLA_GIVEN_UNKNOWN:
        return true;
    case PLA_GIVEN_TEXT:
        *out = pla_reader_normal(reader, text);
        return false;
    case PLA_GIVEN_OTHER:
        pla_reader_wrong(reader, "a string");
        return false;
    }
    return false;
}

bool pla_reader_number(struct pla_reader *reader, struct pla_rational *out)
{
    struct pla_text text = {0};
    switch (pla_json_peek(&reader->json)) {
    case PLA_JSON_NUMBER:
        if (!pla_json_number_text(&reader->json, &text)) {
            return false;
        }
        if (!pla_rational_from_decimal(text, out)) {
            pla_reader_fault(reader, NULL, "the number %.*s leaves the exact range",
                             pla_reader_shown(text), text.at);
            return false;
        }
        return true;
    case PLA_JSON_STRING:
        if (!pla_json_string(&reader->json, &text)) {
            return false;
        }
        if (!pla_rational_from_text(text, out)) {
            pla_reader_fault(reader, "write 12, 2.5 or \"1/3\"", "\"%.*s\" is not a number",
                             pla_reader_shown(text), text.at);
            return false;
        }
        return true;
    default:
        pla_reader_wrong(reader, "a number");
        return false;
    }
}

void pla_reader_require(struct pla_reader *reader, bool is_there, const char *what)
{
    if (!is_there) {
        pla_reader_fault(reader, NULL, "%s is missing", what);
    }
}

void pla_reader_require_all(struct pla_reader *reader, const struct pla_shape *shape,
                            uint64_t optional)
{
    for (size_t i = 0; i < shape->count; i++) {
        if (((reader->seen | optional) >> i & 1) == 0) {
            pla_reader_fault(reader, NULL, "the member \"%s\" is missing", shape->members[i].name);
        }
    }
}

void pla_reader_text_or_null(struct pla_reader *reader, void *at)
{
    if (pla_json_peek(&reader->json) == PLA_JSON_NULL) {
        pla_json_null(&reader->json);
    } else {
        pla_reader_text(reader, at);
    }
}

void pla_reader_amount(struct pla_reader *reader, const char *what, struct pla_rational *out,
                       bool *has, bool *unknown)
{
    enum pla_json_type type = pla_json_peek(&reader->json);
    struct pla_rational amount = PLA_ZERO;
    if (type == PLA_JSON_NULL || type == PLA_JSON_STRING) {
        struct pla_text text = {0};
        if (pla_reader_given(reader, &text) == PLA_GIVEN_UNKNOWN) {
            *unknown = true;
            return;
        }
        if (!pla_rational_from_text(text, &amount)) {
            pla_reader_fault(reader, "write 12, 2.5 or \"1/3\"; null means not known",
                             "\"%.*s\" is not a number", pla_reader_shown(text), text.at);
            return;
        }
    } else if (!pla_reader_number(reader, &amount)) {
        return;
    }
    if (amount.num < 0) {
        pla_reader_fault(reader, NULL, "%s cannot be below 0", what);
        return;
    }
    *out = amount;
    *has = true;
}

int pla_reader_word(struct pla_reader *reader, const char *what, const char *const *names)
{
    struct pla_text text = {0};
    pla_reader_text(reader, &text);
    if (text.at == NULL) {
        return -1;
    }
    for (int i = 0; names[i] != NULL; i++) {
        if (pla_text_equal(text, pla_text_of(names[i]))) {
            return i;
        }
    }
    pla_reader_not_one_of(reader, text, what, names);
    return -1;
}
