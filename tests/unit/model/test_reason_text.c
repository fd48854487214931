// SPDX-License-Identifier: Apache-2.0
/** The words for every measure, comparison, join and gap. */
#include "model/decision.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static const struct pla_text level_names[] = {
    {"absent", 6}, {"emerging", 8}, {"meets", 5}, {"exceeds", 7}};
static const struct pla_scale scale = {{level_names, 4}};

static struct pla_str said;

static int tear_down(void **state)
{
    (void)state;
    pla_str_release(&said);
    return 0;
}

/* ---- building ---- */

static struct pla_text text(const char *s)
{
    return pla_text_of(s);
}

static struct pla_rational number(const char *s)
{
    struct pla_rational out = PLA_ZERO;
    assert_true(pla_rational_from_text(pla_text_of(s), &out));
    return out;
}

static struct pla_value num(const char *s)
{
    return (struct pla_value){.low = number(s), .high = number(s)};
}

static struct pla_value range(const char *low, const char *high)
{
    struct pla_value value = {.state = PLA_VALUE_RANGE, .low = PLA_ZERO, .high = PLA_ZERO};
    value.no_low = low == NULL;
    value.no_high = high == NULL;
    value.low = low == NULL ? PLA_ZERO : number(low);
    value.high = high == NULL ? PLA_ZERO : number(high);
    return value;
}

static struct pla_value day(const char *s)
{
    pla_day d = 0;
    assert_true(pla_day_parse(pla_text_of(s), &d));
    return (struct pla_value){.kind = PLA_KIND_DATE, .low = PLA_WHOLE(d), .high = PLA_WHOLE(d)};
}

static struct pla_value word(const char *s)
{
    return (struct pla_value){
        .kind = PLA_KIND_TEXT, .text = pla_text_of(s), .low = PLA_ZERO, .high = PLA_ZERO};
}

static struct pla_value truth(bool b)
{
    return (struct pla_value){.kind = PLA_KIND_BOOLEAN, .low = PLA_WHOLE(b), .high = PLA_WHOLE(b)};
}

static struct pla_value unknown(enum pla_kind kind)
{
    return (struct pla_value){
        .kind = kind, .state = PLA_VALUE_UNKNOWN, .low = PLA_ZERO, .high = PLA_ZERO};
}

static struct pla_value nothing(enum pla_kind kind)
{
    return (struct pla_value){.kind = kind, .is_none = true, .low = PLA_ZERO, .high = PLA_ZERO};
}

static struct pla_measure measure(enum pla_measure_op op)
{
    static const enum pla_kind kinds[] = {
#define PLA_MEASURE(op, word, yields) PLA_KIND_##yields,
#include "model/measures.def"
#undef PLA_MEASURE
    };
    return (struct pla_measure){.op = op, .kind = kinds[op], .call = PLA_NO_CALL};
}

static struct pla_measure named(enum pla_measure_op op, const char *name)
{
    struct pla_measure m = measure(op);
    m.name = text(name);
    return m;
}

/** "kind community" */
static const struct pla_filter_value community[] = {{.op = PLA_FV_TEXT, .text = {"community", 9}}};
static const struct pla_filter_test of_community[] = {
    {.key = PLA_FK_KIND, .values = community, .value_count = 1}};
static const struct pla_filter filter = {
    .tests = of_community, .test_count = 1, .where = PLA_NO_CALL};

static struct pla_measure filtered(enum pla_measure_op op)
{
    struct pla_measure m = measure(op);
    m.filter = &filter;
    return m;
}

/* ---- asking ---- */

static void assert_said(const char *want)
{
    assert_false(said.failed);
    assert_string_equal(said.at == NULL ? "" : said.at, want);
    pla_str_clear(&said);
}

static void check_high(struct pla_measure m, enum pla_cond_op op, struct pla_value have,
                       struct pla_value need, struct pla_value high, const char *want)
{
    struct pla_cond cond = {.op = op, .measure = &m, .call = PLA_NO_CALL};
    struct pla_reason reason = {.cond = &cond, .have = have, .need = need, .need_high = high};
    pla_str_clear(&said);
    pla_reason_put_text(&reason, &said);
    assert_said(want);
}

static void check(struct pla_measure m, enum pla_cond_op op, struct pla_value have,
                  struct pla_value need, const char *want)
{
    check_high(m, op, have, need, num("0"), want);
}

static void at_least(struct pla_measure m, struct pla_value have, struct pla_value need,
                     const char *want)
{
    check(m, PLA_C_AT_LEAST, have, need, want);
}

/** The opposite: the comparison stands behind a `not`. */
static void check_not(struct pla_measure m, enum pla_cond_op op, struct pla_value have,
                      struct pla_value need, struct pla_value high, const char *want)
{
    struct pla_cond cond = {.op = op, .measure = &m, .call = PLA_NO_CALL};
    struct pla_cond negated = {.op = PLA_C_NOT, .call = PLA_NO_CALL};
    struct pla_reason part = {.cond = &cond, .have = have, .need = need, .need_high = high};
    struct pla_reason reason = {.cond = &negated, .parts = &part, .part_count = 1};
    pla_str_clear(&said);
    pla_reason_put_text(&reason, &said);
    assert_said(want);
}

/* ---- comparisons ---- */

static void test_comparisons_of_numbers(void **state)
{
    (void)state;
    struct pla_measure hours = measure(PLA_M_HOURS);
    check(hours, PLA_C_AT_LEAST, num("52"), num("40"), "52 hours, at least 40 needed");
    check(hours, PLA_C_AT_MOST, num("52"), num("40"), "52 hours, at most 40 allowed");
    check(hours, PLA_C_MORE_THAN, num("52"), num("40"), "52 hours, more than 40 needed");
    check(hours, PLA_C_LESS_THAN, num("52"), num("40"), "52 hours, less than 40 allowed");
    check(hours, PLA_C_IS, num("52"), num("40"), "52 hours, exactly 40 needed");
    check_high(hours, PLA_C_WITHIN, num("52"), num("40"), num("60.5"),
               "52 hours, between 40 and 60.5 needed");
}

static void test_comparisons_behind_not(void **state)
{
    (void)state;
    struct pla_measure hours = measure(PLA_M_HOURS);
    struct pla_value have = num("52"), need = num("40"), high = num("60");
    check_not(hours, PLA_C_AT_LEAST, have, need, high, "52 hours, less than 40 allowed");
    check_not(hours, PLA_C_AT_MOST, have, need, high, "52 hours, more than 40 needed");
    check_not(hours, PLA_C_MORE_THAN, have, need, high, "52 hours, at most 40 allowed");
    check_not(hours, PLA_C_LESS_THAN, have, need, high, "52 hours, at least 40 needed");
    check_not(hours, PLA_C_IS, have, need, high, "52 hours, anything but 40 needed");
    check_not(hours, PLA_C_WITHIN, have, need, high,
              "52 hours, less than 40 or more than 60 needed");
    check_not(named(PLA_M_LEARNER, "program"), PLA_C_IS, word("BA4"), word("BA4"), high,
              "program: BA4, anything but BA4 needed");
    check_not(named(PLA_M_HELD, "EDU 1"), PLA_C_IS, truth(true), truth(true), high,
              "EDU 1 is held, it must not be");
}

static void test_comparisons_of_dates(void **state)
{
    (void)state;
    struct pla_measure latest = measure(PLA_M_LATEST);
    struct pla_value have = day("2024-02-01"), need = day("2025-01-31");
    check(latest, PLA_C_AT_LEAST, have, need,
          "latest item: 2024-02-01, 2025-01-31 or later needed");
    check(latest, PLA_C_AT_MOST, have, need,
          "latest item: 2024-02-01, 2025-01-31 or earlier needed");
    check(latest, PLA_C_MORE_THAN, have, need, "latest item: 2024-02-01, after 2025-01-31 needed");
    check(latest, PLA_C_LESS_THAN, have, need, "latest item: 2024-02-01, before 2025-01-31 needed");
    check(latest, PLA_C_IS, have, need, "latest item: 2024-02-01, 2025-01-31 needed");
    check_high(latest, PLA_C_WITHIN, have, need, day("2025-12-31"),
               "latest item: 2024-02-01, between 2025-01-31 and 2025-12-31 needed");
    check_not(latest, PLA_C_AT_LEAST, have, need, need,
              "latest item: 2024-02-01, before 2025-01-31 needed");
    at_least(latest, nothing(PLA_KIND_DATE), need,
             "latest item: no item, 2025-01-31 or later needed");
    at_least(measure(PLA_M_EARLIEST), unknown(PLA_KIND_DATE), need,
             "earliest item: not known, 2025-01-31 or later needed");
}

static void test_comparisons_of_levels(void **state)
{
    (void)state;
    struct pla_measure r = named(PLA_M_RATING, "reflection");
    r.scale = &scale;
    check(r, PLA_C_AT_LEAST, num("1"), num("2"), "reflection: meets needed, emerging reached");
    check(r, PLA_C_AT_MOST, num("3"), num("2"),
          "reflection: at most meets allowed, exceeds reached");
    check(r, PLA_C_MORE_THAN, num("2"), num("2"), "reflection: above meets needed, meets reached");
    check(r, PLA_C_LESS_THAN, num("2"), num("2"), "reflection: below meets needed, meets reached");
    check(r, PLA_C_IS, num("2"), num("2"), "reflection: exactly meets needed, meets reached");
    check_high(r, PLA_C_WITHIN, num("0"), num("1"), num("2"),
               "reflection: between emerging and meets needed, absent reached");
    at_least(r, num("3/2"), num("2"), "reflection: meets (2) needed, 1.5 reached");
    at_least(r, num("4/3"), num("2"), "reflection: meets (2) needed, about 1.33 reached");
    at_least(r, range("1", "3"), num("2"),
             "reflection: meets needed, between emerging and exceeds so far");
    at_least(r, range("1/2", "3"), num("2"),
             "reflection: meets (2) needed, between 0.5 and 3 so far");
    at_least(r, unknown(PLA_KIND_NUMBER), num("2"), "reflection: meets needed, not known so far");
    at_least(r, nothing(PLA_KIND_NUMBER), num("2"), "reflection: meets needed, none reached");
    r.scale = NULL;
    at_least(r, num("36"), num("40"), "reflection: at least 40 needed, 36 reached");
}

/* ---- measures ---- */

static void test_ratings_measures(void **state)
{
    (void)state;
    struct pla_measure score = measure(PLA_M_SCORE);
    at_least(score, num("9/4"), num("2"), "score: 2.25, at least 2 needed");
    score.area = text("core");
    score.scale = &scale;
    at_least(score, num("9/4"), num("2"), "score (area core): 2.25, at least meets (2) needed");
    at_least(measure(PLA_M_TOTAL), num("9"), num("12"), "weighted total: 9, at least 12 needed");
    struct pla_measure lowest = measure(PLA_M_LOWEST);
    lowest.scale = &scale;
    at_least(lowest, num("1"), num("2"), "lowest level: meets needed, emerging reached");
    struct pla_measure met = measure(PLA_M_MET);
    at_least(met, num("1"), num("4"), "1 criterion at its minimum, at least 4 needed");
    met.area = text("core");
    at_least(met, num("3"), num("4"), "3 criteria at their minimum (area core), at least 4 needed");
    struct pla_measure reaching = measure(PLA_M_REACHING);
    reaching.value = PLA_WHOLE(3);
    reaching.scale = &scale;
    at_least(reaching, num("1"), num("2"), "1 criterion at exceeds or above, at least 2 needed");
    at_least(reaching, num("0"), num("2"), "0 criteria at exceeds or above, at least 2 needed");
    check(measure(PLA_M_DISPUTED), PLA_C_AT_MOST, num("1"), num("0"),
          "1 criterion in dispute, at most 0 allowed");
    check(named(PLA_M_SPREAD, "design"), PLA_C_AT_MOST, num("2"), num("1"),
          "2 levels between the ratings of design, at most 1 allowed");
}

static void test_evidence_measures(void **state)
{
    (void)state;
    at_least(filtered(PLA_M_COUNT), num("1"), num("2"),
             "1 item (kind community), at least 2 needed");
    at_least(filtered(PLA_M_HOURS), num("5/2"), num("40"),
             "2.5 hours (kind community), at least 40 needed");
    at_least(named(PLA_M_SUM, "followers"), num("12"), num("20"),
             "sum of followers: 12, at least 20 needed");
    at_least(named(PLA_M_LARGEST, "followers"), num("12"), num("20"),
             "largest followers: 12, at least 20 needed");
    at_least(named(PLA_M_SMALLEST, "followers"), nothing(PLA_KIND_NUMBER), num("20"),
             "smallest followers: none, at least 20 needed");
    at_least(measure(PLA_M_MONTHS), num("1"), num("20"), "1 month, at least 20 needed");
    at_least(measure(PLA_M_YEARS), num("41/12"), num("3"), "about 3.42 years, at least 3 needed");
    at_least(named(PLA_M_DISTINCT, "issuer"), num("1"), num("2"),
             "1 different issuer, at least 2 needed");
    at_least(named(PLA_M_DISTINCT, "issuer"), num("3"), num("2"),
             "3 different issuers, at least 2 needed");
    at_least(named(PLA_M_DISTINCT, "home_country"), num("3"), num("2"),
             "3 different values of home country, at least 2 needed");
    struct pla_measure hosting = filtered(PLA_M_HOURS);
    hosting.label = text("hosting");
    at_least(hosting, num("1"), num("40"), "1 hour (hosting), at least 40 needed");
    at_least(measure(PLA_M_COVERED), num("3/4"), num("4/5"),
             "75% of the learning outcomes found met, at least 80% needed");
    at_least(measure(PLA_M_TAGGED), range("1/2", "2/3"), num("1"),
             "between 50 and about 66.67% of the learning outcomes tagged, at least 100% needed");
    at_least(measure(PLA_M_COVERED), unknown(PLA_KIND_NUMBER), num("1"),
             "share of the learning outcomes found met not known, at least 100% needed");
    at_least(named(PLA_M_PARTS, "EDU 301"), num("1"), num("2"),
             "1 part of EDU 301, at least 2 needed");
    at_least(measure(PLA_M_ENDORSEMENTS), num("2"), num("3"), "2 endorsements, at least 3 needed");
    at_least(named(PLA_M_BEST, "degree"), num("45"), num("65"),
             "best degree: 45, at least 65 needed");
    at_least(measure(PLA_M_POINTS), num("1"), num("9"), "1 point, at least 9 needed");
}

static void test_values_that_are_not_known(void **state)
{
    (void)state;
    struct pla_measure m = filtered(PLA_M_HOURS);
    struct pla_value need = num("40");
    at_least(m, range("30", "52"), need,
             "between 30 and 52 hours (kind community), at least 40 needed");
    at_least(m, range("30", NULL), need, "30 or more hours (kind community), at least 40 needed");
    at_least(m, range(NULL, "52"), need, "up to 52 hours (kind community), at least 40 needed");
    at_least(m, unknown(PLA_KIND_NUMBER), need,
             "hours (kind community) not known, at least 40 needed");
    at_least(m, num("52"), unknown(PLA_KIND_NUMBER),
             "52 hours (kind community), what is needed is not known");
    at_least(m, num("52"), nothing(PLA_KIND_NUMBER),
             "52 hours (kind community), what is needed is not given");
    at_least(m, num("52"), range("40", "60"),
             "52 hours (kind community), at least between 40 and 60 needed");
}

static void test_numbers_never_round_over_the_bound(void **state)
{
    (void)state;
    struct pla_measure years = measure(PLA_M_YEARS);
    at_least(years, num("2999/1000"), num("3"), "2.999 years, at least 3 needed");
    at_least(years, num("8999/3000"), num("3"), "8999/3000 years, at least 3 needed");
    at_least(years, num("9001/3000"), num("3"), "9001/3000 years, at least 3 needed");
    at_least(years, num("8/3"), num("3"), "about 2.67 years, at least 3 needed");
}

static void test_fact_measures(void **state)
{
    (void)state;
    struct pla_measure exam = named(PLA_M_EXAM, "CLEP/Algebra");
    at_least(exam, num("57"), num("50"), "score in CLEP/Algebra: 57, at least 50 needed");
    exam.has_day = exam.has_day_until = true;
    exam.day = (pla_day)day("2020-01-01").low.num;
    exam.day_until = (pla_day)day("2024-12-31").low.num;
    at_least(exam, nothing(PLA_KIND_NUMBER), num("50"),
             "score in CLEP/Algebra (from 2020-01-01, until 2024-12-31): no score, at least 50 "
             "needed");
    check(named(PLA_M_HELD, "EDU 1"), PLA_C_IS, truth(false), truth(true),
          "EDU 1 is not held, it is needed");
    check(named(PLA_M_HELD, "EDU 1"), PLA_C_IS, truth(true), truth(false),
          "EDU 1 is held, it must not be");
    struct pla_measure held = named(PLA_M_HELD, "EDU 1");
    struct pla_text statuses[] = {text("passed"), text("audited")};
    held.text = text("C");
    held.words = (struct pla_text_list){statuses, 2};
    check(held, PLA_C_IS, unknown(PLA_KIND_BOOLEAN), truth(true),
          "not known whether EDU 1 (grade at least C, passed or audited) is held, it is needed");
    struct pla_measure credits = measure(PLA_M_HELD_CREDITS);
    at_least(credits, num("1"), num("12"), "1 credit held, at least 12 needed");
    credits.flag = true;
    credits.method = text("exam");
    credits.text = text("upper");
    at_least(credits, num("9"), num("12"),
             "9 credits held (method exam, credit level upper, here), at least 12 needed");
    struct pla_measure awarded = measure(PLA_M_AWARDED);
    struct pla_text ids[] = {text("A"), text("B"), text("C")};
    awarded.words = (struct pla_text_list){ids, 3};
    at_least(awarded, num("1"), num("2"), "1 award earned (A, B and C), at least 2 needed");
    check(named(PLA_M_LEARNER, "program"), PLA_C_IS, word("AA2"), word("BA4"),
          "program: AA2, BA4 needed");
    check(named(PLA_M_LEARNER, "program"), PLA_C_IS, nothing(PLA_KIND_TEXT), word("BA4"),
          "program: not given, BA4 needed");
    check(named(PLA_M_LEARNER, "works"), PLA_C_IS, truth(false), truth(true),
          "works: no, yes needed");
    check(named(PLA_M_PORTFOLIO, "term"), PLA_C_IS, unknown(PLA_KIND_TEXT), word("2026-FA"),
          "term: not known, 2026-FA needed");
    check(named(PLA_M_CLAIM, "credits"), PLA_C_AT_MOST, num("3"), num("2"),
          "claimed credits: 3, at most 2 allowed");
    check(named(PLA_M_CLAIM, "credit_level"), PLA_C_IS, word("lower"), word("upper"),
          "claimed credit level: lower, upper needed");
    check(measure(PLA_M_ATTEMPT), PLA_C_IS, num("2"), num("1"), "attempt: 2, exactly 1 needed");
}

static void test_dates_as_measures(void **state)
{
    (void)state;
    struct pla_value have = day("2026-11-01"), need = day("2027-03-01");
    at_least(measure(PLA_M_AS_OF), have, need,
             "date of the decision: 2026-11-01, 2027-03-01 or later needed");
    struct pla_measure ago = measure(PLA_M_AGO);
    ago.value = PLA_WHOLE(7);
    at_least(ago, have, need,
             "7 years before the decision: 2026-11-01, 2027-03-01 or later needed");
    ago.value = PLA_WHOLE(1);
    at_least(ago, have, need, "1 year before the decision: 2026-11-01, 2027-03-01 or later needed");
    ago.value = number("3/2");
    at_least(ago, have, need,
             "18 months before the decision: 2026-11-01, 2027-03-01 or later needed");
    struct pla_measure awarded = named(PLA_M_LEARNER, "bachelor_awarded");
    const struct pla_measure *args[] = {&awarded, &ago};
    struct pla_measure later = measure(PLA_M_LATER);
    later.args = args;
    later.arg_count = 2;
    at_least(later, have, need,
             "the later of bachelor awarded and 18 months before the decision: 2026-11-01, "
             "2027-03-01 or later needed");
    struct pla_filter since = {.since = &later, .where = PLA_NO_CALL};
    struct pla_measure hours = measure(PLA_M_HOURS);
    hours.filter = &since;
    at_least(hours, num("0"), num("1"),
             "0 hours (since the later of bachelor awarded and 18 months before the decision), at "
             "least 1 needed");
}

static void test_made_measures(void **state)
{
    (void)state;
    struct pla_measure items = filtered(PLA_M_COUNT);
    struct pla_measure hours = measure(PLA_M_HOURS);
    struct pla_measure education = measure(PLA_M_POINTS);
    education.label = text("education");
    at_least(education, num("9"), num("12"), "9 points (education), at least 12 needed");
    const struct pla_measure *args[] = {&education, &hours};
    struct pla_measure sum = measure(PLA_M_ADD);
    sum.args = args;
    sum.arg_count = 2;
    at_least(sum, num("9"), num("12"), "education + hours: 9, at least 12 needed");
    const struct pla_measure *nested[] = {&sum, &hours};
    static const struct {
        enum pla_measure_op op;
        const char *want;
    } folds[] = {
        {PLA_M_SUBTRACT, "(education + hours) - hours: 9, at least 12 needed"},
        {PLA_M_MULTIPLY, "(education + hours) * hours: 9, at least 12 needed"},
        {PLA_M_DIVIDE, "(education + hours) / hours: 9, at least 12 needed"},
        {PLA_M_MIN, "the smallest of education + hours and hours: 9, at least 12 needed"},
        {PLA_M_MAX, "the largest of education + hours and hours: 9, at least 12 needed"},
    };
    for (size_t i = 0; i < sizeof(folds) / sizeof(folds[0]); i++) {
        struct pla_measure m = measure(folds[i].op);
        m.args = nested;
        m.arg_count = 2;
        at_least(m, num("9"), num("12"), folds[i].want);
    }
    const struct pla_measure *one[] = {&items};
    struct pla_measure steps = measure(PLA_M_STEPS);
    steps.args = one;
    steps.arg_count = 1;
    steps.scale = &scale;
    at_least(steps, num("1"), num("2"),
             "level from items (kind community): meets needed, emerging reached");
    struct pla_measure call = measure(PLA_M_CALL);
    call.label = text("depth of practice");
    at_least(call, num("3"), num("4"), "depth of practice: 3, at least 4 needed");
    struct pla_measure param = named(PLA_M_CONST, "fee");
    at_least(param, num("3"), num("4"), "fee: 3, at least 4 needed");
}

static void test_filters(void **state)
{
    (void)state;
    const struct pla_filter_value roles[] = {{.op = PLA_FV_TEXT, .text = text("author")},
                                             {.op = PLA_FV_TEXT, .text = text("facilitator")},
                                             {.op = PLA_FV_TEXT, .text = text("host")}};
    const struct pla_filter_value yes[] = {{.op = PLA_FV_BOOLEAN, .boolean = true}};
    const struct pla_filter_value no[] = {{.op = PLA_FV_BOOLEAN}};
    const struct pla_filter_value few[] = {
        {.op = PLA_FV_AT_LEAST, .low = PLA_WHOLE(3)},
        {.op = PLA_FV_WITHIN, .low = PLA_WHOLE(1), .high = PLA_WHOLE(2)}};
    const struct pla_filter_value early[] = {
        {.op = PLA_FV_AT_MOST, .high = day("2024-05-06").low, .low = PLA_ZERO}};
    const struct pla_filter_test tests[] = {
        {.key = PLA_FK_ROLE, .values = roles, .value_count = 3},
        {.key = PLA_FK_VERIFIED, .values = yes, .value_count = 1},
        {.key = PLA_FK_OWN,
         .own = {text("assessed"), PLA_TYPE_BOOLEAN},
         .values = no,
         .value_count = 1},
        {.key = PLA_FK_HOURS, .values = few, .value_count = 2},
        {.key = PLA_FK_LEARNING_OUTCOME, .values = roles, .value_count = 1},
        {.key = PLA_FK_OWN,
         .own = {text("granted"), PLA_TYPE_DATE},
         .values = early,
         .value_count = 1},
    };
    struct pla_measure from = measure(PLA_M_CONST);
    from.kind = PLA_KIND_DATE;
    from.day = (pla_day)day("2020-01-01").low.num;
    struct pla_filter wide = {
        .tests = tests, .test_count = 6, .since = &from, .until = &from, .clip = &from, .where = 3};
    struct pla_measure m = measure(PLA_M_COUNT);
    m.filter = &wide;
    pla_str_clear(&said);
    pla_measure_put(&m, &said);
    assert_said("items (role author, facilitator or host, verified, not assessed, hours at least 3 "
                "or between 1 and 2, learning outcome author, granted until 2024-05-06, since "
                "2020-01-01, until 2020-01-01, counted after 2020-01-01, chosen by the rubric)");
}

static void test_value_put(void **state)
{
    (void)state;
    static const struct pla_text date = {"2026-01-31", 10};
    struct pla_value value = num("52");
    pla_value_put(&value, NULL, &said);
    assert_said("52");
    value = num("2");
    pla_value_put(&value, &scale, &said);
    assert_said("meets");
    value = num("4");
    pla_value_put(&value, &scale, &said);
    assert_said("4");
    value = range("3", "5");
    pla_value_put(&value, NULL, &said);
    assert_said("between 3 and 5");
    value = day(date.at);
    pla_value_put(&value, NULL, &said);
    assert_said("2026-01-31");
    value.state = PLA_VALUE_RANGE;
    value.no_high = true;
    pla_value_put(&value, NULL, &said);
    assert_said("2026-01-31 or later");
    value = unknown(PLA_KIND_TEXT);
    pla_value_put(&value, NULL, &said);
    assert_said("not known");
    value = nothing(PLA_KIND_TEXT);
    pla_value_put(&value, NULL, &said);
    assert_said("none");
}

/* ---- joins, checks, failures ---- */

static void say(const struct pla_cond *cond, enum pla_state state, const char *own,
                const enum pla_state *parts, size_t count)
{
    struct pla_cond leaf = {.op = PLA_C_CHECK, .label = text("leaf")};
    struct pla_reason inner[4];
    for (size_t i = 0; i < count; i++) {
        inner[i] = (struct pla_reason){.cond = &leaf, .state = parts[i]};
    }
    struct pla_reason reason = {
        .cond = cond, .state = state, .text = text(own), .parts = inner, .part_count = count};
    pla_str_clear(&said);
    pla_reason_put_text(&reason, &said);
}

/** Who is met without a person does not mention one, and none is counted. */
static void test_nobody_is_asked(void **state)
{
    (void)state;
    struct pla_cond any = {.op = PLA_C_OR}, refer = {.op = PLA_C_REFER, .label = text("ask")};
    struct pla_cond check = {.op = PLA_C_CHECK, .label = text("known")};
    struct pla_reason parts[] = {{.cond = &check, .state = PLA_MET},
                                 {.cond = &refer, .state = PLA_UNDECIDED},
                                 {.cond = &check, .state = PLA_NOT_MET}};
    struct pla_reason reason = {.cond = &any, .state = PLA_MET, .parts = parts, .part_count = 2};
    pla_str_clear(&said);
    pla_reason_put_text(&reason, &said);
    assert_said("known: met");
    reason.part_count = 3;
    pla_str_clear(&said);
    pla_reason_put_text(&reason, &said);
    assert_said("1 of 2 conditions met, at least 1 needed");
    any.op = PLA_C_AT_LEAST_OF;
    any.need = 1;
    reason.part_count = 2;
    pla_str_clear(&said);
    pla_reason_put_text(&reason, &said);
    assert_said("known: met");
    any.op = PLA_C_OR;
    parts[0].state = PLA_NOT_MET;
    reason.state = PLA_UNDECIDED;
    pla_str_clear(&said);
    pla_reason_put_text(&reason, &said);
    assert_said("0 of 2 conditions met, 1 not decided, at least 1 needed");
}

static void test_joins(void **state)
{
    (void)state;
    static const enum pla_state parts[] = {PLA_MET, PLA_UNDECIDED, PLA_MET, PLA_FAILED};
    struct pla_cond all = {.op = PLA_C_AND}, any = {.op = PLA_C_OR};
    struct pla_cond some = {.op = PLA_C_AT_LEAST_OF, .need = 2};
    struct pla_cond met = {.op = PLA_C_ALL_MET};
    struct pla_measure core = measure(PLA_M_MET);
    core.area = text("core");
    say(&all, PLA_NOT_MET, NULL, parts, 3);
    assert_said("2 of 3 conditions met, 1 not decided, all needed");
    say(&all, PLA_FAILED, NULL, parts, 4);
    assert_said("2 of 4 conditions met, 1 not decided, 1 failed, all needed");
    say(&all, PLA_MET, NULL, parts, 1);
    assert_said("1 of 1 condition met, needed");
    say(&any, PLA_MET, NULL, parts, 2);
    assert_said("1 of 2 conditions met, 1 not decided, at least 1 needed");
    say(&some, PLA_MET, NULL, parts, 3);
    assert_said("2 of 3 conditions met, 1 not decided, at least 2 needed");
    say(&met, PLA_UNDECIDED, NULL, parts, 3);
    assert_said("2 of 3 criteria at their minimum, 1 not decided, all needed");
    met.measure = &core;
    say(&met, PLA_MET, NULL, parts, 1);
    assert_said("1 of 1 criterion at its minimum (area core), needed");
}

static void test_checks(void **state)
{
    (void)state;
    struct pla_cond cond = {.op = PLA_C_CHECK, .label = text("three employers")};
    struct pla_cond refer = {.op = PLA_C_REFER, .label = text("ask the dean")};
    say(&cond, PLA_MET, NULL, NULL, 0);
    assert_said("three employers: met");
    say(&cond, PLA_NOT_MET, "only two", NULL, 0);
    assert_said("three employers: only two");
    say(&cond, PLA_UNDECIDED, NULL, NULL, 0);
    assert_said("three employers: not decided");
    say(&cond, PLA_FAILED, "attempt to index a nil value", NULL, 0);
    assert_said("three employers could not be worked out: attempt to index a nil value");
    say(&refer, PLA_UNDECIDED, NULL, NULL, 0);
    assert_said("left to a person: ask the dean");
    struct pla_cond negated = {.op = PLA_C_NOT};
    struct pla_reason inner = {.cond = &cond, .state = PLA_MET};
    struct pla_reason reason = {.cond = &negated, .parts = &inner, .part_count = 1};
    pla_str_clear(&said);
    pla_reason_put_text(&reason, &said);
    assert_said("must not hold: three employers: met");
}

static void test_failures(void **state)
{
    (void)state;
    struct pla_measure hours = filtered(PLA_M_HOURS);
    struct pla_cond cond = {.op = PLA_C_AT_LEAST, .measure = &hours};
    say(&cond, PLA_FAILED, "a number leaves the exact range", NULL, 0);
    assert_said("hours (kind community) could not be worked out: a number leaves the exact range");
    say(&cond, PLA_FAILED, NULL, NULL, 0);
    assert_said("hours (kind community) could not be worked out");
}

static void test_read_back(void **state)
{
    (void)state;
    struct pla_reason reason = {.text = text("as it was")};
    pla_str_clear(&said);
    pla_reason_put_text(&reason, &said);
    assert_said("as it was");
}

/* ---- gaps ---- */

static void gap(enum pla_gap_kind kind, const struct pla_measure *m, const char *name,
                const char *by, const char *to, const char *level, bool strictly, const char *want)
{
    struct pla_gap g = {.kind = kind,
                        .measure = m,
                        .name = text(name),
                        .by = number(by),
                        .to = number(to),
                        .to_level = text(level),
                        .strictly = strictly};
    pla_str_clear(&said);
    pla_gap_put_text(&g, &said);
    assert_said(want);
}

static void test_gaps(void **state)
{
    (void)state;
    struct pla_measure hours = filtered(PLA_M_HOURS);
    struct pla_measure exam = named(PLA_M_EXAM, "CLEP/Algebra");
    struct pla_measure covered = measure(PLA_M_COVERED);
    struct pla_measure held = named(PLA_M_HELD, "EDU 1");
    struct pla_measure latest = measure(PLA_M_LATEST);
    struct pla_measure as_of = measure(PLA_M_AS_OF);
    gap(PLA_GAP_MORE, &hours, NULL, "18", "40", NULL, false, "18 more hours (kind community)");
    gap(PLA_GAP_MORE, &hours, NULL, "1", "40", NULL, false, "1 more hour (kind community)");
    gap(PLA_GAP_MORE, &hours, NULL, "29/6", "40", NULL, false,
        "about 4.9 more hours (kind community)");
    gap(PLA_GAP_MORE, &hours, NULL, "18", "40", NULL, true, "over 18 more hours (kind community)");
    gap(PLA_GAP_MORE, &exam, "CLEP/Algebra", "7", "50", NULL, false,
        "score in CLEP/Algebra at 50 (7 more)");
    gap(PLA_GAP_MORE, &exam, "CLEP/Algebra", "7", "50", NULL, true,
        "score in CLEP/Algebra above 50 (over 7 more)");
    gap(PLA_GAP_MORE, &exam, "CLEP/Algebra", "50", "50", NULL, false,
        "score in CLEP/Algebra at 50");
    gap(PLA_GAP_MORE, NULL, "credits", "0", "0", NULL, true, "credits above 0");
    gap(PLA_GAP_MORE, &covered, NULL, "1", "4", NULL, false, "1 more learning outcome found met");
    gap(PLA_GAP_MORE, &covered, NULL, "2", "4", NULL, false, "2 more learning outcomes found met");
    gap(PLA_GAP_MORE, &held, "EDU 1", "1", "1", NULL, false, "EDU 1 held");
    gap(PLA_GAP_MORE, &latest, NULL, "31", "20454", NULL, false,
        "latest item on 2026-01-01 or later");
    gap(PLA_GAP_MORE, NULL, "accepted hours", "4", "40", NULL, false,
        "accepted hours at 40 (4 more)");
    gap(PLA_GAP_LEVEL, NULL, "reflection", "1", "2", "meets", false, "reflection at meets");
    gap(PLA_GAP_LEVEL, NULL, "reflection", "1", "2", "meets", true, "reflection above meets");
    gap(PLA_GAP_WAIT, &as_of, NULL, "120", "20513", NULL, false, "wait until 2026-03-01");
    gap(PLA_GAP_NEVER, &exam, NULL, "0", "0", NULL, false,
        "score in CLEP/Algebra: this cannot be met by the learner");
}

/** No word of the table is missing: every measure says something. */
static void test_every_measure_speaks(void **state)
{
    (void)state;
    for (int op = 0; op < PLA_MEASURE_COUNT; op++) {
        struct pla_measure m = named((enum pla_measure_op)op, "x");
        const struct pla_measure *args[] = {&m, &m};
        struct pla_measure outer = m;
        struct pla_measure leaf = measure(PLA_M_HOURS);
        args[0] = args[1] = &leaf;
        outer.args = args;
        outer.arg_count = 2;
        outer.value = PLA_WHOLE(2);
        pla_str_clear(&said);
        pla_measure_put(&outer, &said);
        assert_true(said.length > 0);
        assert_null(strstr(said.at, "(null)"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_comparisons_of_numbers),
        cmocka_unit_test(test_comparisons_behind_not),
        cmocka_unit_test(test_comparisons_of_dates),
        cmocka_unit_test(test_comparisons_of_levels),
        cmocka_unit_test(test_ratings_measures),
        cmocka_unit_test(test_evidence_measures),
        cmocka_unit_test(test_values_that_are_not_known),
        cmocka_unit_test(test_numbers_never_round_over_the_bound),
        cmocka_unit_test(test_fact_measures),
        cmocka_unit_test(test_dates_as_measures),
        cmocka_unit_test(test_made_measures),
        cmocka_unit_test(test_filters),
        cmocka_unit_test(test_value_put),
        cmocka_unit_test(test_nobody_is_asked),
        cmocka_unit_test(test_joins),
        cmocka_unit_test(test_checks),
        cmocka_unit_test(test_failures),
        cmocka_unit_test(test_read_back),
        cmocka_unit_test(test_gaps),
        cmocka_unit_test(test_every_measure_speaks),
    };
    return cmocka_run_group_tests(tests, NULL, tear_down);
}
