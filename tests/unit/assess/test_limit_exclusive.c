// SPDX-License-Identifier: Apache-2.0
/**
 * Exclusive groups: who stands, who is withheld, and what may still improve.
 */
#include "unit/assess/limit_build.h"

static struct pla_award *member(struct build *b, const char *id, const char *credits)
{
    struct pla_award *award = limit_elective(b, id, credits);
    award->exclusive = PLA_TEXT("EDT 510");
    return award;
}

static struct pla_cond *undecided(struct build *b)
{
    struct pla_cond *cond = build_cond(b, PLA_C_REFER);
    cond->label = PLA_TEXT("look");
    return cond;
}

static void the_most_credit_stands(void **state)
{
    struct build b;
    (void)state;
    build_begin(&b);
    build_items(&b, "");
    member(&b, "A", "2");
    member(&b, "B", "3");
    limit_elective(&b, "C", "1"); /* of no group */
    member(&b, "D", "1");
    const struct pla_award_result *awards = limit_all(&b);
    limit_is(&awards[0], "withheld 0: exclusive:EDT 510=2");
    limit_is(&awards[1], "recommended 3");
    limit_is(&awards[2], "recommended 1");
    limit_is(&awards[3], "withheld 0: exclusive:EDT 510=1");
    build_number_is(awards[0].earned, "2");
    build_end(&b);
}

static void a_tie_is_for_the_first_listed(void **state)
{
    struct build b;
    (void)state;
    build_begin(&b);
    build_items(&b, "");
    member(&b, "A", "3")->grade = PLA_TEXT("A");
    member(&b, "B", "3")->grade = PLA_TEXT("B");
    const struct pla_award_result *awards = limit_all(&b);
    limit_is(&awards[0], "recommended 3");
    limit_is(&awards[1], "withheld 0: exclusive:EDT 510=3");
    build_end(&b);
}

static void the_policy_s_unit_decides(void **state)
{
    static const struct pla_unit units[] = {{{"ects", 4}, {1, 2}}};
    struct build b;
    (void)state;
    build_begin(&b);
    build_items(&b, "");
    b.policy.units = units;
    b.policy.unit_count = 1;
    member(&b, "A", "5")->unit = PLA_TEXT("ects");
    member(&b, "B", "3");
    const struct pla_award_result *awards = limit_all(&b);
    limit_is(&awards[0], "withheld 0: exclusive:EDT 510=5/2");
    limit_is(&awards[1], "recommended 3");
    build_end(&b);
}

static void badges_and_ranks_exclude_too(void **state)
{
    struct build b;
    (void)state;
    build_begin(&b);
    build_items(&b, "");
    member(&b, "A", "30")->kind = PLA_AWARD_POINTS;
    member(&b, "B", "40")->kind = PLA_AWARD_POINTS;
    const struct pla_award_result *awards = limit_all(&b);
    limit_is(&awards[0], "withheld 0: exclusive:EDT 510=0");
    limit_is(&awards[1], "recommended 0");
    build_number_is(awards[1].earned, "40");
    build_end(&b);
}

static void an_undecided_better_one_may_improve_the_winner(void **state)
{
    static const struct {
        const char *open;
        bool is_first, improves;
    } rows[] = {{"4", false, true}, {"3", false, false}, {"2", false, false}, {"3", true, true}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct build b;
        build_begin(&b);
        build_items(&b, "");
        if (rows[i].is_first)
            member(&b, "open", rows[i].open)->when = undecided(&b);
        member(&b, "A", "3");
        if (!rows[i].is_first)
            member(&b, "open", rows[i].open)->when = undecided(&b);
        const struct pla_award_result *awards = limit_all(&b);
        const struct pla_award_result *winner = &awards[rows[i].is_first ? 1 : 0];
        limit_is(winner, "recommended 3");
        assert_int_equal(winner->may_improve, rows[i].improves);
        limit_is(&awards[rows[i].is_first ? 0 : 1], "referred 0");
        build_end(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_most_credit_stands),
        cmocka_unit_test(a_tie_is_for_the_first_listed),
        cmocka_unit_test(the_policy_s_unit_decides),
        cmocka_unit_test(badges_and_ranks_exclude_too),
        cmocka_unit_test(an_undecided_better_one_may_improve_the_winner),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
