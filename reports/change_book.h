// SPDX-License-Identifier: Apache-2.0
/**
 * A comparison as a workbook: Summary, Changes (one row an award that differs), Courses, Awards,
 * Programmes, Groups, Causes.
 *
 * It is made of the lines of JSON that a comparison gives: one a change, and one of totals at the
 * end. Small groups are left out there already.
 */
#pragma once

#include "base/date.h"
#include "base/err.h"
#include "base/str.h"
#include "paper.h"

/** What was compared; borrowed until the end. */
struct pla_change_about {
    const char *before, *after; /**< as given: folders or files */
    const char *engine, *as_of;
    pla_day as_of_day;
    enum pla_paper paper;
    const char *const *inputs; /**< ends with NULL */
};

struct pla_change_book;

/**
 * @param path     appears only when pla_change_book_finish() succeeds
 * @param is_bulk  very many changes are to come: constant memory, filters in place of tables
 */
enum pla_code pla_change_book_new(const char *path, const struct pla_change_about *about,
                                  bool is_bulk, struct pla_change_book **out, struct pla_err *err);
/** Add the line of one change. PLA_BUG if it is none; PLA_MEMORY. */
enum pla_code pla_change_book_add(struct pla_change_book *book, struct pla_text line,
                                  struct pla_err *err);
/** Write the totals and close. Frees in every case. */
enum pla_code pla_change_book_finish(struct pla_change_book *book, struct pla_text totals,
                                     struct pla_err *err);
/** Give up: nothing appears. NULL is fine. */
void pla_change_book_abandon(struct pla_change_book *book);
