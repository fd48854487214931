// SPDX-License-Identifier: Apache-2.0
/** plaudit agree: how far assessors agree, and what a disagreement does to decisions. */
#include "agreed.h"
#include "base/file.h"
#include "calibration.h"
#include "decisions.h"

struct agree_values {
    struct cli_common common;
    struct cli_use_values use;
    const char *csv, *levels, *weights, *target, *cut, *benchmarks, *seeds, *output;
    bool all, json;
};

static const struct cli_opt options[] = {
    {"csv", 0, CLI_TEXT, offsetof(struct agree_values, csv), "FILE",
     "scores as CSV: item,rater,score and, if wanted, criterion", NULL},
    {"levels", 0, CLI_TEXT, offsetof(struct agree_values, levels), "A,B,C",
     "the levels of the scale, lowest first, as numbers or names", NULL},
    {"weights", 0, CLI_TEXT, offsetof(struct agree_values, weights), "KIND",
     "distances of levels: rank (default) or value", NULL},
    {"cut", 0, CLI_TEXT, offsetof(struct agree_values, cut), "LEVEL",
     "the lowest level that passes (default: each criterion's minimum)", NULL},
    {"target", 0, CLI_TEXT, offsetof(struct agree_values, target), "T",
     "agreement beyond chance that you want to reach (default: 0.70)", NULL},
    {"benchmarks", 0, CLI_TEXT, offsetof(struct agree_values, benchmarks), "FILE",
     "agreed levels as CSV: item,criterion,level; each assessor against them", NULL},
    {"seeds", 0, CLI_TEXT, offsetof(struct agree_values, seeds), "FILE",
     "portfolios scored twice by one assessor as CSV: item,rater,first,second", NULL},
    CLI_USE_OPTIONS(struct agree_values),
    CLI_STORED_OPTIONS(struct agree_values),
    {"output", 'o', CLI_TEXT, offsetof(struct agree_values, output), "FILE",
     "write there; the file appears when it is complete", NULL},
    {"all", 'a', CLI_FLAG, offsetof(struct agree_values, all), NULL,
     "every statistic and every disagreement", NULL},
    {"json", 0, CLI_FLAG, offsetof(struct agree_values, json), NULL, "as one JSON object", NULL},
    {0},
};

static const char *const examples[] = {
    "How far assessors agreed on decisions that were scored before:",
    "plaudit agree decisions.ndjson --levels absent,emerging,meets,exceeds",
    "The same from portfolios, with the scales and minima of the rubric:",
    "plaudit agree portfolios.ndjson --rubric networked-learning",
    "A run of the store:",
    "plaudit agree --store plaudit.db --run 2026-11",
    "Scores of any kind, every statistic, for a script:",
    "plaudit agree --csv scores.csv --levels 0,1,2,3 --all --json",
    "Assessors against levels that were agreed before:",
    "plaudit agree --csv scores.csv --levels 0,1,2,3 --benchmarks agreed.csv",
    NULL,
};

static const char about_verdict[] =
    "A verdict is one of three: the interval lies above the target (meets), below it (below), or "
    "holds it (not shown yet). Targets in use: .70 for automated essay scoring and ICC of .75; "
    ".667 to .80 for Krippendorff's alpha. Ask for 30 portfolios or more that two assessors "
    "scored.";
static const char about_severity[] =
    "Severity is shown, never taken off. It can be compared only between assessors who are linked "
    "by common portfolios.";
static const char *const notes[] = {about_verdict, about_severity, NULL};

static enum pla_code tell(const struct cli_call *call, const struct pla_err *err)
{
    cli_out_error(call->out, err, NULL);
    return err->code;
}

/* ---- reading ---- */

struct reading {
    struct cli_scores scores;
    struct cli_names names;
    struct cli_scale *rubrics;
    struct cli_decisions decisions;
};

static enum pla_code see_description(void *ctx, struct pla_text description, struct pla_err *err)
{
    struct reading *reading = ctx;
    return cli_scores_describe(&reading->scores, description, &reading->names, &reading->rubrics,
                               err);
}

static enum pla_code see_decision(void *ctx, const struct pla_decision *decision,
                                  struct pla_err *err)
{
    struct reading *reading = ctx;
    return cli_scores_add(&reading->scores, decision, &reading->decisions.settlings, err);
}

static enum pla_code read_decisions(const struct cli_call *call, struct reading *reading)
{
    const struct agree_values *values = call->values;
    reading->decisions = (struct cli_decisions){.call = call,
                                                .use = &values->use,
                                                .ctx = reading,
                                                .start = see_description,
                                                .see = see_decision};
    size_t repeats = 0;
    struct pla_err err;
    enum pla_code code = cli_decisions_run(&reading->decisions);
    if (code == PLA_OK)
        code = cli_scores_refuse_repeats(call, &reading->scores, NULL, &repeats);
    if (code == PLA_OK && repeats > 0)
        return PLA_NO;
    if (code == PLA_OK && reading->scores.count == 0) {
        pla_err_set(&err, PLA_MISSING, "no decision of the input has a rating");
        return tell(call, &err);
    }
    return code;
}

static enum pla_code read_scores(const struct cli_call *call, const struct cli_scale *scale,
                                 struct reading *reading)
{
    const struct agree_values *values = call->values;
    struct pla_err err;
    bool is_stored = values->csv != NULL ? values->use.stored.store.path != NULL
                                         : cli_stored_is_input(call, &values->use.stored);
    if ((values->csv != NULL) == (call->operand_count > 0 || is_stored)) {
        pla_err_set(&err, PLA_USAGE,
                    values->csv != NULL ? "agree takes INPUT or --csv, not both"
                                        : "agree needs INPUT, --csv FILE or --store FILE");
        return tell(call, &err);
    }
    enum pla_code code = values->csv != NULL
                             ? cli_scores_read_csv(call, values->csv, scale, &reading->scores)
                             : read_decisions(call, reading);
    if (code != PLA_OK)
        return code;
    code = cli_scores_scale(&reading->scores, scale, &reading->names, reading->rubrics, &err);
    return code == PLA_OK ? code : tell(call, &err);
}

/* ---- options ---- */

static enum pla_code read_target(const struct cli_call *call, double *out)
{
    const struct agree_values *values = call->values;
    struct pla_rational target = {7, 10};
    struct pla_err err;
    if (values->target != NULL &&
        (!pla_rational_from_text(pla_text_of(values->target), &target) || target.num <= 0 ||
         pla_rational_compare(target, PLA_WHOLE(1)) >= 0)) {
        pla_err_set(&err, PLA_USAGE, "--target \"%s\" is not between 0 and 1", values->target);
        return tell(call, &err);
    }
    *out = pla_rational_to_double(target);
    return PLA_OK;
}

/** Weighting by value is by rank on a scale of values evenly spread. */
static enum pla_code read_weights(const struct cli_call *call, bool *out_by_value)
{
    static const char *const names[] = {"rank", "value", NULL};
    const struct agree_values *values = call->values;
    struct pla_err err;
    *out_by_value = values->weights != NULL && strcmp(values->weights, "value") == 0;
    if (values->weights == NULL || *out_by_value || strcmp(values->weights, "rank") == 0)
        return PLA_OK;
    const char *nearest = pla_nearest(values->weights, strlen(values->weights), names);
    pla_err_set(&err, PLA_USAGE, "--weights \"%s\" is neither rank nor value", values->weights);
    if (nearest != NULL)
        pla_err_hint(&err, "did you mean '%s'?", nearest);
    return tell(call, &err);
}

/* ---- output ---- */

struct results {
    struct cli_agreed agreed;
    struct cli_calibration benchmarks, seeds;
};

static void put_results(const struct agree_values *values, const struct results *results,
                        struct pla_str *out)
{
    if (!values->json) {
        cli_agreed_put(&results->agreed, values->all, out);
        if (values->benchmarks != NULL)
            cli_calibration_put(&results->benchmarks, "Against the agreed levels", out);
        if (values->seeds != NULL)
            cli_calibration_put(&results->seeds, "Scored again by the same assessor", out);
        return;
    }
    PLA_PUT(out, "{\"schema\":1,");
    cli_agreed_put_json(&results->agreed, values->all, out);
    if (values->benchmarks != NULL)
        cli_calibration_put_json(&results->benchmarks, "benchmarks", out);
    if (values->seeds != NULL)
        cli_calibration_put_json(&results->seeds, "drift", out);
    PLA_PUT(out, "}\n");
}

static enum pla_code write_results(const struct cli_call *call, const struct results *results)
{
    const struct agree_values *values = call->values;
    struct pla_str text = {0};
    struct pla_err err;
    put_results(values, results, &text);
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
    const struct agree_values *values = call->values;
    struct reading reading = {.scores = {.arena = call->arena}};
    struct results results = {0};
    struct cli_scale declared;
    bool has_levels = values->levels != NULL, by_value;
    double target = 0;
    struct pla_err err;
    enum pla_code code = read_target(call, &target);
    if (code == PLA_OK)
        code = read_weights(call, &by_value);
    if (code == PLA_OK && has_levels) {
        code = cli_scale_read(values->levels, call->arena, &declared, &err);
        if (code != PLA_OK)
            return tell(call, &err);
    }
    if (code == PLA_OK)
        code = read_scores(call, has_levels ? &declared : NULL, &reading);
    if (code != PLA_OK)
        return code;
    if (!has_levels && reading.rubrics == NULL)
        cli_out_note(call->out, "the scale is taken from the scores; --levels names all of it");
    if (values->csv == NULL && !reading.decisions.knows_roles)
        cli_out_note(call->out,
                     "decisions of a file do not tell who moderated: every rating counts");
    struct cli_agreed_options how = {target, values->cut, by_value};
    code = cli_agreed_make(&reading.scores, &how, &results.agreed, &err);
    if (code != PLA_OK)
        return tell(call, &err);
    if (values->benchmarks != NULL)
        code = cli_calibration_read(call, values->benchmarks, &reading.scores, &results.benchmarks);
    if (code == PLA_OK && values->seeds != NULL)
        code = cli_calibration_read_seeds(call, values->seeds, &reading.scores, &results.seeds);
    return code == PLA_OK ? write_results(call, &results) : code;
}

const struct cli_cmd cli_cmd_agree = {
    .name = "agree",
    .summary = "measure how far assessors agree",
    .operands = "INPUT... | --csv FILE | --store FILE",
    .least_operands = 0,
    .most_operands = SIZE_MAX,
    .examples = examples,
    .notes = notes,
    .options = options,
    .values_size = sizeof(struct agree_values),
    .run = run,
};
