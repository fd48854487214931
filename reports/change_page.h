// SPDX-License-Identifier: Apache-2.0
/**
 * A comparison as a document: who gains and who loses, the change of credits by course as a chart,
 * statuses, programmes, groups, and the awards that differ.
 *
 * Made, as change_book, of the lines of JSON that a comparison gives.
 */
#pragma once

#include "change_book.h"
#include "doc.h"

enum { PLA_CHANGE_ROWS = 2000 /**< awards that a document lists */ };

struct pla_change_page;

/** Start. All of it lives in the arena. NULL when memory ends. */
struct pla_change_page *pla_change_page_new(struct pla_arena *arena,
                                            const struct pla_change_about *about,
                                            const struct pla_words *words);
/** Add the line of one change. PLA_BUG if it is none; PLA_MEMORY. */
enum pla_code pla_change_page_add(struct pla_change_page *page, struct pla_text line,
                                  struct pla_err *err);
/** The document, with the line of totals. PLA_BUG, PLA_MEMORY. */
enum pla_code pla_change_page_finish(struct pla_change_page *page, struct pla_text totals,
                                     struct pla_doc **out, struct pla_err *err);
