// SPDX-License-Identifier: Apache-2.0
/** Assessors against benchmarks and against themselves. */
#include "calibration.h"

#include <math.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "rows.h"

/** One comparison: level ranks before and after. */
struct pair {
    uint32_t rater;
    double before, after;
};
struct pairs {
    struct pla_arena *arena;
    struct pair *items;
    size_t count, capacity;
};

static bool push(struct pairs *pairs, struct pair pair)
{
    struct pair *items = pla_arena_grow(pairs->arena, pairs->items, &pairs->capacity,
                                        pairs->count + 1, sizeof *items);
    if (items == NULL)
        return false;
    pairs->items = items;
    items[pairs->count++] = pair;
    return true;
}

static enum pla_code no_memory(const struct cli_call *call)
{
    struct pla_err err;
    pla_err_memory(&err);
    cli_out_error(call->out, &err, NULL);
    return PLA_MEMORY;
}

static int compare_pairs(const void *a, const void *b)
{
    const struct pair *x = a, *y = b;
    return x->rater < y->rater ? -1 : x->rater > y->rater;
}

/** A row for every rater that has a pair; `names` by number. */
static enum pla_code make_rows(const struct cli_call *call, struct pairs *pairs,
                               const struct cli_names *names, struct cli_calibration *out)
{
    double *before = PLA_NEW_ARRAY(pairs->arena, pairs->count, double);
    double *after = PLA_NEW_ARRAY(pairs->arena, pairs->count, double);
    out->rows = PLA_NEW_ARRAY(pairs->arena, names->count, struct cli_calibration_row);
    if (before == NULL || after == NULL || out->rows == NULL)
        return no_memory(call);
    if (pairs->count > 0)
        qsort(pairs->items, pairs->count, sizeof *pairs->items, compare_pairs);
    for (size_t from = 0, to; from < pairs->count; from = to) {
        struct cli_calibration_row *row = &out->rows[out->count++];
        *row = (struct cli_calibration_row){.assessor = names->items[pairs->items[from].rater]};
        for (to = from; to < pairs->count && pairs->items[to].rater == pairs->items[from].rater;
             to++) {
            before[to - from] = pairs->items[to].before;
            after[to - from] = pairs->items[to].after;
            double apart = fabs(after[to - from] - before[to - from]);
            row->near += apart <= 1;
            row->far += apart >= 2;
        }
        row->drift = pla_drift_paired(before, after, to - from);
    }
    return PLA_OK;
}

/** Number of a row's criterion: 0 without criteria; UINT32_MAX after it was told. */
static uint32_t read_criterion(struct cli_rows *rows, size_t column,
                               const struct cli_scores *scores)
{
    struct pla_text text = cli_rows_cell(rows, column);
    if (!scores->has_criteria)
        return 0;
    uint32_t number = UINT32_MAX;
    for (uint32_t i = 0; i < scores->criteria.count && text.at != NULL; i++) {
        struct pla_text name = scores->criteria.items[i];
        const char *slash = memchr(name.at, '/', name.length);
        size_t skip = slash != NULL ? (size_t)(slash - name.at) + 1 : 0;
        struct pla_text plain = {name.at + skip, name.length - skip};
        if (number == UINT32_MAX && (pla_text_equal(text, name) || pla_text_equal(text, plain)))
            number = i;
    }
    if (number == UINT32_MAX)
        cli_rows_wrong(rows, column, "is no criterion that was scored", NULL);
    return number;
}

static bool read_level(struct cli_rows *rows, size_t column, const struct cli_scale *scale,
                       double *out)
{
    size_t level;
    struct pla_text text = cli_rows_cell(rows, column);
    if (text.at == NULL || !cli_scale_find(scale, text, &level)) {
        cli_rows_wrong(rows, column, "is not a level of the scale", NULL);
        return false;
    }
    *out = (double)level;
    return true;
}

static double rank_of(const struct cli_scale *scale, struct pla_rational value)
{
    size_t at = 0;
    while (at < scale->count && pla_rational_compare(scale->values[at], value) < 0)
        at++;
    return (double)at;
}

enum pla_code cli_calibration_read(const struct cli_call *call, const char *path,
                                   const struct cli_scores *scores, struct cli_calibration *out)
{
    enum { ITEM, LEVEL, CRITERION };
    static const char *const names[] = {"item", "level", "criterion", NULL};
    size_t criteria = scores->criteria.count > 0 ? scores->criteria.count : 1;
    size_t cells = scores->items.count * criteria;
    double *agreed = PLA_NEW_ARRAY(call->arena, cells, double);
    struct pairs pairs = {.arena = call->arena};
    struct cli_rows rows;
    *out = (struct cli_calibration){0};
    if (agreed == NULL)
        return no_memory(call);
    for (size_t i = 0; i < cells; i++)
        agreed[i] = -1;
    enum pla_code code = cli_rows_open(&rows, call, path, names, scores->has_criteria ? 3 : 2);
    if (code != PLA_OK)
        return code;
    while (cli_rows_next(&rows)) {
        uint32_t item = cli_names_find(&scores->items, cli_rows_cell(&rows, ITEM));
        uint32_t criterion = read_criterion(&rows, CRITERION, scores);
        double level;
        if (criterion == UINT32_MAX ||
            !read_level(&rows, LEVEL, &scores->scales[criterion], &level))
            continue;
        if (item == UINT32_MAX)
            out->unmet++;
        else if (agreed[item * criteria + criterion] >= 0)
            cli_rows_wrong(&rows, ITEM, "has an agreed level already", "keep one of the rows");
        else
            agreed[item * criteria + criterion] = level;
    }
    code = cli_rows_end(&rows);
    for (size_t i = 0; i < scores->count && code == PLA_OK; i++) {
        const struct cli_score_row *row = &scores->rows[i];
        double level = agreed[row->item * criteria + row->criterion];
        double own = rank_of(&scores->scales[row->criterion], row->value);
        if (level >= 0 && !push(&pairs, (struct pair){row->rater, level, own}))
            return no_memory(call);
    }
    return code == PLA_OK ? make_rows(call, &pairs, &scores->raters, out) : code;
}

enum pla_code cli_calibration_read_seeds(const struct cli_call *call, const char *path,
                                         const struct cli_scores *scores,
                                         struct cli_calibration *out)
{
    enum { ITEM, RATER, FIRST, SECOND, CRITERION };
    static const char *const names[] = {"item", "rater", "first", "second", "criterion", NULL};
    struct pairs pairs = {.arena = call->arena};
    struct cli_names raters = {0};
    struct cli_rows rows;
    *out = (struct cli_calibration){0};
    enum pla_code code = cli_rows_open(&rows, call, path, names, scores->has_criteria ? 5 : 4);
    if (code != PLA_OK)
        return code;
    while (cli_rows_next(&rows)) {
        uint32_t criterion = read_criterion(&rows, CRITERION, scores);
        struct pair pair = {0};
        if (cli_rows_cell(&rows, RATER).at == NULL) {
            cli_rows_wrong(&rows, RATER, "", NULL);
            continue;
        }
        if (criterion == UINT32_MAX ||
            !read_level(&rows, FIRST, &scores->scales[criterion], &pair.before) ||
            !read_level(&rows, SECOND, &scores->scales[criterion], &pair.after))
            continue;
        pair.rater = cli_names_number(&raters, cli_rows_cell(&rows, RATER), call->arena);
        if (call->arena->failed || !push(&pairs, pair))
            return no_memory(call);
    }
    code = cli_rows_end(&rows);
    return code == PLA_OK ? make_rows(call, &pairs, &raters, out) : code;
}

/* ---- output ---- */

void cli_calibration_put(const struct cli_calibration *calibration, const char *title,
                         struct pla_str *out)
{
    pla_str_put_format(out, "\n%s\n", title);
    if (calibration->count == 0)
        PLA_PUT(out, "  nothing to compare\n");
    for (size_t i = 0; i < calibration->count; i++) {
        const struct cli_calibration_row *row = &calibration->rows[i];
        const struct pla_drift *drift = &row->drift;
        PLA_PUT(out, "  ");
        pla_utf8_put_safe(out, row->assessor);
        pla_str_put_format(out,
                           ": the same on %.0f%% (95%% interval %.0f-%.0f%%, %zu compared), "
                           "within one level on %zu, two or more away on %zu; %+.1f level",
                           floor(drift->exact.value * 100 + 0.5),
                           floor(drift->exact.low * 100 + 0.5),
                           floor(drift->exact.high * 100 + 0.5), drift->n, row->near, row->far,
                           fabs(drift->mean.value) < 0.05 ? 0.0 : drift->mean.value);
        if (drift->mean.has_limits)
            pla_str_put_format(out, " (%+.1f to %+.1f)", drift->mean.low, drift->mean.high);
        if (drift->is_flagged)
            PLA_PUT(out, "  look at this");
        PLA_PUT(out, "\n");
    }
    if (calibration->unmet > 0)
        pla_str_put_format(out, "  %zu benchmark%s of portfolios that nobody scored\n",
                           calibration->unmet, calibration->unmet == 1 ? " is" : "s are");
}

static void put_member(struct pla_str *out, const char *key, bool has, double value)
{
    pla_str_put_format(out, ",\"%s\":", key);
    if (has)
        cli_put_six(out, value);
    else
        PLA_PUT(out, "null");
}

void cli_calibration_put_json(const struct cli_calibration *calibration, const char *key,
                              struct pla_str *out)
{
    pla_str_put_format(out, ",\"%s\":[", key);
    for (size_t i = 0; i < calibration->count; i++) {
        const struct cli_calibration_row *row = &calibration->rows[i];
        const struct pla_estimate *mean = &row->drift.mean, *exact = &row->drift.exact;
        pla_str_put_z(out, i > 0 ? ",{\"assessor\":" : "{\"assessor\":");
        pla_str_put_json(out, row->assessor);
        pla_str_put_format(out, ",\"n\":%zu", row->drift.n);
        put_member(out, "exact_agreement", exact->has_value, exact->value);
        put_member(out, "exact_agreement_lo", exact->has_limits, exact->low);
        put_member(out, "exact_agreement_hi", exact->has_limits, exact->high);
        pla_str_put_format(out, ",\"within_one\":%zu,\"far\":%zu", row->near, row->far);
        put_member(out, "mean_difference", mean->has_value, mean->value);
        put_member(out, "mean_difference_lo", mean->has_limits, mean->low);
        put_member(out, "mean_difference_hi", mean->has_limits, mean->high);
        put_member(out, "t", row->drift.has_t, row->drift.t);
        put_member(out, "p", row->drift.has_t, row->drift.p);
        pla_str_put_format(out, ",\"flagged\":%s}", row->drift.is_flagged ? "true" : "false");
    }
    PLA_PUT(out, "]");
}
