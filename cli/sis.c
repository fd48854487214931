// SPDX-License-Identifier: Apache-2.0
/** Rows for a student system. */
#include "sis.h"

#include "base/file.h"
#include "lines.h"
#include "model/decision_read.h"
#include "reports/sis.h"
#include "source.h"
#include "store/action.h"

enum { MOST_MAP_BYTES = 1 << 20, SECONDS_A_DAY = 86400 };

struct sis {
    const struct cli_call *call;
    const struct cli_sis_job *job;
    const struct pla_sis_map *map;
    struct pla_about about;
    struct pla_file_out file;
    struct pla_str text;
    struct pla_arena arena; /**< of a record */
    struct pla_faults faults;
    struct pla_store *store; /**< NULL: from files */
    bool is_marked;
    size_t rows, reversals, unapproved, held, known, others;
    struct pla_stored_action *actions; /**< to record when the file is written */
    size_t action_count, action_capacity;
};

static enum pla_code out_of_memory(const struct sis *sis)
{
    struct pla_err err;
    pla_err_memory(&err);
    return cli_tell(sis->call, &err);
}

/* ---- rows ---- */

static bool put_row(struct sis *sis, const struct pla_sis_row *row)
{
    bool is_put = pla_sis_put(sis->map, row, sis->is_marked, &sis->text, &sis->faults);
    sis->rows += is_put;
    sis->reversals += is_put && row->is_reversal;
    sis->unapproved += is_put && row->approved_by.at == NULL;
    return is_put;
}

/** What is to be recorded once the file is there. */
static enum pla_code note(struct sis *sis, enum pla_action_kind kind,
                          const struct pla_award_key *key, struct pla_rational credits)
{
    struct pla_arena *arena = sis->call->arena;
    struct pla_str text = {0};
    struct pla_stored_action *actions = pla_arena_grow(arena, sis->actions, &sis->action_capacity,
                                                       sis->action_count + 1, sizeof *actions);
    pla_rational_put_fraction(&text, credits);
    if (actions == NULL || text.failed) {
        pla_str_release(&text);
        return out_of_memory(sis);
    }
    sis->actions = actions;
    actions[sis->action_count++] = (struct pla_stored_action){
        .kind = kind,
        .key = {.portfolio = pla_text_copy(arena, key->portfolio),
                .attempt = key->attempt,
                .rubric = pla_text_copy(arena, key->rubric),
                .claim = pla_text_copy(arena, key->claim),
                .award = pla_text_copy(arena, key->award)},
        .credits = pla_text_copy(arena, (struct pla_text){text.at, text.length}),
    };
    pla_str_release(&text);
    return PLA_OK;
}

static bool is_out(const struct pla_standing *standing)
{
    return standing->has_posting && (standing->posting.kind == PLA_ACTION_EXPORT ||
                                     standing->posting.kind == PLA_ACTION_POSTED);
}

/** Credits that an action names, else those recommended. */
static struct pla_rational credits_of(const struct pla_stored_action *action,
                                      const struct pla_award_result *award)
{
    struct pla_rational credits;
    return action->credits.length > 0 && pla_rational_from_text(action->credits, &credits)
               ? credits
               : award->credits;
}

/** What went out and stands no more is taken back by a row of its own. */
static enum pla_code reverse(struct sis *sis, struct pla_sis_row row,
                             const struct pla_award_key *key, const struct pla_standing *standing)
{
    row.is_reversal = true;
    row.has_credits = true;
    row.credits = credits_of(&standing->posting, row.award);
    row.approved_by = standing->settled.actor;
    return put_row(sis, &row) ? note(sis, PLA_ACTION_REVERSE, key, row.credits) : PLA_OK;
}

static enum pla_code put_approved(struct sis *sis, struct pla_sis_row row,
                                  const struct pla_award_key *key,
                                  const struct pla_standing *standing)
{
    enum pla_code code = PLA_OK;
    row.approved_by = standing->settled.actor;
    row.has_approved_on = true;
    row.approved_on = (pla_day)(standing->settled.at / SECONDS_A_DAY);
    row.has_credits = true;
    row.credits = credits_of(&standing->settled, row.award);
    if (is_out(standing)) {
        struct pla_rational before = credits_of(&standing->posting, row.award);
        if (pla_rational_compare(before, row.credits) == 0) {
            sis->known++;
            return PLA_OK;
        }
        code = reverse(sis, row, key, standing);
    }
    if (code == PLA_OK && row.credits.num > 0 && put_row(sis, &row))
        code = note(sis, PLA_ACTION_EXPORT, key, row.credits);
    return code;
}

static enum pla_code put_unapproved(struct sis *sis, const struct pla_sis_row *row)
{
    if (row->award->status != PLA_STATUS_RECOMMENDED)
        return PLA_OK;
    if (row->award->hold.count > 0)
        sis->held++;
    else
        (void)put_row(sis, row);
    return PLA_OK;
}

static enum pla_code put_stored(struct sis *sis, const struct pla_sis_row *row)
{
    const struct pla_decision *decision = row->decision;
    struct pla_award_key key = {decision->portfolio, decision->attempt, decision->rubric,
                                decision->claim, row->award->id};
    struct pla_standing standing;
    struct pla_err err;
    if (pla_store_standing(sis->store, &key, &sis->arena, &standing, &err) != PLA_OK)
        return cli_tell(sis->call, &err);
    bool is_granted = standing.has_settled && standing.settled.kind != PLA_ACTION_DENY;
    if (is_granted && row->award->hold.count > 0 && !is_out(&standing)) {
        sis->held++;
        return PLA_OK;
    }
    if (is_granted)
        return put_approved(sis, *row, &key, &standing);
    if (is_out(&standing))
        return reverse(sis, *row, &key, &standing);
    return sis->job->unapproved && !standing.has_settled ? put_unapproved(sis, row) : PLA_OK;
}

static enum pla_code add_decision(struct sis *sis, const struct pla_decision *decision,
                                  const struct pla_context *context)
{
    enum pla_code code = PLA_OK;
    for (size_t i = 0; i < decision->award_count && code == PLA_OK; i++) {
        enum pla_award_kind kind = decision->awards[i].kind;
        if (kind == PLA_AWARD_BADGE || kind == PLA_AWARD_POINTS) {
            sis->others += decision->awards[i].status == PLA_STATUS_RECOMMENDED;
            continue; /* no row of a transcript */
        }
        struct pla_sis_row row = {.decision = decision,
                                  .award = &decision->awards[i],
                                  .context = context,
                                  .about = &sis->about};
        code = sis->store != NULL ? put_stored(sis, &row) : put_unapproved(sis, &row);
    }
    return code == PLA_OK && sis->text.failed ? out_of_memory(sis) : code;
}

/** A file can be given up; what a stream has had cannot: it gets all at the end. */
static enum pla_code write_out(struct sis *sis)
{
    if (sis->text.length > 0)
        (void)fwrite(sis->text.at, 1, sis->text.length, sis->file.stream);
    pla_str_clear(&sis->text);
    return ferror(sis->file.stream) ? PLA_OUTPUT : PLA_OK;
}

static enum pla_code add(void *ctx, const struct pla_record *record, struct pla_text lines,
                         struct pla_text notes)
{
    struct sis *sis = ctx;
    struct pla_context context = {0};
    struct pla_text line;
    struct pla_err err;
    enum pla_code code = PLA_OK;
    (void)record;
    pla_arena_reset(&sis->arena);
    if (cli_next_line(&notes, &line))
        code = pla_context_read(line, &sis->arena, &context, &err);
    while (code == PLA_OK && cli_next_line(&lines, &line)) {
        struct pla_decision decision;
        code = pla_decision_read(line, "decision", 1, &sis->arena, &decision, &err);
        if (code != PLA_OK)
            break;
        code = add_decision(sis, &decision, &context);
        if (code != PLA_OK)
            return code; /* told */
    }
    if (code != PLA_OK)
        return cli_tell(sis->call, &err);
    return sis->file.temporary != NULL ? write_out(sis) : PLA_OK;
}

static enum pla_code start(void *ctx, struct pla_text description)
{
    struct sis *sis = ctx;
    struct pla_err err;
    struct pla_text text = pla_text_copy(sis->call->arena, description);
    while (text.length > 0 && text.at[text.length - 1] == '\n')
        text.length--;
    enum pla_code code = pla_about_read(text, sis->call->arena, &sis->about, &err);
    return code == PLA_OK ? PLA_OK : cli_tell(sis->call, &err);
}

/* ---- the run ---- */

static enum pla_code read_map(struct sis *sis)
{
    struct pla_faults faults = {0};
    struct pla_text text;
    struct pla_err err;
    const char *path = sis->job->map;
    if (path == NULL) {
        pla_err_set(&err, PLA_USAGE, "rows for a student system need a column map");
        pla_err_hint(&err,
                     "--map FILE; maps to begin with stand in rubrics/maps, and one in maps/ of "
                     "what plaudit init made");
        return cli_tell(sis->call, &err);
    }
    if (pla_file_read(path, MOST_MAP_BYTES, sis->call->arena, &text, &err) != PLA_OK)
        return cli_tell(sis->call, &err);
    enum pla_code code = pla_sis_map_read(text, path, sis->call->arena, &sis->map, &faults);
    cli_out_faults(sis->call->out, &faults, NULL);
    return code == PLA_OK || code == PLA_MEMORY ? code : PLA_USAGE;
}

static enum pla_code begin(struct sis *sis, bool is_store)
{
    struct pla_err err;
    enum pla_code code = PLA_OK;
    sis->is_marked = !is_store || sis->job->unapproved;
    if (is_store)
        code =
            cli_store_open(sis->call, &sis->job->use->stored.store, PLA_STORE_WRITE, &sis->store);
    if (code == PLA_OK && pla_file_out_open(&sis->file, sis->job->output, &err) != PLA_OK)
        code = cli_tell(sis->call, &err);
    if (code != PLA_OK)
        return code;
    pla_sis_begin(sis->map, sis->job->excel, sis->is_marked, &sis->text);
    return sis->text.failed ? out_of_memory(sis) : PLA_OK;
}

static void tell_counts(const struct sis *sis)
{
    struct cli_out *out = sis->call->out;
    cli_out_note(out, "%zu row%s", sis->rows, sis->rows == 1 ? "" : "s");
    if (sis->unapproved > 0)
        cli_out_note(out, "marked UNAPPROVED, because nobody has approved them: %zu",
                     sis->unapproved);
    if (sis->reversals > 0)
        cli_out_note(out, "rows that take back what was posted: %zu", sis->reversals);
    if (sis->held > 0)
        cli_out_note(out, "left out, held back from posting: %zu", sis->held);
    if (sis->others > 0)
        cli_out_note(out, "left out, badges and points, which are no credit: %zu", sis->others);
    if (sis->known > 0)
        cli_out_note(out, "left out, went out before: %zu", sis->known);
}

/** The file first, then the store: what is recorded was written. */
static enum pla_code end(struct sis *sis, enum pla_code code)
{
    struct pla_err err;
    cli_out_faults(sis->call->out, &sis->faults, NULL);
    if (code == PLA_OK && sis->faults.count > 0) {
        cli_out_note(sis->call->out, "nothing is written: every value must fit");
        code = PLA_NO;
    }
    if (code != PLA_OK) {
        pla_file_out_abandon(&sis->file);
        return code;
    }
    (void)write_out(sis); /* committing tells why */
    if (pla_file_out_commit(&sis->file, &err) != PLA_OK)
        return cli_tell(sis->call, &err);
    tell_counts(sis);
    if (sis->action_count > 0 &&
        pla_store_actions_put(sis->store, sis->actions, sis->action_count, NULL, &err) != PLA_OK)
        return cli_tell(sis->call, &err);
    return PLA_OK;
}

static enum pla_code run_source(struct sis *sis, const struct cli_source *source,
                                const struct cli_use *use)
{
    struct cli_score_run run = {
        .call = sis->call,
        .use = use,
        .sink = {.ctx = sis, .start = start, .lines = add},
        .jobs = sis->job->jobs,
        .want_names = true,
        .want_description = true,
    };
    pla_arena_init(&sis->arena, 0);
    enum pla_code code = begin(sis, source->count == 0);
    if (code == PLA_OK)
        code = end(sis, cli_source_run(source, &run, sis->job->portfolios));
    if (run.records > 0 && !source->is_decisions)
        cli_score_summary(&run);
    pla_store_close(sis->store);
    pla_arena_release(&sis->arena);
    pla_str_release(&sis->text);
    return code;
}

enum pla_code cli_sis_write(const struct cli_call *call, const struct cli_sis_job *job)
{
    struct sis sis = {.call = call, .job = job};
    struct cli_source source = {0};
    struct cli_use use;
    enum pla_code code = read_map(&sis);
    if (code == PLA_OK && call->operand_count == 0 && !cli_stored_is_input(call, &job->use->stored))
        code = cli_tell_no_input(call);
    if (code == PLA_OK)
        code = cli_source_open(call, &source);
    if (code == PLA_OK)
        code = cli_source_use(&source, job->use, &use);
    return code == PLA_OK ? run_source(&sis, &source, &use) : code;
}
