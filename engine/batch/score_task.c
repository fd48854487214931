// SPDX-License-Identifier: Apache-2.0
/** Scoring in the form a worker runs. */
#include "batch/score_task.h"

#include <string.h>

_Static_assert((int)PLA_COUNT_AWARDS + PLA_STATUS_COUNT <= PLA_REPLY_COUNTS, "counts fit a reply");
_Static_assert((int)PLA_PEAK_MEMORY_LIMIT < PLA_REPLY_PEAKS, "peaks fit a reply");

enum pla_code pla_score_prepare(void *ctx, struct pla_err *err)
{
    char hex[PLA_SHA256_HEX + 1];
    struct pla_sha256 *hash = pla_sha256_new();
    (void)ctx;
    if (hash == NULL)
        return pla_err_memory(err);
    pla_sha256_begin(hash);
    pla_sha256_add(hash, "", 0);
    pla_sha256_end(hash, hex);
    pla_sha256_free(hash);
    return PLA_OK;
}

static enum pla_code start(void *ctx, struct pla_str *out, struct pla_faults *faults)
{
    struct pla_score_task *score = ctx;
    struct pla_err err;
    enum pla_code code = pla_scorer_new(&score->job, &score->scorer, faults);
    if (code != PLA_OK || !score->want_description)
        return code;
    code = pla_scorer_describe(score->scorer, out, &err);
    pla_str_put_c(out, '\n');
    if (code != PLA_OK)
        pla_faults_add(faults, &err);
    return code;
}

/** A number behind `*at`, which is moved on; 0 if there is none. */
static size_t take_number(const char **at)
{
    size_t number = 0;
    for (; **at >= '0' && **at <= '9' && number < SIZE_MAX / 100; (*at)++)
        number = number * 10 + (size_t)(**at - '0');
    return number;
}

/**
 * A record that begins inside a line: the scanner counted columns from its first byte. Put the
 * column of the file into "name:line:column#pointer".
 */
static void shift_column(struct pla_err *err, const struct pla_record *record)
{
    char where[sizeof err->where];
    size_t name_length = strlen(record->name);
    const char *at = err->where + name_length;
    if (strncmp(err->where, record->name, name_length) != 0 || *at++ != ':')
        return;
    if (take_number(&at) != record->line || *at++ != ':')
        return;
    size_t front = (size_t)(at - err->where);
    size_t column = take_number(&at);
    memcpy(where, at, strlen(at) + 1);
    struct pla_err shifted = {0};
    pla_err_prepend(&shifted, "%.*s%zu%s", (int)front, err->where, column + record->column - 1,
                    where);
    memcpy(err->where, shifted.where, sizeof err->where);
}

static enum pla_code serve(void *ctx, const struct pla_record *record, struct pla_reply *reply)
{
    const struct pla_score_task *score = ctx;
    enum pla_code code = pla_scorer_record(score->scorer, record->text, record->name, record->line,
                                           &reply->lines, &reply->notes, &reply->faults);
    for (size_t i = 0; record->column > 1 && i < reply->faults.count && i < PLA_FAULTS_KEPT; i++)
        shift_column(&reply->faults.items[i], record);
    struct pla_tally tally = pla_scorer_tally(score->scorer);
    memcpy(reply->counts + PLA_COUNT_DECISIONS, tally.decisions, sizeof tally.decisions);
    memcpy(reply->counts + PLA_COUNT_AWARDS, tally.awards, sizeof tally.awards);
    struct pla_load_stats stats = pla_scorer_stats(score->scorer);
    reply->peaks[PLA_PEAK_BUDGET] = stats.budget_peak;
    reply->peaks[PLA_PEAK_BUDGET_LIMIT] = stats.budget_limit;
    reply->peaks[PLA_PEAK_MEMORY] = stats.memory_peak;
    reply->peaks[PLA_PEAK_MEMORY_LIMIT] = stats.memory_limit;
    return code;
}

static void end(void *ctx)
{
    struct pla_score_task *score = ctx;
    pla_scorer_free(score->scorer);
    score->scorer = NULL;
}

struct pla_task pla_score_task(struct pla_score_task *score)
{
    return (struct pla_task){
        .ctx = score, .prepare = pla_score_prepare, .start = start, .serve = serve, .end = end};
}
