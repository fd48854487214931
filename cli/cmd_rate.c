// SPDX-License-Identifier: Apache-2.0
/** plaudit rate: take ratings of assessors into the store. */
#include "base/file.h"
#include "exchange/workbook.h"
#include "rate_check.h"
#include "rating_line.h"
#include "store/rating.h"

struct rate_values {
    struct cli_common common;
    struct cli_store_values store;
    bool json;
};

static const struct cli_opt options[] = {
    {"json", 0, CLI_FLAG, offsetof(struct rate_values, json), NULL, "a line of JSON a file", NULL},
    CLI_STORE_OPTION(struct rate_values),
    CLI_ACTOR_OPTION(struct rate_values),
    {0},
};

static const char *const examples[] = {
    "Take in what two assessors sent:",
    "plaudit rate ratings-a1.csv ratings-a2.csv",
    "Then score what the store holds, with them:",
    "plaudit score --store plaudit.db --rubric networked-learning --save",
    NULL,
};
static const char about_rate[] =
    "FILE is a scoring workbook that plaudit sheet wrote, or a table (CSV or a workbook's first "
    "sheet) with the columns portfolio, criterion, assessor, level, and as far as needed "
    "attempt, rubric, claim, role, panel, rated, comment. A file is taken whole or not at all, and "
    "every wrong cell is named. The same file again changes nothing; a changed rating is a new "
    "row, "
    "and the one before stays.";
static const char *const notes[] = {about_rate, NULL};

enum { MOST_BYTES = 256 << 20 };

/** One file's ratings and findings. */
static enum pla_code read_file(const struct cli_call *call, const char *path,
                               struct cli_rate_table *out, struct pla_faults *faults)
{
    struct pla_err err;
    *out = (struct cli_rate_table){.path = path};
    if (pla_file_read(path, MOST_BYTES, call->arena, &out->text, &err) != PLA_OK) {
        pla_faults_add(faults, &err);
        return err.code;
    }
    return pla_ratings_read(out->text, path, call->arena, &out->ratings, faults);
}

/** A wrong cell is an answer of this command, not a portfolio that cannot be read. */
static enum pla_code tell_faults(const struct cli_call *call, const struct cli_rate_table *table,
                                 struct pla_faults *faults)
{
    enum pla_code worst = PLA_OK;
    struct cli_origin origin = {.text = table->text, .name = table->path};
    bool has_lines = table->text.at != NULL && !pla_book_is(table->text);
    for (size_t i = 0; i < faults->count && i < PLA_FAULTS_KEPT; i++) {
        enum pla_code code = faults->items[i].code;
        if (code == PLA_PORTFOLIO || code == PLA_SYNTAX)
            code = faults->items[i].code = PLA_NO;
        worst = pla_code_worst(worst, code);
    }
    cli_out_faults(call->out, faults, has_lines ? &origin : NULL);
    return worst;
}

/** Text of a builder, copied. */
static struct pla_text keep(const struct cli_call *call, const struct pla_str *s)
{
    return s->length > 0 ? pla_text_copy(call->arena, (struct pla_text){s->at, s->length})
                         : (struct pla_text){0};
}

static void make_rating(const struct cli_call *call, const struct pla_rating *rating,
                        const struct cli_terms *terms, struct pla_str *body, struct pla_str *day,
                        struct pla_stored_rating *out)
{
    pla_str_clear(body);
    pla_str_clear(day);
    cli_put_rating(body, rating, terms);
    if (rating->rated.state == PLA_DATE_KNOWN)
        pla_date_put(day, rating->rated);
    *out = (struct pla_stored_rating){
        .kind = PLA_RATING_LEVEL,
        .portfolio = rating->portfolio,
        .attempt = (int64_t)rating->attempt,
        .rubric = rating->rubric,
        .claim = rating->claim,
        .item = rating->criterion,
        .assessor = rating->assessor,
        .rated = keep(call, day),
        .body = keep(call, body),
    };
}

static void make_finding(const struct cli_call *call, const struct pla_table_finding *row,
                         struct pla_str *body, struct pla_stored_rating *out)
{
    pla_str_clear(body);
    cli_put_finding(body, &row->finding);
    *out = (struct pla_stored_rating){
        .kind = PLA_RATING_FINDING,
        .portfolio = row->portfolio,
        .attempt = (int64_t)row->attempt,
        .item = row->finding.evidence,
        .assessor = row->finding.assessor,
        .body = keep(call, body),
    };
}

static enum pla_code make_rows(const struct cli_call *call, const struct cli_rate_table *table,
                               const struct cli_terms *const *terms, struct pla_stored_rating **out,
                               struct pla_err *err)
{
    const struct pla_ratings *ratings = &table->ratings;
    struct pla_stored_rating *rows = PLA_NEW_ARRAY(
        call->arena, ratings->count + ratings->finding_count, struct pla_stored_rating);
    struct pla_str body = {0}, day = {0};
    for (size_t i = 0; rows != NULL && i < ratings->count; i++)
        make_rating(call, &ratings->items[i], terms[i], &body, &day, &rows[i]);
    for (size_t i = 0; rows != NULL && i < ratings->finding_count; i++)
        make_finding(call, &ratings->findings[i], &body, &rows[ratings->count + i]);
    bool is_failed = call->arena->failed || body.failed || day.failed;
    pla_str_release(&body);
    pla_str_release(&day);
    *out = rows;
    return is_failed ? pla_err_memory(err) : PLA_OK;
}

static enum pla_code show(const struct cli_call *call, const char *path,
                          const struct pla_rating_counts *counts)
{
    const struct rate_values *values = call->values;
    struct pla_str text = {0};
    if (values->json) {
        PLA_PUT(&text, "{\"schema\":1,\"file\":");
        pla_str_put_json(&text, pla_text_of(path));
        pla_str_put_format(&text, ",\"new\":%zu,\"changed\":%zu,\"same\":%zu}\n", counts->added,
                           counts->changed, counts->same);
    } else if (!call->out->is_quiet) {
        cli_put_color(call->out, &text, CLI_PLAIN, pla_text_of(path));
        pla_str_put_format(&text, ": %zu new, %zu changed, %zu as they were\n", counts->added,
                           counts->changed, counts->same);
    }
    return cli_print(call, &text);
}

static enum pla_code take(const struct cli_call *call, struct cli_cases *cases, const char *path)
{
    struct cli_rate_table table;
    struct pla_faults faults = {0};
    const struct cli_terms **terms;
    struct pla_stored_rating *rows;
    struct pla_rating_counts counts;
    struct pla_err err = {0};
    enum pla_code code = read_file(call, path, &table, &faults);
    if (code == PLA_OK || code == PLA_PORTFOLIO) /* so that all wrong cells are told at once */
        code = pla_code_worst(code, cli_rate_check(cases, &table, &terms, &faults));
    if (code != PLA_OK)
        return tell_faults(call, &table, &faults);
    code = make_rows(call, &table, terms, &rows, &err);
    if (code == PLA_OK)
        code = pla_store_ratings_put(
            cases->store, rows, table.ratings.count + table.ratings.finding_count, &counts, &err);
    return code == PLA_OK ? show(call, path, &counts) : cli_tell(call, &err);
}

static enum pla_code run(const struct cli_call *call)
{
    const struct rate_values *values = call->values;
    struct cli_cases cases = {.arena = call->arena};
    enum pla_code code = cli_store_open(call, &values->store, PLA_STORE_WRITE, &cases.store);
    if (code != PLA_OK)
        return code;
    for (size_t i = 0; i < call->operand_count; i++)
        code = pla_code_worst(code, take(call, &cases, call->operands[i]));
    pla_store_close(cases.store);
    return code;
}

const struct cli_cmd cli_cmd_rate = {
    .name = "rate",
    .summary = "take ratings of assessors into the store",
    .operands = "FILE...",
    .least_operands = 1,
    .most_operands = SIZE_MAX,
    .examples = examples,
    .notes = notes,
    .options = options,
    .values_size = sizeof(struct rate_values),
    .run = run,
};
