// SPDX-License-Identifier: Apache-2.0
/** Outcomes by group: taken from decisions, met with groups, compared. */
#include "fairness.h"

#include <math.h>
#include <stdlib.h>

#include "base/json_tree.h"
#include "stats/special.h"

const char *cli_stage_name(enum cli_stage stage)
{
    static const char *const names[] = {"evidence", "rating", "threshold", "cap"};
    return names[stage];
}

const char *cli_stage_words(enum cli_stage stage)
{
    static const char *const words[] = {"evidence admitted", "criteria met by rating",
                                        "thresholds of awards reached",
                                        "earned awards left by caps and other limits"};
    return words[stage];
}

/* ---- decisions ---- */

static void put_key(struct pla_text id, int64_t attempt, struct pla_str *out)
{
    pla_str_put_int(out, attempt);
    PLA_PUT(out, " ");
    pla_str_put_text(out, id);
}

/** The outcome of a portfolio and attempt, made when it is new; NULL: no memory. */
static struct cli_outcome *outcome_of(struct cli_fair *fair, struct pla_text id, int64_t attempt)
{
    struct pla_str key = {0};
    put_key(id, attempt, &key);
    size_t before = fair->portfolios.count;
    uint32_t number = key.failed
                          ? UINT32_MAX
                          : cli_names_number(&fair->portfolios,
                                             (struct pla_text){key.at, key.length}, fair->arena);
    pla_str_release(&key);
    if (number == UINT32_MAX)
        return NULL;
    if (number == before) {
        struct cli_outcome *grown =
            pla_arena_grow(fair->arena, fair->outcomes, &fair->capacity, before + 1, sizeof *grown);
        if (grown == NULL)
            return NULL;
        fair->outcomes = grown;
        grown[number] = (struct cli_outcome){0};
    }
    return &fair->outcomes[number];
}

static void see_evidence(struct cli_outcome *outcome, const struct pla_decision *decision)
{
    struct pla_rate *rate = &outcome->stages[CLI_STAGE_EVIDENCE];
    for (size_t i = 0; i < decision->evidence_count; i++) {
        rate->n += decision->evidence[i].admitted != PLA_UNDECIDED;
        rate->yes += decision->evidence[i].admitted == PLA_MET;
    }
}

static void see_criteria(struct cli_outcome *outcome, const struct pla_decision *decision)
{
    struct pla_rate *rate = &outcome->stages[CLI_STAGE_RATING];
    for (size_t i = 0; i < decision->criterion_count; i++) {
        enum pla_state state = decision->criteria[i].state;
        rate->n += state == PLA_MET || state == PLA_NOT_MET;
        rate->yes += state == PLA_MET;
    }
}

static void see_awards(struct cli_outcome *outcome, const struct pla_decision *decision,
                       const char *only)
{
    struct pla_rate *reached = &outcome->stages[CLI_STAGE_THRESHOLD];
    struct pla_rate *left = &outcome->stages[CLI_STAGE_LIMIT];
    for (size_t i = 0; i < decision->award_count; i++) {
        const struct pla_award_result *award = &decision->awards[i];
        bool is_recommended = award->status == PLA_STATUS_RECOMMENDED;
        bool is_earned = is_recommended || award->status == PLA_STATUS_WITHHELD;
        if (only != NULL && !pla_text_equal(award->id, pla_text_of(only)))
            continue;
        outcome->is_awarded |= is_recommended;
        outcome->is_open |=
            award->status == PLA_STATUS_UNDECIDED || award->status == PLA_STATUS_REFERRED;
        reached->n += is_earned || award->status == PLA_STATUS_NOT_MET;
        reached->yes += is_earned;
        left->n += is_earned;
        left->yes += is_recommended;
        if (is_recommended)
            outcome->credits += pla_rational_to_double(award->credits);
    }
}

enum pla_code cli_fair_add(struct cli_fair *fair, const struct pla_decision *decision,
                           struct pla_err *err)
{
    struct cli_outcome *outcome = outcome_of(fair, decision->portfolio, decision->attempt);
    if (outcome == NULL)
        return pla_err_memory(err);
    see_evidence(outcome, decision);
    see_criteria(outcome, decision);
    see_awards(outcome, decision, fair->award);
    outcome->is_open |= decision->status == PLA_DECISION_INCOMPLETE;
    return PLA_OK;
}

/* ---- groups ---- */

static struct cli_fair_attribute *attribute_of(struct cli_fair *fair, struct pla_text name)
{
    size_t before = fair->names.count;
    uint32_t number = cli_names_number(&fair->names, name, fair->arena);
    if (number == UINT32_MAX)
        return NULL;
    if (number == before) {
        struct cli_fair_attribute *grown = pla_arena_grow(
            fair->arena, fair->attributes, &fair->attribute_capacity, before + 1, sizeof *grown);
        if (grown == NULL)
            return NULL;
        fair->attributes = grown;
        grown[number] = (struct cli_fair_attribute){.name = fair->names.items[number]};
    }
    return &fair->attributes[number];
}

static struct cli_fair_group *group_of(struct cli_fair *fair, struct cli_fair_attribute *attribute,
                                       struct pla_text value)
{
    size_t before = attribute->values.count;
    uint32_t number = cli_names_number(&attribute->values, value, fair->arena);
    if (number == UINT32_MAX)
        return NULL;
    if (number == before) {
        struct cli_fair_group *grown = pla_arena_grow(
            fair->arena, attribute->groups, &attribute->capacity, before + 1, sizeof *grown);
        if (grown == NULL)
            return NULL;
        attribute->groups = grown;
        grown[number] = (struct cli_fair_group){.value = attribute->values.items[number]};
        attribute->count = before + 1;
    }
    return &attribute->groups[number];
}

static void count_in(struct cli_fair_group *group, const struct cli_outcome *outcome)
{
    for (int stage = 0; stage < CLI_STAGES; stage++) {
        group->stages[stage].yes += outcome->stages[stage].yes;
        group->stages[stage].n += outcome->stages[stage].n;
    }
    if (outcome->is_open && !outcome->is_awarded) {
        group->open++;
        return;
    }
    group->awarded.n++;
    group->awarded.yes += outcome->is_awarded;
    group->credit_sum += outcome->credits;
    group->credit_squares += outcome->credits * outcome->credits;
}

/** A group's name: a text as it is, else "yes", "no" or the number as people write it. */
static struct pla_text value_of(const struct pla_json_node *node, struct pla_arena *arena)
{
    struct pla_rational number;
    switch (pla_json_node_type(node)) {
    case PLA_JSON_STRING:
        return pla_json_node_text(node);
    case PLA_JSON_TRUE:
    case PLA_JSON_FALSE:
        return pla_json_node_bool(node, false) ? PLA_TEXT("yes") : PLA_TEXT("no");
    case PLA_JSON_NUMBER: {
        struct pla_str s = {0};
        struct pla_text text = {0};
        if (pla_json_node_rational(node, &number)) {
            pla_rational_put(&s, number);
            text = pla_text_copy(arena, (struct pla_text){s.at, s.length});
        }
        pla_str_release(&s);
        return text;
    }
    default:
        return (struct pla_text){0};
    }
}

static enum pla_code see_values(struct cli_fair *fair, const struct pla_json_node *groups,
                                const struct cli_outcome *outcome, struct pla_err *err)
{
    for (const struct pla_json_node *node = pla_json_node_first(groups); node != NULL;
         node = pla_json_node_next(node)) {
        struct pla_text value = value_of(node, fair->arena);
        if (value.at == NULL || value.length == 0)
            continue;
        struct cli_fair_attribute *attribute =
            attribute_of(fair, pla_text_of(pla_json_node_key(node)));
        struct cli_fair_group *group = attribute != NULL ? group_of(fair, attribute, value) : NULL;
        if (group == NULL)
            return pla_err_memory(err);
        count_in(group, outcome);
    }
    return PLA_OK;
}

static enum pla_code see_record(struct cli_fair *fair, const struct pla_json_node *root,
                                struct pla_err *err)
{
    struct pla_rational attempt = PLA_WHOLE(1);
    struct pla_str key = {0};
    (void)pla_json_node_rational(pla_json_node_get(root, "attempt"), &attempt);
    put_key(pla_json_node_text(pla_json_node_get(root, "id")), attempt.num, &key);
    uint32_t number = cli_names_find(&fair->portfolios, (struct pla_text){key.at, key.length});
    bool is_failed = key.failed;
    pla_str_release(&key);
    if (is_failed)
        return pla_err_memory(err);
    if (number == UINT32_MAX || fair->has_groups[number])
        return PLA_OK; /* nobody decided on it, or it was there before */
    fair->has_groups[number] = true;
    return see_values(fair, pla_json_node_get(pla_json_node_get(root, "learner"), "groups"),
                      &fair->outcomes[number], err);
}

enum pla_code cli_fair_see_groups(struct cli_fair *fair, struct pla_text record, const char *name,
                                  struct pla_err *err)
{
    struct pla_json_tree *tree;
    if (fair->has_groups == NULL)
        fair->has_groups = PLA_NEW_ARRAY(fair->arena, fair->portfolios.count, bool);
    if (fair->has_groups == NULL)
        return pla_err_memory(err);
    enum pla_code code = pla_json_tree_parse(record, name, &tree, err);
    if (code != PLA_OK)
        return code;
    code = see_record(fair, pla_json_tree_root(tree), err);
    pla_json_tree_free(tree);
    return code;
}

/* ---- comparing ---- */

static int compare_groups(const void *a, const void *b)
{
    const struct cli_fair_group *x = a, *y = b;
    return pla_text_compare(x->value, y->value);
}

static int compare_attributes(const void *a, const void *b)
{
    const struct cli_fair_attribute *x = a, *y = b;
    return pla_text_compare(x->name, y->name);
}

static void set_credits(struct cli_fair_group *group)
{
    double n = (double)group->awarded.n;
    if (group->awarded.n == 0) {
        group->credits = pla_estimate_none("nothing is decided");
        return;
    }
    double mean = group->credit_sum / n;
    double squares = group->credit_squares - n * mean * mean;
    group->credits = pla_estimate_of(mean);
    if (group->awarded.n < 2)
        return;
    double reach = pla_t_quantile(0.975, n - 1) * pla_root(squares / (n - 1) / n);
    pla_estimate_limit(&group->credits, fmax(0, mean - reach), mean + reach);
}

/** The first stage below four-fifths of the reference's, else the one furthest behind. */
static void set_gap(struct cli_fair_group *group, const struct cli_fair_group *reference)
{
    double lowest = 2;
    group->has_gap = group->against.is_below_four_fifths;
    for (int stage = 0; stage < CLI_STAGES && group->has_gap; stage++) {
        struct pla_rate own = group->stages[stage], other = reference->stages[stage];
        if (own.n == 0 || other.n == 0 || other.yes == 0)
            continue;
        double ratio = (double)own.yes * (double)other.n / ((double)own.n * (double)other.yes);
        if (ratio < lowest) {
            lowest = ratio;
            group->gap = (enum cli_stage)stage;
        }
        if (5 * own.yes * other.n < 4 * other.yes * own.n)
            return;
    }
    group->has_gap &= lowest < 1;
}

static enum pla_code compare(struct cli_fair *fair, struct cli_fair_attribute *attribute,
                             struct pla_err *err)
{
    struct pla_rate *rates = PLA_NEW_ARRAY(fair->arena, attribute->count, struct pla_rate);
    struct pla_rates **list = PLA_NEW_ARRAY(fair->arena, attribute->count, struct pla_rates *);
    size_t counted = 0, given = 0;
    if (rates == NULL || list == NULL)
        return pla_err_memory(err);
    qsort(attribute->groups, attribute->count, sizeof *attribute->groups, compare_groups);
    for (size_t i = 0; i < attribute->count; i++) {
        struct cli_fair_group *group = &attribute->groups[i];
        rates[i] = group->awarded;
        given += group->awarded.n + group->open;
        group->is_hidden = group->awarded.n < fair->least;
        attribute->hidden += group->is_hidden;
        set_credits(group);
    }
    attribute->not_given = fair->portfolios.count - fair->unmatched - given;
    attribute->reference = pla_rates_reference(rates, attribute->count, fair->least);
    for (size_t i = 0; i < attribute->count && attribute->reference < attribute->count; i++) {
        struct cli_fair_group *group = &attribute->groups[i];
        if (i == attribute->reference || group->is_hidden)
            continue;
        group->against = pla_rates_compare(rates[i], rates[attribute->reference]);
        set_gap(group, &attribute->groups[attribute->reference]);
        list[counted++] = &group->against;
    }
    return pla_rates_adjust(list, counted, fair->arena, err);
}

enum pla_code cli_fair_finish(struct cli_fair *fair, struct pla_err *err)
{
    enum pla_code code = PLA_OK;
    for (size_t i = 0; i < fair->portfolios.count; i++)
        fair->unmatched += fair->has_groups == NULL || !fair->has_groups[i];
    if (fair->names.count > 0)
        qsort(fair->attributes, fair->names.count, sizeof *fair->attributes, compare_attributes);
    for (size_t i = 0; i < fair->names.count && code == PLA_OK; i++)
        code = compare(fair, &fair->attributes[i], err);
    return code;
}
