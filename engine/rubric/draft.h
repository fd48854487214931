// SPDX-License-Identifier: Apache-2.0
/**
 * A rubric while its table is read: what can be checked only when all of it is there stands beside
 * the structs it will become.
 */
#pragma once

#include "rubric/schema.h"

struct pla_criterion_draft {
    struct pla_criterion c;
    struct pla_raw minimum;
    bool has_no_minimum; /**< `minimum = false`: not the one that stands for all */
};

struct pla_tier_draft {
    struct pla_tier t;
    struct pla_raw at_least;
};

struct pla_award_draft {
    struct pla_award a;
    struct pla_text names[PLA_AWARD_POINTS + 1]; /**< by kind; absent: not that kind */
    struct pla_tier_draft *tiers;
    size_t tier_count;
};

struct pla_rubric_draft {
    struct pla_rubric r;
    struct pla_effective effective;
    struct pla_field_decls fields;
    struct pla_raw minimum; /**< for all criteria that have none of their own */
    struct pla_criterion_draft *criteria;
    struct pla_award_draft **awards;
    size_t award_count;
    struct pla_outcome *outcomes;
    size_t faults_before_awards; /**< in what awards and outcomes are checked against */
};

/** Readers of the rubric's lists; `out` is the struct pla_rubric_draft. */
void pla_read_criteria(struct pla_lang *lang, const struct pla_key *key, void *out);
void pla_read_awards(struct pla_lang *lang, const struct pla_key *key, void *out);
/** `{ kinds, verified, current, where }`: struct pla_admit_rule. */
void pla_read_admit(struct pla_lang *lang, const struct pla_key *key, void *out);
/** `{ require, max }`: struct pla_intake_rule. */
void pla_read_intake(struct pla_lang *lang, const struct pla_key *key, void *out);

/** Open each_claim. */
void pla_awards_open(lua_State *L);
/** Scales and minimums, before any measure is resolved. */
void pla_criteria_finish(struct pla_lang *lang, struct pla_rubric *out);
/** Computed levels read evidence and earlier ratings only. After resolving. */
void pla_criteria_check_levels(struct pla_lang *lang);
/** Resolve all awards and fill the rubric's list. */
void pla_awards_finish(struct pla_lang *lang, struct pla_rubric *out);
/** `applies` of awards over tables of exams and exhibits: that there is such evidence. */
void pla_award_default_applies(struct pla_lang *lang, struct pla_award *award);
