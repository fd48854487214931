// SPDX-License-Identifier: Apache-2.0
/**
 * Awards and what limits leave of them, in short, for the tests of limit*.c.
 */
#pragma once

#include "unit/assess/build.h"

/** A course award of that id and course code with credits in the policy's unit. */
static inline struct pla_award *limit_course(struct build *b, const char *id, const char *credits)
{
    struct pla_award *award = build_award(b, id);
    award->credits = build_const(b, credits);
    return award;
}

/** An elective: it brings credit but is no course of the catalogue. */
static inline struct pla_award *limit_elective(struct build *b, const char *id, const char *credits)
{
    struct pla_award *award = limit_course(b, id, credits);
    award->kind = PLA_AWARD_ELECTIVE;
    return award;
}

/** Judge the awards and lay the limits on them. */
static inline const struct pla_award_result *limit_all(struct build *b)
{
    struct pla_run *run = &b->run;
    struct pla_err err;
    build_run(b);
    assert_int_equal(pla_run_award(run, &err), PLA_OK);
    assert_int_equal(pla_limit(&b->terms, &b->portfolio, &run, 1, &b->arena, &err), PLA_OK);
    return run->awards;
}

/** The result in short: "recommended 5/2: round=1/2 cap:pla=1". */
static inline void limit_is(const struct pla_award_result *award, const char *expected)
{
    struct pla_str s;
    pla_str_init(&s);
    pla_str_put_z(&s, pla_award_status_name(award->status));
    pla_str_put_c(&s, ' ');
    pla_rational_put_fraction(&s, award->credits);
    for (size_t i = 0; i < award->limit_count; i++) {
        pla_str_put_z(&s, i == 0 ? ": " : " ");
        pla_str_put_text(&s, award->limits[i].by);
        pla_str_put_c(&s, '=');
        pla_rational_put_fraction(&s, award->limits[i].cut);
    }
    assert_false(s.failed);
    assert_string_equal(s.at, expected);
    pla_str_release(&s);
}

/** Sum of what is recommended. */
static inline struct pla_rational limit_total(const struct pla_award_result *awards, size_t count)
{
    struct pla_rational sum = PLA_ZERO;
    for (size_t i = 0; i < count; i++)
        if (awards[i].status == PLA_STATUS_RECOMMENDED)
            assert_true(pla_rational_add(sum, awards[i].credits, &sum));
    return sum;
}

/** Ids as a comparison of a policy's rule; its nodes stand in a program of their own. */
struct limit_policy {
    const struct pla_measure *measures[BUILD_MANY];
    const struct pla_cond *conds[BUILD_MANY];
};

/** Move what was built so far to the policy's program: call it before the rubric is built. */
static inline void limit_policy_owns(struct build *b, struct limit_policy *own)
{
    struct pla_program *program = &b->rubric.program;
    memcpy(own->measures, b->measures, sizeof own->measures);
    memcpy(own->conds, b->conds, sizeof own->conds);
    b->policy.program = (struct pla_program){program->measure_count, program->cond_count,
                                             own->measures, own->conds};
    program->measure_count = program->cond_count = 0;
}
