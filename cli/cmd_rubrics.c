// SPDX-License-Identifier: Apache-2.0
/** plaudit rubrics: the versions of rubrics and policies that the store keeps. */
#include "clock.h"
#include "storing.h"

struct rubrics_values {
    struct cli_common common;
    struct cli_store_values store;
    bool json;
};

static const struct cli_opt options[] = {
    {"json", 0, CLI_FLAG, offsetof(struct rubrics_values, json), NULL, "a line of JSON a version",
     NULL},
    CLI_STORE_OPTION(struct rubrics_values),
    {0},
};

static const char *const examples[] = {
    "What the store keeps, who loaded and who approved it:",
    "plaudit rubrics",
    NULL,
};
static const char *const notes[] = {"ID tells of one rubric or policy only.", NULL};

static void put_json_text(struct pla_str *s, const char *key, struct pla_text text)
{
    pla_str_put_format(s, ",\"%s\":", key);
    if (text.at != NULL)
        pla_str_put_json(s, text);
    else
        PLA_PUT(s, "null");
}

static void put_json_day(struct pla_str *s, const char *key, bool has, pla_day day)
{
    pla_str_put_format(s, ",\"%s\":", key);
    if (!has) {
        PLA_PUT(s, "null");
        return;
    }
    pla_str_put_c(s, '"');
    pla_day_put(s, day);
    pla_str_put_c(s, '"');
}

static void put_json(struct pla_str *s, const struct pla_stored_version *version)
{
    PLA_PUT(s, "{\"schema\":1,\"kind\":\"");
    pla_str_put_z(s, pla_version_kind_name(version->kind));
    PLA_PUT(s, "\"");
    put_json_text(s, "id", version->id);
    put_json_text(s, "version", version->version);
    put_json_text(s, "title", version->title);
    put_json_day(s, "from", version->has_from, version->from);
    put_json_day(s, "to", version->has_to, version->to);
    put_json_text(s, "by", version->by);
    put_json_text(s, "fingerprint", version->fingerprint);
    put_json_text(s, "loaded_by", version->actor);
    PLA_PUT(s, ",\"loaded\":\"");
    cli_clock_put(s, version->at);
    PLA_PUT(s, "\"");
    put_json_text(s, "approved_by", version->approved_by);
    put_json_text(s, "minute", version->minute);
    pla_str_put_format(s, ",\"retired\":%s", version->is_retired ? "true" : "false");
    put_json_text(s, "retired_by", version->retired_by);
    put_json_text(s, "retired_why", version->retired_why);
    PLA_PUT(s, "}\n");
}

/** "in force from 2026-01-01 to 2026-12-31", as far as the version says. */
static void put_dates(struct pla_str *s, const struct pla_stored_version *version)
{
    if (!version->has_from && !version->has_to) {
        PLA_PUT(s, "always in force");
        return;
    }
    PLA_PUT(s, "in force");
    if (version->has_from) {
        PLA_PUT(s, " from ");
        pla_day_put(s, version->from);
    }
    if (version->has_to) {
        PLA_PUT(s, " to ");
        pla_day_put(s, version->to);
    }
}

static void put_who(const struct cli_out *out, struct pla_str *s, const char *what,
                    struct pla_text who)
{
    if (who.length == 0)
        return;
    pla_str_put_z(s, what);
    cli_put_color(out, s, CLI_PLAIN, who);
}

static void put_line(const struct cli_out *out, struct pla_str *s,
                     const struct pla_stored_version *version)
{
    struct pla_str name = {0}, day = {0};
    pla_str_put_text(&name, version->id);
    pla_str_put_c(&name, '@');
    pla_str_put_text(&name, version->version);
    cli_clock_put(&day, version->at);
    pla_str_put_format(s, "%-7s  %-32s  ", pla_version_kind_name(version->kind),
                       name.at != NULL ? name.at : "");
    put_dates(s, version);
    pla_str_put_format(s, "; loaded %.10s", day.at != NULL ? day.at : "");
    put_who(out, s, " by ", version->actor);
    put_who(out, s, ", approved by ", version->approved_by);
    put_who(out, s, ", ", version->minute);
    if (version->is_retired)
        cli_put_color(out, s, CLI_BAD, PLA_TEXT("; retired"));
    put_who(out, s, ": ", version->retired_why);
    PLA_PUT(s, "\n");
    pla_str_release(&name);
    pla_str_release(&day);
}

static enum pla_code list_kind(const struct cli_call *call, struct pla_store *store,
                               enum pla_version_kind kind, struct pla_str *text, size_t *count)
{
    const struct rubrics_values *values = call->values;
    struct pla_stored_version *list;
    struct pla_err err;
    size_t length;
    struct pla_text id = pla_text_of(call->operand_count > 0 ? call->operands[0] : NULL);
    if (pla_store_version_list(store, kind, id, call->arena, &list, &length, &err) != PLA_OK)
        return cli_tell(call, &err);
    for (size_t i = 0; i < length; i++) {
        if (values->json)
            put_json(text, &list[i]);
        else
            put_line(call->out, text, &list[i]);
    }
    *count += length;
    return PLA_OK;
}

static enum pla_code run(const struct cli_call *call)
{
    const struct rubrics_values *values = call->values;
    struct pla_store *store;
    struct pla_str text = {0};
    size_t count = 0;
    enum pla_code code = cli_store_open(call, &values->store, PLA_STORE_READ, &store);
    if (code != PLA_OK)
        return code;
    code = list_kind(call, store, PLA_VERSION_RUBRIC, &text, &count);
    if (code == PLA_OK)
        code = list_kind(call, store, PLA_VERSION_POLICY, &text, &count);
    enum pla_code printed = cli_print(call, &text);
    if (code == PLA_OK && count == 0)
        cli_out_note(call->out, "the store keeps no %s; plaudit load takes one in",
                     call->operand_count > 0 ? "version of that id" : "rubric and no policy");
    pla_store_close(store);
    return pla_code_worst(code, printed);
}

const struct cli_cmd cli_cmd_rubrics = {
    .name = "rubrics",
    .summary = "list the versions of rubrics and policies that the store keeps",
    .operands = "[ID]",
    .most_operands = 1,
    .examples = examples,
    .notes = notes,
    .options = options,
    .values_size = sizeof(struct rubrics_values),
    .run = run,
};
