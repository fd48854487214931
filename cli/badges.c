// SPDX-License-Identifier: Apache-2.0
/** Portfolios or a store's decisions into badges. */
#include "badges.h"

#include "decided.h"
#include "lines.h"
#include "source.h"
#include "store/action.h"
#include "store/decision.h"

struct badges {
    const struct cli_call *call;
    const struct cli_use *use;
    struct cli_issue issue;
    struct pla_json_tree *about;
    struct pla_store *store; /**< NULL: portfolios are scored, and nobody approved them */
    struct pla_arena arena;  /**< what the store says of one decision */
};

static enum pla_code start(void *ctx, struct pla_text description)
{
    struct badges *badges = ctx;
    struct pla_err err;
    while (description.length > 0 && description.at[description.length - 1] == '\n')
        description.length--;
    const enum pla_code code =
        pla_json_tree_parse(description, "description", &badges->about, &err);
    if (code != PLA_OK)
        cli_out_error(badges->call->out, &err, NULL);
    return code;
}

/* ---- what the store knows ---- */

static struct pla_text text_at(const struct pla_json_node *node, const char *key)
{
    return pla_json_node_text(pla_json_node_get(node, key));
}

static int64_t attempt_of(const struct pla_json_node *decision)
{
    struct pla_rational attempt = PLA_WHOLE(1);
    (void)pla_json_node_rational(pla_json_node_get(decision, "attempt"), &attempt);
    return attempt.num;
}

static enum pla_code ask(void *ctx, const struct pla_json_node *decision,
                         const struct pla_json_node *award, struct cli_issue_standing *out)
{
    struct badges *badges = ctx;
    struct pla_standing standing;
    struct pla_err err;
    out->from = badges->use->as_of;
    if (badges->store == NULL)
        return PLA_OK;
    const struct pla_award_key key = {
        .portfolio = text_at(decision, "portfolio"),
        .attempt = attempt_of(decision),
        .rubric = text_at(decision, "rubric"),
        .claim = text_at(decision, "claim"),
        .award = text_at(award, "id"),
    };
    const enum pla_code code =
        pla_store_standing(badges->store, &key, &badges->arena, &standing, &err);
    if (code != PLA_OK) {
        cli_out_error(badges->call->out, &err, NULL);
        return code;
    }
    if (!standing.has_settled)
        return PLA_OK;
    const enum pla_action_kind kind = standing.settled.kind;
    out->is_refused = kind == PLA_ACTION_DENY;
    out->is_approved = kind == PLA_ACTION_APPROVE || kind == PLA_ACTION_OVERRIDE;
    out->is_override = kind == PLA_ACTION_OVERRIDE;
    if (out->is_override)
        out->credits = standing.settled.credits;
    /* No credit of a course is no award; a badge has none anyway. */
    if (out->is_override && text_at(award, "unit").length > 0 &&
        pla_text_equal(standing.settled.credits, PLA_TEXT("0")))
        out->is_refused = true;
    out->from = pla_instant_day(standing.settled.at);
    return PLA_OK;
}

/** The portfolio's bytes of that attempt; absent if they were redacted. */
static enum pla_code find_record(struct badges *badges, struct pla_text line, struct pla_text *out)
{
    struct pla_json_tree *tree = NULL;
    struct pla_store_cursor *cursor;
    struct pla_stored_record record;
    struct pla_err err;
    enum pla_code code = pla_json_tree_parse(line, "decision", &tree, &err);
    const struct pla_json_node *decision = pla_json_tree_root(tree);
    const int64_t attempt = attempt_of(decision);
    const struct pla_store_filter filter = {.portfolio = text_at(decision, "portfolio"),
                                            .is_latest = true};
    if (code == PLA_OK)
        code = pla_store_records_open(badges->store, &filter, &cursor, &err);
    if (code == PLA_OK) {
        while ((code = pla_store_records_next(cursor, &record, &err)) == PLA_OK)
            if (record.attempt == attempt && record.record.at != NULL)
                *out = pla_text_copy(&badges->arena, record.record);
        pla_store_cursor_close(cursor);
        code = code == PLA_MISSING ? PLA_OK : code;
    }
    pla_json_tree_free(tree);
    if (code != PLA_OK)
        cli_out_error(badges->call->out, &err, NULL);
    return code;
}

static enum pla_code add(void *ctx, const struct pla_record *record, struct pla_text lines,
                         struct pla_text notes)
{
    struct badges *badges = ctx;
    const struct cli_issue_ruling ruling = {badges, ask};
    struct pla_text line, bytes = record->text;
    enum pla_code code = PLA_OK;
    (void)notes;
    while (code == PLA_OK && cli_next_line(&lines, &line)) {
        pla_arena_reset(&badges->arena);
        if (badges->store != NULL)
            code = find_record(badges, line, &bytes);
        if (code == PLA_OK)
            code = cli_issue_decision(&badges->issue, pla_json_tree_root(badges->about), bytes,
                                      line, &ruling);
    }
    return code;
}

static enum pla_code go(struct badges *badges, const struct cli_badges_job *job,
                        const struct cli_source *source)
{
    const struct cli_call *call = badges->call;
    struct cli_score_run run = {
        .call = call,
        .use = badges->use,
        .sink = {.ctx = badges, .start = start, .lines = add},
        .jobs = job->jobs,
        .want_description = true,
    };
    const struct cli_decided decided = {.stored = &job->use->stored, .rubrics = &job->use->rubrics};
    const enum pla_code code = badges->store != NULL
                                   ? cli_decided_run(&decided, &run)
                                   : cli_score_run(&run, source->paths, source->count);
    cli_out_note(call->out, "%zu badge%s in %s", badges->issue.written,
                 badges->issue.written == 1 ? "" : "s", job->output);
    return code;
}

enum pla_code cli_badges_score(const struct cli_call *call, const struct cli_badges_job *job)
{
    struct cli_use use;
    struct cli_source source = {.count = 0};
    struct badges badges = {.call = call, .use = &use};
    const bool is_stored = call->operand_count == 0;
    enum pla_code code = is_stored ? PLA_OK : cli_source_open_portfolios(call, "badges", &source);
    if (code == PLA_OK)
        code =
            is_stored ? cli_decided_use(call, job->use, &use) : cli_use_read(call, job->use, &use);
    if (code != PLA_OK)
        return code;
    pla_arena_init(&badges.arena, 0);
    if (is_stored)
        code = cli_store_open(call, &job->use->stored.store, PLA_STORE_READ, &badges.store);
    if (code == PLA_OK) {
        code = cli_issue_begin(&badges.issue, call, job->issue, job->output);
        badges.issue.approved_only = is_stored && !job->issue->unapproved;
        if (code == PLA_OK)
            code = go(&badges, job, &source);
        code = cli_issue_end(&badges.issue, code, use.as_of);
    }
    if (badges.store != NULL)
        pla_store_close(badges.store);
    pla_json_tree_free(badges.about);
    pla_arena_release(&badges.arena);
    return code;
}
