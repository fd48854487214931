// SPDX-License-Identifier: Apache-2.0
/** Scoring in the form a worker runs. */
#include "batch/score_task.h"

#include "batch/column.h"

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

static enum pla_code serve(void *ctx, const struct pla_record *record, struct pla_reply *reply)
{
    const struct pla_score_task *score = ctx;
    enum pla_code code = pla_scorer_record(score->scorer, record->text, record->name, record->line,
                                           &reply->lines, &reply->notes, &reply->faults);
    pla_faults_shift_columns(&reply->faults, record);
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
