// SPDX-License-Identifier: Apache-2.0
/**
 * What a report says about the agreement of assessors: plain rows, made by whoever computed them.
 *
 * For the workbook's Agreement sheet, pages and charts, which know nothing of statistics. Numbers
 * are for reading only; nothing here ever becomes credit.
 */
#pragma once

#include "base/str.h"

/** A number with its 95% limits, or the reason why there is none. */
struct pla_figure {
    bool has_value, has_limits;
    double value, low, high;
    const char *why; /**< no value or no limits: a sentence without full stop; else NULL */
};

/** One criterion, or all of them together. */
struct pla_agreement_row {
    struct pla_text criterion;                   /**< absent: over all criteria */
    size_t portfolios, items, shared, assessors; /**< shared: items with two scores or more */
    struct pla_figure same, near;                /**< shares: the same level, within one level */
    const char *measure;                         /**< "ordinal alpha", "quadratic kappa" */
    struct pla_figure beyond_chance;
    const char *verdict; /**< "meets", "below", "not shown yet"; NULL: cannot be judged */
    bool is_too_close, has_more;
    size_t more;                /**< with has_more: so many more portfolios would settle it */
    bool is_bunched;            /**< nearly all scores are one level: read the percentages */
    struct pla_figure decision; /**< share that falls on the same side of the minimum */
    size_t flips;               /**< items that change sides when severity is taken off */
};

struct pla_agreement_assessor {
    struct pla_text id;
    size_t scored, shared, group; /**< group: teams that share no portfolio have different ones */
    struct pla_figure severity;   /**< in levels; above 0 is lenient */
    struct pla_figure same;       /**< share of pairs with others that agree; no limits */
    size_t far;                   /**< items two levels or more from the others */
    double spread;                /**< of own scores beside the median assessor's; 0: not known */
    bool is_flagged;
};

/** An item worth talking about: levels two or more apart. */
struct pla_agreement_case {
    struct pla_text portfolio, criterion; /**< criterion may be absent */
    struct pla_text scores;               /**< "a1 meets, a2 absent" */
    size_t apart;                         /**< levels between lowest and highest */
    bool is_decision;                     /**< they fall on different sides of the minimum */
};

struct pla_agreement_report {
    double target;
    const struct pla_agreement_row *rows; /**< the first is over all criteria */
    size_t row_count;
    const struct pla_agreement_assessor *assessors;
    size_t assessor_count;
    size_t groups; /**< teams; more than 1: severity cannot be compared between them */
    const struct pla_agreement_case *cases; /**< furthest apart first */
    size_t case_count;
};
