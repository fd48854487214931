// SPDX-License-Identifier: Apache-2.0
/**
 * One award while it is judged; private to award.c, credit.c and because.c.
 */
#pragma once

#include "assess/gap.h"

struct pla_judging {
    struct pla_run *run;
    const struct pla_award *award;
    struct pla_award_result *result;
    enum pla_state state; /**< all looked at so far, joined by `&` */
    bool is_referred;     /**< something undecided rests on a person */
    struct pla_text failure;
    struct pla_reason *reasons;
    size_t reason_count, reason_capacity;
    struct pla_gaps gaps;
};

/** True for awards whose credits count: courses, electives, blocks. */
static inline bool pla_award_has_credit(enum pla_award_kind kind)
{
    return kind == PLA_AWARD_COURSE || kind == PLA_AWARD_ELECTIVE || kind == PLA_AWARD_BLOCK;
}

/** Join a condition: its state, its reasons, its gaps if it is not met. */
void pla_judging_condition(struct pla_judging *judging, const struct pla_cond *cond);
/** Join a state with its reason (copied). A failed one gives `why` as the award's failure. */
void pla_judging_state(struct pla_judging *judging, const struct pla_reason *reason,
                       struct pla_text why);

/** What the award brings: credits, points or nothing; joins whether it brings anything. */
void pla_judging_credit(struct pla_judging *judging);

/** The rubric's own sentence with the values of its named measures; absent if there is none. */
struct pla_text pla_award_because(struct pla_run *run, const struct pla_award *award);

/** Turn a result into a failed one that says why; credits and limits go. */
void pla_award_fail(struct pla_award_result *result, struct pla_text why, struct pla_arena *arena);

/** Two texts as one in the arena; absent if memory is exhausted. */
struct pla_text pla_text_join(struct pla_arena *arena, struct pla_text a, struct pla_text b);
/** What an overflow of numbers is called. */
#define PLA_TOO_LARGE PLA_TEXT("a number leaves the exact range")
