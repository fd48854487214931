// SPDX-License-Identifier: Apache-2.0
/**
 * Words for measures and their values.
 */
#include "model/measure_text.h"

#define COUNTED(singular, plural) .form = PLA_FORM_COUNTED, .one = (singular), .many = (plural)
#define NAMED(subject)            .form = PLA_FORM_NAMED, .one = (subject), .many = (subject)
#define LEVEL(subject)            .form = PLA_FORM_LEVEL, .one = (subject), .many = (subject)
#define SHARE(subject)            .form = PLA_FORM_SHARE, .one = (subject), .many = (subject)

static const struct pla_phrase phrases[PLA_MEASURE_COUNT] = {
    [PLA_M_CONST] = {NAMED("the value"), .name_key = "param"},
    [PLA_M_SCORE] = {NAMED("score"), .is_leveled = true},
    [PLA_M_TOTAL] = {NAMED("weighted total")},
    [PLA_M_LOWEST] = {LEVEL("lowest level"), .is_leveled = true},
    [PLA_M_RATING] = {LEVEL(""), .name_key = "criterion", .names = true, .is_leveled = true},
    [PLA_M_MET] = {COUNTED("criterion at its minimum", "criteria at their minimum")},
    [PLA_M_REACHING] = {COUNTED("criterion at", "criteria at")},
    [PLA_M_DISPUTED] = {COUNTED("criterion in dispute", "criteria in dispute")},
    [PLA_M_SPREAD] = {COUNTED("level between the ratings of", "levels between the ratings of"),
                      .name_key = "criterion", .names = true},
    [PLA_M_COUNT] = {COUNTED("item", "items")},
    [PLA_M_HOURS] = {COUNTED("hour", "hours")},
    [PLA_M_SUM] = {NAMED("sum of"), .name_key = "field", .names = true},
    [PLA_M_LARGEST] = {NAMED("largest"), .name_key = "field", .names = true},
    [PLA_M_SMALLEST] = {NAMED("smallest"), .name_key = "field", .names = true},
    [PLA_M_MONTHS] = {COUNTED("month", "months")},
    [PLA_M_YEARS] = {COUNTED("year", "years")},
    [PLA_M_LATEST] = {NAMED("latest item"), .none = "no item"},
    [PLA_M_EARLIEST] = {NAMED("earliest item"), .none = "no item"},
    [PLA_M_AS_OF] = {NAMED("date of the decision")},
    [PLA_M_AGO] = {NAMED("before the decision")},
    [PLA_M_LATER] = {NAMED("the later of")},
    [PLA_M_DISTINCT] = {COUNTED("different value of", "different values of"), .name_key = "field",
                        .names = true},
    [PLA_M_COVERED] = {SHARE("the learning outcomes found met"), .words_key = "learning_outcomes",
                       .text_key = "at"},
    [PLA_M_TAGGED] = {SHARE("the learning outcomes tagged"), .words_key = "learning_outcomes"},
    [PLA_M_PARTS] = {COUNTED("part of", "parts of"), .name_key = "course", .words_key = "parts",
                     .names = true},
    [PLA_M_EXAM] = {NAMED("score in"), .none = "no score", .name_key = "exam", .from_key = "from",
                    .names = true},
    [PLA_M_ENDORSEMENTS] = {COUNTED("endorsement", "endorsements")},
    [PLA_M_HELD] = {.form = PLA_FORM_HELD,
                    .one = "",
                    .many = "",
                    .name_key = "course",
                    .words_key = "status",
                    .text_key = "grade",
                    .from_key = "since",
                    .names = true},
    [PLA_M_HELD_CREDITS] = {COUNTED("credit held", "credits held"), .text_key = "credit_level",
                            .from_key = "since"},
    [PLA_M_AWARDED] = {COUNTED("award earned", "awards earned"), .words_key = "awards"},
    [PLA_M_LEARNER] = {NAMED(""), .none = "not given", .name_key = "field", .names = true},
    [PLA_M_PORTFOLIO] = {NAMED(""), .none = "not given", .name_key = "field", .names = true},
    [PLA_M_CLAIM] = {NAMED("claimed"), .none = "not given", .name_key = "field", .names = true},
    [PLA_M_ATTEMPT] = {NAMED("attempt")},
    [PLA_M_BEST] = {NAMED("best"), .name_key = "field", .names = true},
    [PLA_M_POINTS] = {COUNTED("point", "points")},
    [PLA_M_STEPS] = {LEVEL("level from"), .is_leveled = true},
    [PLA_M_CALL] = {NAMED("a measure of the rubric")},
    [PLA_M_ADD] = {NAMED(" + ")},
    [PLA_M_SUBTRACT] = {NAMED(" - ")},
    [PLA_M_MULTIPLY] = {NAMED(" * ")},
    [PLA_M_DIVIDE] = {NAMED(" / ")},
    [PLA_M_MIN] = {NAMED("the smallest of"), .is_leveled = true},
    [PLA_M_MAX] = {NAMED("the largest of"), .is_leveled = true},
};

const struct pla_phrase *pla_measure_phrase(const struct pla_measure *measure)
{
    return &phrases[measure->op];
}

enum pla_form pla_measure_form(const struct pla_measure *measure)
{
    enum pla_form form = phrases[measure->op].form;
    return measure->label.at != NULL && form != PLA_FORM_LEVEL ? PLA_FORM_NAMED : form;
}

const struct pla_scale *pla_measure_scale(const struct pla_measure *measure)
{
    return phrases[measure->op].is_leveled ? measure->scale : NULL;
}

struct pla_text pla_scale_level(const struct pla_scale *scale, struct pla_rational value)
{
    if (scale == NULL || value.den != 1 || value.num < 0 ||
        (uint64_t)value.num >= scale->levels.count) {
        return (struct pla_text){0};
    }
    return scale->levels.items[value.num];
}

/* ---- values ---- */

void pla_number_put(struct pla_rational number, const struct pla_rational *against,
                    struct pla_str *out)
{
    enum { EXACT_PLACES = 4, PLACES = 2 };
    struct pla_rational rounded;
    if (number.den <= 1) {
        pla_str_put_int(out, number.num);
        return;
    }
    if (pla_rational_is_decimal(number, EXACT_PLACES) ||
        !pla_rational_round(number, (struct pla_rational){1, 100}, PLA_ROUND_HALF_EVEN, &rounded)) {
        pla_rational_put(out, number);
        return;
    }
    if (against != NULL && against->den > 0) {
        int exact = pla_rational_compare(number, *against);
        int shown = pla_rational_compare(rounded, *against);
        if ((exact > 0) != (shown > 0) || (exact < 0) != (shown < 0)) {
            pla_rational_put_fraction(out, number);
            return;
        }
    }
    PLA_PUT(out, "about ");
    pla_rational_put_decimal(out, number, PLACES);
}

static void put_scalar(const struct pla_value *value, struct pla_rational end,
                       const struct pla_scale *scale, struct pla_str *out)
{
    struct pla_text level = pla_scale_level(scale, end);
    switch (value->kind) {
    case PLA_KIND_DATE:
        pla_day_put(out, (pla_day)end.num);
        break;
    case PLA_KIND_BOOLEAN:
        pla_str_put_z(out, end.num != 0 ? "yes" : "no");
        break;
    case PLA_KIND_TEXT:
        pla_str_put_text(out, value->text);
        break;
    case PLA_KIND_NUMBER:
        if (level.at != NULL) {
            pla_str_put_text(out, level);
        } else {
            pla_number_put(end, NULL, out);
        }
        break;
    }
}

void pla_value_put(const struct pla_value *value, const struct pla_scale *scale,
                   struct pla_str *out)
{
    bool is_ordered = value->kind == PLA_KIND_NUMBER || value->kind == PLA_KIND_DATE;
    if (value->is_none) {
        PLA_PUT(out, "none");
    } else if (value->state == PLA_VALUE_KNOWN) {
        put_scalar(value, value->low, scale, out);
    } else if (value->state != PLA_VALUE_RANGE || !is_ordered ||
               (value->no_low && value->no_high)) {
        PLA_PUT(out, "not known");
    } else if (value->no_low) {
        PLA_PUT(out, "up to ");
        put_scalar(value, value->high, scale, out);
    } else if (value->no_high) {
        put_scalar(value, value->low, scale, out);
        pla_str_put_z(out, value->kind == PLA_KIND_DATE ? " or later" : " or more");
    } else {
        PLA_PUT(out, "between ");
        put_scalar(value, value->low, scale, out);
        PLA_PUT(out, " and ");
        put_scalar(value, value->high, scale, out);
    }
}

void pla_list_put(const struct pla_text_list *list, const char *last_word, struct pla_str *out)
{
    for (size_t i = 0; i < list->count; i++) {
        if (i > 0 && i + 1 == list->count) {
            PLA_PUT(out, " ");
            pla_str_put_z(out, last_word);
            PLA_PUT(out, " ");
        } else if (i > 0) {
            PLA_PUT(out, ", ");
        }
        pla_str_put_text(out, list->items[i]);
    }
}

/* ---- filters ---- */

struct pla_text pla_filter_key_name(const struct pla_filter_test *test)
{
    static const char *const names[] = {
        [PLA_FK_ID] = "id",         [PLA_FK_KIND] = "kind",
        [PLA_FK_ROLE] = "role",     [PLA_FK_ISSUER] = "issuer",
        [PLA_FK_COURSE] = "course", [PLA_FK_TITLE] = "title",
        [PLA_FK_URL] = "url",       [PLA_FK_TAG] = "tag",
        [PLA_FK_PART] = "part",     [PLA_FK_LEARNING_OUTCOME] = "learning_outcome",
        [PLA_FK_EXAM] = "exam",     [PLA_FK_VERIFIED] = "verified",
        [PLA_FK_HOURS] = "hours",
    };
    return test->key == PLA_FK_OWN ? test->own.name : pla_text_of(names[test->key]);
}

static void put_bound(const struct pla_filter_test *test, struct pla_rational bound,
                      struct pla_str *out)
{
    if (test->key == PLA_FK_OWN && test->own.type == PLA_TYPE_DATE) {
        pla_day_put(out, (pla_day)bound.num);
    } else {
        pla_number_put(bound, NULL, out);
    }
}

static void put_wanted(const struct pla_filter_test *test, const struct pla_filter_value *value,
                       struct pla_str *out)
{
    bool is_date = test->key == PLA_FK_OWN && test->own.type == PLA_TYPE_DATE;
    switch (value->op) {
    case PLA_FV_TEXT:
        pla_str_put_text(out, value->text);
        break;
    case PLA_FV_NUMBER:
        put_bound(test, value->low, out);
        break;
    case PLA_FV_BOOLEAN:
        pla_str_put_z(out, value->boolean ? "yes" : "no");
        break;
    case PLA_FV_AT_LEAST:
        pla_str_put_z(out, is_date ? "from " : "at least ");
        put_bound(test, value->low, out);
        break;
    case PLA_FV_AT_MOST:
        pla_str_put_z(out, is_date ? "until " : "at most ");
        put_bound(test, value->high, out);
        break;
    case PLA_FV_WITHIN:
        PLA_PUT(out, "between ");
        put_bound(test, value->low, out);
        PLA_PUT(out, " and ");
        put_bound(test, value->high, out);
        break;
    }
}

/** Clauses in one pair of brackets, opened by the first of them. */
struct clauses {
    struct pla_str *out;
    bool is_open;
};

static struct pla_str *next_clause(struct clauses *clauses)
{
    pla_str_put_z(clauses->out, clauses->is_open ? ", " : " (");
    clauses->is_open = true;
    return clauses->out;
}

static void put_clause(struct clauses *clauses, const char *word, struct pla_text text)
{
    if (text.at != NULL) {
        struct pla_str *out = next_clause(clauses);
        pla_str_put_z(out, word);
        pla_str_put_text(out, text);
    }
}

static void put_test(struct clauses *clauses, const struct pla_filter_test *test)
{
    struct pla_str *out = next_clause(clauses);
    bool is_boolean = test->value_count == 1 && test->values[0].op == PLA_FV_BOOLEAN;
    if (is_boolean) {
        pla_str_put_z(out, test->values[0].boolean ? "" : "not ");
        pla_str_put_text(out, pla_filter_key_name(test));
        return;
    }
    struct pla_text key = pla_filter_key_name(test);
    if (test->key == PLA_FK_LEARNING_OUTCOME) {
        key = PLA_TEXT("learning outcome");
    }
    pla_str_put_text(out, key);
    for (size_t i = 0; i < test->value_count; i++) {
        pla_str_put_z(out, i == 0 ? " " : i + 1 == test->value_count ? " or " : ", ");
        put_wanted(test, &test->values[i], out);
    }
}

static void put_date_clause(struct clauses *clauses, const char *word,
                            const struct pla_measure *measure)
{
    if (measure != NULL) {
        struct pla_str *out = next_clause(clauses);
        pla_str_put_z(out, word);
        pla_measure_put(measure, out);
    }
}

static void put_filter(struct clauses *clauses, const struct pla_filter *filter)
{
    if (filter == NULL) {
        return;
    }
    for (size_t i = 0; i < filter->test_count; i++) {
        put_test(clauses, &filter->tests[i]);
    }
    put_date_clause(clauses, "since ", filter->since);
    put_date_clause(clauses, "until ", filter->until);
    put_date_clause(clauses, "counted after ", filter->clip);
    if (filter->where != PLA_NO_CALL) {
        pla_str_put_z(next_clause(clauses), "chosen by the rubric");
    }
}

/** What a measure is limited to: " (kind community, since 2024-01-01)", or nothing. */
static void put_limits(const struct pla_measure *measure, struct pla_str *out)
{
    const struct pla_phrase *phrase = pla_measure_phrase(measure);
    struct clauses clauses = {out, false};
    put_clause(&clauses, "area ", measure->area);
    if (measure->op == PLA_M_HELD_CREDITS) {
        put_clause(&clauses, "method ", measure->method);
        put_clause(&clauses, "credit level ", measure->text);
        put_clause(&clauses, "", measure->flag ? PLA_TEXT("here") : (struct pla_text){0});
    }
    if (measure->op == PLA_M_HELD) {
        put_clause(&clauses, "grade at least ", measure->text);
    }
    if (measure->op == PLA_M_COVERED && pla_text_equal(measure->text, PLA_TEXT("partly"))) {
        put_clause(&clauses, "", PLA_TEXT("partly is enough"));
    }
    if (measure->words.count > 0 && phrase->words_key != NULL) {
        pla_list_put(&measure->words, measure->op == PLA_M_HELD ? "or" : "and",
                     next_clause(&clauses));
    }
    if (measure->has_day && phrase->from_key != NULL) {
        PLA_PUT(next_clause(&clauses), "from ");
        pla_day_put(out, measure->day);
    }
    if (measure->has_day_until && phrase->from_key != NULL) {
        PLA_PUT(next_clause(&clauses), "until ");
        pla_day_put(out, measure->day_until);
    }
    put_filter(&clauses, measure->filter);
    if (clauses.is_open) {
        PLA_PUT(out, ")");
    }
}

/* ---- measures ---- */

static bool is_arithmetic(const struct pla_measure *measure)
{
    return measure->label.at == NULL && measure->op >= PLA_M_ADD && measure->op <= PLA_M_DIVIDE;
}

static void put_operands(const struct pla_measure *measure, struct pla_str *out)
{
    for (size_t i = 0; i < measure->arg_count; i++) {
        bool is_inner = is_arithmetic(measure->args[i]);
        if (i > 0) {
            pla_str_put_z(out, phrases[measure->op].one);
        }
        pla_str_put_z(out, is_inner ? "(" : "");
        pla_measure_put(measure->args[i], out);
        pla_str_put_z(out, is_inner ? ")" : "");
    }
}

/** "the later of a and b" */
static void put_choice(const struct pla_measure *measure, struct pla_str *out)
{
    pla_str_put_z(out, phrases[measure->op].one);
    for (size_t i = 0; i < measure->arg_count; i++) {
        pla_str_put_z(out, i == 0 ? " " : i + 1 == measure->arg_count ? " and " : ", ");
        pla_measure_put(measure->args[i], out);
    }
}

static void put_const(const struct pla_measure *measure, struct pla_str *out)
{
    if (measure->name.at != NULL) {
        pla_str_put_text(out, measure->name);
        return;
    }
    struct pla_value value = {.kind = measure->kind, .low = measure->value, .text = measure->text};
    if (measure->kind == PLA_KIND_DATE) {
        value.low = PLA_WHOLE(measure->day);
    } else if (measure->kind == PLA_KIND_BOOLEAN) {
        value.low = PLA_WHOLE(measure->flag);
    }
    put_scalar(&value, value.low, measure->scale, out);
}

/** "7 years before the decision", "18 months before the decision" */
static void put_ago(const struct pla_measure *measure, struct pla_str *out)
{
    struct pla_rational months;
    bool is_years =
        measure->value.den == 1 || !pla_rational_mul(measure->value, PLA_WHOLE(12), &months);
    struct pla_rational length = is_years ? measure->value : months;
    pla_number_put(length, NULL, out);
    pla_str_put_z(out, is_years ? " year" : " month");
    pla_str_put_z(out, length.num == 1 && length.den == 1 ? " " : "s ");
    pla_str_put_z(out, phrases[measure->op].one);
}

/** True if the measure is said by its operands or its value, not by its phrase. */
static bool put_special(const struct pla_measure *measure, struct pla_str *out)
{
    switch (measure->op) {
    case PLA_M_CONST:
        put_const(measure, out);
        return true;
    case PLA_M_AGO:
        put_ago(measure, out);
        return true;
    case PLA_M_ADD:
    case PLA_M_SUBTRACT:
    case PLA_M_MULTIPLY:
    case PLA_M_DIVIDE:
        put_operands(measure, out);
        return true;
    case PLA_M_LATER:
    case PLA_M_MIN:
    case PLA_M_MAX:
        put_choice(measure, out);
        return true;
    default:
        return false;
    }
}

static void put_measure(const struct pla_measure *measure, const char *subject,
                        struct pla_text title, struct pla_str *out)
{
    if (measure->label.at != NULL) {
        pla_str_put_text(out, measure->label);
        return;
    }
    if (put_special(measure, out)) {
        return;
    }
    pla_str_put_z(out, subject);
    if (pla_measure_phrase(measure)->names) {
        pla_str_put_z(out, subject[0] != '\0' ? " " : "");
        pla_str_put_text(out, title.at != NULL ? title : measure->name);
    }
    if (measure->op == PLA_M_REACHING) {
        struct pla_value level = {.low = measure->value};
        PLA_PUT(out, " ");
        put_scalar(&level, level.low, measure->scale, out);
        PLA_PUT(out, " or above");
    }
    if (measure->op == PLA_M_STEPS && measure->arg_count > 0) {
        PLA_PUT(out, " ");
        pla_measure_put(measure->args[0], out);
    }
    put_limits(measure, out);
}

void pla_measure_put_titled(const struct pla_measure *measure, struct pla_text title,
                            struct pla_str *out)
{
    put_measure(measure, pla_measure_phrase(measure)->many, title, out);
}

void pla_measure_put_one(const struct pla_measure *measure, struct pla_text title,
                         struct pla_str *out)
{
    put_measure(measure, pla_measure_phrase(measure)->one, title, out);
}

void pla_measure_put(const struct pla_measure *measure, struct pla_str *out)
{
    pla_measure_put_titled(measure, (struct pla_text){0}, out);
}
