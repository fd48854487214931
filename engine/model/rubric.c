// SPDX-License-Identifier: Apache-2.0
/**
 * Questions about a loaded rubric, and the words of its measures and conditions.
 */
#include "model/rubric.h"

const char *pla_measure_word(enum pla_measure_op op)
{
    static const char *const words[] = {
#define PLA_MEASURE(op, word, yields) word,
#include "model/measures.def"
#undef PLA_MEASURE
    };
    return words[op];
}

const char *pla_cond_word(enum pla_cond_op op)
{
    static const char *const words[] = {
        [PLA_C_AT_LEAST] = "at_least",
        [PLA_C_AT_MOST] = "at_most",
        [PLA_C_MORE_THAN] = "more_than",
        [PLA_C_LESS_THAN] = "less_than",
        [PLA_C_IS] = "is",
        [PLA_C_WITHIN] = "within",
        [PLA_C_ALL_MET] = "all_met",
        [PLA_C_AND] = "all",
        [PLA_C_OR] = "any",
        [PLA_C_NOT] = "not",
        [PLA_C_CHECK] = "check",
        [PLA_C_AT_LEAST_OF] = "at_least_of",
        [PLA_C_REFER] = "refer",
    };
    return words[op];
}

const char *const pla_award_kind_names[] = {"course",    "badge",  "elective", "block",
                                            "exemption", "points", NULL};

const char *pla_award_kind_name(enum pla_award_kind kind)
{
    return pla_award_kind_names[kind];
}

const struct pla_criterion *pla_rubric_criterion(const struct pla_rubric *rubric,
                                                 struct pla_text id)
{
    for (size_t i = 0; i < rubric->criterion_count; i++) {
        if (pla_text_equal(rubric->criteria[i].id, id)) {
            return &rubric->criteria[i];
        }
    }
    return NULL;
}

const struct pla_award *pla_rubric_award(const struct pla_rubric *rubric, struct pla_text id)
{
    for (size_t i = 0; i < rubric->award_count; i++) {
        if (pla_text_equal(rubric->awards[i].id, id)) {
            return &rubric->awards[i];
        }
    }
    return NULL;
}

int pla_scale_find(const struct pla_scale *scale, struct pla_text name)
{
    for (size_t i = 0; scale != NULL && i < scale->levels.count; i++) {
        if (pla_text_equal(scale->levels.items[i], name)) {
            return (int)i;
        }
    }
    return -1;
}
