// SPDX-License-Identifier: Apache-2.0
/** Both scorers in one worker, record by record. */
#include "check/compare_task.h"

#include "batch/column.h"
#include "batch/score_task.h"

static enum pla_code start(void *ctx, struct pla_str *out, struct pla_faults *faults)
{
    struct pla_compare_task *compare = ctx;
    (void)out;
    enum pla_code code = pla_scorer_new(&compare->before, &compare->scorers[0], faults);
    if (code == PLA_OK)
        code = pla_scorer_new(&compare->after, &compare->scorers[1], faults);
    return code;
}

/** One line that says why there are no decisions. */
static void put_refusal(const struct pla_faults *faults, enum pla_code code, struct pla_str *out)
{
    const struct pla_err *err = &faults->items[0];
    PLA_PUT(out, "{\"refused\":{\"code\":");
    pla_str_put_json(out, pla_text_of(pla_code_name(code)));
    PLA_PUT(out, ",\"where\":");
    pla_str_put_json(out, pla_text_of(faults->count > 0 ? err->where : ""));
    PLA_PUT(out, ",\"text\":");
    pla_str_put_json(out, pla_text_of(faults->count > 0 ? err->text : ""));
    PLA_PUT(out, ",\"help\":");
    pla_str_put_json(out, pla_text_of(faults->count > 0 ? err->hint : ""));
    PLA_PUT(out, "}}\n");
}

static enum pla_code score(struct pla_scorer *scorer, const struct pla_record *record,
                           struct pla_str *out, struct pla_faults *faults)
{
    enum pla_code code =
        pla_scorer_record(scorer, record->text, record->name, record->line, out, NULL, faults);
    pla_faults_shift_columns(faults, record);
    return code;
}

static enum pla_code serve(void *ctx, const struct pla_record *record, struct pla_reply *reply)
{
    const struct pla_compare_task *compare = ctx;
    struct pla_faults after = {0};
    enum pla_code first = score(compare->scorers[0], record, &reply->lines, &reply->faults);
    enum pla_code second = score(compare->scorers[1], record, &reply->notes, &after);
    if (first == PLA_MEMORY || second == PLA_MEMORY || (first != PLA_OK && second != PLA_OK))
        return first != PLA_OK ? first : second;
    if (second != PLA_OK)
        put_refusal(&after, second, &reply->notes);
    if (first != PLA_OK)
        put_refusal(&reply->faults, first, &reply->lines);
    reply->faults = (struct pla_faults){0};
    return PLA_OK;
}

static void end(void *ctx)
{
    struct pla_compare_task *compare = ctx;
    for (size_t i = 0; i < 2; i++) {
        pla_scorer_free(compare->scorers[i]);
        compare->scorers[i] = NULL;
    }
}

struct pla_task pla_compare_task(struct pla_compare_task *compare)
{
    return (struct pla_task){
        .ctx = compare, .prepare = pla_score_prepare, .start = start, .serve = serve, .end = end};
}
