// SPDX-License-Identifier: Apache-2.0
/** plaudit verify: check the store against its audit chain. */
#include "base/utf8.h"
#include "store/audit.h"
#include "storing.h"

struct verify_values {
    struct cli_common common;
    struct cli_store_values store;
    const char *head;
    bool json;
};

static const struct cli_opt options[] = {
    {"head", 0, CLI_TEXT, offsetof(struct verify_values, head), "HASH",
     "a hash noted earlier (log --head): it must be in the chain", NULL},
    {"json", 0, CLI_FLAG, offsetof(struct verify_values, json), NULL, "the result as JSON", NULL},
    CLI_STORE_OPTION(struct verify_values),
    {0},
};

static const char *const examples[] = {
    "Was anything changed behind the program's back?",
    "plaudit verify",
    "And is the end of the trail still there?",
    "plaudit verify --head 5f2a...",
    NULL,
};
static const char about_verify[] =
    "Every row of the store is hashed into the chain: a changed, removed, inserted or reordered "
    "row is named. Without --head the end is unproven: a tail that was cut off, or a chain that "
    "was made anew from its first row, cannot be told.";
static const char *const notes[] = {about_verify, NULL};

struct told {
    const struct cli_call *call;
    struct pla_str json;
    size_t count;
};

static void tell(void *ctx, const struct pla_audit_finding *finding)
{
    enum { MOST_TOLD = 100 };
    struct told *told = ctx;
    const struct verify_values *values = told->call->values;
    struct pla_err err;
    if (values->json) {
        pla_str_put_format(&told->json,
                           "%s{\"table\":\"%s\",\"row\":%lld,\"name\":", told->count > 0 ? "," : "",
                           finding->table, (long long)finding->number);
        if (finding->name.at != NULL)
            pla_str_put_json(&told->json, finding->name);
        else
            PLA_PUT(&told->json, "null");
        PLA_PUT(&told->json, ",\"text\":");
        pla_str_put_json(&told->json, pla_text_of(finding->text));
        PLA_PUT(&told->json, "}");
    }
    if (++told->count > MOST_TOLD)
        return;
    pla_err_set(&err, PLA_NO, "%s", finding->text);
    if (finding->name.length > 0)
        pla_err_set(&err, PLA_NO, "%s (%.*s)", finding->text, (int)finding->name.length,
                    finding->name.at);
    pla_err_prepend(&err, "%s row %lld", finding->table, (long long)finding->number);
    cli_tell(told->call, &err);
}

static void put_result(struct pla_str *s, const struct pla_audit_verdict *verdict,
                       const struct told *told, bool is_json)
{
    if (is_json) {
        pla_str_put_format(s,
                           "{\"schema\":1,\"ok\":%s,\"chain\":%llu,\"rows\":%llu,\"redacted\":%llu,"
                           "\"end_proven\":%s,\"sequence\":%lld,\"head\":\"%s\",\"findings\":[",
                           verdict->findings == 0 ? "true" : "false",
                           (unsigned long long)verdict->rows, (unsigned long long)verdict->checked,
                           (unsigned long long)verdict->redacted,
                           verdict->is_end_proven ? "true" : "false",
                           (long long)verdict->head.sequence, verdict->head.hash);
        if (told->json.length > 0)
            pla_str_put(s, told->json.at, told->json.length);
        PLA_PUT(s, "]}\n");
        return;
    }
    pla_str_put_format(s, "%s: %llu rows of the chain, %llu others",
                       verdict->findings == 0 ? "verified" : "BROKEN",
                       (unsigned long long)verdict->rows, (unsigned long long)verdict->checked);
    if (verdict->redacted > 0)
        pla_str_put_format(s, ", %llu texts redacted", (unsigned long long)verdict->redacted);
    if (verdict->findings > 0)
        pla_str_put_format(s, "; %llu do not hold", (unsigned long long)verdict->findings);
    pla_str_put_format(s, "; the end is %s\nhead %s\n",
                       verdict->is_end_proven ? "proven" : "unproven (--head HASH proves it)",
                       verdict->head.hash);
}

/** 64 hexadecimal digits, as log --head prints them. */
static bool is_hash(const char *text)
{
    return strlen(text) == PLA_SHA256_HEX && strspn(text, "0123456789abcdef") == PLA_SHA256_HEX;
}

static enum pla_code run(const struct cli_call *call)
{
    const struct verify_values *values = call->values;
    struct told told = {.call = call};
    struct pla_audit_verdict verdict;
    struct pla_store *store;
    struct pla_str text = {0};
    struct pla_err err = {0};
    if (values->head != NULL && !is_hash(values->head)) {
        pla_err_set(&err, PLA_USAGE, "--head needs a hash of 64 digits, as log --head prints it");
        return cli_tell(call, &err);
    }
    enum pla_code code = cli_store_open(call, &values->store, PLA_STORE_READ, &store);
    if (code != PLA_OK)
        return code;
    code = pla_audit_verify(store, values->head, tell, &told, &verdict, &err);
    pla_store_close(store);
    if (code != PLA_OK && code != PLA_NO)
        cli_tell(call, &err);
    else
        put_result(&text, &verdict, &told, values->json);
    code = pla_code_worst(code, cli_print(call, &text));
    pla_str_release(&told.json);
    return code;
}

const struct cli_cmd cli_cmd_verify = {
    .name = "verify",
    .summary = "check the store against its audit chain",
    .operands = "",
    .examples = examples,
    .notes = notes,
    .options = options,
    .values_size = sizeof(struct verify_values),
    .run = run,
};
