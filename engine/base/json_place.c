// SPDX-License-Identifier: Apache-2.0
/** Where in a JSON text something stands, and the errors that say so. */
#include "base/json_private.h"

#include "base/utf8.h"

#include <stdio.h>

/** Key with "~" and "/" escaped as in RFC 6901, safe for a terminal. */
static void put_key(struct pla_str *s, struct pla_text key)
{
    size_t from = 0;

    for (size_t i = 0; i < key.length; i++) {
        if (key.at[i] == '~' || key.at[i] == '/') {
            pla_utf8_put_safe(s, (struct pla_text){key.at + from, i - from});
            pla_str_put_z(s, key.at[i] == '~' ? "~0" : "~1");
            from = i + 1;
        }
    }
    if (from < key.length) {
        pla_utf8_put_safe(s, (struct pla_text){key.at + from, key.length - from});
    }
}

static void put_pointer(struct pla_str *out, const struct pla_json *s)
{
    for (int d = 1; d <= s->depth; d++) {
        const struct pla_json_frame *frame = &s->frames[d];
        if (frame->index == 0 || (d == s->depth && s->is_between)) {
            break;
        }
        pla_str_put_z(out, d == 1 ? "#/" : "/");
        if (frame->is_array) {
            pla_str_put_int(out, (int64_t)frame->index - 1);
        } else {
            put_key(out, frame->key);
        }
    }
}

/** name:line:column#pointer; columns count characters. */
static void put_where(struct pla_str *out, const struct pla_json *s, const char *at)
{
    const char *line = s->begin;
    size_t number = s->first_line;

    for (const char *p = line; p < at && (p = memchr(p, '\n', (size_t)(at - p))) != NULL;) {
        line = ++p;
        number++;
    }
    const size_t column = pla_utf8_count((struct pla_text){line, (size_t)(at - line)}) + 1;
    if (s->name != NULL) {
        pla_str_put_z(out, s->name);
        pla_str_put_c(out, ':');
    }
    pla_str_put_format(out, "%zu:%zu", number, column);
    put_pointer(out, s);
}

static void place_at(const struct pla_json *s, const char *at, struct pla_err *err)
{
    struct pla_str where = {0};

    put_where(&where, s, at);
    err->where[0] = '\0';
    pla_err_prepend(err, "%s", where.at != NULL ? where.at : "");
    pla_str_release(&where);
}

void pla_json_place(const struct pla_json *s, struct pla_err *err)
{
    if (err != NULL) {
        place_at(s, s->value, err);
    }
}

bool pla_json_fail_as(struct pla_json *s, const char *at, enum pla_code code, const char *text)
{
    if (s->err.code != PLA_OK) {
        return false;
    }
    pla_err_set(&s->err, code, "%s", text);
    place_at(s, at, &s->err);
    s->at = s->end; /* whatever is called now finds nothing to read */
    return false;
}

bool pla_json_fail(struct pla_json *s, const char *at, const char *format, ...)
{
    char text[sizeof s->err.text];
    va_list args;

    va_start(args, format);
    (void)vsnprintf(text, sizeof text, format, args);
    va_end(args);
    return pla_json_fail_as(s, at, PLA_SYNTAX, text);
}

const char *pla_json_found(const struct pla_json *s, const char *at, char out[32])
{
    if (at >= s->end) {
        return "the end of the text";
    }
    const unsigned char byte = (unsigned char)*at;
    if (byte > 0x20 && byte < 0x7F) {
        (void)snprintf(out, 32, "'%c'", byte);
    } else {
        (void)snprintf(out, 32, "byte 0x%02x", byte);
    }
    return out;
}

void pla_json_wrong(struct pla_json *s, const char *expected, struct pla_err *out_err)
{
    static const char *const nouns[] = {
        [PLA_JSON_NULL] = "null",        [PLA_JSON_FALSE] = "false",
        [PLA_JSON_TRUE] = "true",        [PLA_JSON_NUMBER] = "a number",
        [PLA_JSON_STRING] = "a string",  [PLA_JSON_ARRAY] = "an array",
        [PLA_JSON_OBJECT] = "an object",
    };
    const enum pla_json_type type = pla_json_peek(s);

    if (type == PLA_JSON_FAILED) {
        *out_err = s->err;
        return;
    }
    pla_err_set(out_err, PLA_SYNTAX, "expected %s, found %s", expected, nouns[type]);
    pla_json_place(s, out_err);
    pla_json_skip(s);
}
