// SPDX-License-Identifier: Apache-2.0
/** Scores gathered while a workbook is written. */
#include "gathered.h"

/** Scores taken; some 20 MB at the end. */
enum { MOST_SCORES = 100000 };
/** Agreement beyond chance that is asked for where nobody says; as in plaudit agree. */
static const double TARGET = 0.7;

void cli_gathered_begin(struct cli_gathered *gathered)
{
    *gathered = (struct cli_gathered){0};
    pla_arena_init(&gathered->arena, 0);
    gathered->scores.arena = &gathered->arena;
}

enum pla_code cli_gathered_describe(struct cli_gathered *gathered, struct pla_text description,
                                    struct pla_err *err)
{
    return cli_scores_describe(&gathered->scores, description, &gathered->names, &gathered->rubrics,
                               err);
}

enum pla_code cli_gathered_see(struct cli_gathered *gathered, const struct pla_record *record,
                               const struct pla_ratings *table, struct pla_arena *arena,
                               struct pla_err *err)
{
    return gathered->is_full ? PLA_OK
                             : cli_settlings_find(record, table, arena, &gathered->settlings, err);
}

enum pla_code cli_gathered_add(struct cli_gathered *gathered, const struct pla_decision *decision,
                               struct pla_err *err)
{
    if (gathered->is_full)
        return PLA_OK;
    if (gathered->scores.count >= MOST_SCORES) {
        for (size_t c = 0; c < decision->criterion_count; c++)
            gathered->is_full |= decision->criteria[c].rating_count > 0;
        return PLA_OK;
    }
    return cli_scores_add(&gathered->scores, decision, &gathered->settlings, err);
}

enum pla_code cli_gathered_end(struct cli_gathered *gathered, struct pla_err *err)
{
    static const struct cli_agreed_options options = {.target = TARGET};
    struct cli_scores *scores = &gathered->scores;
    bool is_repeated;
    if (scores->raters.count < 2)
        return PLA_OK;
    enum pla_code code = cli_scores_repeat(scores, &is_repeated, err);
    if (code != PLA_OK || is_repeated)
        return code; /* a portfolio is in the input twice: plaudit agree tells of it */
    code = cli_scores_scale(scores, NULL, &gathered->names, gathered->rubrics, err);
    if (code == PLA_OK)
        code = cli_agreed_make(scores, &options, &gathered->agreed, err);
    if (code == PLA_NO)
        return PLA_OK; /* a score that is not on its scale */
    const struct pla_agreement_report *report = &gathered->agreed.report;
    gathered->has_result = code == PLA_OK && report->rows[0].shared > 0;
    gathered->result = (struct pla_workbook_agreement){.report = report,
                                                       .scores = scores->count,
                                                       .is_part = gathered->is_full,
                                                       .knows_roles = gathered->knows_roles};
    return code;
}

void cli_gathered_release(struct cli_gathered *gathered)
{
    pla_arena_release(&gathered->arena);
}
