// SPDX-License-Identifier: Apache-2.0
/** plaudit decide: approve, deny or override what was recommended. */
#include "actor.h"
#include "base/file.h"
#include "clock.h"
#include "ruling.h"

struct decide_values {
    struct cli_common common;
    struct cli_store_values store;
    const char *file, *credits, *reason, *role, *rubric, *claim;
    size_t attempt;
    bool approve, deny, override, json;
};

static const struct cli_opt options[] = {
    {"approve", 0, CLI_FLAG, offsetof(struct decide_values, approve), NULL,
     "grant what was recommended; the last role of the policy's approvals settles it", NULL},
    {"deny", 0, CLI_FLAG, offsetof(struct decide_values, deny), NULL, "refuse it; needs --reason",
     NULL},
    {"override", 0, CLI_FLAG, offsetof(struct decide_values, override), NULL,
     "grant --credits against the recommendation; needs --reason", NULL},
    {"credits", 0, CLI_TEXT, offsetof(struct decide_values, credits), "N",
     "how many, in the policy's unit: 3, 1.5 or 8/3", NULL},
    {"reason", 0, CLI_TEXT, offsetof(struct decide_values, reason), "TEXT", "why", NULL},
    {"role", 0, CLI_TEXT, offsetof(struct decide_values, role), "ROLE",
     "for which role of the policy's approvals (default: whose turn it is)", NULL},
    {"file", 0, CLI_TEXT, offsetof(struct decide_values, file), "FILE",
     "many at once from a table, all or none: its columns Decision, Credits, Reason", NULL},
    {"rubric", 0, CLI_TEXT, offsetof(struct decide_values, rubric), "ID",
     "the award by this rubric, where several give one of that id", NULL},
    {"claim", 0, CLI_TEXT, offsetof(struct decide_values, claim), "ID", "of this claim", NULL},
    {"attempt", 0, CLI_NUMBER, offsetof(struct decide_values, attempt), "N",
     "of this attempt (default: the last)", NULL},
    {"json", 0, CLI_FLAG, offsetof(struct decide_values, json), NULL, "a line of JSON a decision",
     NULL},
    CLI_STORE_OPTION(struct decide_values),
    CLI_ACTOR_OPTION(struct decide_values),
    {0},
};

static const char *const examples[] = {
    "Approve one award:",
    "plaudit decide P-2026-0003 EDU301 --approve",
    "Grant less than was recommended:",
    "plaudit decide P-2026-0003 EDU301 --override --credits 1.5 --reason 'overlaps EDU 215'",
    "What stands in the Decision, Credits and Reason columns of a table:",
    "plaudit decide --file recommendations.csv",
    NULL,
};

static const char about_order[] =
    "The policy's approvals name roles in order; each approves once, the last one settles. Who has "
    "rated a portfolio may not decide it. Nothing is overwritten: every decision is a row of its "
    "own with actor, time and reason.";
static const char *const notes[] = {about_order, NULL};

enum { MOST_BYTES = 256 << 20 };

static enum pla_code read_one(const struct cli_call *call, struct pla_ruling *out,
                              struct pla_err *err)
{
    const struct decide_values *values = call->values;
    *out = (struct pla_ruling){
        .portfolio = pla_text_of(call->operands[0]),
        .award = pla_text_of(call->operands[1]),
        .rubric = pla_text_of(values->rubric),
        .claim = pla_text_of(values->claim),
        .attempt = values->attempt,
        .reason = pla_text_of(values->reason),
        .verdict = values->approve ? PLA_VERDICT_APPROVE
                   : values->deny  ? PLA_VERDICT_DENY
                                   : PLA_VERDICT_OVERRIDE,
    };
    if (values->approve + values->deny + values->override != 1)
        return pla_err_set(err, PLA_USAGE, "one of --approve, --deny and --override is needed");
    if (!values->approve && (values->reason == NULL || values->reason[0] == '\0'))
        return pla_err_set(err, PLA_USAGE, "%s needs --reason",
                           values->deny ? "a denial" : "an override");
    if (values->credits == NULL)
        return PLA_OK;
    out->has_credits = true;
    if (!pla_rational_from_text(pla_text_of(values->credits), &out->credits) ||
        out->credits.num < 0)
        return pla_err_set(err, PLA_USAGE, "--credits needs a number from 0 up, not '%s'",
                           values->credits);
    return PLA_OK;
}

/** One decision into the open transaction; what it says is appended. */
static enum pla_code decide(const struct cli_call *call, struct cli_cases *cases,
                            const struct pla_ruling *what, struct pla_text actor,
                            struct pla_str *text, struct pla_err *err)
{
    const struct decide_values *values = call->values;
    struct cli_ruling ruling = {
        .what = *what, .role = values->role, .actor = actor, .today = cli_clock_today()};
    enum pla_code code = cli_ruling_check(cases, &ruling, err);
    if (code == PLA_OK)
        code = pla_store_actions_put(cases->store, &ruling.action, 1, NULL, err);
    if (code != PLA_OK)
        return code;
    if (values->json)
        cli_ruling_put_json(text, &ruling);
    else
        cli_ruling_put(text, &ruling);
    return PLA_OK;
}

/** A row that may not be decided is told with its place; a store that fails ends it. */
static enum pla_code decide_all(const struct cli_call *call, struct cli_cases *cases,
                                const struct pla_rulings *rulings, struct pla_text actor,
                                struct pla_str *text)
{
    enum pla_code worst = PLA_OK;
    struct pla_err err = {0};
    for (size_t i = 0; i < rulings->count; i++) {
        enum pla_code code = decide(call, cases, &rulings->items[i], actor, text, &err);
        if (code == PLA_OK)
            continue;
        if (rulings->items[i].place.at != NULL && code != PLA_STORE) {
            err.where[0] = '\0';
            pla_err_prepend(&err, "%.*s", (int)rulings->items[i].place.length,
                            rulings->items[i].place.at);
            err.code = PLA_NO;
        }
        worst = pla_code_worst(worst, cli_tell(call, &err));
        if (err.code != PLA_NO && err.code != PLA_MISSING && err.code != PLA_USAGE)
            return worst;
    }
    return worst;
}

static enum pla_code settle(const struct cli_call *call, const struct pla_rulings *rulings)
{
    const struct decide_values *values = call->values;
    struct cli_cases cases = {.arena = call->arena};
    struct pla_str text = {0};
    struct pla_text actor;
    struct pla_err err = {0};
    enum pla_code code = cli_actor_read(values->store.actor, call->arena, &actor, &err);
    if (code != PLA_OK)
        return cli_tell(call, &err);
    code = cli_store_open(call, &values->store, PLA_STORE_WRITE, &cases.store);
    if (code != PLA_OK)
        return code;
    code = pla_store_begin(cases.store, &err);
    if (code == PLA_OK) {
        code = decide_all(call, &cases, rulings, actor, &text);
        if (code != PLA_OK)
            pla_store_rollback(cases.store);
        else if ((code = pla_store_commit(cases.store, &err)) != PLA_OK)
            cli_tell(call, &err);
    } else {
        cli_tell(call, &err);
    }
    pla_store_close(cases.store);
    if (code == PLA_OK)
        return cli_print(call, &text);
    pla_str_release(&text);
    if (rulings->count > 1)
        cli_out_note(call->out, "nothing was decided");
    return code;
}

static enum pla_code read_file(const struct cli_call *call, const char *path,
                               struct pla_rulings *out)
{
    struct pla_text text;
    struct pla_faults faults = {0};
    struct pla_err err;
    if (pla_file_read(path, MOST_BYTES, call->arena, &text, &err) != PLA_OK)
        return cli_tell(call, &err);
    enum pla_code code = pla_rulings_read(text, path, call->arena, out, &faults);
    struct cli_origin origin = {.text = text, .name = path};
    for (size_t i = 0; i < faults.count && i < PLA_FAULTS_KEPT; i++)
        faults.items[i].code = faults.items[i].code == PLA_MEMORY ? PLA_MEMORY : PLA_NO;
    cli_out_faults(call->out, &faults, &origin);
    return code == PLA_OK || code == PLA_MEMORY ? code : PLA_NO;
}

static enum pla_code run(const struct cli_call *call)
{
    const struct decide_values *values = call->values;
    struct pla_ruling one = {0};
    struct pla_rulings rulings = {&one, 1};
    struct pla_err err = {0};
    if ((values->file != NULL) == (call->operand_count > 0) || call->operand_count == 1) {
        pla_err_set(&err, PLA_USAGE, "decide needs PORTFOLIO AWARD, or --file FILE");
        return cli_tell(call, &err);
    }
    if (values->file == NULL)
        return read_one(call, &one, &err) == PLA_OK ? settle(call, &rulings) : cli_tell(call, &err);
    if (values->approve || values->deny || values->override || values->credits != NULL) {
        pla_err_set(&err, PLA_USAGE, "with --file the table says what is decided");
        return cli_tell(call, &err);
    }
    enum pla_code code = read_file(call, values->file, &rulings);
    if (code != PLA_OK)
        return code;
    if (rulings.count == 0) {
        cli_out_note(call->out, "the table decides nothing");
        return PLA_OK;
    }
    return settle(call, &rulings);
}

const struct cli_cmd cli_cmd_decide = {
    .name = "decide",
    .summary = "approve, deny or override what was recommended",
    .operands = "PORTFOLIO AWARD | --file FILE",
    .most_operands = 2,
    .examples = examples,
    .notes = notes,
    .options = options,
    .values_size = sizeof(struct decide_values),
    .run = run,
};
