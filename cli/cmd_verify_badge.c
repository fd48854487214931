// SPDX-License-Identifier: Apache-2.0
/** plaudit verify-badge: whether a badge can be believed, without any network. */
#include "base/file.h"
#include "base/utf8.h"
#include "clock.h"
#include "cmd.h"
#include "exchange/badge.h"
#include "exchange/image.h"
#include "keys.h"

struct verify_values {
    struct cli_common common;
    struct cli_list keys;
    struct cli_date as_of;
    const char *issuer, *recipient, *status_list;
    bool json;
};

static const struct cli_opt options[] = {
    {"key", 'k', CLI_LIST, offsetof(struct verify_values, keys), "FILE",
     "the issuer's public key: PEM, JSON Web Key or key set; may be given again", NULL},
    {"as-of", 0, CLI_DATE, offsetof(struct verify_values, as_of), "DATE",
     "the date it must be valid on (default: today in UTC)", NULL},
    {"issuer", 0, CLI_TEXT, offsetof(struct verify_values, issuer), "URI",
     "the issuer it must be from", NULL},
    {"recipient", 0, CLI_TEXT, offsetof(struct verify_values, recipient), "ID",
     "the person it must be for, as the badge names them", NULL},
    {"status-list", 0, CLI_TEXT, offsetof(struct verify_values, status_list), "FILE",
     "the signed list of revoked badges that it names", NULL},
    {"json", 0, CLI_FLAG, offsetof(struct verify_values, json), NULL, "the answer as JSON", NULL},
    {0},
};

static const char *const examples[] = {
    "Is this badge what its issuer signed, and still valid?",
    "plaudit verify-badge badge.jwt --key jwks.json",
    "A badge baked into an image, on a date, with the issuer's list of revoked ones:",
    "plaudit verify-badge badge.svg --key jwks.json --as-of 2026-11-01 --status-list "
    "status-list.jwt",
    NULL,
};

static const char about_forms[] =
    "Open Badges 3.0 and 2.0, as a signed token (RS256 or EdDSA) or baked into an SVG or PNG. "
    "Proofs inside the JSON (Data Integrity) and hosted assertions are not supported and said so. "
    "Nothing is fetched: keys and lists are files that you trust.";
static const char *const notes[] = {
    about_forms,
    NULL,
};

struct verifying {
    const struct cli_call *call;
    const struct verify_values *values;
    struct pla_key_set keys;
    struct pla_badge_check check;
};

static void put_member(struct pla_str *s, const char *key, struct pla_text text)
{
    PLA_PUT(s, ",\"");
    pla_str_put_z(s, key);
    PLA_PUT(s, "\":");
    if (text.at != NULL)
        pla_str_put_json(s, text);
    else
        PLA_PUT(s, "null");
}

static void put_list(struct pla_str *s, const char *key, const struct pla_faults *faults)
{
    PLA_PUT(s, ",\"");
    pla_str_put_z(s, key);
    PLA_PUT(s, "\":[");
    for (size_t i = 0; i < faults->count && i < PLA_FAULTS_KEPT; i++) {
        if (i > 0)
            PLA_PUT(s, ",");
        pla_str_put_json(s, pla_text_of(faults->items[i].text));
    }
    PLA_PUT(s, "]");
}

/** One object; a file that could not be read has a reason and nothing else. */
static void put_json(struct pla_str *s, const char *path, const struct pla_badge *badge,
                     const struct pla_badge_verdict *verdict)
{
    static const struct pla_badge none;
    const bool is_valid = badge != NULL && verdict->faults.count == 0;
    const struct pla_badge *b = badge != NULL ? badge : &none;
    PLA_PUT(s, "{\"schema\":1,\"valid\":");
    pla_str_put_z(s, is_valid ? "true" : "false");
    put_member(s, "file", pla_text_of(path));
    PLA_PUT(s, ",\"version\":");
    pla_str_put_z(s, badge == NULL ? "null" : b->version == PLA_BADGE_V3 ? "\"3.0\"" : "\"2.0\"");
    put_member(s, "id", b->id);
    put_member(s, "name", b->name);
    put_member(s, "issuer", b->issuer);
    put_member(s, "issuer_name", b->issuer_name);
    put_member(s, "subject", b->subject);
    put_member(s, "valid_from", b->from);
    put_member(s, "valid_until", b->until);
    put_member(s, "algorithm",
               b->is_signed ? pla_text_of(pla_key_kind_name(b->jwt.kind)) : (struct pla_text){0});
    put_member(s, "key",
               verdict->key != NULL ? pla_text_of(verdict->key->thumbprint) : (struct pla_text){0});
    put_list(s, "reasons", &verdict->faults);
    put_list(s, "notes", &verdict->notes);
    PLA_PUT(s, "}\n");
}

static void put_line(struct pla_str *s, const char *label, struct pla_text text)
{
    if (text.at == NULL)
        return;
    PLA_PUT(s, "  ");
    pla_str_put_z(s, label);
    pla_utf8_put_safe(s, text);
    PLA_PUT(s, "\n");
}

static void put_text(const struct cli_out *out, struct pla_str *s, const char *path,
                     const struct pla_badge *badge, const struct pla_badge_verdict *verdict)
{
    const bool is_valid = badge != NULL && verdict->faults.count == 0;
    pla_utf8_put_safe(s, pla_text_of(path));
    PLA_PUT(s, ": ");
    cli_put_color(out, s, is_valid ? CLI_GOOD : CLI_BAD,
                  is_valid ? PLA_TEXT("valid") : PLA_TEXT("not valid"));
    PLA_PUT(s, "\n");
    for (size_t i = 0; i < verdict->faults.count && i < PLA_FAULTS_KEPT; i++)
        put_line(s, "- ", pla_text_of(verdict->faults.items[i].text));
    if (badge == NULL)
        return;
    put_line(s, "badge       ", badge->name);
    put_line(s, "issuer      ", badge->issuer_name);
    put_line(s, "issuer id   ", badge->issuer);
    put_line(s, "subject     ", badge->subject);
    put_line(s, "valid from  ", badge->from);
    put_line(s, "valid until ", badge->until);
    put_line(s, "id          ", badge->id);
    if (badge->is_signed && verdict->key != NULL)
        put_line(s, "signed with ", pla_text_of(pla_key_kind_name(badge->jwt.kind)));
}

static enum pla_code show(struct verifying *v, const char *path, const struct pla_badge *badge,
                          const struct pla_badge_verdict *verdict)
{
    struct cli_out *out = v->call->out;
    struct pla_str text = {0};
    if (v->values->json)
        put_json(&text, path, badge, verdict);
    else
        put_text(out, &text, path, badge, verdict);
    for (size_t i = 0; i < verdict->notes.count && i < PLA_FAULTS_KEPT && !v->values->json; i++)
        cli_out_note(out, "%s: %s", path, verdict->notes.items[i].text);
    const bool is_put = cli_out_put(out, (struct pla_text){text.at, text.length});
    pla_str_release(&text);
    return is_put ? PLA_OK : PLA_OUTPUT;
}

static enum pla_code tell(struct verifying *v, const struct pla_err *err)
{
    cli_out_error(v->call->out, err, NULL);
    return err->code;
}

static enum pla_code verify(struct verifying *v, const char *path)
{
    struct pla_badge_verdict verdict = {0};
    struct pla_badge badge;
    struct pla_err err = {0};
    struct pla_text bytes;
    enum pla_code code = pla_file_read(path, PLA_IMAGE_BYTES, v->call->arena, &bytes, &err);
    if (code != PLA_OK && code != PLA_LIMIT)
        return tell(v, &err);
    if (code == PLA_OK)
        code = pla_badge_read(bytes, path, v->call->arena, &badge, &err);
    if (code == PLA_MEMORY)
        return tell(v, &err);
    if (code != PLA_OK) {
        pla_faults_add(&verdict.faults, &err);
        code = show(v, path, NULL, &verdict);
        return code == PLA_OK ? PLA_NO : code;
    }
    const enum pla_code answer = pla_badge_verify(&badge, &v->check, v->call->arena, &verdict);
    code = answer == PLA_MEMORY ? answer : show(v, path, &badge, &verdict);
    pla_badge_release(&badge);
    return code == PLA_OK ? answer : code;
}

static enum pla_code run(const struct cli_call *call)
{
    const struct verify_values *values = call->values;
    struct verifying v = {.call = call, .values = values};
    struct pla_err err = {0};
    v.check = (struct pla_badge_check){.keys = &v.keys,
                                       .as_of = values->as_of.is_set ? values->as_of.day
                                                                     : cli_clock_today(),
                                       .issuer = values->issuer,
                                       .recipient = values->recipient,
                                       .status_name = values->status_list};
    enum pla_code code = cli_keys_read(call, &values->keys, &v.keys);
    if (code == PLA_OK && values->status_list != NULL) {
        code = pla_file_read(values->status_list, PLA_BADGE_BYTES, call->arena,
                             &v.check.status_list, &err);
        if (code != PLA_OK)
            (void)tell(&v, &err);
    }
    for (size_t i = 0; i < call->operand_count && (code == PLA_OK || code == PLA_NO); i++)
        code = pla_code_worst(code, verify(&v, call->operands[i]));
    pla_key_set_release(&v.keys);
    return code;
}

const struct cli_cmd cli_cmd_verify_badge = {
    .name = "verify-badge",
    .summary = "check a credential offline: signature, dates, structure, revocation",
    .operands = "FILE... --key FILE",
    .least_operands = 1,
    .most_operands = SIZE_MAX,
    .examples = examples,
    .notes = notes,
    .options = options,
    .values_size = sizeof(struct verify_values),
    .run = run,
};
