// SPDX-License-Identifier: Apache-2.0
/** plaudit fair: award rate and credit by group of learners, and where a gap arises. */
#include "base/file.h"
#include "decisions.h"
#include "fairness.h"

struct fair_values {
    struct cli_common common;
    struct cli_use_values use;
    struct cli_list portfolios;
    const char *award, *output;
    size_t least;
    bool json;
};

static const struct cli_opt options[] = {
    {"portfolios", 0, CLI_LIST, offsetof(struct fair_values, portfolios), "FILE",
     "portfolios with the groups of learners; may be given again", NULL},
    {"award", 0, CLI_TEXT, offsetof(struct fair_values, award), "ID",
     "look at this award only (default: any award)", NULL},
    {"least", 0, CLI_NUMBER, offsetof(struct fair_values, least), "N",
     "show no group with fewer decided portfolios (default: 5)", NULL},
    CLI_USE_OPTIONS(struct fair_values),
    CLI_STORED_OPTIONS(struct fair_values),
    {"output", 'o', CLI_TEXT, offsetof(struct fair_values, output), "FILE",
     "write there; the file appears when it is complete", NULL},
    {"json", 0, CLI_FLAG, offsetof(struct fair_values, json), NULL, "as one JSON object", NULL},
    {0},
};

static const char *const examples[] = {
    "Award rates by group of decisions that were scored before:",
    "plaudit fair decisions.ndjson --portfolios portfolios.ndjson",
    "The same, scored on the way:",
    "plaudit fair portfolios.ndjson --rubric networked-learning",
    "A run of the store, whose portfolios have the groups:",
    "plaudit fair --store plaudit.db --run 2026-11",
    NULL,
};

static const char about_groups[] =
    "Groups are read from the portfolios (learner, groups) and meet decisions only here: a "
    "decision is the same, byte for byte, whatever the groups are.";
static const char about_rule[] =
    "A ratio below four-fifths of the highest group's rate is amber; it is red if the exact test, "
    "corrected for several groups, says that chance would hardly do it. This is a screen, not a "
    "finding. Groups of fewer than 5 are not shown, nor compared; a group of less than 2% of all "
    "is not what others are held against.";
static const char *const notes[] = {about_groups, about_rule, NULL};

/** Default of --least. */
enum { LEAST = 5 };

static enum pla_code tell(const struct cli_call *call, const struct pla_err *err)
{
    cli_out_error(call->out, err, NULL);
    return err->code;
}

static enum pla_code see_decision(void *ctx, const struct pla_decision *decision,
                                  struct pla_err *err)
{
    return cli_fair_add(ctx, decision, err);
}

static enum pla_code see_portfolio(void *ctx, const struct pla_record *record,
                                   struct pla_arena *arena, struct pla_err *err)
{
    (void)arena;
    return cli_fair_see_groups(ctx, record->text, record->name, err);
}

/** Groups from --portfolios, or from the portfolios that were scored or are stored. */
static enum pla_code read_groups(const struct cli_call *call, struct cli_fair *fair)
{
    const struct fair_values *values = call->values;
    struct cli_list own = {.items = NULL};
    const struct cli_list *from = &values->portfolios;
    struct pla_err err;
    if (from->count == 0 && call->operand_count == 0)
        return cli_records_each_stored(call, &values->use.stored, see_portfolio, fair);
    if (from->count == 0) {
        for (size_t i = 0; i < call->operand_count; i++) {
            if (strcmp(call->operands[i], "-") == 0) {
                pla_err_set(&err, PLA_USAGE, "standard input is read once");
                pla_err_hint(&err, "--portfolios FILE names the portfolios with the groups");
                return tell(call, &err);
            }
            if (!cli_list_add(&own, call->operands[i], call->arena)) {
                pla_err_memory(&err);
                return tell(call, &err);
            }
        }
        from = &own;
    }
    return cli_records_each(call, from->items, from->count, see_portfolio, fair, NULL);
}

static enum pla_code write_report(const struct cli_call *call, const struct cli_fair *fair)
{
    const struct fair_values *values = call->values;
    struct pla_str text = {0};
    struct pla_err err;
    if (values->json)
        cli_fair_put_json(fair, &text);
    else
        cli_fair_put(fair, &text);
    if (values->output == NULL)
        return cli_print(call, &text);
    enum pla_code code = pla_str_check(&text, &err);
    if (code == PLA_OK)
        code = pla_file_write(values->output, (struct pla_text){text.at, text.length}, &err);
    pla_str_release(&text);
    return code == PLA_OK ? code : tell(call, &err);
}

static enum pla_code run(const struct cli_call *call)
{
    const struct fair_values *values = call->values;
    struct cli_fair fair = {.arena = call->arena,
                            .least = values->least > 0 ? values->least : LEAST,
                            .award = values->award};
    struct cli_decisions decisions = {
        .call = call, .use = &values->use, .ctx = &fair, .see = see_decision};
    struct pla_err err;
    if (call->operand_count == 0 && !cli_stored_is_input(call, &values->use.stored))
        return cli_tell_no_input(call);
    if (call->operand_count > 0 && values->use.rubrics.count == 0 &&
        values->portfolios.count == 0) {
        pla_err_set(&err, PLA_USAGE, "decisions do not carry groups");
        pla_err_hint(&err, "--portfolios FILE names the portfolios that do");
        return tell(call, &err);
    }
    enum pla_code code = cli_decisions_run(&decisions);
    if (code == PLA_OK && fair.portfolios.count == 0) {
        if (call->out->worst != PLA_OK)
            return PLA_OK; /* why there is none was told */
        pla_err_set(&err, PLA_MISSING, "the input holds no decision");
        return tell(call, &err);
    }
    if (code == PLA_OK)
        code = read_groups(call, &fair);
    if (code != PLA_OK)
        return code;
    code = cli_fair_finish(&fair, &err);
    if (code != PLA_OK)
        return tell(call, &err);
    if (fair.unmatched > 0)
        cli_out_note(call->out, "%zu portfolio%s with decisions %s not among --portfolios",
                     fair.unmatched, fair.unmatched == 1 ? "" : "s",
                     fair.unmatched == 1 ? "is" : "are");
    return write_report(call, &fair);
}

const struct cli_cmd cli_cmd_fair = {
    .name = "fair",
    .summary = "compare award rates and credit between groups of learners",
    .operands = "INPUT... --portfolios FILE",
    .least_operands = 0, /* or the store */
    .most_operands = SIZE_MAX,
    .examples = examples,
    .notes = notes,
    .options = options,
    .values_size = sizeof(struct fair_values),
    .run = run,
};
