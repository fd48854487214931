// SPDX-License-Identifier: Apache-2.0
/** The same credential again, for a longer time. */
#include "exchange/badge_write.h"
#include "exchange/ids.h"
#include "exchange/instant.h"

struct renewing {
    struct pla_json *scan;
    const struct pla_badge_renewal *renewal;
    struct pla_str *out;
};

/** `,"key":` before a member that is written anew; `{` before the first. */
static void put_key(struct renewing *r, const char *key, bool *is_first)
{
    pla_str_put_z(r->out, *is_first ? "{\"" : ",\"");
    pla_str_put_z(r->out, key);
    PLA_PUT(r->out, "\":");
    *is_first = false;
}

static void put_time(struct pla_str *out, pla_day day, bool is_end)
{
    PLA_PUT(out, "\"");
    if (is_end)
        pla_instant_put_last(out, day);
    else
        pla_instant_put_first(out, day);
    PLA_PUT(out, "\"");
}

/** Provenance with what it renews in front; what it renewed itself is dropped. */
static bool put_provenance(struct renewing *r)
{
    struct pla_text key, raw;
    PLA_PUT(r->out, "{\"renews\":");
    pla_str_put_json(r->out, r->renewal->old_id);
    if (!pla_json_object(r->scan))
        return false;
    while (pla_json_member(r->scan, &key)) {
        const bool is_old = pla_text_equal(key, PLA_TEXT("renews"));
        if (!pla_json_raw(r->scan, &raw))
            return false;
        if (is_old)
            continue;
        PLA_PUT(r->out, ",");
        pla_str_put_json(r->out, key);
        PLA_PUT(r->out, ":");
        pla_str_put_text(r->out, raw);
    }
    PLA_PUT(r->out, "}");
    return true;
}

static void put_status(struct renewing *r)
{
    const struct pla_badge_renewal *renewal = r->renewal;
    struct pla_str id = {0};
    pla_str_put_text(&id, renewal->status_list);
    pla_str_put_format(&id, "#%zu", renewal->status_index);
    PLA_PUT(r->out, "{\"id\":");
    pla_str_put_json(r->out, (struct pla_text){id.at, id.length});
    PLA_PUT(r->out, ",\"type\":\"BitstringStatusListEntry\",\"statusPurpose\":\"revocation\"");
    pla_str_put_format(
        r->out, ",\"statusListIndex\":\"%zu\",\"statusListCredential\":", renewal->status_index);
    pla_str_put_json(r->out, renewal->status_list);
    PLA_PUT(r->out, "}");
    r->out->failed |= id.failed;
    pla_str_release(&id);
}

static bool is_one_of(struct pla_text key, const char *const *list)
{
    for (size_t i = 0; list[i] != NULL; i++)
        if (pla_text_equal(key, pla_text_of(list[i])))
            return true;
    return false;
}

/** Copy members in their order; claims of the token and what changes are left out or put anew. */
static bool copy_members(struct renewing *r)
{
    static const char *const dropped[] = {
        "iss", "jti", "sub", "nbf", "exp", "validUntil", "credentialStatus", NULL};
    struct pla_text key, raw;
    bool is_first = true;
    if (!pla_json_object(r->scan))
        return false;
    while (pla_json_member(r->scan, &key)) {
        char name[64] = "";
        memcpy(name, key.at, key.length < sizeof name ? key.length : sizeof name - 1);
        if (pla_text_equal(key, PLA_TEXT("provenance"))) {
            put_key(r, name, &is_first);
            if (!put_provenance(r))
                return false;
            continue;
        }
        if (!pla_json_raw(r->scan, &raw))
            return false;
        if (is_one_of(key, dropped))
            continue;
        put_key(r, name, &is_first);
        if (pla_text_equal(key, PLA_TEXT("id"))) {
            pla_str_put_json(r->out, r->renewal->id);
        } else if (pla_text_equal(key, PLA_TEXT("validFrom"))) {
            put_time(r->out, r->renewal->from, false);
            put_key(r, "validUntil", &is_first);
            put_time(r->out, r->renewal->until, true);
        } else {
            pla_str_put_text(r->out, raw);
        }
    }
    if (r->renewal->status_list.at != NULL) {
        put_key(r, "credentialStatus", &is_first);
        put_status(r);
    }
    PLA_PUT(r->out, "}");
    return true;
}

enum pla_code pla_badge_renewed_id(struct pla_text old_id, pla_day from, char *out,
                                   struct pla_err *err)
{
    struct pla_str day = {0};
    pla_day_put(&day, from);
    const struct pla_text parts[] = {PLA_TEXT("renewal"), old_id, {day.at, day.length}};
    enum pla_code code = pla_str_check(&day, err);
    if (code == PLA_OK)
        code = pla_urn_of(parts, 3, out, err);
    pla_str_release(&day);
    return code;
}

enum pla_code pla_badge_renew(struct pla_text credential, const struct pla_badge_renewal *renewal,
                              struct pla_str *out, struct pla_err *err)
{
    struct pla_arena arena;
    struct pla_json scan;
    pla_arena_init(&arena, 0);
    pla_json_begin(&scan, credential, "credential", 1, &arena);
    struct renewing r = {&scan, renewal, out};
    const bool is_right = copy_members(&r);
    enum pla_code code = is_right ? pla_json_end(&scan) : scan.err.code;
    if (code != PLA_OK && err != NULL)
        *err = scan.err;
    pla_arena_release(&arena);
    return code == PLA_OK ? pla_str_check(out, err) : code;
}
