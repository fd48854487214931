// SPDX-License-Identifier: Apache-2.0
/**
 * One sentence for a reason or a gap; private to `model`.
 */
#pragma once

#include "model/measure_text.h"

/** What is known beside a reason: criteria, for their titles and scales. */
struct pla_wording {
    const struct pla_criterion_result *criteria;
    size_t count;
    size_t next; /**< where the next search begins: parts come in the criteria's order */
    const struct pla_stock *stock; /**< what stays the same in reasons; NULL: all is worked out */
};

/** The criterion of that id as the rubric has it; NULL if it is not known. */
const struct pla_criterion *pla_wording_criterion(struct pla_wording *wording, struct pla_text id);

/** The condition a reason is about, as words see it. */
struct pla_leaf {
    enum pla_cond_op op;
    const struct pla_measure *measure; /**< NULL for checks, refers and a part of all_met */
    struct pla_text name;              /**< criterion of a rating */
    struct pla_text title;             /**< of that criterion; may be absent */
    const struct pla_scale *scale;     /**< values are its levels; NULL: numbers */
    bool is_negated;                   /**< words say what `not` asks for */
};
struct pla_leaf pla_reason_leaf(const struct pla_reason *reason, struct pla_wording *wording);

/** How many parts have a state. */
size_t pla_reason_count(const struct pla_reason *reason, enum pla_state state);
/** How many parts of a join must be met. */
size_t pla_reason_need(const struct pla_reason *reason);

/**
 * A sentence about a number that is known is a lead, the number, and a trail. These two depend on
 * the condition and on `is_special` alone: of what is counted, that the number is 1; of a level,
 * that it is a whole one, which goes by its name.
 */
bool pla_reason_is_special(const struct pla_reason *reason, const struct pla_leaf *leaf);
void pla_reason_put_lead(const struct pla_reason *reason, const struct pla_leaf *leaf,
                         bool is_special, struct pla_str *out);
void pla_reason_put_trail(const struct pla_reason *reason, const struct pla_leaf *leaf,
                          bool is_special, struct pla_str *out);
/** The form of the sentence about a leaf. */
enum pla_form pla_leaf_form(const struct pla_leaf *leaf);

void pla_reason_put_words(const struct pla_reason *reason, struct pla_wording *wording,
                          struct pla_str *out);
void pla_gap_put_words(const struct pla_gap *gap, struct pla_wording *wording, struct pla_str *out);
