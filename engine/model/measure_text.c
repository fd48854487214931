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
    [PLA_M_DISTINCT] = {COUNTED("different", "different"), .name_key = "field"},
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
    return measure->label.at != NULL && form == PLA_FORM_HELD ? PLA_FORM_NAMED : form;
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
    pla_scalar_put(&value, value.low, measure->scale, out);
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

/** "issuers", "values of country": fields of every item have a plural. */
static void put_distinct(struct pla_text name, bool is_one, struct pla_str *out)
{
    struct pla_filter_test test = {.key = PLA_FK_ID};
    while (test.key < PLA_FK_OWN && !pla_text_equal(pla_filter_key_name(&test), name)) {
        test.key++;
    }
    if (test.key == PLA_FK_OWN) {
        pla_str_put_z(out, is_one ? " value of " : " values of ");
        pla_field_put(name, out);
        return;
    }
    PLA_PUT(out, " ");
    pla_field_put(name, out);
    pla_str_put_z(out, is_one ? "" : "s");
}

/** What a measure is without what limits it. */
static void put_kind(const struct pla_measure *measure, struct pla_text title, bool is_one,
                     struct pla_str *out)
{
    const struct pla_phrase *phrase = pla_measure_phrase(measure);
    const char *subject = is_one ? phrase->one : phrase->many;
    pla_str_put_z(out, subject);
    if (phrase->names) {
        pla_str_put_z(out, subject[0] != '\0' ? " " : "");
        if (title.at == NULL && pla_text_equal(pla_text_of(phrase->name_key), PLA_TEXT("field"))) {
            pla_field_put(measure->name, out);
        } else {
            pla_str_put_text(out, title.at != NULL ? title : measure->name);
        }
    }
    if (measure->op == PLA_M_DISTINCT) {
        put_distinct(measure->name, is_one, out);
    }
    if (measure->op == PLA_M_REACHING) {
        struct pla_value level = {.low = measure->value};
        PLA_PUT(out, " ");
        pla_scalar_put(&level, level.low, measure->scale, out);
        PLA_PUT(out, " or above");
    }
    if (measure->op == PLA_M_STEPS && measure->arg_count > 0) {
        PLA_PUT(out, " ");
        pla_measure_put(measure->args[0], out);
    }
}

void pla_measure_put_titled(const struct pla_measure *measure, struct pla_text title,
                            struct pla_str *out)
{
    if (measure->label.at != NULL) {
        pla_str_put_text(out, measure->label);
    } else if (!put_special(measure, out)) {
        put_kind(measure, title, false, out);
        pla_limits_put(measure, out);
    }
}

void pla_measure_put_unit(const struct pla_measure *measure, struct pla_text title, bool is_one,
                          struct pla_str *out)
{
    put_kind(measure, title, is_one, out);
    if (measure->label.at != NULL) {
        PLA_PUT(out, " (");
        pla_str_put_text(out, measure->label);
        PLA_PUT(out, ")");
    } else {
        pla_limits_put(measure, out);
    }
}

void pla_measure_put(const struct pla_measure *measure, struct pla_str *out)
{
    pla_measure_put_titled(measure, (struct pla_text){0}, out);
}
