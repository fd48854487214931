// SPDX-License-Identifier: Apache-2.0
/**
 * Names of what a decision says.
 */
#include "model/decision_names.h"

const char *const pla_state_names[] = {"not_met", "undecided", "met", "failed", "none", NULL};
const char *const pla_award_status_names[] = {"recommended", "withheld", "not_met",  "undecided",
                                              "referred",    "failed",   "possible", "impossible",
                                              "already",     NULL};
const char *const pla_decision_status_names[] = {"failed",    "incomplete", "referred",
                                                 "undecided", "complete",   NULL};
const char *const pla_gap_kind_names[] = {"more", "level", "wait", "never", NULL};

const char *pla_state_name(enum pla_state state)
{
    return pla_state_names[state];
}

const char *pla_award_status_name(enum pla_award_status status)
{
    return pla_award_status_names[status];
}

const char *pla_decision_status_name(enum pla_decision_status status)
{
    return pla_decision_status_names[status];
}

bool pla_gap_is_closed(const struct pla_gap *gap)
{
    return gap->kind == PLA_GAP_NEVER && !pla_text_equal(gap->measure_word, PLA_TEXT("check"));
}

const char *pla_gap_kind_name(enum pla_gap_kind kind)
{
    return pla_gap_kind_names[kind];
}
