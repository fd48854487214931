// SPDX-License-Identifier: Apache-2.0
/**
 * Reasons and gaps as JSON: data first, one sentence last.
 */
#include "model/reason_json.h"

#include "model/json_put.h"
#include "model/stock.h"

bool pla_word_is_date(struct pla_text word)
{
    static const struct {
        struct pla_text word;
        bool is_date;
    } measures[] = {
#define PLA_MEASURE(op, word, yields)                                                              \
    {{(word), sizeof(word) - 1}, PLA_KIND_##yields == PLA_KIND_DATE},
#include "model/measures.def"
#undef PLA_MEASURE
    };
    for (size_t i = 0; i < PLA_MEASURE_COUNT; i++) {
        if (measures[i].is_date && pla_text_equal(word, measures[i].word)) {
            return true;
        }
    }
    return false;
}

/* ---- values ---- */

static void put_scalar(const struct pla_value *value, struct pla_rational end,
                       const struct pla_scale *scale, struct pla_str *out)
{
    switch (value->kind) {
    case PLA_KIND_DATE:
        pla_put_day(out, (pla_day)end.num);
        break;
    case PLA_KIND_BOOLEAN:
        pla_put_bool(out, end.num != 0);
        break;
    case PLA_KIND_TEXT:
        pla_put_text(out, value->text);
        break;
    case PLA_KIND_NUMBER: {
        struct pla_text level = pla_scale_level(scale, end);
        if (level.at != NULL) {
            pla_str_put_json(out, level);
        } else {
            pla_put_number(out, end);
        }
        break;
    }
    }
}

/** `scale` NULL: levels as numbers. */
static void put_value(const struct pla_value *value, const struct pla_scale *scale,
                      struct pla_str *out)
{
    bool is_ordered = value->kind == PLA_KIND_NUMBER || value->kind == PLA_KIND_DATE;
    if (!value->is_none && value->state == PLA_VALUE_KNOWN) {
        put_scalar(value, value->low, scale, out);
        return;
    }
    if (value->is_none || value->state != PLA_VALUE_RANGE || !is_ordered) {
        PLA_PUT(out, "null");
        return;
    }
    PLA_PUT(out, "{\"low\":");
    if (value->no_low) {
        PLA_PUT(out, "null");
    } else {
        put_scalar(value, value->low, NULL, out);
    }
    PLA_PUT(out, ",\"high\":");
    if (value->no_high) {
        PLA_PUT(out, "null");
    } else {
        put_scalar(value, value->high, NULL, out);
    }
    PLA_PUT(out, "}");
}

/* ---- filters ---- */

/** Members of one object: a comma before all but the first. */
struct members {
    struct pla_str *out;
    bool has_some;
};

static void begin_member(struct members *members, struct pla_text key)
{
    if (members->has_some) {
        PLA_PUT(members->out, ",");
    }
    members->has_some = true;
    pla_str_put_json(members->out, key);
    PLA_PUT(members->out, ":");
}

static void put_member(struct members *members, const char *key, struct pla_text text)
{
    if (key != NULL && text.at != NULL) {
        begin_member(members, pla_text_of(key));
        pla_str_put_json(members->out, text);
    }
}

static void put_bound(const struct pla_filter_test *test, struct pla_rational bound,
                      struct pla_str *out)
{
    if (test->key == PLA_FK_OWN && test->own.type == PLA_TYPE_DATE) {
        pla_put_day(out, (pla_day)bound.num);
    } else {
        pla_put_number(out, bound);
    }
}

static void put_wanted(const struct pla_filter_test *test, const struct pla_filter_value *value,
                       struct pla_str *out)
{
    switch (value->op) {
    case PLA_FV_TEXT:
        pla_put_text(out, value->text);
        break;
    case PLA_FV_NUMBER:
        put_bound(test, value->low, out);
        break;
    case PLA_FV_BOOLEAN:
        pla_put_bool(out, value->boolean);
        break;
    case PLA_FV_AT_LEAST:
        PLA_PUT(out, "{\"at_least\":");
        put_bound(test, value->low, out);
        PLA_PUT(out, "}");
        break;
    case PLA_FV_AT_MOST:
        PLA_PUT(out, "{\"at_most\":");
        put_bound(test, value->high, out);
        PLA_PUT(out, "}");
        break;
    case PLA_FV_WITHIN:
        PLA_PUT(out, "{\"within\":[");
        put_bound(test, value->low, out);
        PLA_PUT(out, ",");
        put_bound(test, value->high, out);
        PLA_PUT(out, "]}");
        break;
    }
}

static void put_test(struct members *members, const struct pla_filter_test *test)
{
    struct pla_str *out = members->out;
    begin_member(members, pla_filter_key_name(test));
    if (test->value_count == 1) {
        put_wanted(test, &test->values[0], out);
        return;
    }
    PLA_PUT(out, "[");
    for (size_t i = 0; i < test->value_count; i++) {
        if (i > 0) {
            PLA_PUT(out, ",");
        }
        put_wanted(test, &test->values[i], out);
    }
    PLA_PUT(out, "]");
}

/** A plain date as a date, a computed one in words. */
static void put_date_measure(struct members *members, const char *key,
                             const struct pla_measure *measure)
{
    if (measure == NULL) {
        return;
    }
    begin_member(members, pla_text_of(key));
    if (measure->op == PLA_M_CONST && measure->kind == PLA_KIND_DATE) {
        pla_put_day(members->out, measure->day);
        return;
    }
    PLA_PUT(members->out, "\"");
    size_t from = members->out->length;
    pla_measure_put(measure, members->out);
    pla_put_escaped_since(members->out, from);
    PLA_PUT(members->out, "\"");
}

static void put_filter(struct members *members, const struct pla_filter *filter)
{
    for (size_t i = 0; i < filter->test_count; i++) {
        put_test(members, &filter->tests[i]);
    }
    put_date_measure(members, "since", filter->since);
    put_date_measure(members, "until", filter->until);
    put_date_measure(members, "clip", filter->clip);
    if (filter->where != PLA_NO_CALL) {
        begin_member(members, PLA_TEXT("where"));
        pla_put_bool(members->out, true);
    }
}

static void put_parameters(struct members *members, const struct pla_measure *measure)
{
    const struct pla_phrase *phrase = pla_measure_phrase(measure);
    put_member(members, phrase->name_key, measure->name);
    if (measure->op == PLA_M_REACHING) {
        struct pla_value level = {.low = measure->value};
        begin_member(members, PLA_TEXT("level"));
        put_scalar(&level, level.low, measure->scale, members->out);
    }
    put_member(members, "area", measure->area);
    put_member(members, "method", measure->method);
    put_member(members, phrase->text_key, measure->text);
    if (measure->op == PLA_M_HELD_CREDITS && measure->flag) {
        begin_member(members, PLA_TEXT("here"));
        pla_put_bool(members->out, true);
    }
    if (phrase->words_key != NULL && measure->words.count > 0) {
        begin_member(members, pla_text_of(phrase->words_key));
        pla_put_list(members->out, &measure->words);
    }
    if (phrase->from_key != NULL && measure->has_day) {
        begin_member(members, pla_text_of(phrase->from_key));
        pla_put_day(members->out, measure->day);
    }
    if (phrase->from_key != NULL && measure->has_day_until) {
        begin_member(members, PLA_TEXT("to"));
        pla_put_day(members->out, measure->day_until);
    }
}

void pla_filter_put(const struct pla_leaf *leaf, struct pla_str *out)
{
    struct members members = {out, false};
    PLA_PUT(out, "{");
    if (leaf->measure == NULL) {
        put_member(&members, "criterion", leaf->name);
    } else {
        put_parameters(&members, leaf->measure);
        if (leaf->measure->filter != NULL) {
            put_filter(&members, leaf->measure->filter);
        }
    }
    PLA_PUT(out, "}");
}

/* ---- reasons ---- */

/** Append what `put` says as a JSON string. */
static void put_text(const struct pla_reason *reason, struct pla_wording *wording,
                     struct pla_str *out)
{
    PLA_PUT(out, ",\"text\":\"");
    size_t from = out->length;
    pla_reason_put_words(reason, wording, out);
    pla_put_escaped_since(out, from);
    PLA_PUT(out, "\"}");
}

void pla_comparison_put_head(const struct pla_leaf *leaf, struct pla_str *out)
{
    enum pla_measure_op measure = leaf->measure == NULL ? PLA_M_RATING : leaf->measure->op;
    PLA_PUT(out, "{\"op\":\"");
    pla_str_put_z(out, pla_cond_word(leaf->op));
    PLA_PUT(out, "\",\"measure\":\"");
    pla_str_put_z(out, pla_measure_word(measure));
    PLA_PUT(out, "\"");
    if (leaf->measure != NULL && leaf->measure->label.at != NULL) {
        PLA_PUT(out, ",\"label\":");
        pla_str_put_json(out, leaf->measure->label);
    }
    PLA_PUT(out, ",\"filter\":");
    pla_filter_put(leaf, out);
    PLA_PUT(out, ",\"have\":");
}

void pla_comparison_put_need(const struct pla_reason *reason, const struct pla_leaf *leaf,
                             struct pla_str *out)
{
    PLA_PUT(out, ",\"need\":");
    if (leaf->op != PLA_C_WITHIN) {
        put_value(&reason->need, leaf->scale, out);
        return;
    }
    PLA_PUT(out, "[");
    put_value(&reason->need, leaf->scale, out);
    PLA_PUT(out, ",");
    put_value(&reason->need_high, leaf->scale, out);
    PLA_PUT(out, "]");
}

/** Members up to `need` of a comparison, or of a criterion in all_met. */
static void put_comparison(const struct pla_reason *reason, struct pla_wording *wording,
                           struct pla_str *out)
{
    struct pla_leaf leaf = pla_reason_leaf(reason, wording);
    pla_comparison_put_head(&leaf, out);
    put_value(&reason->have, NULL, out);
    pla_comparison_put_need(reason, &leaf, out);
}

static void put_join(const struct pla_reason *reason, struct pla_str *out)
{
    const struct pla_cond *cond = reason->cond;
    PLA_PUT(out, "{\"op\":\"");
    pla_str_put_z(out, pla_cond_word(cond->op));
    if (cond->op == PLA_C_ALL_MET) {
        struct pla_leaf leaf = {.op = cond->op, .measure = cond->measure};
        PLA_PUT(out, "\",\"measure\":\"met\",\"filter\":");
        pla_filter_put(&leaf, out);
    } else {
        PLA_PUT(out, "\",\"measure\":null,\"filter\":{}");
    }
    PLA_PUT(out, ",\"have\":");
    pla_str_put_int(out, (int64_t)pla_reason_count(reason, PLA_MET));
    PLA_PUT(out, ",\"need\":");
    pla_str_put_int(out, (int64_t)pla_reason_need(reason));
}

/** A check or a refer: nothing is measured. */
static void put_unmeasured(const struct pla_reason *reason, struct pla_str *out)
{
    PLA_PUT(out, "{\"op\":\"");
    pla_str_put_z(out, pla_cond_word(reason->cond->op));
    PLA_PUT(out, "\",\"measure\":null");
    if (reason->cond->label.at != NULL) {
        PLA_PUT(out, ",\"label\":");
        pla_str_put_json(out, reason->cond->label);
    }
    PLA_PUT(out, ",\"filter\":{},\"have\":null,\"need\":null");
}

static void put_words(const struct pla_reason_words *words, struct pla_str *out)
{
    PLA_PUT(out, "{\"op\":");
    pla_put_text(out, words->op);
    PLA_PUT(out, ",\"measure\":");
    pla_put_text(out, words->measure);
    if (words->label.at != NULL) {
        PLA_PUT(out, ",\"label\":");
        pla_str_put_json(out, words->label);
    }
    PLA_PUT(out, ",\"filter\":");
    pla_str_put_text(out, words->filter);
    PLA_PUT(out, ",\"have\":");
    pla_str_put_text(out, words->have);
    PLA_PUT(out, ",\"need\":");
    pla_str_put_text(out, words->need);
}

static void put_reason(const struct pla_reason *reason, struct pla_wording *wording,
                       struct pla_str *out)
{
    if (pla_stock_put(reason, wording, out)) {
        return;
    }
    if (reason->cond == NULL) {
        static const struct pla_reason_words none = {{"check", 5}, {NULL, 0},   {NULL, 0},
                                                     {"{}", 2},    {"null", 4}, {"null", 4}};
        put_words(reason->words != NULL ? reason->words : &none, out);
    } else if (reason->part_id.at != NULL || reason->cond->op <= PLA_C_WITHIN) {
        put_comparison(reason, wording, out);
    } else if (reason->cond->op == PLA_C_CHECK || reason->cond->op == PLA_C_REFER) {
        put_unmeasured(reason, out);
    } else {
        put_join(reason, out);
    }
    PLA_PUT(out, ",\"state\":\"");
    pla_str_put_z(out, pla_state_name(reason->state));
    PLA_PUT(out, "\",\"evidence\":");
    pla_put_list(out, &reason->evidence);
    PLA_PUT(out, ",\"parts\":");
    pla_reasons_put(reason->parts, reason->part_count, wording, out);
    put_text(reason, wording, out);
}

void pla_reasons_put(const struct pla_reason *reasons, size_t count, struct pla_wording *wording,
                     struct pla_str *out)
{
    PLA_PUT(out, "[");
    for (size_t i = 0; i < count; i++) {
        if (i > 0) {
            PLA_PUT(out, ",");
        }
        put_reason(&reasons[i], wording, out);
    }
    PLA_PUT(out, "]");
}

/* ---- gaps ---- */

static void put_goal(const struct pla_gap *gap, struct pla_text word, struct pla_str *out)
{
    if (gap->kind == PLA_GAP_NEVER) {
        PLA_PUT(out, ",\"by\":null,\"to\":null");
        return;
    }
    PLA_PUT(out, ",\"by\":");
    pla_put_number(out, gap->by);
    PLA_PUT(out, ",\"to\":");
    bool is_date =
        gap->measure != NULL ? gap->measure->kind == PLA_KIND_DATE : pla_word_is_date(word);
    if (gap->kind == PLA_GAP_WAIT || is_date) {
        pla_put_day(out, (pla_day)gap->to.num);
    } else if (gap->to_level.at != NULL) {
        pla_str_put_json(out, gap->to_level);
    } else {
        pla_put_number(out, gap->to);
    }
}

static void put_gap(const struct pla_gap *gap, struct pla_wording *wording, struct pla_str *out)
{
    struct pla_text word = gap->measure_word;
    if (word.at == NULL && gap->measure != NULL) {
        word = pla_text_of(pla_measure_word(gap->measure->op));
    }
    PLA_PUT(out, "{\"kind\":\"");
    pla_str_put_z(out, pla_gap_kind_name(gap->kind));
    PLA_PUT(out, "\",\"measure\":");
    pla_put_text(out, word);
    if (gap->name.at != NULL) {
        PLA_PUT(out, ",\"name\":");
        pla_str_put_json(out, gap->name);
    }
    put_goal(gap, word, out);
    PLA_PUT(out, ",\"text\":\"");
    size_t from = out->length;
    pla_gap_put_words(gap, wording, out);
    pla_put_escaped_since(out, from);
    PLA_PUT(out, "\"}");
}

void pla_gaps_put(const struct pla_gap *gaps, size_t count, struct pla_wording *wording,
                  struct pla_str *out)
{
    PLA_PUT(out, "[");
    for (size_t i = 0; i < count; i++) {
        if (i > 0) {
            PLA_PUT(out, ",");
        }
        put_gap(&gaps[i], wording, out);
    }
    PLA_PUT(out, "]");
}
