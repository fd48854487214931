// SPDX-License-Identifier: Apache-2.0
/** What a reason compares and what it is limited to, for say.c. Private to it. */
#pragma once

#include "about.h"
#include "doc.h"
#include "model/decision.h"

/** A reason read back, with what its rubric says of it. */
struct say_leaf {
    const struct pla_reason *reason;
    struct pla_text op, measure, label;
    struct pla_text title;  /**< of its criterion, exam, course or field; may be absent */
    struct pla_text limits; /**< "kind community, since 2024-01-01"; may be absent */
    const struct pla_about_criterion *criterion;
};
struct say_leaf say_leaf_of(struct pla_doc *doc, const struct pla_about_rubric *rubric,
                            const struct pla_reason *reason);
/** "hours (kind community)", in the document's language; lives as long as it. */
struct pla_text say_subject(struct pla_doc *doc, const struct say_leaf *leaf);
/** A measure's word in the language; the word itself if it is not known. */
struct pla_text say_measure(const struct pla_words *words, struct pla_text measure);
/** A value as an argument: number, level, date, text, range. */
struct pla_arg say_value(struct pla_doc *doc, const struct say_leaf *leaf,
                         const struct pla_value *value);
/** True for measures that yield dates; that are counts of something. */
bool say_is_date(struct pla_text measure);
bool say_is_counted(struct pla_text measure);
