// SPDX-License-Identifier: Apache-2.0
/** Agreement over scores, computed and put into rows. */
#include "agreed.h"

#include <stdlib.h>

#include "stats/chance.h"

/* ---- computing ---- */

static enum pla_code set_decision(struct cli_agreed_part *part, struct pla_arena *arena,
                                  struct pla_err *err)
{
    struct pla_scores passed;
    struct pla_weight same = {PLA_WEIGHT_SAME, false};
    double step = part->scale->count > 1 ? part->scale->numbers[1] - part->scale->numbers[0] : 1;
    enum pla_code code = pla_scores_of_cut(&part->scores, part->cut, arena, &passed, err);
    if (code == PLA_OK)
        code = pla_chance_percent(&passed, same, arena, &part->decision, err);
    if (code == PLA_OK)
        code = pla_chance_corrected(&passed, PLA_CHANCE_FLEISS, same, arena, &part->decision_kappa,
                                    err);
    part->panel = pla_cut_consistency(&part->all.icc, part->cut, step);
    part->flips = pla_severity_flips(&part->all.severity, part->all.items, part->cut);
    return code;
}

static enum pla_code make_part(const struct cli_scores *scores, uint32_t criterion,
                               const struct cli_agreed_options *options,
                               struct cli_agreed_part *part, struct pla_err *err)
{
    enum pla_code code = cli_scores_group(scores, criterion, &part->scores, err);
    if (code == PLA_OK)
        code = pla_agreement_estimate(&part->scores, scores->arena, &part->all, err);
    if (code != PLA_OK)
        return code;
    bool is_pair = part->all.headline == PLA_COHEN_QUADRATIC;
    part->headline = !options->by_value ? part->all.headline
                     : is_pair          ? PLA_COHEN_QUADRATIC_VALUE
                                        : PLA_KRIPPENDORFF_INTERVAL;
    part->judgement = pla_estimate_judge(&part->all.coefficients[part->headline], options->target);
    return part->has_cut ? set_decision(part, scores->arena, err) : PLA_OK;
}

/** The minimum: what --cut says, else the criterion's own; over all, the one they share. */
static enum pla_code set_cut(const struct cli_scores *scores, const char *cut,
                             struct cli_agreed_part *part, struct pla_err *err)
{
    size_t level;
    if (cut != NULL) {
        if (!cli_scale_find(part->scale, pla_text_of(cut), &level)) {
            pla_err_set(err, PLA_USAGE, "--cut \"%s\" is not a level of the scale", cut);
            return PLA_USAGE;
        }
        part->has_cut = true;
        part->cut = part->scale->numbers[level];
        return PLA_OK;
    }
    part->has_cut = part->scale->has_cut;
    if (part->criterion.at == NULL)
        for (size_t c = 0; c < scores->criteria.count; c++)
            part->has_cut &= scores->scales[c].has_cut && !scores->is_mixed &&
                             pla_rational_compare(scores->scales[c].cut, part->scale->cut) == 0;
    if (part->has_cut)
        part->cut = pla_rational_to_double(part->scale->cut);
    return PLA_OK;
}

/* ---- rows of a report ---- */

static struct pla_figure figure_of(const struct pla_estimate *estimate)
{
    return (struct pla_figure){.has_value = estimate->has_value,
                               .has_limits = estimate->has_limits,
                               .value = estimate->value,
                               .low = estimate->low,
                               .high = estimate->high,
                               .why = estimate->has_value ? estimate->why_limits : estimate->why};
}

static const char *measure_of(enum pla_coefficient headline)
{
    switch (headline) {
    case PLA_COHEN_QUADRATIC:
        return "quadratic kappa";
    case PLA_COHEN_QUADRATIC_VALUE:
        return "quadratic kappa by value";
    case PLA_KRIPPENDORFF_INTERVAL:
        return "interval alpha";
    default:
        return "ordinal alpha";
    }
}

static struct pla_agreement_row row_of(const struct cli_agreed_part *part)
{
    const struct pla_agreement *all = &part->all;
    static const struct pla_estimate no_cut = {.why = "no minimum is known"};
    struct pla_agreement_row row = {.criterion = part->criterion,
                                    .portfolios = all->units,
                                    .items = all->items,
                                    .shared = all->pairable,
                                    .assessors = all->raters,
                                    .same = figure_of(&all->exact),
                                    .near = figure_of(&all->adjacent),
                                    .measure = measure_of(part->headline),
                                    .beyond_chance = figure_of(&all->coefficients[part->headline]),
                                    .verdict = pla_verdict_name(part->judgement.verdict),
                                    .is_too_close = part->judgement.is_too_close,
                                    .has_more = part->judgement.has_more,
                                    .more = part->judgement.more,
                                    .is_bunched = all->is_bunched,
                                    .decision =
                                        figure_of(part->has_cut ? &part->decision : &no_cut),
                                    .flips = part->flips};
    return row;
}

static int compare_doubles(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static enum pla_code set_assessors(struct cli_agreed *agreed, struct pla_err *err)
{
    const struct cli_agreed_part *part = &agreed->parts[0];
    const struct pla_severity *severity = &part->all.severity;
    struct pla_arena *arena = agreed->scores->arena;
    size_t count = part->scores.rater_count;
    struct pla_agreement_assessor *rows =
        PLA_NEW_ARRAY(arena, count, struct pla_agreement_assessor);
    double *spreads = PLA_NEW_ARRAY(arena, count, double);
    if (rows == NULL || spreads == NULL)
        return pla_err_memory(err);
    for (size_t j = 0; j < count; j++)
        spreads[j] = severity->raters[j].sd;
    qsort(spreads, count, sizeof *spreads, compare_doubles);
    double usual = count > 0 ? spreads[count / 2] : 0;
    for (size_t j = 0; j < count; j++) {
        const struct pla_severity_rater *rater = &severity->raters[j];
        struct pla_figure same = {.has_value = rater->pairs > 0,
                                  .value = rater->exact,
                                  .why = rater->pairs > 0 ? NULL : "no item has two scores"};
        rows[j] = (struct pla_agreement_assessor){
            .id = agreed->scores->raters.items[part->scores.rater_ids[j]],
            .scored = rater->scored,
            .shared = rater->shared,
            .group = rater->group,
            .severity = figure_of(&rater->severity),
            .same = same,
            .far = rater->outliers,
            .spread = usual > 0 && rater->scored > 1 ? rater->sd / usual : 0,
            .is_flagged = rater->is_flagged};
    }
    agreed->report.assessors = rows;
    agreed->report.assessor_count = count;
    agreed->report.groups = severity->groups;
    return PLA_OK;
}

/** Lowest and highest level of an item. */
static void see_levels(const struct pla_scores *scores, size_t item, size_t *low, size_t *high)
{
    *low = *high = scores->marks[scores->first[item]].level;
    for (size_t m = scores->first[item]; m < scores->first[item + 1]; m++) {
        size_t level = scores->marks[m].level;
        *low = level < *low ? level : *low;
        *high = level > *high ? level : *high;
    }
}

static enum pla_code fill_case(const struct cli_agreed *agreed, const struct cli_agreed_part *part,
                               size_t item, struct pla_agreement_case *out, struct pla_err *err)
{
    const struct pla_scores *scores = &part->scores;
    const struct cli_scores *given = agreed->scores;
    struct pla_str text = {0};
    for (size_t m = scores->first[item]; m < scores->first[item + 1]; m++) {
        if (text.length > 0)
            PLA_PUT(&text, ", ");
        pla_str_put_text(&text, given->raters.items[scores->rater_ids[scores->marks[m].rater]]);
        PLA_PUT(&text, " ");
        cli_scale_put(part->scale, scores->marks[m].level, &text);
    }
    out->scores = pla_text_copy(given->arena, (struct pla_text){text.at, text.length});
    pla_str_release(&text);
    out->portfolio = cli_scores_item(given, scores->item_ids[item]);
    out->criterion = part->criterion;
    return out->scores.at == NULL ? pla_err_memory(err) : PLA_OK;
}

static int compare_cases(const void *a, const void *b)
{
    const struct pla_agreement_case *x = a, *y = b;
    if (x->is_decision != y->is_decision)
        return x->is_decision ? -1 : 1;
    if (x->apart != y->apart)
        return x->apart > y->apart ? -1 : 1;
    int order = pla_text_compare(x->criterion, y->criterion);
    return order != 0 ? order : pla_text_compare(x->portfolio, y->portfolio);
}

/** Items two levels apart, or on different sides of the minimum. */
static enum pla_code set_cases(struct cli_agreed *agreed, struct pla_err *err)
{
    struct pla_arena *arena = agreed->scores->arena;
    struct pla_agreement_case *cases = NULL;
    size_t count = 0, capacity = 0;
    size_t first = agreed->part_count > 1 ? 1 : 0;
    for (size_t p = first; p < agreed->part_count; p++) {
        const struct cli_agreed_part *part = &agreed->parts[p];
        for (size_t i = 0; i < part->scores.item_count; i++) {
            size_t low, high;
            see_levels(&part->scores, i, &low, &high);
            bool is_decision = part->has_cut && part->scale->numbers[low] < part->cut &&
                               part->scale->numbers[high] >= part->cut;
            if (high - low < 2 && !is_decision)
                continue;
            struct pla_agreement_case *grown =
                pla_arena_grow(arena, cases, &capacity, count + 1, sizeof *grown);
            if (grown == NULL)
                return pla_err_memory(err);
            cases = grown;
            cases[count] =
                (struct pla_agreement_case){.apart = high - low, .is_decision = is_decision};
            enum pla_code code = fill_case(agreed, part, i, &cases[count++], err);
            if (code != PLA_OK)
                return code;
        }
    }
    if (count > 0)
        qsort(cases, count, sizeof *cases, compare_cases);
    agreed->report.cases = cases;
    agreed->report.case_count = count;
    return PLA_OK;
}

enum pla_code cli_agreed_make(const struct cli_scores *scores,
                              const struct cli_agreed_options *options, struct cli_agreed *out,
                              struct pla_err *err)
{
    size_t criteria = scores->has_criteria ? scores->criteria.count : 0;
    struct cli_agreed agreed = {
        .scores = scores, .target = options->target, .part_count = criteria + 1};
    agreed.parts = PLA_NEW_ARRAY(scores->arena, criteria + 1, struct cli_agreed_part);
    struct pla_agreement_row *rows =
        PLA_NEW_ARRAY(scores->arena, criteria + 1, struct pla_agreement_row);
    enum pla_code code = agreed.parts == NULL || rows == NULL ? pla_err_memory(err) : PLA_OK;
    for (size_t p = 0; p <= criteria && code == PLA_OK; p++) {
        struct cli_agreed_part *part = &agreed.parts[p];
        uint32_t criterion = p == 0 ? CLI_ALL_CRITERIA : (uint32_t)(p - 1);
        part->criterion = p == 0 ? (struct pla_text){0} : scores->criteria.items[p - 1];
        part->scale = p == 0 ? &scores->overall : &scores->scales[p - 1];
        code = set_cut(scores, options->cut, part, err);
        if (code == PLA_OK)
            code = make_part(scores, criterion, options, part, err);
        if (code == PLA_OK)
            rows[p] = row_of(part);
    }
    if (code == PLA_OK) {
        agreed.report = (struct pla_agreement_report){
            .target = options->target, .rows = rows, .row_count = criteria + 1};
        code = set_assessors(&agreed, err);
    }
    if (code == PLA_OK)
        code = set_cases(&agreed, err);
    if (code == PLA_OK)
        *out = agreed;
    return code;
}
