// SPDX-License-Identifier: Apache-2.0
/** plaudit log: the audit trail, row by row. */
#include "clock.h"
#include "store/audit.h"
#include "storing.h"

struct log_values {
    struct cli_common common;
    struct cli_store_values store;
    const char *portfolio;
    struct cli_date since;
    bool head, json;
};

static const struct cli_opt options[] = {
    {"head", 0, CLI_FLAG, offsetof(struct log_values, head), NULL,
     "only the hash of the last row: note it elsewhere, and verify --head proves the trail", NULL},
    {"portfolio", 0, CLI_TEXT, offsetof(struct log_values, portfolio), "ID",
     "rows about this portfolio only", NULL},
    {"since", 0, CLI_DATE, offsetof(struct log_values, since), "DATE",
     "rows of that day (UTC) or later", NULL},
    {"json", 0, CLI_FLAG, offsetof(struct log_values, json), NULL, "a line of JSON a row", NULL},
    CLI_STORE_OPTION(struct log_values),
    {0},
};

static const char *const examples[] = {
    "Who did what, and when:", "plaudit log", "The hash that an auditor keeps:",
    "plaudit log --head",      NULL,
};
static const char about_log[] =
    "Every change of the store is a row with its time, actor, action and subject; each row's hash "
    "covers the row before and all that was written with it.";
static const char *const notes[] = {about_log, NULL};

static void put_json(struct pla_str *s, const struct pla_audit_row *row)
{
    pla_str_put_format(s, "{\"schema\":1,\"sequence\":%lld,\"time\":\"", (long long)row->sequence);
    cli_clock_put(s, row->at);
    PLA_PUT(s, "\",\"actor\":");
    pla_str_put_json(s, row->actor);
    PLA_PUT(s, ",\"action\":");
    pla_str_put_json(s, row->action);
    PLA_PUT(s, ",\"subject\":");
    pla_str_put_json(s, row->subject);
    PLA_PUT(s, ",\"name\":");
    if (row->name.at != NULL)
        pla_str_put_json(s, row->name);
    else
        PLA_PUT(s, "null");
    pla_str_put_format(s, ",\"redacted\":%s,\"previous\":\"%s\",\"hash\":\"%s\"}\n",
                       row->is_redacted ? "true" : "false", row->previous, row->hash);
}

static void put_line(const struct cli_out *out, struct pla_str *s, const struct pla_audit_row *row)
{
    enum { SHOWN = 12 };
    pla_str_put_format(s, "%6lld  ", (long long)row->sequence);
    cli_clock_put(s, row->at);
    PLA_PUT(s, "  ");
    cli_put_color(out, s, CLI_FAINT, (struct pla_text){row->hash, SHOWN});
    PLA_PUT(s, "  ");
    cli_put_color(out, s, CLI_PLAIN, row->actor);
    PLA_PUT(s, ": ");
    cli_put_color(out, s, CLI_STRONG, row->action);
    PLA_PUT(s, " ");
    cli_put_color(out, s, CLI_PLAIN, row->subject);
    if (row->name.at != NULL) {
        PLA_PUT(s, " (");
        cli_put_color(out, s, CLI_PLAIN, row->name);
        PLA_PUT(s, ")");
    } else if (row->is_redacted) {
        PLA_PUT(s, " (redacted)");
    }
    PLA_PUT(s, "\n");
}

static enum pla_code show_head(const struct cli_call *call, struct pla_store *store)
{
    const struct log_values *values = call->values;
    struct pla_audit_head head;
    struct pla_str text = {0};
    struct pla_err err;
    if (pla_audit_read_head(store, &head, &err) != PLA_OK)
        return cli_tell(call, &err);
    if (values->json) {
        pla_str_put_format(&text, "{\"schema\":1,\"sequence\":%lld,\"time\":\"",
                           (long long)head.sequence);
        cli_clock_put(&text, head.at);
        pla_str_put_format(&text, "\",\"hash\":\"%s\"}\n", head.hash);
    } else {
        pla_str_put_format(&text, "%s\n", head.hash);
    }
    return cli_print(call, &text);
}

static enum pla_code show_rows(const struct cli_call *call, struct pla_store *store)
{
    enum { DAY_SECONDS = 86400, PIECE = 1 << 16 };
    const struct log_values *values = call->values;
    struct pla_store_filter filter = {
        .portfolio = pla_text_of(values->portfolio),
        .since = values->since.is_set ? (int64_t)values->since.day * DAY_SECONDS : 0};
    struct pla_store_cursor *cursor;
    struct pla_audit_row row;
    struct pla_str text = {0};
    struct pla_err err;
    enum pla_code code = pla_audit_open(store, &filter, &cursor, &err), printed = PLA_OK;
    if (code != PLA_OK)
        return cli_tell(call, &err);
    while (printed == PLA_OK && (code = pla_audit_next(cursor, &row, &err)) == PLA_OK) {
        if (values->json)
            put_json(&text, &row);
        else
            put_line(call->out, &text, &row);
        if (text.length > PIECE)
            printed = cli_print(call, &text);
    }
    pla_store_cursor_close(cursor);
    if (printed == PLA_OK)
        printed = cli_print(call, &text);
    pla_str_release(&text);
    if (code != PLA_MISSING && code != PLA_OK)
        return cli_tell(call, &err);
    return printed;
}

static enum pla_code run(const struct cli_call *call)
{
    const struct log_values *values = call->values;
    struct pla_store *store;
    enum pla_code code = cli_store_open(call, &values->store, PLA_STORE_READ, &store);
    if (code != PLA_OK)
        return code;
    code = values->head ? show_head(call, store) : show_rows(call, store);
    pla_store_close(store);
    return code;
}

const struct cli_cmd cli_cmd_log = {
    .name = "log",
    .summary = "show the audit trail of the store",
    .operands = "",
    .examples = examples,
    .notes = notes,
    .options = options,
    .values_size = sizeof(struct log_values),
    .run = run,
};
