// SPDX-License-Identifier: Apache-2.0
/**
 * The policy's rules on earned awards: block, refer, hold, and what is not known yet.
 */
#include "unit/assess/limit_build.h"

struct world {
    struct build b;
    struct limit_policy own;
    struct pla_gate gates[2];
};

/** One rule "after 12 credits here", while `held` (JSON) is held. */
static void begin(struct world *w, enum pla_gate_effect effect, const char *held)
{
    struct build *b = &w->b;
    char members[256];

    build_begin(b);
    (void)snprintf(members, sizeof members, "'evidence':[{'id':'e1','kind':'blog'}],'held':[%s]",
                   held);
    build_members(b, members);
    struct pla_measure *here = build_measure(b, PLA_M_HELD_CREDITS);
    here->flag = true;
    const struct pla_cond *when = build_compare(b, PLA_C_AT_LEAST, here, build_const(b, "12"));
    limit_policy_owns(b, &w->own);
    w->gates[0] = (struct pla_gate){.id = PLA_TEXT("twelve-here"),
                                    .because = PLA_TEXT("after 12 credits here"),
                                    .when = when,
                                    .effect = effect};
    b->policy.gates = w->gates;
    b->policy.gate_count = 1;
    limit_elective(b, "A", "3");
}

static const char enough[] = "{'course':'X 1','credits':12,'here':true}";
static const char little[] = "{'course':'X 1','credits':11,'here':true}";
static const char open[] = "{'course':'X 1','credits':11,'here':true},"
                           "{'course':'X 2','credits':null,'here':true}";

static void a_rule_that_is_met_lets_pass(void **state)
{
    (void)state;
    for (int effect = 0; effect < 3; effect++) {
        struct world w;
        begin(&w, (enum pla_gate_effect)effect, enough);
        const struct pla_award_result *award = limit_all(&w.b);
        limit_is(award, "recommended 3");
        build_texts_are(award->hold, "");
        build_end(&w.b);
    }
}

static void a_rule_that_is_not_met_bites(void **state)
{
    static const char *const expected[] = {[PLA_GATE_BLOCK] = "withheld 0: rule:twelve-here=3",
                                           [PLA_GATE_REFER] = "referred 0: rule:twelve-here=0",
                                           [PLA_GATE_HOLD] = "recommended 3: rule:twelve-here=0"};
    (void)state;
    for (int effect = 0; effect < 3; effect++) {
        struct world w;
        begin(&w, (enum pla_gate_effect)effect, little);
        const struct pla_award_result *award = limit_all(&w.b);
        limit_is(award, expected[effect]);
        build_text_is(award->limits[0].why, "after 12 credits here");
        build_texts_are(award->hold, effect == PLA_GATE_HOLD ? "rule:twelve-here" : "");
        build_end(&w.b);
    }
}

static void a_rule_that_is_not_decided_waits(void **state)
{
    static const char *const expected[] = {[PLA_GATE_BLOCK] = "undecided 0: rule:twelve-here=0",
                                           [PLA_GATE_REFER] = "referred 0: rule:twelve-here=0",
                                           [PLA_GATE_HOLD] = "recommended 3: rule:twelve-here=0"};
    (void)state;
    for (int effect = 0; effect < 3; effect++) {
        struct world w;
        begin(&w, (enum pla_gate_effect)effect, open);
        limit_is(limit_all(&w.b), expected[effect]);
        build_end(&w.b);
    }
}

static void a_rule_of_a_method_looks_at_no_other(void **state)
{
    struct world w;
    (void)state;
    begin(&w, PLA_GATE_BLOCK, little);
    w.gates[0].method = PLA_TEXT("exam");
    limit_elective(&w.b, "B", "2")->method = PLA_TEXT("exam");
    const struct pla_award_result *awards = limit_all(&w.b);
    limit_is(&awards[0], "recommended 3");
    limit_is(&awards[1], "withheld 0: rule:twelve-here=2");
    build_end(&w.b);
}

static void a_badge_is_blocked_too(void **state)
{
    struct world w;
    (void)state;
    begin(&w, PLA_GATE_BLOCK, little);
    build_award(&w.b, "B")->kind = PLA_AWARD_BADGE;
    limit_is(&limit_all(&w.b)[1], "withheld 0: rule:twelve-here=0");
    build_end(&w.b);
}

static void a_hold_joins_the_award_s_own(void **state)
{
    struct world w;
    (void)state;
    begin(&w, PLA_GATE_HOLD, little);
    w.b.awards[0].post_when =
        build_compare(&w.b, PLA_C_AT_LEAST, build_const(&w.b, "1"), build_const(&w.b, "2"));
    build_texts_are(limit_all(&w.b)->hold, "post_when|rule:twelve-here");
    build_end(&w.b);
}

static void a_rule_that_fails_fails_the_award(void **state)
{
    struct world w;
    (void)state;
    build_begin(&w.b);
    build_items(&w.b, "");
    struct pla_cond *check = build_cond(&w.b, PLA_C_CHECK);
    check->label = PLA_TEXT("own rule");
    check->call = 0;
    limit_policy_owns(&w.b, &w.own);
    w.gates[0] = (struct pla_gate){.id = PLA_TEXT("own"), .when = check};
    w.b.policy.gates = w.gates;
    w.b.policy.gate_count = 1;
    limit_elective(&w.b, "A", "3");
    const struct pla_award_result *award = limit_all(&w.b); /* no functions are there */
    limit_is(award, "failed 0");
    assert_int_equal(award->reasons[0].state, PLA_FAILED);
    build_end(&w.b);
}

/** Rules see all evidence of the portfolio, whatever a rubric admits. */
static void a_rule_may_look_at_evidence(void **state)
{
    (void)state;
    for (int need = 1; need < 3; need++) {
        struct world w;
        build_begin(&w.b);
        build_items(&w.b, "{'id':'e1','kind':'blog'}");
        w.b.rubric.admit.has_kinds = true; /* the rubric admits nothing */
        const struct pla_cond *when =
            build_compare(&w.b, PLA_C_AT_LEAST, build_over_kind(&w.b, PLA_M_COUNT, "blog"),
                          build_const(&w.b, need == 1 ? "1" : "2"));
        limit_policy_owns(&w.b, &w.own);
        w.gates[0] = (struct pla_gate){.id = PLA_TEXT("blogs"), .when = when};
        w.b.policy.gates = w.gates;
        w.b.policy.gate_count = 1;
        limit_elective(&w.b, "A", "3");
        limit_is(limit_all(&w.b), need == 1 ? "recommended 3" : "withheld 0: rule:blogs=3");
        build_end(&w.b);
    }
}

/** A rule about the claim is asked anew for each claim. */
static void a_rule_may_look_at_the_claim(void **state)
{
    struct world w;
    struct build *b = &w.b;
    struct pla_run runs[2], *list[2] = {&runs[0], &runs[1]};
    struct pla_err err;
    (void)state;
    build_begin(b);
    build_members(b, "'evidence':[],'claims':[{'id':'c1','credits':3},{'id':'c2','credits':9}]");
    struct pla_measure *credits = build_measure(b, PLA_M_CLAIM);
    credits->name = PLA_TEXT("credits");
    const struct pla_cond *when = build_compare(b, PLA_C_AT_MOST, credits, build_const(b, "6"));
    limit_policy_owns(b, &w.own);
    w.gates[0] = (struct pla_gate){.id = PLA_TEXT("small"), .when = when};
    b->policy.gates = w.gates;
    b->policy.gate_count = 1;
    limit_elective(b, "A", "3");
    for (int i = 0; i < 2; i++) {
        b->run.claim = &b->portfolio.claims[i];
        build_run(b);
        assert_int_equal(pla_run_award(&b->run, &err), PLA_OK);
        runs[i] = b->run;
    }
    assert_int_equal(pla_limit(&b->terms, &b->portfolio, list, 2, &b->arena, &err), PLA_OK);
    limit_is(runs[0].awards, "recommended 3");
    limit_is(runs[1].awards, "withheld 0: rule:small=3");
    build_end(b);
}

/** The condition of the rule as that of a method: resident only where it is surely met. */
static void a_method_may_count_toward_residency_under_a_condition(void **state)
{
    static const struct {
        const char *held;
        bool resident;
    } rows[] = {{little, false}, {enough, true}, {open, false}};
    (void)state;
    for (int i = 0; i < 3; i++) {
        struct world w;
        begin(&w, PLA_GATE_HOLD, rows[i].held);
        struct pla_method methods[] = {{.name = PLA_TEXT("exam"), .resident_when = w.gates[0].when},
                                       {.name = PLA_TEXT("portfolio"), .resident = true}};
        w.b.policy.gate_count = 0;
        w.b.policy.methods = methods;
        w.b.policy.method_count = 2;
        limit_elective(&w.b, "B", "3")->method = PLA_TEXT("exam");
        const struct pla_award_result *awards = limit_all(&w.b);
        assert_true(awards[0].resident);
        limit_is(&awards[1], "recommended 3");
        assert_int_equal(awards[1].resident, rows[i].resident);
        build_end(&w.b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_rule_that_is_met_lets_pass),
        cmocka_unit_test(a_rule_that_is_not_met_bites),
        cmocka_unit_test(a_rule_that_is_not_decided_waits),
        cmocka_unit_test(a_rule_of_a_method_looks_at_no_other),
        cmocka_unit_test(a_badge_is_blocked_too),
        cmocka_unit_test(a_hold_joins_the_award_s_own),
        cmocka_unit_test(a_rule_that_fails_fails_the_award),
        cmocka_unit_test(a_rule_may_look_at_evidence),
        cmocka_unit_test(a_rule_may_look_at_the_claim),
        cmocka_unit_test(a_method_may_count_toward_residency_under_a_condition),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
