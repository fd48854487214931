// SPDX-License-Identifier: Apache-2.0
/** Errors as values: filling, placing, ranking, and the nearest known name. */
#include "base/err.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

/** Longest word and entry that pla_nearest looks at. */
enum { NEAREST_MAX = 96 };

struct code_row {
    const char *name;
    int exit_status;
    const char *sentence;
};

static const struct code_row codes[PLA_CODE_COUNT] = {
#define PLA_CODE(name, exit_status, sentence) [PLA_##name] = {#name, exit_status, sentence},
#include "base/err_codes.def"
#undef PLA_CODE
};

/** Take off the front of a UTF-8 character whose end was cut. */
static void trim_tail(char *text)
{
    size_t length = strlen(text), tail = 0;

    while (tail < 3 && tail < length && ((unsigned char)text[length - 1 - tail] & 0xC0) == 0x80) {
        tail++;
    }
    if (tail >= length) {
        return;
    }
    const unsigned char lead = (unsigned char)text[length - 1 - tail];
    const size_t want = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
    if (tail < want) {
        text[length - 1 - tail] = '\0';
    }
}

static void format_into(char *out, size_t size, const char *format, va_list args)
    __attribute__((format(printf, 3, 0)));

static void format_into(char *out, size_t size, const char *format, va_list args)
{
    const int n = vsnprintf(out, size, format, args);

    if (n < 0) {
        out[0] = '\0';
    } else if ((size_t)n >= size) {
        trim_tail(out);
    }
}

enum pla_code pla_err_set(struct pla_err *err, enum pla_code code, const char *format, ...)
{
    if (err == NULL) {
        return code;
    }
    va_list args;
    va_start(args, format);
    format_into(err->text, sizeof err->text, format, args);
    va_end(args);
    err->code = code;
    err->where[0] = '\0';
    err->hint[0] = '\0';
    return code;
}

void pla_err_hint(struct pla_err *err, const char *format, ...)
{
    if (err == NULL) {
        return;
    }
    va_list args;
    va_start(args, format);
    format_into(err->hint, sizeof err->hint, format, args);
    va_end(args);
}

void pla_err_prepend(struct pla_err *err, const char *format, ...)
{
    char where[sizeof err->where];

    if (err == NULL) {
        return;
    }
    va_list args;
    va_start(args, format);
    format_into(where, sizeof where, format, args);
    va_end(args);
    const size_t front = strlen(where), room = sizeof where - 1 - front;
    const size_t old = strlen(err->where), kept = old < room ? old : room;
    memcpy(where + front, err->where, kept);
    where[front + kept] = '\0';
    if (kept < old) {
        trim_tail(where);
    }
    memcpy(err->where, where, sizeof where);
}

enum pla_code pla_err_memory(struct pla_err *err)
{
    return pla_err_set(err, PLA_MEMORY, "memory is exhausted");
}

void pla_faults_add(struct pla_faults *faults, const struct pla_err *err)
{
    if (faults->count < PLA_FAULTS_KEPT) {
        faults->items[faults->count] = *err;
    }
    faults->count++;
}

static const struct code_row *row_of(enum pla_code code)
{
    return (unsigned)code < PLA_CODE_COUNT ? &codes[code] : &codes[PLA_BUG];
}

const char *pla_code_name(enum pla_code code)
{
    return row_of(code)->name;
}

const char *pla_code_sentence(enum pla_code code)
{
    return row_of(code)->sentence;
}

int pla_code_exit(enum pla_code code)
{
    return row_of(code)->exit_status;
}

enum pla_code pla_code_worst(enum pla_code a, enum pla_code b)
{
    return pla_code_exit(b) > pla_code_exit(a) ? b : a;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/** Edit distance where two swapped neighbours count one (the slip of fast typing). */
static size_t distance(const char *a, size_t a_length, const char *b, size_t b_length)
{
    uint8_t rows[3][NEAREST_MAX + 1];
    uint8_t *before = rows[0], *last = rows[1], *row = rows[2];

    for (size_t j = 0; j <= b_length; j++) {
        last[j] = (uint8_t)j;
        before[j] = (uint8_t)j;
    }
    for (size_t i = 1; i <= a_length; i++) {
        row[0] = (uint8_t)i;
        for (size_t j = 1; j <= b_length; j++) {
            const size_t swap = a[i - 1] == b[j - 1] ? 0 : 1;
            size_t n = least(least(last[j], row[j - 1]) + 1U, last[j - 1] + swap);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                n = least(n, before[j - 2] + 1U);
            }
            row[j] = (uint8_t)n;
        }
        uint8_t *free_row = before;
        before = last;
        last = row;
        row = free_row;
    }
    return last[b_length];
}

const char *pla_nearest(const char *word, size_t length, const char *const *list)
{
    const size_t third = length / 3;
    const size_t limit = third < 1 ? 1 : third > 3 ? 3 : third;
    const char *best = NULL;
    size_t best_distance = limit + 1;

    if (length == 0 || length > NEAREST_MAX) {
        return NULL;
    }
    for (; *list != NULL; list++) {
        const size_t entry = strlen(*list);
        const size_t gap = entry > length ? entry - length : length - entry;
        if (entry > NEAREST_MAX || gap >= best_distance) {
            continue;
        }
        const size_t n = distance(word, length, *list, entry);
        if (n < best_distance) {
            best = *list;
            best_distance = n;
        }
    }
    return best;
}
