// SPDX-License-Identifier: Apache-2.0
/** plaudit renew: issue badges again for a longer time. */
#include "base/file.h"
#include "clock.h"
#include "cmd.h"
#include "exchange/image.h"
#include "issue.h"

struct renew_values {
    struct cli_common common;
    struct cli_issue_values issue;
    const char *output, *list;
    struct cli_date as_of, until;
};

static const struct cli_opt options[] = {
    {"key", 'k', CLI_TEXT, offsetof(struct renew_values, issue.key), "FILE",
     "the private key that signed the badges", NULL},
    {"until", 0, CLI_DATE, offsetof(struct renew_values, until), "DATE",
     "the last day the new badges are valid", NULL},
    {"as-of", 0, CLI_DATE, offsetof(struct renew_values, as_of), "DATE",
     "the first day the new badges are valid (default: today in UTC)", NULL},
    {"output", 'o', CLI_TEXT, offsetof(struct renew_values, output), "FOLDER",
     "write the new badges there", NULL},
    {"kid", 0, CLI_TEXT, offsetof(struct renew_values, issue.kid), "URI",
     "where the public key stands (default: the key itself is in the badge)", NULL},
    {"status-list", 0, CLI_TEXT, offsetof(struct renew_values, issue.status_list), "URI",
     "where the list of revoked badges is published", NULL},
    {"revoked", 0, CLI_TEXT, offsetof(struct renew_values, list), "FILE",
     "the list that the old badges name: a revoked one is not renewed", NULL},
    {0},
};

static const char *const examples[] = {
    "Another three years for a badge that expires:",
    "plaudit renew badges/NAME.jwt --key badges.pem --until 2029-10-31 -o badges",
    NULL,
};

static const char *const notes[] = {
    "A renewed badge says the same as the old one, has an id of its own and names the one it "
    "renews. "
    "Whether the learner still meets the criteria is not looked at: score again where the rubric "
    "asks for it.",
    NULL,
};

static enum pla_code tell(const struct cli_call *call, struct pla_err *err)
{
    cli_out_error(call->out, err, NULL);
    return err->code;
}

/** Only our own, signed, not revoked. Having expired is no fault here. */
static enum pla_code check(const struct cli_issue *issue, const struct pla_badge *badge,
                           const struct pla_key_set *keys, const struct renew_values *values,
                           struct pla_err *err)
{
    struct pla_status_list list;
    struct pla_status_credential about;
    (void)issue;
    if (!badge->is_signed || badge->version != PLA_BADGE_V3)
        return pla_err_set(err, PLA_NO, "only a signed Open Badges 3.0 credential is renewed");
    if (pla_jwt_verify(&badge->jwt, keys, err) == NULL)
        return PLA_NO;
    if (!badge->status.is_set || values->list == NULL)
        return PLA_OK;
    const enum pla_code code = cli_status_list_read(issue->call, values->list, keys, &list, &about);
    if (code != PLA_OK)
        return code;
    if (!pla_text_equal(about.url, badge->status.list))
        return pla_err_set(err, PLA_NO, "it names another list of revoked badges");
    if (badge->status.index < 0 || pla_status_list_get(&list, (size_t)badge->status.index))
        return pla_err_set(err, PLA_NO, "it was revoked");
    return PLA_OK;
}

static enum pla_code renew(struct cli_issue *issue, const char *path,
                           const struct pla_key_set *keys, const struct renew_values *values)
{
    struct pla_text bytes;
    struct pla_badge badge;
    struct pla_err err = {0};
    const pla_day from = values->as_of.is_set ? values->as_of.day : cli_clock_today();
    enum pla_code code = pla_file_read(path, PLA_IMAGE_BYTES, issue->call->arena, &bytes, &err);
    if (code == PLA_OK)
        code = pla_badge_read(bytes, path, issue->call->arena, &badge, &err);
    if (code != PLA_OK)
        return tell(issue->call, &err);
    code = check(issue, &badge, keys, values, &err);
    if (err.code != PLA_OK) {
        pla_err_prepend(&err, "%s", path);
        (void)tell(issue->call, &err);
    }
    if (code == PLA_OK && badge.status.is_set && values->list == NULL)
        cli_out_note(issue->call->out, "%s: whether it was revoked is not known", path);
    if (code == PLA_OK && badge.has_until &&
        pla_instant_day(badge.until_seconds) > values->until.day)
        cli_out_note(issue->call->out, "%s: it is valid longer than the new one", path);
    if (code == PLA_OK)
        code = cli_issue_renewal(issue, &badge, from, values->until.day);
    pla_badge_release(&badge);
    return code;
}

static enum pla_code run(const struct cli_call *call)
{
    const struct renew_values *values = call->values;
    struct cli_issue issue;
    struct pla_key_set keys = {0};
    struct pla_err err = {0};
    const pla_day from = values->as_of.is_set ? values->as_of.day : cli_clock_today();
    if (!values->until.is_set || values->until.day < from) {
        pla_err_set(&err, PLA_USAGE, "%s",
                    values->until.is_set ? "--until lies before the first day"
                                         : "renew needs the last day");
        pla_err_hint(&err, "--until 2029-10-31");
        return tell(call, &err);
    }
    enum pla_code code = cli_issue_begin(&issue, call, &values->issue, values->output);
    struct pla_text pem;
    struct pla_key *key = NULL;
    if (code == PLA_OK) { /* a set owns its keys, and issuing owns its own */
        code = pla_file_read(values->issue.key, 1 << 20, call->arena, &pem, &err);
        if (code == PLA_OK)
            code = pla_key_read_pem(pem, values->issue.key, &key, &err);
        if (code == PLA_OK)
            code = pla_key_set_add(&keys, key, (struct pla_text){0}, call->arena, &err);
        if (code != PLA_OK)
            (void)tell(call, &err);
    }
    for (size_t i = 0; i < call->operand_count && code == PLA_OK; i++)
        code = renew(&issue, call->operands[i], &keys, values);
    if (code == PLA_OK)
        cli_out_note(call->out, "%zu badge%s in %s", issue.written, issue.written == 1 ? "" : "s",
                     values->output);
    pla_key_set_release(&keys);
    return cli_issue_end(&issue, code, from);
}

const struct cli_cmd cli_cmd_renew = {
    .name = "renew",
    .summary = "issue badges again for a longer time",
    .operands = "BADGE... --key FILE --until DATE -o FOLDER",
    .least_operands = 1,
    .most_operands = SIZE_MAX,
    .examples = examples,
    .notes = notes,
    .options = options,
    .values_size = sizeof(struct renew_values),
    .run = run,
};
