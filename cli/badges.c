// SPDX-License-Identifier: Apache-2.0
/** Portfolios into badges. */
#include "badges.h"

#include "lines.h"
#include "score_run.h"

struct badges {
    const struct cli_call *call;
    const struct cli_use *use;
    struct cli_issue issue;
    struct pla_json_tree *about;
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

static enum pla_code add(void *ctx, const struct pla_record *record, struct pla_text lines,
                         struct pla_text notes)
{
    struct badges *badges = ctx;
    struct pla_text line;
    enum pla_code code = PLA_OK;
    (void)notes;
    while (code == PLA_OK && cli_next_line(&lines, &line))
        code = cli_issue_decision(&badges->issue, pla_json_tree_root(badges->about), record->text,
                                  line, false, badges->use->as_of);
    return code;
}

enum pla_code cli_badges_score(const struct cli_call *call, const struct cli_badges_job *job)
{
    struct cli_use use;
    struct badges badges = {.call = call, .use = &use};
    enum pla_code code = cli_use_read(call, job->use, &use);
    if (code != PLA_OK)
        return code;
    code = cli_issue_begin(&badges.issue, call, job->issue, job->output);
    if (code == PLA_OK) {
        struct cli_score_run run = {
            .call = call,
            .use = &use,
            .sink = {.ctx = &badges, .start = start, .lines = add},
            .jobs = job->jobs,
            .want_description = true,
        };
        code = cli_score_run(&run, call->operands, call->operand_count);
        cli_out_note(call->out, "%zu badge%s in %s", badges.issue.written,
                     badges.issue.written == 1 ? "" : "s", job->output);
        if (badges.issue.written > 0)
            cli_out_note(call->out,
                         "each is marked as not approved: portfolios in files say what is "
                         "recommended, and approvals stand in a store");
    }
    code = cli_issue_end(&badges.issue, code, use.as_of);
    pla_json_tree_free(badges.about);
    return code;
}
