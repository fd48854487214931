// SPDX-License-Identifier: Apache-2.0
/**
 * Strict JSON (RFC 8259): one scanner, pulled by the reader.
 *
 * What the standard rejects is rejected: trailing bytes, invalid UTF-8, lone surrogates, leading
 * zeros, control characters, a byte order mark. Beyond it, duplicate keys, a \u0000 and depth over
 * the limit are refused too; a number outside the exact range only where it is read as one. Errors
 * name line, column and JSON pointer: "name:17:5#/evidence/3/ended", without "#" for the top value.
 * The same scan feeds structs directly (portfolios: the hot path) and guards cJSON,
 * which accepts more than the standard (small files: json_tree.h).
 *
 * Reading is by pull. After pla_json_begin():
 *
 *     enum pla_json_type t = pla_json_peek(s);
 *     if (pla_json_object(s)) {                    // enters '{' or fails
 *         struct pla_text key;
 *         while (pla_json_member(s, &key)) {       // each key once
 *             if (...) pla_json_string(s, &text);  // exactly one value call per member
 *             else pla_json_skip(s);
 *         }
 *     }
 *     pla_json_end(s)                              // only white space may follow
 *
 * A failure is sticky: every later call returns false (or PLA_JSON_FAILED) at once, so a reader
 * checks `s->err.code` once at the end. A wrong *type* is reported by pla_json_wrong(), which the
 * reader may collect as a fault and go on, because the value was skipped.
 */
#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/rational.h"
#include "base/str.h"

enum { PLA_JSON_DEPTH = 64 };

enum pla_json_type {
    PLA_JSON_FAILED,
    PLA_JSON_NULL,
    PLA_JSON_FALSE,
    PLA_JSON_TRUE,
    PLA_JSON_NUMBER,
    PLA_JSON_STRING,
    PLA_JSON_ARRAY,
    PLA_JSON_OBJECT,
};

/** One open object or array; private, except that it is the stuff of the pointer. */
struct pla_json_frame {
    const char *start;   /**< its '{' or '[' */
    struct pla_text key; /**< current member, unescaped; absent in an array */
    uint64_t seen;       /**< one bit a key, by its first bytes; private */
    uint32_t index;      /**< members or elements begun */
    uint32_t keys_from;  /**< start of this object's keys in the key stack */
    bool is_array;
};

struct pla_json_key; /* private: a key seen in an open object */

struct pla_json {
    const char *begin, *at, *end;
    const char *value;       /**< start of the value read last or coming next */
    struct pla_arena *arena; /**< unescaped strings and key stack live here */
    const char *name;        /**< file name for `where` */
    size_t first_line;       /**< line of `begin` in the file, from 1 */
    struct pla_err err;      /**< first failure */
    int depth;
    bool is_between;       /**< before a member or element: its place is the container's */
    bool is_ascii;         /**< the string read last has no escape and no byte beyond ASCII */
    const char *key_place; /**< opening quote of the key read last; private */
    struct pla_json_frame frames[PLA_JSON_DEPTH + 1];
    struct pla_json_key *keys; /**< private */
    size_t key_count, key_capacity;
};

/** Start on `text`, which must outlive the values read. `first_line` 0 counts as 1. */
void pla_json_begin(struct pla_json *s, struct pla_text text, const char *name, size_t first_line,
                    struct pla_arena *arena);
/** Type of the next value without consuming it. */
enum pla_json_type pla_json_peek(struct pla_json *s);
/** Enter an object / array. False on failure or if the value is another type (then it fails). */
bool pla_json_object(struct pla_json *s);
bool pla_json_array(struct pla_json *s);
/** Next key of the innermost object, unescaped; false at its end (which is consumed) or on failure.
 */
bool pla_json_member(struct pla_json *s, struct pla_text *out_key);
/**
 * As pla_json_member for a reader with a table of keys: a key it knows is the reader's to tell
 * repeats of (pla_json_repeat), any other is to be noted, before its value is read.
 */
bool pla_json_key(struct pla_json *s, struct pla_text *out_key);
/**
 * Quote of the next key where the text is compact, at least `room` bytes before its end. A reader
 * that knows which keys mostly come next compares them there (pla_json_key_at) and takes the one
 * that it is: processors run ahead of a guess, not of a search.
 * @return NULL, and nothing read, if it is not so plain: pla_json_key() tells
 */
static inline const char *pla_json_key_ahead(const struct pla_json *s, size_t room)
{
    const bool is_first = s->frames[s->depth].index == 0;
    const char *quote = s->at + !is_first;

    if ((size_t)(s->end - s->at) <= room || (!is_first && *s->at != ',') || *quote != '"') {
        return NULL;
    }
    return quote;
}
/** Whether the key with this quote, of which pla_json_key_ahead gave room enough, is `name`. */
static inline bool pla_json_key_at(const char *quote, const char *name, size_t length)
{
    return quote[length + 1] == '"' && quote[length + 2] == ':' &&
           pla_bytes_equal(quote + 1, name, length);
}
/** Take the key with this quote. */
static inline void pla_json_key_take(struct pla_json *s, const char *quote, size_t length)
{
    struct pla_json_frame *frame = &s->frames[s->depth];

    frame->index++;
    frame->key = (struct pla_text){quote + 1, length};
    s->key_place = quote;
    s->is_between = false;
    s->at = quote + length + 3;
}
/** Note the key read last; fails if it was noted in this object before. */
bool pla_json_note(struct pla_json *s);
/** Fail: the key read last occurs twice in this object. @return false */
bool pla_json_repeat(struct pla_json *s);
/** True if another element follows in the innermost array; false at its end or on failure. */
bool pla_json_element(struct pla_json *s);
/** A string, unescaped (a slice of the input when it has no escapes). */
bool pla_json_string(struct pla_json *s, struct pla_text *out);
/** Read the next value if it is a string, else leave it. @return its type, FAILED on failure */
enum pla_json_type pla_json_take_string(struct pla_json *s, struct pla_text *out);
/** A number as an exact fraction; overflow is a failure PLA_OVERFLOW with its place. */
bool pla_json_number(struct pla_json *s, struct pla_rational *out);
/** A number's digits as written. */
bool pla_json_number_text(struct pla_json *s, struct pla_text *out);
bool pla_json_bool(struct pla_json *s, bool *out);
bool pla_json_null(struct pla_json *s);
/** Consume any value, checking it as strictly as if it were read. */
bool pla_json_skip(struct pla_json *s);
/** As skip, and give the value's bytes as written. */
bool pla_json_raw(struct pla_json *s, struct pla_text *out);
/** After the top value: only white space may follow. PLA_OK or s->err.code. */
enum pla_code pla_json_end(struct pla_json *s);

/**
 * Make an error for the value that comes next (place, pointer) without failing the scan, and skip
 * the value: "expected a string, found a number".
 * @param expected  noun with article: "a string", "a date like 2026-01-31"
 */
void pla_json_wrong(struct pla_json *s, const char *expected, struct pla_err *out_err);
/** Fill `err->where` with name:line:column#pointer of the value read last or coming next. */
void pla_json_place(const struct pla_json *s, struct pla_err *err);
/** Check a whole text strictly. */
enum pla_code pla_json_check(struct pla_text text, const char *name, struct pla_err *err);
