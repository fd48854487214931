// SPDX-License-Identifier: Apache-2.0
/** plaudit check: load rubrics, policies, portfolios and ratings; tell what is wrong; write
 * nothing. */
#include "base/file.h"
#include "base/json_tree.h"
#include "batch/batch.h"
#include "batch/read_task.h"
#include "check/form.h"
#include "check/lint.h"
#include "check/loads.h"
#include "cmd.h"
#include "exchange/assessors_csv.h"
#include "lines.h"
#include "paths.h"
#include "rated.h"
#include "stop.h"
#include "use.h"
#include "worker/area.h"
#include "worker/run.h"

enum { MOST_RATINGS_BYTES = 1 << 30, MOST_REGISTER_BYTES = 16 << 20, MOST_UNMET = 20 };

struct check_values {
    struct cli_common common;
    struct cli_use_values use;
    bool json, lints;
};

static const struct cli_opt options[] = {
    {"policy", 'p', CLI_TEXT, offsetof(struct check_values, use.policy), "FILE",
     "the policy that portfolios are tried under (one among PATH does, too)", NULL},
    {"as-of", 0, CLI_DATE, offsetof(struct check_values, use.as_of), "DATE",
     "the date rules look from (default: today in UTC)", NULL},
    {"limits", 0, CLI_TEXT, offsetof(struct check_values, use.limits), "NAME=N,...",
     "limits of a rubric: budget, memory, string, source, depth, nodes, result", NULL},
    {"no-isolation", 0, CLI_FLAG, offsetof(struct check_values, use.no_isolation), NULL,
     "run trusted rubrics in this process, without the second wall", NULL},
    {"json", 0, CLI_FLAG, offsetof(struct check_values, json), NULL,
     "one JSON object in place of messages", NULL},
    {"lints", 0, CLI_FLAG, offsetof(struct check_values, lints), NULL,
     "list every lint with what it finds", NULL},
    {0},
};

static const char *const examples[] = {
    "A rubric while it is written:",
    "plaudit check networked-learning",
    "Everything together, before a batch is scored:",
    "plaudit check rubrics policy.lua portfolios.ndjson ratings.csv",
    "What it looks for:",
    "plaudit check --lints",
    NULL,
};

static const char about_paths[] =
    "PATH is a rubric, a policy, portfolios, decisions, ratings or a register of assessors, or a "
    "folder of them, in any mix. With rubrics, portfolios and ratings are tried against all of "
    "them; ratings of a portfolio that is not among PATH are told. Decisions are held against "
    "their schema and their own fingerprint.";
static const char *const notes[] = {
    about_paths,
    "Each warning names its lint; -- plaudit: allow LINT: reason, on its line, silences it.",
    "Notes are shown with --verbose.",
    "Exit status 3: a file cannot be parsed at all; 1: it parses but is wrong.",
    NULL,
};

struct check {
    const struct cli_call *call;
    const struct check_values *values;
    struct cli_use use;
    struct cli_path_list paths;
    struct cli_rated rated;
    struct pla_arena record; /**< of one record, reset */
    bool all_loaded;
    size_t rubrics, policies, portfolios, decisions, tables, registers, errors, warnings, notes;
    struct pla_str json;     /**< errors as elements of an array */
    struct pla_str findings; /**< of the lint, likewise */
};

/** What parses but is wrong is an answer of this command, not a failure of it. */
static enum pla_code as_answer(enum pla_code code)
{
    bool is_wrong =
        code == PLA_RUBRIC || code == PLA_POLICY || code == PLA_PORTFOLIO || code == PLA_OVERFLOW;
    return is_wrong ? PLA_NO : code;
}

static void put_json(struct check *check, const struct pla_err *err)
{
    struct pla_str *s = &check->json;
    if (s->length > 0)
        PLA_PUT(s, ",");
    PLA_PUT(s, "\n{\"code\":");
    pla_str_put_json(s, pla_text_of(pla_code_name(err->code)));
    PLA_PUT(s, ",\"where\":");
    pla_str_put_json(s, pla_text_of(err->where));
    PLA_PUT(s, ",\"text\":");
    pla_str_put_json(s, pla_text_of(err->text));
    PLA_PUT(s, ",\"help\":");
    if (err->hint[0] != '\0')
        pla_str_put_json(s, pla_text_of(err->hint));
    else
        PLA_PUT(s, "null");
    PLA_PUT(s, "}");
}

static void tell(struct check *check, const struct pla_err *err, const struct cli_origin *origin)
{
    struct pla_err answer = *err;
    struct cli_out *out = check->call->out;
    answer.code = as_answer(err->code);
    check->errors++;
    if (check->values->json) {
        put_json(check, err);
        out->worst = pla_code_worst(out->worst, answer.code);
    } else {
        cli_out_error(out, &answer, origin);
    }
}

static void tell_all(struct check *check, const struct pla_faults *faults,
                     const struct cli_use *use, const struct cli_origin *origin)
{
    for (size_t i = 0; i < faults->count && i < PLA_FAULTS_KEPT; i++) {
        struct cli_origin source = {0};
        if (use != NULL)
            source = cli_use_origin(use, faults->items[i].where);
        tell(check, &faults->items[i], origin != NULL ? origin : &source);
    }
    if (faults->count > PLA_FAULTS_KEPT)
        check->errors += faults->count - PLA_FAULTS_KEPT;
}

/** One finding of the lint: an error fails the check, the others are told. */
static void tell_finding(struct check *check, const struct cli_use *use, struct pla_text line)
{
    struct pla_json_tree *tree;
    struct pla_err err = {0};
    if (pla_json_tree_parse(line, "finding", &tree, &err) != PLA_OK)
        return;
    const struct pla_json_node *root = pla_json_tree_root(tree);
    struct pla_text id = pla_json_node_text(pla_json_node_get(root, "lint"));
    struct pla_text severity = pla_json_node_text(pla_json_node_get(root, "severity"));
    struct pla_text text = pla_json_node_text(pla_json_node_get(root, "text"));
    struct pla_text file = pla_json_node_text(pla_json_node_get(root, "file"));
    struct pla_text hint = pla_json_node_text(pla_json_node_get(root, "help"));
    struct pla_rational place = PLA_ZERO;
    bool is_error = pla_text_equal(severity, PLA_TEXT("error"));
    bool is_warning = pla_text_equal(severity, PLA_TEXT("warning"));
    pla_err_set(&err, PLA_NO, "%.*s [%.*s]", (int)text.length, text.at, (int)id.length, id.at);
    if (hint.at != NULL)
        pla_err_hint(&err, "%.*s", (int)hint.length, hint.at);
    if (pla_json_node_rational(pla_json_node_get(root, "line"), &place))
        pla_err_prepend(&err, ":%lld", (long long)place.num);
    if (file.at != NULL)
        pla_err_prepend(&err, "%.*s", (int)file.length, file.at);
    check->errors += is_error;
    check->warnings += is_warning;
    check->notes += !is_error && !is_warning;
    if (is_error)
        check->call->out->worst = pla_code_worst(check->call->out->worst, PLA_NO);
    if (check->values->json) {
        pla_str_put_z(&check->findings, check->findings.length > 0 ? ",\n" : "\n");
        pla_str_put_text(&check->findings, line);
    } else {
        struct cli_origin origin = cli_use_origin(use, err.where);
        if (is_error)
            cli_out_error(check->call->out, &err, &origin);
        else if (is_warning)
            cli_out_warning(check->call->out, &err, &origin);
        else if (check->call->out->is_verbose)
            cli_out_remark(check->call->out, &err, &origin);
    }
    pla_json_tree_free(tree);
}

/** A warning that no rubric's lint gave, as a finding. */
static void put_warning_json(struct check *check, const char *lint, const struct pla_err *err)
{
    struct pla_str *s = &check->findings;
    pla_str_put_z(s, s->length > 0 ? ",\n" : "\n");
    pla_str_put_format(s, "{\"lint\":\"%s\",\"severity\":\"warning\",\"file\":", lint);
    pla_str_put_json(s, pla_text_of(err->where));
    PLA_PUT(s, ",\"line\":null,\"text\":");
    pla_str_put_json(s, pla_text_of(err->text));
    PLA_PUT(s, ",\"help\":");
    if (err->hint[0] != '\0')
        pla_str_put_json(s, pla_text_of(err->hint));
    else
        PLA_PUT(s, "null");
    PLA_PUT(s, "}");
}

static void warn(struct check *check, const char *lint, const struct pla_err *err,
                 const struct cli_origin *origin)
{
    check->warnings++;
    if (check->values->json)
        put_warning_json(check, lint, err);
    else
        cli_out_warning(check->call->out, err, origin);
}

/** Load one rubric or policy in a worker. */
static void check_sources(struct check *check, const struct pla_sources *sources, bool is_policy)
{
    struct cli_use use = {.limits = check->use.limits, .has_policy = is_policy};
    struct pla_load_check load = {.sources = sources,
                                  .is_policy = is_policy,
                                  .policy = check->use.has_policy ? &check->use.policy : NULL,
                                  .limits = &check->use.limits,
                                  .as_of = check->use.as_of};
    struct pla_task task = pla_load_check_task(&load);
    struct pla_faults faults = {0};
    struct pla_str out = {0};
    struct pla_sources copy = *sources;
    use.rubrics = &copy;
    use.rubric_count = !is_policy;
    use.policy = *sources;
    enum pla_code code = check->use.is_isolated
                             ? pla_worker_run(&task, cli_use_memory(&use), &out, &faults)
                             : pla_worker_run_here(&task, &out, &faults);
    check->all_loaded = check->all_loaded && code == PLA_OK;
    tell_all(check, &faults, &use, NULL);
    struct pla_text rest = {out.at, out.length}, line;
    (void)cli_next_line(&rest, &line); /* what it is: id and version */
    while (cli_next_line(&rest, &line))
        tell_finding(check, &use, line);
    pla_str_release(&out);
}

/** Check every path of one kind; policies go first, so that rubrics are seen under them. */
static void check_kind(struct check *check, enum cli_path_kind kind)
{
    const struct cli_call *call = check->call;
    struct cli_use *use = &check->use;
    bool is_policy = kind == CLI_PATH_POLICY;
    for (size_t i = 0; i < check->paths.count; i++) {
        const struct cli_path *path = &check->paths.items[i];
        struct pla_sources sources;
        struct pla_err err;
        if (path->kind != kind)
            continue;
        if (pla_sources_read(path->path, is_policy ? "policy.lua" : "rubric.lua",
                             use->limits.source_bytes, call->arena, &sources, &err) != PLA_OK) {
            tell(check, &err, NULL);
            check->all_loaded = false;
            continue;
        }
        check->rubrics += !is_policy;
        check->policies += is_policy;
        check_sources(check, &sources, is_policy);
        if (is_policy) {
            use->policy = sources;
            use->has_policy = true;
        } else {
            use->rubrics[use->rubric_count++] = sources;
        }
    }
}

static enum pla_code check_rubrics(struct check *check)
{
    struct pla_err err;
    check->use.rubrics = PLA_NEW_ARRAY(check->call->arena, check->paths.count, struct pla_sources);
    if (check->use.rubrics == NULL) {
        pla_err_memory(&err);
        cli_out_error(check->call->out, &err, NULL);
        return PLA_MEMORY;
    }
    check_kind(check, CLI_PATH_POLICY);
    check_kind(check, CLI_PATH_RUBRIC);
    return PLA_OK;
}

static void check_ratings(struct check *check)
{
    const struct cli_call *call = check->call;
    for (size_t i = 0; i < check->paths.count; i++) {
        const struct cli_path *path = &check->paths.items[i];
        struct pla_ratings ratings;
        struct pla_faults faults = {0};
        struct pla_text text;
        struct pla_err err;
        if (path->kind != CLI_PATH_RATINGS)
            continue;
        check->tables++;
        if (pla_file_read(path->path, MOST_RATINGS_BYTES, call->arena, &text, &err) != PLA_OK) {
            tell(check, &err, NULL);
            continue;
        }
        struct cli_origin origin = {.text = text};
        if (pla_ratings_read(text, path->path, call->arena, &ratings, &faults) != PLA_OK) {
            tell_all(check, &faults, NULL, &origin);
            continue;
        }
        struct pla_ratings *all = &check->use.ratings;
        struct pla_rating *items =
            PLA_NEW_ARRAY(call->arena, all->count + ratings.count, struct pla_rating);
        if (items == NULL)
            continue;
        if (all->count > 0)
            memcpy(items, all->items, all->count * sizeof *items);
        if (ratings.count > 0)
            memcpy(items + all->count, ratings.items, ratings.count * sizeof *items);
        *all = (struct pla_ratings){.items = items, .count = all->count + ratings.count};
    }
    pla_ratings_sort(check->use.ratings.items, check->use.ratings.count);
    if (cli_rated_begin(&check->rated, &check->use.ratings, call->arena) != PLA_OK) {
        struct pla_err err;
        pla_err_memory(&err);
        tell(check, &err, NULL);
    }
}

static void check_registers(struct check *check)
{
    const struct cli_call *call = check->call;
    for (size_t i = 0; i < check->paths.count; i++) {
        const struct cli_path *path = &check->paths.items[i];
        struct pla_assessors assessors;
        struct pla_faults faults = {0};
        struct pla_text text;
        struct pla_err err;
        if (path->kind != CLI_PATH_ASSESSORS)
            continue;
        check->registers++;
        if (pla_file_read(path->path, MOST_REGISTER_BYTES, call->arena, &text, &err) != PLA_OK) {
            tell(check, &err, NULL);
            continue;
        }
        struct cli_origin origin = {.text = text};
        (void)pla_assessors_read(text, path->path, call->arena, &assessors, &faults);
        tell_all(check, &faults, NULL, &origin);
    }
}

/** Portfolios that ratings name and that are not there: a slip in an id, else passed over. */
static void tell_unmet(struct check *check)
{
    const struct pla_rating *rating;
    size_t unmet = 0, at = 0;
    while (check->portfolios > 0 && unmet < MOST_UNMET &&
           (rating = cli_rated_next_unmet(&check->rated, &at)) != NULL) {
        struct pla_err err;
        cli_rated_set(rating, "is not among the portfolios", &err);
        warn(check, "unknown-portfolio", &err, NULL);
        unmet++;
    }
}

/** A member of a portfolio that nobody reads and that looks misspelt. */
static void tell_near(struct check *check, struct pla_text line, const struct cli_origin *origin)
{
    struct pla_json_tree *tree;
    struct pla_err err;
    if (pla_json_tree_parse(line, "note", &tree, &err) != PLA_OK)
        return;
    const struct pla_json_node *root = pla_json_tree_root(tree);
    struct pla_text text = pla_json_node_text(pla_json_node_get(root, "text"));
    struct pla_text where = pla_json_node_text(pla_json_node_get(root, "where"));
    struct pla_text help = pla_json_node_text(pla_json_node_get(root, "help"));
    pla_err_set(&err, PLA_NO, "%.*s", (int)text.length, text.at);
    pla_err_hint(&err, "%.*s", (int)help.length, help.at);
    pla_err_prepend(&err, "%.*s", (int)where.length, where.at);
    warn(check, "unknown-member", &err, origin);
    pla_json_tree_free(tree);
}

static enum pla_code see_answer(void *ctx, const struct pla_record *record,
                                const struct pla_answer *answer)
{
    struct check *check = ctx;
    struct cli_origin origin = {record->text, record->line, record->column, record->name};
    bool is_decision = false;
    struct pla_text rest = answer->notes, line;
    while (cli_next_line(&rest, &line)) {
        if (pla_text_equal(line, PLA_TEXT("{\"form\":\"decision\"}")))
            is_decision = true;
        else
            tell_near(check, line, &origin);
    }
    if (!is_decision && check->rated.seen != NULL) {
        pla_arena_reset(&check->record);
        cli_rated_see_portfolio(&check->rated, record->text, &check->record);
    }
    check->decisions += is_decision;
    check->portfolios += !is_decision && (record->text.at != NULL || answer->code == PLA_PORTFOLIO);
    tell_all(check, answer->faults, NULL, &origin);
    return PLA_OK;
}

static const char *name_of(void *ctx, uint32_t mark)
{
    const struct check *check = ctx;
    return mark <= check->use.rubric_count ? check->use.rubrics[mark - 1].title : NULL;
}

static enum pla_code run_batch(struct check *check, struct pla_reader *reader)
{
    struct cli_use *use = &check->use;
    struct pla_read_state *state = NULL;
    struct pla_score_task score = {.job = cli_use_job(use)};
    struct pla_faults faults = {0};
    bool has_rubrics = use->rubric_count > 0 && check->all_loaded;
    struct pla_task inner = has_rubrics ? pla_score_task(&score) : pla_read_task(&state);
    struct pla_form form = {.inner = &inner};
    struct pla_task task = pla_form_task(&form);
    struct pla_sink sink = {.ctx = check, .answer = see_answer, .name_of = name_of};
    struct pla_batch batch = {.task = &task,
                              .reader = reader,
                              .sink = &sink,
                              .interrupt = cli_stop_begin(),
                              .workers = use->is_isolated,
                              .memory_bytes = cli_use_memory(use)};
    enum pla_code code = pla_batch_run(&batch, &faults);
    tell_all(check, &faults, use, NULL);
    return code == PLA_INTERRUPTED ? code : PLA_OK;
}

static enum pla_code check_portfolios(struct check *check)
{
    struct cli_list paths = {0};
    struct pla_input *inputs;
    struct pla_reader *reader;
    struct pla_err err;
    size_t count;
    for (size_t i = 0; i < check->paths.count; i++)
        if (check->paths.items[i].kind == CLI_PATH_PORTFOLIOS)
            (void)cli_list_add(&paths, check->paths.items[i].path, check->call->arena);
    if (paths.count == 0)
        return PLA_OK;
    enum pla_code code =
        pla_inputs_expand(paths.items, paths.count, check->call->arena, &inputs, &count, &err);
    if (code == PLA_OK)
        code = pla_reader_new(inputs, count, PLA_RECORD_BYTES, &reader, &err);
    if (code != PLA_OK) {
        tell(check, &err, NULL);
        return code;
    }
    code = run_batch(check, reader);
    pla_reader_free(reader);
    tell_unmet(check);
    return code;
}

static void put_count(struct pla_str *s, size_t count, const char *one, const char *many)
{
    if (count == 0)
        return;
    pla_str_put_format(s, "%s%zu %s", s->length > 0 ? ", " : "", count, count == 1 ? one : many);
}

static bool show(struct check *check)
{
    struct pla_str text = {0}, line = {0};
    if (check->values->json) {
        pla_str_put_format(&line,
                           "{\"schema\":1,\"ok\":%s,\"rubrics\":%zu,\"policies\":%zu,"
                           "\"portfolios\":%zu,\"decisions\":%zu,\"ratings\":%zu,\"registers\":%zu,"
                           "\"errors\":[",
                           check->errors == 0 ? "true" : "false", check->rubrics, check->policies,
                           check->portfolios, check->decisions, check->tables, check->registers);
        pla_str_put(&line, check->json.at != NULL ? check->json.at : "", check->json.length);
        PLA_PUT(&line, "],\"findings\":[");
        pla_str_put(&line, check->findings.at != NULL ? check->findings.at : "",
                    check->findings.length);
        PLA_PUT(&line, "]}\n");
    } else if (!check->call->out->is_quiet) {
        put_count(&text, check->rubrics, "rubric", "rubrics");
        put_count(&text, check->policies, "policy", "policies");
        put_count(&text, check->portfolios, "portfolio", "portfolios");
        put_count(&text, check->decisions, "decision", "decisions");
        put_count(&text, check->tables, "table of ratings", "tables of ratings");
        put_count(&text, check->registers, "register of assessors", "registers of assessors");
        pla_str_put_format(&line, "checked %s: ", text.at != NULL ? text.at : "nothing");
        pla_str_clear(&text);
        put_count(&text, check->errors, "error", "errors");
        put_count(&text, check->warnings, "warning", "warnings");
        put_count(&text, check->notes, "note", "notes");
        pla_str_put_z(&line, check->errors == 0 ? "no errors" : "");
        if (text.length > 0)
            pla_str_put_format(&line, "%s%s", check->errors == 0 ? ", " : "", text.at);
        PLA_PUT(&line, "\n");
    }
    bool is_put =
        line.length == 0 || cli_out_put(check->call->out, (struct pla_text){line.at, line.length});
    pla_str_release(&text);
    pla_str_release(&line);
    return is_put;
}

static enum pla_code begin(struct check *check)
{
    const struct cli_call *call = check->call;
    const char *policy = check->values->use.policy;
    struct pla_err err;
    enum pla_code code = cli_use_begin(call, &check->values->use, &check->use);
    for (size_t i = 0; i < call->operand_count && code == PLA_OK; i++) {
        code = cli_paths_add(&check->paths, call->operands[i], call->arena, &err);
        if (code != PLA_OK)
            cli_out_error(call->out, &err, NULL);
    }
    if (code != PLA_OK || policy == NULL)
        return code;
    code = pla_sources_read(policy, "policy.lua", check->use.limits.source_bytes, call->arena,
                            &check->use.policy, &err);
    check->use.has_policy = code == PLA_OK;
    if (code != PLA_OK)
        cli_out_error(call->out, &err, NULL);
    return code;
}

/** The table of lints: error, warning or note; id; what it finds. */
static enum pla_code list_lints(const struct cli_call *call)
{
    struct pla_str text = {0};
    for (int i = 0; i < PLA_LINT_COUNT; i++)
        pla_str_put_format(&text, "%-7s  %-19s  %s\n",
                           pla_severity_name(pla_lint_kinds[i].severity), pla_lint_kinds[i].id,
                           pla_lint_kinds[i].sentence);
    struct pla_err err;
    enum pla_code code = pla_str_check(&text, &err);
    if (code != PLA_OK)
        cli_out_error(call->out, &err, NULL);
    else if (!cli_out_put(call->out, (struct pla_text){text.at, text.length}))
        code = PLA_OUTPUT;
    pla_str_release(&text);
    return code;
}

static enum pla_code run(const struct cli_call *call)
{
    const struct check_values *values = call->values;
    struct pla_err err;
    if (values->lints)
        return list_lints(call);
    if (call->operand_count == 0) {
        pla_err_set(&err, PLA_USAGE, "check needs PATH...");
        pla_err_hint(&err, "plaudit check --help tells more");
        cli_out_error(call->out, &err, NULL);
        return PLA_USAGE;
    }
    struct check check = {.call = call, .values = call->values, .all_loaded = true};
    enum pla_code code = begin(&check);
    if (code != PLA_OK)
        return code;
    code = check_rubrics(&check);
    if (code == PLA_OK) {
        check_registers(&check);
        check_ratings(&check);
        code = check_portfolios(&check);
    }
    if (!show(&check))
        code = PLA_OUTPUT;
    pla_str_release(&check.json);
    pla_str_release(&check.findings);
    pla_arena_release(&check.record);
    return code;
}

const struct cli_cmd cli_cmd_check = {
    .name = "check",
    .summary = "load rubrics, policies, portfolios and ratings; tell what is wrong",
    .operands = "PATH...",
    .least_operands = 0, /* --lints needs none */
    .most_operands = SIZE_MAX,
    .examples = examples,
    .notes = notes,
    .options = options,
    .values_size = sizeof(struct check_values),
    .run = run,
};
