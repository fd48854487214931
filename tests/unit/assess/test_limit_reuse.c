// SPDX-License-Identifier: Apache-2.0
/**
 * Evidence used once: who keeps it, what shares it, what uses none.
 */
#include "unit/assess/limit_build.h"

static const char items[] = "{'id':'e1','kind':'blog'},{'id':'e2','kind':'mooc'},"
                            "{'id':'e3','kind':'talk'}";

static void begin(struct build *b)
{
    build_begin(b);
    build_items(b, items);
    b->policy.reuse = PLA_REUSE_ONCE;
    b->policy.prefer = PLA_PREFER_LISTED;
}

/** An award that rests on the items of these kinds. */
static struct pla_award *resting_on(struct build *b, const char *id, const char *credits,
                                    const char *kinds)
{
    struct pla_award *award = limit_elective(b, id, credits);
    award->when = build_compare(b, PLA_C_AT_LEAST, build_over_kind(b, PLA_M_COUNT, kinds),
                                build_const(b, "1"));
    return award;
}

static void an_item_serves_the_first_award(void **state)
{
    struct build b;
    (void)state;
    begin(&b);
    resting_on(&b, "A", "2", "blog|mooc");
    resting_on(&b, "B", "3", "mooc|talk");
    resting_on(&b, "C", "1", "talk");
    const struct pla_award_result *awards = limit_all(&b);
    limit_is(&awards[0], "recommended 2");
    limit_is(&awards[1], "withheld 0: reuse:e2=3");
    build_text_is(awards[1].limits[0].why, "used by A");
    limit_is(&awards[2], "recommended 1"); /* B is withheld, so its talk is free */
    build_end(&b);
}

static void free_reuse_cuts_nothing(void **state)
{
    struct build b;
    (void)state;
    begin(&b);
    b.policy.reuse = PLA_REUSE_FREE;
    resting_on(&b, "A", "2", "blog");
    resting_on(&b, "B", "3", "blog");
    const struct pla_award_result *awards = limit_all(&b);
    limit_is(&awards[0], "recommended 2");
    limit_is(&awards[1], "recommended 3");
    build_end(&b);
}

static void the_policy_says_who_keeps_it(void **state)
{
    static const struct {
        enum pla_prefer prefer;
        const char *a, *b;
    } rows[] = {{PLA_PREFER_LISTED, "recommended 2", "withheld 0: reuse:e1=3"},
                {PLA_PREFER_MOST_CREDIT, "withheld 0: reuse:e1=2", "recommended 3"},
                {PLA_PREFER_CHOICES, "withheld 0: reuse:e1=2", "recommended 3"}};
    (void)state;
    for (int i = 0; i < 3; i++) {
        struct build b;
        struct pla_text choices[] = {PLA_TEXT("B")};
        begin(&b);
        b.policy.prefer = rows[i].prefer;
        b.portfolio.choices = (struct pla_text_list){choices, 1};
        resting_on(&b, "A", "2", "blog");
        resting_on(&b, "B", "3", "blog");
        const struct pla_award_result *awards = limit_all(&b);
        limit_is(&awards[0], rows[i].a);
        limit_is(&awards[1], rows[i].b);
        build_end(&b);
    }
}

static void awards_of_one_source_row_share(void **state)
{
    struct build b;
    (void)state;
    begin(&b);
    struct pla_award *awards[] = {resting_on(&b, "A", "2", "blog"),
                                  resting_on(&b, "B", "3", "blog"),
                                  resting_on(&b, "C", "3", "blog")};
    for (int i = 0; i < 3; i++) {
        awards[i]->has_cite = true;
        awards[i]->cite = (struct pla_cite){.source = PLA_TEXT("guide"),
                                            .text = pla_text_of(i < 2 ? "{'n':1}" : "{'n':2}")};
    }
    const struct pla_award_result *results = limit_all(&b);
    limit_is(&results[0], "recommended 2");
    limit_is(&results[1], "recommended 3");
    limit_is(&results[2], "withheld 0: reuse:e1=3");
    build_end(&b);
}

static void a_badge_beside_a_course_uses_nothing(void **state)
{
    struct build b;
    (void)state;
    begin(&b);
    resting_on(&b, "badge", "0", "blog")->kind = PLA_AWARD_BADGE;
    resting_on(&b, "A", "2", "blog");
    struct pla_award *greedy = resting_on(&b, "greedy", "0", "talk");
    greedy->kind = PLA_AWARD_BADGE;
    greedy->uses = build_texts(&b, "blog"); /* unless it says so */
    const struct pla_award_result *awards = limit_all(&b);
    limit_is(&awards[0], "recommended 0");
    limit_is(&awards[1], "recommended 2");
    limit_is(&awards[2], "withheld 0: reuse:e1=0");
    build_end(&b);
}

static void an_award_may_say_what_it_uses(void **state)
{
    struct build b;
    (void)state;
    begin(&b);
    resting_on(&b, "A", "2", "blog|mooc")->uses = build_texts(&b, "e2");
    resting_on(&b, "B", "3", "blog");
    resting_on(&b, "C", "3", "mooc");
    const struct pla_award_result *awards = limit_all(&b);
    limit_is(&awards[0], "recommended 2");
    limit_is(&awards[1], "recommended 3");
    limit_is(&awards[2], "withheld 0: reuse:e2=3");
    build_end(&b);
}

static void awards_without_evidence_never_meet(void **state)
{
    struct build b;
    (void)state;
    begin(&b);
    limit_elective(&b, "A", "2");
    limit_elective(&b, "B", "3");
    const struct pla_award_result *awards = limit_all(&b);
    limit_is(&awards[0], "recommended 2");
    limit_is(&awards[1], "recommended 3");
    build_end(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_item_serves_the_first_award),
        cmocka_unit_test(free_reuse_cuts_nothing),
        cmocka_unit_test(the_policy_says_who_keeps_it),
        cmocka_unit_test(awards_of_one_source_row_share),
        cmocka_unit_test(a_badge_beside_a_course_uses_nothing),
        cmocka_unit_test(an_award_may_say_what_it_uses),
        cmocka_unit_test(awards_without_evidence_never_meet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
