// SPDX-License-Identifier: Apache-2.0
/** The strict JSON scanner: structure, numbers and literals. Strings, keys and places have their
 * own files (json_string.c, json_keys.c, json_place.c). */
#include "base/json.h"

#include "base/json_private.h"

static const uint8_t first_bytes[256] = {
    ['n'] = PLA_JSON_NULL,   ['f'] = PLA_JSON_FALSE,  ['t'] = PLA_JSON_TRUE,
    ['-'] = PLA_JSON_NUMBER, ['0'] = PLA_JSON_NUMBER, ['1'] = PLA_JSON_NUMBER,
    ['2'] = PLA_JSON_NUMBER, ['3'] = PLA_JSON_NUMBER, ['4'] = PLA_JSON_NUMBER,
    ['5'] = PLA_JSON_NUMBER, ['6'] = PLA_JSON_NUMBER, ['7'] = PLA_JSON_NUMBER,
    ['8'] = PLA_JSON_NUMBER, ['9'] = PLA_JSON_NUMBER, ['"'] = PLA_JSON_STRING,
    ['['] = PLA_JSON_ARRAY,  ['{'] = PLA_JSON_OBJECT,
};

void pla_json_begin(struct pla_json *s, struct pla_text text, const char *name, size_t first_line,
                    struct pla_arena *arena)
{
    /* not zeroed as a whole: frames and error are large and this runs once a record */
    s->begin = text.at != NULL ? text.at : "";
    s->at = s->begin;
    s->end = s->begin + text.length;
    s->value = s->begin;
    s->arena = arena;
    s->name = name;
    s->first_line = first_line != 0 ? first_line : 1;
    s->err.code = PLA_OK;
    s->err.where[0] = s->err.text[0] = s->err.hint[0] = '\0';
    s->depth = 0;
    s->is_between = s->is_ascii = false;
    s->key_place = s->begin;
    s->keys = NULL;
    s->key_count = s->key_capacity = 0;
    if (text.length >= 3 && memcmp(s->begin, "\xEF\xBB\xBF", 3) == 0) {
        pla_json_fail(s, s->at, "a byte order mark must not stand before JSON");
        pla_err_hint(&s->err, "save the file as UTF-8 without one");
    }
}

/** Type of the next value, which `s->at` and `s->value` then point to; without an error yet. */
static inline enum pla_json_type next_type(struct pla_json *s)
{
    s->at = pla_json_space(s->at, s->end);
    s->value = s->at;
    return s->at < s->end ? (enum pla_json_type)first_bytes[(unsigned char)*s->at]
                          : PLA_JSON_FAILED;
}

static bool fail_value(struct pla_json *s)
{
    char found[32];

    return pla_json_fail(s, s->at, "expected a value, found %s", pla_json_found(s, s->at, found));
}

/** The next value is not `expected`: fail. */
static bool fail_type(struct pla_json *s, const char *expected)
{
    struct pla_err err;

    if (pla_json_peek(s) != PLA_JSON_FAILED) {
        const char *at = s->at;
        pla_json_wrong(s, expected, &err);
        pla_json_fail(s, at, "%s", err.text);
    }
    return false;
}

enum pla_json_type pla_json_peek(struct pla_json *s)
{
    const enum pla_json_type type = next_type(s);

    if (type == PLA_JSON_FAILED) {
        fail_value(s);
    }
    return type;
}

/** Enter the container at `s->at`. */
static inline bool enter(struct pla_json *s, bool is_array)
{
    if (s->depth == PLA_JSON_DEPTH) {
        return pla_json_fail(s, s->at, "nested deeper than %d levels", PLA_JSON_DEPTH);
    }
    struct pla_json_frame *frame = &s->frames[++s->depth];
    frame->start = s->at++;
    frame->index = 0;
    frame->seen = 0;
    frame->keys_from = (uint32_t)s->key_count;
    frame->is_array = is_array;
    return true;
}

bool pla_json_object(struct pla_json *s)
{
    return next_type(s) == PLA_JSON_OBJECT ? enter(s, false) : fail_type(s, "an object");
}

bool pla_json_array(struct pla_json *s)
{
    return next_type(s) == PLA_JSON_ARRAY ? enter(s, true) : fail_type(s, "an array");
}

/** Leave the innermost container, whose closing bracket is at `at`. */
static inline void leave(struct pla_json *s, const char *at)
{
    s->at = at + 1;
    s->value = s->frames[s->depth--].start;
    s->is_between = false;
}

static bool fail_next(struct pla_json *s, const char *at, const char *expected)
{
    char found[32];

    return pla_json_fail(s, at, "expected %s, found %s", expected, pla_json_found(s, at, found));
}

/**
 * Move before the next member or element of the innermost container: over the comma.
 * @return false at its end or on failure; `*out_at` is then the closing bracket or NULL
 */
static inline bool next_item(struct pla_json *s, char close, const char **out_at)
{
    const struct pla_json_frame *frame = &s->frames[s->depth];
    const char *at = s->at;

    s->is_between = true;
    if (s->end - at >= 2 && at[0] == ',' && at[1] == '"' && frame->index != 0) {
        s->at = at + 1; /* the short way of compact text */
        return true;
    }
    at = pla_json_space(at, s->end);
    *out_at = NULL;
    if (at < s->end && *at == close) {
        *out_at = at;
        return false;
    }
    if (frame->index != 0) {
        if (at == s->end || *at != ',') {
            return fail_next(s, at, close == '}' ? "',' or '}'" : "',' or ']'");
        }
        at = pla_json_space(at + 1, s->end);
        if (at < s->end && *at == close) {
            return pla_json_fail(s, at, "a comma must not stand before '%c'", close);
        }
    }
    s->at = at;
    return true;
}

/**
 * The string at `s->at`; absent after failing. By value, so that it stays in registers: a struct
 * that is written in halves and copied at once makes processors wait.
 */
static inline struct pla_text read_string(struct pla_json *s)
{
    const struct pla_text plain = pla_json_plain_string(s);
    struct pla_text other = {NULL, 0};

    if (plain.at != NULL) {
        return plain;
    }
    return pla_json_scan_string(s, &other) ? other : (struct pla_text){NULL, 0};
}

static inline bool next_key(struct pla_json *s, struct pla_text *out_key)
{
    struct pla_json_frame *frame = &s->frames[s->depth];
    const char *close;

    if (!next_item(s, '}', &close)) {
        if (close != NULL && pla_json_keys_close(s)) {
            leave(s, close);
        }
        return false;
    }
    const char *place = s->at;
    if (place == s->end || *place != '"') {
        return fail_next(s, place, "a key in double quotes");
    }
    const struct pla_text key = read_string(s);
    if (key.at == NULL) {
        return false;
    }
    const char *colon = pla_json_space(s->at, s->end);
    if (colon == s->end || *colon != ':') {
        return fail_next(s, colon, "':' after a key");
    }
    frame->index++;
    frame->key = key;
    s->key_place = place;
    s->is_between = false;
    s->at = colon + 1;
    *out_key = key;
    return true;
}

bool pla_json_key(struct pla_json *s, struct pla_text *out_key)
{
    return next_key(s, out_key);
}

bool pla_json_note(struct pla_json *s)
{
    return pla_json_key_add(s, s->frames[s->depth].key, s->key_place);
}

bool pla_json_member(struct pla_json *s, struct pla_text *out_key)
{
    return next_key(s, out_key) && pla_json_note(s);
}

bool pla_json_element(struct pla_json *s)
{
    const char *close;

    if (!next_item(s, ']', &close)) {
        if (close != NULL) {
            leave(s, close);
        }
        return false;
    }
    if (s->at == s->end) {
        return fail_value(s);
    }
    s->frames[s->depth].index++;
    s->is_between = false;
    return true;
}

bool pla_json_string(struct pla_json *s, struct pla_text *out)
{
    return pla_json_take_string(s, out) == PLA_JSON_STRING || fail_type(s, "a string");
}

enum pla_json_type pla_json_take_string(struct pla_json *s, struct pla_text *out)
{
    const enum pla_json_type type = next_type(s);

    if (type == PLA_JSON_STRING) {
        const struct pla_text text = read_string(s);
        if (text.at == NULL) {
            return PLA_JSON_FAILED;
        }
        *out = text;
        return type;
    }
    if (type == PLA_JSON_FAILED) {
        fail_value(s);
    }
    return type;
}

static inline const char *digit_run(const char *at, const char *end)
{
    while (at < end && (unsigned)(*at - '0') < 10) {
        at++;
    }
    return at;
}

/** One digit at least; NULL after failing. */
static inline const char *some_digits(struct pla_json *s, const char *at, const char *where)
{
    const char *after = digit_run(at, s->end);

    if (after == at) {
        char found[32];
        pla_json_fail(s, at, "expected a digit %s, found %s", where, pla_json_found(s, at, found));
        return NULL;
    }
    return after;
}

/** Behind the point or the exponent's letter at `at`; NULL after failing. */
static const char *scan_number_rest(struct pla_json *s, const char *at)
{
    if (*at == '.') {
        at = some_digits(s, at + 1, "after the point");
        if (at == NULL) {
            return NULL;
        }
    }
    if (at < s->end && (*at == 'e' || *at == 'E')) {
        at++;
        at += at < s->end && (*at == '+' || *at == '-');
        at = some_digits(s, at, "in the exponent");
    }
    return at;
}

/** The number at `s->at`; `*out_is_whole` if it has neither point nor exponent. */
static inline bool scan_number(struct pla_json *s, struct pla_text *out, bool *out_is_whole)
{
    const char *from = s->at, *digits = from + (*from == '-');
    const char *at = some_digits(s, digits, "after '-'");

    if (at == NULL) {
        return false;
    }
    if (*digits == '0' && at - digits > 1) {
        return pla_json_fail(s, from, "a number must not begin with 0");
    }
    *out_is_whole = true;
    if (at < s->end && (*at == '.' || *at == 'e' || *at == 'E')) {
        *out_is_whole = false;
        at = scan_number_rest(s, at);
        if (at == NULL) {
            return false;
        }
    }
    s->at = at;
    *out = (struct pla_text){from, (size_t)(at - from)};
    return true;
}

bool pla_json_number(struct pla_json *s, struct pla_rational *out)
{
    struct pla_text text;
    bool is_whole = false;

    if (next_type(s) != PLA_JSON_NUMBER) {
        return fail_type(s, "a number");
    }
    if (!scan_number(s, &text, &is_whole)) {
        return false;
    }
    if (is_whole && text.length <= 18) {
        const size_t sign = text.at[0] == '-';
        int64_t n = 0;
        for (size_t i = sign; i < text.length; i++) {
            n = n * 10 + (text.at[i] - '0');
        }
        *out = PLA_WHOLE(sign ? -n : n);
        return true;
    }
    return pla_rational_from_decimal(text, out) ||
           pla_json_fail_as(s, text.at, PLA_OVERFLOW, "the number leaves the exact range");
}

bool pla_json_number_text(struct pla_json *s, struct pla_text *out)
{
    bool is_whole;

    return next_type(s) == PLA_JSON_NUMBER ? scan_number(s, out, &is_whole)
                                           : fail_type(s, "a number");
}

static inline bool scan_literal(struct pla_json *s, const char *word, size_t length)
{
    if ((size_t)(s->end - s->at) < length || memcmp(s->at, word, length) != 0) {
        return pla_json_fail(s, s->at, "expected a value: is this to be '%s'?", word);
    }
    s->at += length;
    return true;
}

bool pla_json_bool(struct pla_json *s, bool *out)
{
    const enum pla_json_type type = next_type(s);

    if (type != PLA_JSON_TRUE && type != PLA_JSON_FALSE) {
        return fail_type(s, "true or false");
    }
    const bool is_true = type == PLA_JSON_TRUE;
    if (!(is_true ? scan_literal(s, "true", 4) : scan_literal(s, "false", 5))) {
        return false;
    }
    *out = is_true;
    return true;
}

bool pla_json_null(struct pla_json *s)
{
    return next_type(s) == PLA_JSON_NULL ? scan_literal(s, "null", 4) : fail_type(s, "null");
}

/** Consume a scalar or enter a container. */
static inline bool skip_start(struct pla_json *s)
{
    struct pla_text text;
    bool is_whole;

    switch (next_type(s)) {
    case PLA_JSON_STRING:
        return pla_json_scan_string(s, NULL);
    case PLA_JSON_NUMBER:
        return scan_number(s, &text, &is_whole);
    case PLA_JSON_OBJECT:
        return enter(s, false);
    case PLA_JSON_ARRAY:
        return enter(s, true);
    case PLA_JSON_TRUE:
        return scan_literal(s, "true", 4);
    case PLA_JSON_FALSE:
        return scan_literal(s, "false", 5);
    case PLA_JSON_NULL:
        return scan_literal(s, "null", 4);
    case PLA_JSON_FAILED:
        break;
    }
    return fail_value(s);
}

bool pla_json_skip(struct pla_json *s)
{
    const int outside = s->depth;
    struct pla_text key;

    while (skip_start(s)) {
        for (;;) {
            if (s->depth == outside) {
                return true;
            }
            const bool more =
                s->frames[s->depth].is_array ? pla_json_element(s) : pla_json_member(s, &key);
            if (more) {
                break;
            }
            if (s->err.code != PLA_OK) {
                return false;
            }
        }
    }
    return false;
}

bool pla_json_raw(struct pla_json *s, struct pla_text *out)
{
    const char *from = pla_json_space(s->at, s->end);

    if (!pla_json_skip(s)) {
        return false;
    }
    *out = (struct pla_text){from, (size_t)(s->at - from)};
    return true;
}

enum pla_code pla_json_end(struct pla_json *s)
{
    if (s->err.code != PLA_OK) {
        return s->err.code;
    }
    const char *at = pla_json_space(s->at, s->end);
    if (at < s->end || s->depth != 0) {
        char found[32];
        pla_json_fail(s, at, "expected the end of the text, found %s",
                      pla_json_found(s, at, found));
    }
    return s->err.code;
}

enum pla_code pla_json_check(struct pla_text text, const char *name, struct pla_err *err)
{
    struct pla_arena arena;
    struct pla_json s;

    pla_arena_init(&arena, 0);
    pla_json_begin(&s, text, name, 1, &arena);
    pla_json_skip(&s);
    const enum pla_code code = pla_json_end(&s);
    pla_arena_release(&arena);
    if (code != PLA_OK && err != NULL) {
        *err = s.err;
    }
    return code;
}
