// SPDX-License-Identifier: Apache-2.0
/**
 * Portfolios, rubrics and runs for the tests of `assess`, built in C without Lua.
 *
 * JSON is written with ' in place of ". Lists are written "a|b|c". Numbers are texts ("2.5",
 * "8/3"), dates too. Everything lives in the build's arena; a mistake in a test fails it.
 */
#pragma once

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "assess/run.h"

enum { BUILD_MANY = 64 };

struct build {
    struct pla_arena arena;
    struct pla_field_decl fields[BUILD_MANY];
    struct pla_portfolio portfolio;
    struct pla_policy policy;
    struct pla_rubric rubric;
    struct pla_calls calls;
    struct pla_rule rule;
    struct pla_terms terms;
    const struct pla_measure *measures[BUILD_MANY];
    const struct pla_cond *conds[BUILD_MANY];
    struct pla_criterion criteria[BUILD_MANY];
    struct pla_award awards[BUILD_MANY];
    struct pla_outcome outcomes[BUILD_MANY];
    const struct pla_rating *table; /**< ratings beside the portfolio's own */
    size_t table_count;
    struct pla_run run;
    struct pla_faults faults;
};

/* ---- plain values ---- */

static inline struct pla_rational build_number(const char *text)
{
    struct pla_rational out = PLA_ZERO;
    assert_true(pla_rational_from_text(pla_text_of(text), &out));
    return out;
}

static inline pla_day build_day(const char *text)
{
    pla_day out = 0;
    assert_true(pla_day_parse(pla_text_of(text), &out));
    return out;
}

/** JSON from text with ' for ". */
static inline struct pla_text build_json(struct build *b, const char *text)
{
    size_t length = strlen(text);
    char *copy = pla_arena_copy(&b->arena, text, length);
    assert_non_null(copy);
    for (size_t i = 0; i < length; i++) {
        if (copy[i] == '\'')
            copy[i] = '"';
    }
    return (struct pla_text){copy, length};
}

/** "a|b|c" as a list; "" has no entry. */
static inline struct pla_text_list build_texts(struct build *b, const char *text)
{
    struct pla_text_list list = {NULL, 0};
    if (*text == '\0')
        return list;
    struct pla_text *items = PLA_NEW_ARRAY(&b->arena, strlen(text) + 1, struct pla_text);
    assert_non_null(items);
    for (const char *at = text;;) {
        size_t length = strcspn(at, "|");
        items[list.count++] = (struct pla_text){pla_arena_copy(&b->arena, at, length), length};
        if (at[length] == '\0')
            break;
        at += length + 1;
    }
    list.items = items;
    return list;
}

/* ---- the world ---- */

/** Start with an empty rubric "r", a policy without rules, as of 2026-11-01. */
static inline void build_begin(struct build *b)
{
    *b = (struct build){0};
    pla_arena_init(&b->arena, 0);
    b->rubric.id = PLA_TEXT("r");
    b->rubric.version = PLA_TEXT("1");
    b->rubric.method = PLA_TEXT("portfolio");
    b->rubric.criteria = b->criteria;
    b->rubric.awards = b->awards;
    b->rubric.outcomes = b->outcomes;
    b->rubric.fields = b->fields;
    b->rubric.admit.where = PLA_NO_CALL;
    b->rubric.program.measures = b->measures;
    b->rubric.program.conds = b->conds;
    b->policy.id = PLA_TEXT("p");
    b->policy.version = PLA_TEXT("1");
    b->policy.unit = PLA_TEXT("semester");
    b->policy.assessors.minimum = 1;
    b->rule = (struct pla_rule){.rubric = &b->rubric, .calls = &b->calls};
    b->terms = (struct pla_terms){.rules = &b->rule,
                                  .rule_count = 1,
                                  .policy = &b->policy,
                                  .as_of = build_day("2026-11-01"),
                                  .engine = PLA_TEXT("plaudit/test")};
}

static inline void build_end(struct build *b)
{
    pla_arena_release(&b->arena);
}

/** Declare an own field; in order of name. */
static inline void build_field(struct build *b, const char *name, enum pla_type type)
{
    b->fields[b->rubric.field_count++] = (struct pla_field_decl){pla_text_of(name), type};
}

static inline const char *build_fault(const struct build *b)
{
    return b->faults.count > 0 ? b->faults.items[0].text : "";
}

/** Read a whole portfolio. */
static inline void build_portfolio(struct build *b, const char *json)
{
    struct pla_field_decls fields = {b->fields, b->rubric.field_count};
    enum pla_code code = pla_portfolio_read(build_json(b, json), "batch.ndjson", 17, &fields,
                                            &b->arena, &b->portfolio, &b->faults);
    if (code != PLA_OK)
        print_error("%s: %s\n", b->faults.items[0].where, build_fault(b));
    assert_int_equal(code, PLA_OK);
}

/** A portfolio "P-1" with these members beside its id: "'evidence':[...]". */
static inline void build_members(struct build *b, const char *members)
{
    size_t size = strlen(members) + 32;
    char *json = (char *)pla_arena_alloc(&b->arena, size);
    assert_non_null(json);
    (void)snprintf(json, size, "{'id':'P-1',%s}", members);
    build_portfolio(b, json);
}

/** A portfolio of these evidence items: "{'id':'e1',...},{...}". */
static inline void build_items(struct build *b, const char *items)
{
    size_t size = strlen(items) + 32;
    char *json = (char *)pla_arena_alloc(&b->arena, size);
    assert_non_null(json);
    (void)snprintf(json, size, "'evidence':[%s]", items);
    build_members(b, json);
}

/** As build_items, with V for 'verified':true and ? for 'verified':null. */
static inline void build_marked(struct build *b, const char *items)
{
    char json[8192] = "";
    size_t length = 0;
    for (const char *at = items; *at != '\0'; at++) {
        const char *verified = *at == 'V' ? "true" : "null";
        bool is_mark = *at == 'V' || *at == '?';
        int n = is_mark ? snprintf(json + length, sizeof json - length, "'verified':%s", verified)
                        : snprintf(json + length, sizeof json - length, "%c", *at);
        assert_true(n > 0 && (size_t)n < sizeof json - length);
        length += (size_t)n;
    }
    build_items(b, json);
}

/* ---- rubric ---- */

static inline const struct pla_scale *build_scale(struct build *b, const char *levels)
{
    struct pla_scale *scale = PLA_NEW(&b->arena, struct pla_scale);
    assert_non_null(scale);
    scale->levels = build_texts(b, levels);
    return scale;
}

/** A measure that yields what measures.def says; fill the rest. */
static inline struct pla_measure *build_measure(struct build *b, enum pla_measure_op op)
{
    static const enum pla_kind kinds[] = {
#define PLA_MEASURE(name, word, yields) PLA_KIND_##yields,
#include "model/measures.def"
#undef PLA_MEASURE
    };
    struct pla_measure *measure = PLA_NEW(&b->arena, struct pla_measure);
    assert_non_null(measure);
    assert_true(b->rubric.program.measure_count < BUILD_MANY);
    measure->op = op;
    measure->kind = kinds[op];
    measure->value = PLA_ZERO;
    measure->cap = PLA_ZERO;
    measure->call = PLA_NO_CALL;
    measure->id = (uint32_t)b->rubric.program.measure_count++;
    b->measures[measure->id] = measure;
    return measure;
}

static inline const struct pla_measure *build_const(struct build *b, const char *number)
{
    struct pla_measure *measure = build_measure(b, PLA_M_CONST);
    measure->value = build_number(number);
    return measure;
}

static inline const struct pla_measure *build_const_day(struct build *b, const char *day)
{
    struct pla_measure *measure = build_measure(b, PLA_M_CONST);
    measure->kind = PLA_KIND_DATE;
    measure->has_day = true;
    measure->day = build_day(day);
    return measure;
}

static inline const struct pla_measure *build_const_text(struct build *b, const char *text)
{
    struct pla_measure *measure = build_measure(b, PLA_M_CONST);
    measure->kind = PLA_KIND_TEXT;
    measure->text = pla_text_of(text);
    return measure;
}

static inline const struct pla_measure *build_const_boolean(struct build *b, bool value)
{
    struct pla_measure *measure = build_measure(b, PLA_M_CONST);
    measure->kind = PLA_KIND_BOOLEAN;
    measure->flag = value;
    return measure;
}

/** A measure over operands: build_over(b, PLA_M_ADD, 2, x, y). */
static inline struct pla_measure *build_over(struct build *b, enum pla_measure_op op, size_t count,
                                             ...)
{
    struct pla_measure *measure = build_measure(b, op);
    const struct pla_measure **args = PLA_NEW_ARRAY(&b->arena, count, const struct pla_measure *);
    assert_non_null(args);
    va_list list;
    va_start(list, count);
    for (size_t i = 0; i < count; i++)
        args[i] = va_arg(list, const struct pla_measure *);
    va_end(list);
    measure->args = args;
    measure->arg_count = count;
    if (count > 0)
        measure->kind = args[0]->kind;
    return measure;
}

/** A measure over the criteria whose ids are listed ("" means all). */
static inline struct pla_measure *build_rated(struct build *b, enum pla_measure_op op,
                                              const char *ids)
{
    struct pla_measure *measure = build_measure(b, op);
    struct pla_text_list wanted = build_texts(b, ids);
    size_t *criteria = PLA_NEW_ARRAY(&b->arena, BUILD_MANY, size_t);
    assert_non_null(criteria);
    for (size_t i = 0; i < b->rubric.criterion_count; i++) {
        bool is_wanted = wanted.count == 0;
        for (size_t k = 0; k < wanted.count; k++)
            is_wanted = is_wanted || pla_text_equal(wanted.items[k], b->criteria[i].id);
        if (is_wanted)
            criteria[measure->criterion_count++] = i;
    }
    measure->criteria = criteria;
    if (wanted.count == 1)
        measure->name = wanted.items[0];
    return measure;
}

static inline struct pla_filter *build_filter(struct build *b)
{
    struct pla_filter *filter = PLA_NEW(&b->arena, struct pla_filter);
    assert_non_null(filter);
    filter->where = PLA_NO_CALL;
    return filter;
}

/** Add a test to a filter; at most 8. */
static inline struct pla_filter_test *build_test(struct build *b, struct pla_filter *filter,
                                                 enum pla_filter_key key,
                                                 const struct pla_filter_value *values,
                                                 size_t count)
{
    struct pla_filter_test *tests = PLA_NEW_ARRAY(&b->arena, 8, struct pla_filter_test);
    struct pla_filter_value *copy = PLA_NEW_ARRAY(&b->arena, count, struct pla_filter_value);
    assert_non_null(tests);
    assert_non_null(copy);
    assert_true(filter->test_count < 8);
    if (filter->test_count > 0)
        memcpy(tests, filter->tests, filter->test_count * sizeof *tests);
    memcpy(copy, values, count * sizeof *copy);
    struct pla_filter_test *test = &tests[filter->test_count++];
    *test = (struct pla_filter_test){.key = key, .values = copy, .value_count = count};
    filter->tests = tests;
    return test;
}

/** Add "any of these texts" to a filter. */
static inline void build_test_texts(struct build *b, struct pla_filter *filter,
                                    enum pla_filter_key key, const char *texts)
{
    struct pla_text_list list = build_texts(b, texts);
    struct pla_filter_value values[8] = {0};
    assert_true(list.count <= 8);
    for (size_t i = 0; i < list.count; i++)
        values[i] = (struct pla_filter_value){
            .op = PLA_FV_TEXT, .text = list.items[i], .low = PLA_ZERO, .high = PLA_ZERO};
    build_test(b, filter, key, values, list.count);
}

/** A measure over the items of these kinds ("" means all). */
static inline struct pla_measure *build_over_kind(struct build *b, enum pla_measure_op op,
                                                  const char *kinds)
{
    struct pla_measure *measure = build_measure(b, op);
    if (*kinds != '\0') {
        struct pla_filter *filter = build_filter(b);
        build_test_texts(b, filter, PLA_FK_KIND, kinds);
        measure->filter = filter;
    }
    return measure;
}

static inline struct pla_cond *build_cond(struct build *b, enum pla_cond_op op)
{
    struct pla_cond *cond = PLA_NEW(&b->arena, struct pla_cond);
    assert_non_null(cond);
    assert_true(b->rubric.program.cond_count < BUILD_MANY);
    cond->op = op;
    cond->call = PLA_NO_CALL;
    cond->id = (uint32_t)b->rubric.program.cond_count++;
    b->conds[cond->id] = cond;
    return cond;
}

/** measure:op(bound) */
static inline struct pla_cond *build_compare(struct build *b, enum pla_cond_op op,
                                             const struct pla_measure *measure,
                                             const struct pla_measure *bound)
{
    struct pla_cond *cond = build_cond(b, op);
    cond->measure = measure;
    cond->low = bound;
    return cond;
}

/** A joint over parts: build_join(b, PLA_C_AND, 2, x, y). */
static inline struct pla_cond *build_join(struct build *b, enum pla_cond_op op, size_t count, ...)
{
    struct pla_cond *cond = build_cond(b, op);
    const struct pla_cond **parts = PLA_NEW_ARRAY(&b->arena, count, const struct pla_cond *);
    assert_non_null(parts);
    va_list list;
    va_start(list, count);
    for (size_t i = 0; i < count; i++)
        parts[i] = va_arg(list, const struct pla_cond *);
    va_end(list);
    cond->parts = parts;
    cond->part_count = count;
    return cond;
}

/** A criterion of weight 1 on the rubric's scale, rated by assessors, without minimum. */
static inline struct pla_criterion *build_criterion(struct build *b, const char *id)
{
    assert_true(b->rubric.criterion_count < BUILD_MANY);
    struct pla_criterion *criterion = &b->criteria[b->rubric.criterion_count++];
    *criterion = (struct pla_criterion){.id = pla_text_of(id),
                                        .scale = b->rubric.scale,
                                        .from = PLA_ZERO,
                                        .to = PLA_ZERO,
                                        .step = PLA_ZERO,
                                        .weight = PLA_WHOLE(1),
                                        .minimum = PLA_ZERO};
    return criterion;
}

/** As build_criterion with a minimum ("2"). */
static inline struct pla_criterion *build_criterion_min(struct build *b, const char *id,
                                                        const char *minimum)
{
    struct pla_criterion *criterion = build_criterion(b, id);
    criterion->has_minimum = true;
    criterion->minimum = build_number(minimum);
    return criterion;
}

/** A course award of that id without conditions. */
static inline struct pla_award *build_award(struct build *b, const char *id)
{
    assert_true(b->rubric.award_count < BUILD_MANY);
    struct pla_award *award = &b->awards[b->rubric.award_count++];
    *award = (struct pla_award){
        .id = pla_text_of(id), .kind = PLA_AWARD_COURSE, .name = pla_text_of(id)};
    return award;
}

/* ---- the run ---- */

/** Make b->run ready for its steps; `claim` may be NULL. */
static inline void build_start(struct build *b, const struct pla_claim *claim)
{
    struct pla_run *run = &b->run;
    size_t count = b->portfolio.rating_count + b->table_count;
    struct pla_rating *ratings = PLA_NEW_ARRAY(&b->arena, count, struct pla_rating);
    assert_non_null(ratings);
    if (b->portfolio.rating_count > 0)
        memcpy(ratings, b->portfolio.ratings, b->portfolio.rating_count * sizeof *ratings);
    if (b->table_count > 0)
        memcpy(ratings + b->portfolio.rating_count, b->table, b->table_count * sizeof *ratings);
    *run = (struct pla_run){.terms = &b->terms,
                            .rubric = &b->rubric,
                            .program = &b->rubric.program,
                            .calls = b->calls.invoke != NULL ? &b->calls : NULL,
                            .portfolio = &b->portfolio,
                            .claim = claim,
                            .ratings = ratings,
                            .rating_count = count,
                            .name = "batch.ndjson:17",
                            .arena = &b->arena,
                            .serial = 1};
    run->values = PLA_NEW_ARRAY(&b->arena, BUILD_MANY, struct pla_value);
    run->value_known = PLA_NEW_ARRAY(&b->arena, BUILD_MANY, uint8_t);
    run->states = PLA_NEW_ARRAY(&b->arena, BUILD_MANY, enum pla_state);
    run->state_known = PLA_NEW_ARRAY(&b->arena, BUILD_MANY, uint8_t);
    run->awards = PLA_NEW_ARRAY(&b->arena, BUILD_MANY, struct pla_award_result);
    assert_false(b->arena.failed);
}

/** Admit and rate; both must succeed. */
static inline void build_run(struct build *b)
{
    struct pla_err err = {0};
    build_start(b, b->run.claim);
    assert_int_equal(pla_run_admit(&b->run, &err), PLA_OK);
    enum pla_code code = pla_run_rate(&b->run, &b->faults);
    if (code != PLA_OK)
        print_error("%s: %s\n", b->faults.items[0].where, build_fault(b));
    assert_int_equal(code, PLA_OK);
}

/* ---- what came out ---- */

static inline void build_text_is(struct pla_text text, const char *expected)
{
    if (expected == NULL) {
        assert_null(text.at);
        return;
    }
    char copy[512] = "";
    assert_true(text.length < sizeof copy);
    if (text.length > 0)
        memcpy(copy, text.at, text.length);
    assert_string_equal(copy, expected);
}

static inline void build_number_is(struct pla_rational number, const char *expected)
{
    char have[64];
    struct pla_rational want = build_number(expected);
    if (number.num != want.num || number.den != want.den) {
        (void)snprintf(have, sizeof have, "%lld/%lld", (long long)number.num,
                       (long long)number.den);
        assert_string_equal(have, expected);
    }
}

/** The list is "a|b|c". */
static inline void build_texts_are(struct pla_text_list list, const char *expected)
{
    char have[1024] = "";
    size_t length = 0;
    for (size_t i = 0; i < list.count; i++) {
        int n = snprintf(have + length, sizeof have - length, "%s%.*s", i > 0 ? "|" : "",
                         (int)list.items[i].length, list.items[i].at);
        assert_true(n >= 0 && (size_t)n < sizeof have - length);
        length += (size_t)n;
    }
    assert_string_equal(have, expected);
}

/** The value in short: "5", "3..5", "3..", "..5", "?", "none", "5|none", "!why", "true", "'x'". */
static inline void build_value_is(const struct pla_value *value, const char *expected)
{
    struct pla_str s;
    pla_str_init(&s);
    if (value->state == PLA_VALUE_FAILED) {
        pla_str_put_c(&s, '!');
        pla_str_put_text(&s, value->text);
    } else if (value->is_none) {
        pla_str_put_z(&s, "none");
    } else if (value->state == PLA_VALUE_UNKNOWN) {
        pla_str_put_z(&s, "?");
    } else if (value->kind == PLA_KIND_TEXT) {
        pla_str_put_c(&s, '\'');
        pla_str_put_text(&s, value->text);
        pla_str_put_c(&s, '\'');
    } else if (value->kind == PLA_KIND_BOOLEAN) {
        pla_str_put_z(&s, pla_rational_is_zero(value->low) ? "false" : "true");
    } else {
        bool is_day = value->kind == PLA_KIND_DATE;
        for (int end = 0; end < 2; end++) {
            bool is_open = end == 0 ? value->no_low : value->no_high;
            struct pla_rational at = end == 0 ? value->low : value->high;
            if (end == 1 && value->state == PLA_VALUE_KNOWN)
                break;
            if (end == 1)
                pla_str_put_z(&s, "..");
            if (is_open)
                continue;
            if (is_day)
                pla_day_put(&s, (pla_day)at.num);
            else
                pla_rational_put(&s, at);
        }
    }
    if (value->may_be_none)
        pla_str_put_z(&s, "|none");
    assert_false(s.failed);
    assert_string_equal(s.at, expected);
    pla_str_release(&s);
}

/** Value of a measure in the run, in short, and the evidence behind it ("e1|e2"). */
static inline void build_measure_is(struct build *b, const struct pla_measure *measure,
                                    const char *expected, const char *evidence)
{
    const struct pla_value *value = pla_run_value(&b->run, measure);
    build_value_is(value, expected);
    if (evidence != NULL)
        build_texts_are(value->evidence, evidence);
}
