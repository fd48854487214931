// SPDX-License-Identifier: Apache-2.0
/**
 * An error as a value: what went wrong, where, and what to do about it.
 *
 * A function that can fail returns enum pla_code (PLA_OK is 0) and fills the caller's struct
 * pla_err; on failure it leaves every out_ parameter untouched. The lowest place that knows sets
 * the text; upper places only prepend to `where`. No allocation, no thread-local state.
 */
#pragma once

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

enum pla_code {
#define PLA_CODE(name, exit_status, sentence) PLA_##name,
#include "base/err_codes.def"
#undef PLA_CODE
    PLA_CODE_COUNT
};

struct pla_err {
    enum pla_code code; /**< PLA_OK when unset */
    char where[320]; /**< "batch.ndjson:17:5#/evidence/3/ended", "cmalt/rubric.lua:42"; may be "" */
    char text[480];  /**< one sentence, lower case, no full stop */
    char hint[320];  /**< what the user can do; may be "" */
};

/** Most faults of one input that are kept; the count goes on. */
enum { PLA_FAULTS_KEPT = 20 };

/** Several faults of one input, in the order found. Zero-initialise. */
struct pla_faults {
    struct pla_err items[PLA_FAULTS_KEPT];
    size_t count; /**< all that were found; items holds the first PLA_FAULTS_KEPT of them */
};

/** Set code and text (printf form) and clear where and hint. `err` may be NULL. @return `code` */
enum pla_code pla_err_set(struct pla_err *err, enum pla_code code, const char *format, ...)
    __attribute__((format(printf, 3, 4), cold));

/** Set the hint (printf form). `err` may be NULL. */
void pla_err_hint(struct pla_err *err, const char *format, ...)
    __attribute__((format(printf, 2, 3), cold));

/** Put text (printf form) in front of `where`. A long `where` keeps its front. `err` may be NULL.
 */
void pla_err_prepend(struct pla_err *err, const char *format, ...)
    __attribute__((format(printf, 2, 3), cold));

/** Shorthand: PLA_MEMORY with its usual text. @return PLA_MEMORY */
enum pla_code pla_err_memory(struct pla_err *err) __attribute__((cold));

/** Add a copy of `err` to the list (beyond PLA_FAULTS_KEPT it is only counted). */
void pla_faults_add(struct pla_faults *faults, const struct pla_err *err) __attribute__((cold));

/** Name of a code as in the enum without the prefix: "PORTFOLIO". */
const char *pla_code_name(enum pla_code code);
/** Sentence of a code, as in err_codes.def. */
const char *pla_code_sentence(enum pla_code code);
/** Exit status of the program for a code. */
int pla_code_exit(enum pla_code code);
/** The worse of two codes by their exit status: 70 8 7 6 5 4 3 2 1 0, 130 above all. */
enum pla_code pla_code_worst(enum pla_code a, enum pla_code b);

/**
 * The entry of a NULL-terminated list nearest to `word` (edit distance at most a third of its
 * length, at least 1, at most 3; two swapped neighbours count one; ties the first). @return
 * borrowed from the list, or NULL
 */
const char *pla_nearest(const char *word, size_t length, const char *const *list);
