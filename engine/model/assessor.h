// SPDX-License-Identifier: Apache-2.0
/**
 * An assessor of a register, and whether they may assess a portfolio on a day.
 */
#pragma once

#include "model/portfolio.h"

struct pla_assessor {
    struct pla_text id, name;
    struct pla_text_list subjects; /**< "EDU" is every course "EDU ..."; none: all */
    struct pla_text_list rubrics;  /**< ids; none: all */
    bool has_trained, has_valid;
    pla_day trained_on, valid_until; /**< the first and the last day */
    size_t most;                     /**< portfolios at once; SIZE_MAX: no limit */
    struct pla_text_list conflicts;  /**< ids of learners or portfolios */
};

/** Why an assessor may not assess. */
enum pla_bar {
    PLA_BAR_NONE,
    PLA_BAR_OWN,      /**< the assessor is the learner */
    PLA_BAR_CONFLICT, /**< the register names the learner or the portfolio */
    PLA_BAR_EXPIRED,
    PLA_BAR_UNTRAINED,
    PLA_BAR_RUBRIC,
    PLA_BAR_SUBJECT
};
/** "is the learner", "has a conflict", "is no longer valid", ... */
const char *pla_bar_words(enum pla_bar bar);

/** What is to be assessed. */
struct pla_bar_case {
    struct pla_text portfolio, learner; /**< learner may be absent */
    struct pla_text_list rubrics;       /**< one of them is enough; none: not known */
    struct pla_text_list courses;       /**< claimed courses: one is enough; none: no subject */
    pla_day day;
};
/** The gravest reason, or NONE. */
enum pla_bar pla_assessor_bar(const struct pla_assessor *assessor, const struct pla_bar_case *one);
