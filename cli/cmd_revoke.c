// SPDX-License-Identifier: Apache-2.0
/** plaudit revoke: put badges on the list of revoked ones. */
#include "base/file.h"
#include "clock.h"
#include "cmd.h"
#include "exchange/image.h"
#include "issue.h"
#include "keys.h"

struct revoke_values {
    struct cli_common common;
    const char *key, *kid, *list;
    struct cli_date as_of;
};

static const struct cli_opt options[] = {
    {"key", 'k', CLI_TEXT, offsetof(struct revoke_values, key), "FILE",
     "the private key that signed the badges and signs the list", NULL},
    {"kid", 0, CLI_TEXT, offsetof(struct revoke_values, kid), "URI",
     "where the public key stands (default: the key itself is in the list)", NULL},
    {"status-list", 0, CLI_TEXT, offsetof(struct revoke_values, list), "FILE",
     "the list; it is written anew, to be published again", NULL},
    {"as-of", 0, CLI_DATE, offsetof(struct revoke_values, as_of), "DATE",
     "the date of the new list (default: today in UTC)", NULL},
    {0},
};

static const char *const examples[] = {
    "Take a badge back:",
    "plaudit revoke badges/NAME.jwt --key badges.pem --status-list badges/status-list.jwt",
    NULL,
};

static const char *const notes[] = {
    "Only a badge that the same key signed and that names this list can be revoked. All or none of "
    "those given are. Publish the list at its address afterwards: whoever verifies looks there.",
    NULL,
};

struct revoking {
    const struct cli_call *call;
    struct pla_key_set keys;
    struct pla_status_list list;
    struct pla_status_credential about;
    size_t changed;
};

static enum pla_code tell(const struct cli_call *call, struct pla_err *err)
{
    cli_out_error(call->out, err, NULL);
    return err->code;
}

static enum pla_code set_bit(struct revoking *r, const char *path, const struct pla_badge *badge,
                             struct pla_err *err)
{
    const struct pla_badge_status *status = &badge->status;
    enum pla_code code = PLA_OK;
    if (!badge->is_signed)
        code = pla_err_set(err, PLA_NO, "it is not signed: give the .jwt or .svg");
    else if (pla_jwt_verify(&badge->jwt, &r->keys, err) == NULL)
        code = PLA_NO;
    else if (!status->is_set || status->index < 0)
        code = pla_err_set(err, PLA_NO, "it names no place on a list, so it cannot be revoked");
    else if (!pla_text_equal(status->list, r->about.url))
        code = pla_err_set(err, PLA_NO, "it names another list: %.*s",
                           (int)(status->list.length < 120 ? status->list.length : 120),
                           status->list.at != NULL ? status->list.at : "");
    else if ((size_t)status->index >= r->list.bits)
        code = pla_err_set(err, PLA_NO, "its place is not on the list");
    if (code != PLA_OK) {
        pla_err_prepend(err, "%s", path);
        return code;
    }
    if (pla_status_list_get(&r->list, (size_t)status->index))
        cli_out_note(r->call->out, "%s: was revoked before", path);
    r->changed += !pla_status_list_get(&r->list, (size_t)status->index);
    (void)pla_status_list_set(&r->list, (size_t)status->index);
    return PLA_OK;
}

static enum pla_code revoke(struct revoking *r, const char *path)
{
    struct pla_text bytes;
    struct pla_badge badge;
    struct pla_err err = {0};
    enum pla_code code = pla_file_read(path, PLA_IMAGE_BYTES, r->call->arena, &bytes, &err);
    if (code == PLA_OK)
        code = pla_badge_read(bytes, path, r->call->arena, &badge, &err);
    if (code == PLA_OK) {
        code = set_bit(r, path, &badge, &err);
        pla_badge_release(&badge);
    }
    return code == PLA_OK ? PLA_OK : tell(r->call, &err);
}

static enum pla_code run(const struct cli_call *call)
{
    const struct revoke_values *values = call->values;
    struct revoking r = {.call = call};
    struct pla_err err = {0};
    struct pla_key *key = NULL;
    if (values->key == NULL || values->list == NULL) {
        pla_err_set(&err, PLA_USAGE, "revoke needs a key and a list");
        pla_err_hint(&err, "--key KEY.pem --status-list status-list.jwt");
        return tell(call, &err);
    }
    enum pla_code code = cli_key_read(call, values->key, true, &key);
    if (code != PLA_OK)
        return code;
    code = pla_key_set_add(&r.keys, key, (struct pla_text){0}, call->arena, &err);
    if (code != PLA_OK)
        return tell(call, &err);
    code = cli_status_list_read(call, values->list, &r.keys, &r.list, &r.about);
    for (size_t i = 0; i < call->operand_count && code == PLA_OK; i++)
        code = revoke(&r, call->operands[i]);
    const struct pla_jwt_signer signer = {key, pla_text_of(values->kid)};
    r.about.from = values->as_of.is_set ? values->as_of.day : cli_clock_today();
    if (code == PLA_OK && r.changed > 0)
        code = cli_status_list_write(call, values->list, &r.list, &r.about, &signer);
    if (code == PLA_OK)
        cli_out_note(call->out, "%zu badge%s revoked", r.changed, r.changed == 1 ? "" : "s");
    pla_key_set_release(&r.keys);
    return code;
}

const struct cli_cmd cli_cmd_revoke = {
    .name = "revoke",
    .summary = "put badges on the list of revoked ones",
    .operands = "BADGE... --key FILE --status-list FILE",
    .least_operands = 1,
    .most_operands = SIZE_MAX,
    .examples = examples,
    .notes = notes,
    .options = options,
    .values_size = sizeof(struct revoke_values),
    .run = run,
};
