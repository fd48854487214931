// SPDX-License-Identifier: Apache-2.0
/** Whether a badge can be believed. */
#include "base/crypto.h"
#include "exchange/badge.h"
#include "exchange/status_list.h"

#include <stdarg.h>
#include <stdio.h>

struct verifying {
    const struct pla_badge *badge;
    const struct pla_badge_check *check;
    struct pla_arena *arena;
    struct pla_badge_verdict *verdict;
};

__attribute__((format(printf, 2, 3))) static void fault(struct verifying *v, const char *format,
                                                        ...)
{
    struct pla_err err;
    char text[sizeof err.text];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(text, sizeof text, format, args);
    va_end(args);
    pla_err_set(&err, PLA_NO, "%s", text);
    pla_faults_add(&v->verdict->faults, &err);
}

static void note(struct verifying *v, const char *text)
{
    struct pla_err err;
    pla_err_set(&err, PLA_NO, "%s", text);
    pla_faults_add(&v->verdict->notes, &err);
}

/** How much of a text from outside a message shows. */
static int shown(struct pla_text text)
{
    enum { MOST = 120 };
    return (int)(text.length < MOST ? text.length : MOST);
}

static struct pla_text text_at(const struct pla_json_node *node, const char *key)
{
    return pla_json_node_text(pla_json_node_get(node, key));
}

static const struct pla_json_node *first_at(const struct pla_json_node *node, const char *key)
{
    const struct pla_json_node *member = pla_json_node_get(node, key);
    return pla_json_node_type(member) == PLA_JSON_ARRAY ? pla_json_node_first(member) : member;
}

/* ---- signature and issuer ---- */

static void verify_signature(struct verifying *v)
{
    const struct pla_badge *badge = v->badge;
    struct pla_err err;
    if (badge->is_signed) {
        if (v->check->keys->count == 0) {
            fault(v, "no key was given to verify its signature with");
            return;
        }
        v->verdict->key = pla_jwt_verify(&badge->jwt, v->check->keys, &err);
        if (v->verdict->key == NULL)
            pla_faults_add(&v->verdict->faults, &err);
    } else if (badge->has_proof && badge->proof.length == 0) {
        fault(v, "its proof does not say how it was made");
    } else if (badge->has_proof) {
        fault(v, "its proof \"%.*s\" is not supported: ask the issuer for the signed token (JWT)",
              shown(badge->proof), badge->proof.at);
    } else if (badge->version == PLA_BADGE_V2) {
        fault(v, "it is not signed: a hosted assertion can only be looked up at its issuer, which "
                 "is not done here");
    } else {
        fault(v, "it is not signed: nothing shows who made it");
    }
}

/** An issuer that is named by its key must have signed with it (RFC 9278). */
static void verify_issuer(struct verifying *v)
{
    static const char front[] = PLA_ISSUER_OF_KEY;
    const struct pla_text issuer = v->badge->issuer;
    const size_t length = sizeof front - 1;
    const struct pla_named_key *key = v->verdict->key;
    if (v->check->issuer != NULL && !pla_text_equal(issuer, pla_text_of(v->check->issuer)))
        fault(v, "it is from another issuer: %.*s", shown(issuer),
              issuer.at != NULL ? issuer.at : "none is named");
    if (key == NULL || issuer.length <= length || memcmp(issuer.at, front, length) != 0)
        return;
    if (!pla_text_equal((struct pla_text){issuer.at + length, issuer.length - length},
                        pla_text_of(key->thumbprint)))
        fault(v, "the key that signed it is not the one its issuer is named after");
}

/* ---- dates ---- */

static void verify_dates(struct verifying *v)
{
    const struct pla_badge *badge = v->badge;
    const pla_day as_of = v->check->as_of;
    if (!badge->has_from)
        fault(v, "its date of issue is %s",
              badge->from.at == NULL ? "missing" : "not a date with time and zone");
    else if (pla_instant_day(badge->from_seconds) > as_of)
        fault(v, "it is not valid yet: from %.*s", shown(badge->from), badge->from.at);
    if (badge->until.at != NULL && !badge->has_until)
        fault(v, "its end is not a date with time and zone");
    else if (badge->has_until && pla_instant_day(badge->until_seconds) < as_of)
        fault(v, "it has expired: valid until %.*s", shown(badge->until), badge->until.at);
    if (badge->has_from && badge->has_until && badge->until_seconds < badge->from_seconds)
        fault(v, "it ends before it begins");
}

/* ---- the token's claims against the credential's members ---- */

static void same_text(struct verifying *v, const struct pla_json_node *claims, const char *claim,
                      struct pla_text member, const char *what)
{
    const struct pla_text text = text_at(claims, claim);
    if (text.at != NULL && !pla_text_equal(text, member))
        fault(v, "the token's %s is not the credential's %s", claim, what);
}

static void same_time(struct verifying *v, const struct pla_json_node *claims, const char *claim,
                      bool has_member, int64_t seconds, const char *what)
{
    struct pla_rational number;
    const struct pla_json_node *node = pla_json_node_get(claims, claim);
    if (node == NULL)
        return;
    if (!pla_json_node_rational(node, &number) || !has_member ||
        pla_rational_compare(number, PLA_WHOLE(seconds)) != 0)
        fault(v, "the token's %s is not the credential's %s", claim, what);
}

static void verify_claims(struct verifying *v)
{
    const struct pla_badge *badge = v->badge;
    const struct pla_json_node *claims = pla_json_tree_root(badge->tree);
    if (!badge->is_signed || badge->version != PLA_BADGE_V3)
        return;
    same_text(v, claims, "iss", badge->issuer, "issuer");
    same_text(v, claims, "jti", badge->id, "id");
    same_text(v, claims, "sub", badge->subject, "subject");
    same_time(v, claims, "nbf", badge->has_from, badge->from_seconds, "validFrom");
    same_time(v, claims, "exp", badge->has_until, badge->until_seconds, "validUntil");
}

/* ---- structure ---- */

static bool has_type(const struct pla_json_node *node, const char *const *words)
{
    const struct pla_json_node *type = pla_json_node_get(node, "type");
    const bool is_list = pla_json_node_type(type) == PLA_JSON_ARRAY;
    for (type = is_list ? pla_json_node_first(type) : type; type != NULL;
         type = is_list ? pla_json_node_next(type) : NULL)
        for (size_t i = 0; words[i] != NULL; i++)
            if (pla_text_equal(pla_json_node_text(type), pla_text_of(words[i])))
                return true;
    return false;
}

static void need_text(struct verifying *v, const struct pla_json_node *node, const char *key,
                      const char *where)
{
    if (text_at(node, key).length == 0)
        fault(v, "the member %s of %s is missing", key, where);
}

static void verify_v3(struct verifying *v)
{
    static const char *const list[] = {"BitstringStatusListCredential", NULL};
    static const char *const credential[] = {"VerifiableCredential", NULL};
    static const char *const badge[] = {"OpenBadgeCredential", "AchievementCredential", NULL};
    static const char *const subjects[] = {"AchievementSubject", NULL};
    static const char *const achievements[] = {"Achievement", NULL};
    const struct pla_json_node *root = v->badge->root;
    const struct pla_json_node *subject = first_at(root, "credentialSubject");
    const struct pla_json_node *achievement = first_at(subject, "achievement");
    const struct pla_text context = pla_json_node_text(first_at(root, "@context"));
    if (!pla_text_equal(context, PLA_TEXT("https://www.w3.org/ns/credentials/v2")) &&
        !pla_text_equal(context, PLA_TEXT("https://www.w3.org/2018/credentials/v1")))
        fault(v, "its first context is not that of verifiable credentials");
    if (has_type(root, list)) {
        fault(v, "it is a list of revoked badges, and no badge");
        return;
    }
    if (!has_type(root, credential) || !has_type(root, badge))
        fault(v, "its type is not VerifiableCredential and OpenBadgeCredential");
    need_text(v, root, "id", "the credential");
    if (v->badge->issuer.length == 0)
        fault(v, "it names no issuer");
    if (pla_json_node_type(pla_json_node_get(root, "credentialSubject")) == PLA_JSON_ARRAY &&
        pla_json_node_next(subject) != NULL)
        fault(v, "it has several subjects, and a badge has one");
    if (!has_type(subject, subjects))
        fault(v, "its subject is no AchievementSubject");
    if (!has_type(achievement, achievements))
        fault(v, "it names no achievement");
    need_text(v, achievement, "id", "the achievement");
    need_text(v, achievement, "name", "the achievement");
    need_text(v, achievement, "description", "the achievement");
    if (pla_json_node_type(pla_json_node_get(achievement, "criteria")) != PLA_JSON_OBJECT)
        fault(v, "the member criteria of the achievement is missing");
}

static void verify_v2(struct verifying *v)
{
    const struct pla_json_node *root = v->badge->root;
    need_text(v, root, "id", "the assertion");
    if (pla_json_node_type(pla_json_node_get(root, "recipient")) != PLA_JSON_OBJECT)
        fault(v, "the member recipient of the assertion is missing");
    if (pla_json_node_get(root, "badge") == NULL)
        fault(v, "the member badge of the assertion is missing");
    if (pla_json_node_bool(pla_json_node_get(root, "revoked"), false))
        fault(v, "it says itself that it is revoked");
    if (text_at(pla_json_node_get(root, "badge"), "name").at == NULL)
        note(v, "its badge class stands at an address only, so name and criteria are not known");
}

/* ---- recipient ---- */

/** "sha256$" and the digest of identity and salt; or the identity itself. */
static bool is_identity(struct pla_text given, bool is_hashed, struct pla_text salt,
                        const char *identity)
{
    char hex[PLA_SHA256_HEX + 1];
    static const char front[] = "sha256$";
    if (!is_hashed)
        return pla_text_equal(given, pla_text_of(identity));
    struct pla_sha256 *hash = pla_sha256_new();
    if (hash == NULL)
        return false;
    pla_sha256_begin(hash);
    pla_sha256_add(hash, identity, strlen(identity));
    pla_sha256_add(hash, salt.at, salt.length);
    pla_sha256_end(hash, hex);
    pla_sha256_free(hash);
    return given.length == sizeof front - 1 + PLA_SHA256_HEX &&
           memcmp(given.at, front, sizeof front - 1) == 0 &&
           memcmp(given.at + sizeof front - 1, hex, PLA_SHA256_HEX) == 0;
}

static bool is_for(const struct pla_badge *badge, const char *identity)
{
    const struct pla_json_node *node = pla_json_node_get(badge->root, "recipient");
    if (badge->version == PLA_BADGE_V2)
        return is_identity(text_at(node, "identity"),
                           pla_json_node_bool(pla_json_node_get(node, "hashed"), false),
                           text_at(node, "salt"), identity);
    if (pla_text_equal(badge->subject, pla_text_of(identity)))
        return true;
    node = pla_json_node_get(first_at(badge->root, "credentialSubject"), "identifier");
    const bool is_list = pla_json_node_type(node) == PLA_JSON_ARRAY;
    for (node = is_list ? pla_json_node_first(node) : node; node != NULL;
         node = is_list ? pla_json_node_next(node) : NULL)
        if (is_identity(text_at(node, "identityHash"),
                        pla_json_node_bool(pla_json_node_get(node, "hashed"), false),
                        text_at(node, "salt"), identity))
            return true;
    return false;
}

/* ---- status ---- */

static enum pla_code read_list(struct verifying *v, struct pla_status_list *out,
                               struct pla_status_credential *about, struct pla_err *err)
{
    const struct pla_badge_check *check = v->check;
    struct pla_jwt jwt;
    struct pla_text text = check->status_list;
    while (text.length > 0 &&
           (text.at[text.length - 1] == '\n' || text.at[text.length - 1] == '\r'))
        text.length--;
    enum pla_code code = pla_jwt_read(text, check->status_name, v->arena, &jwt, err);
    if (code != PLA_OK)
        return code;
    if (pla_jwt_verify(&jwt, check->keys, err) == NULL) {
        pla_err_prepend(err, "%s", check->status_name);
        code = PLA_NO;
    } else {
        code = pla_status_list_read(jwt.payload, check->status_name, v->arena, out, about, err);
    }
    pla_jwt_release(&jwt);
    return code;
}

static enum pla_code verify_status(struct verifying *v)
{
    const struct pla_badge_status *status = &v->badge->status;
    struct pla_status_list list;
    struct pla_status_credential about;
    struct pla_err err = {0};
    if (!status->is_set)
        return PLA_OK;
    if (v->check->status_list.at == NULL) {
        note(v, "whether it was revoked is not known: its status list was not given");
        return PLA_OK;
    }
    const enum pla_code code = read_list(v, &list, &about, &err);
    if (code == PLA_MEMORY)
        return code;
    if (code != PLA_OK) {
        err.code = PLA_NO;
        pla_faults_add(&v->verdict->faults, &err);
    } else if (!pla_text_equal(about.url, status->list)) {
        fault(v, "the status list given is not the one it names: %.*s", shown(status->list),
              status->list.at != NULL ? status->list.at : "");
    } else if (!pla_text_equal(about.issuer, v->badge->issuer)) {
        fault(v, "the status list is from another issuer");
    } else if (status->index < 0 || (size_t)status->index >= list.bits) {
        fault(v, "its place is not on the status list");
    } else if (pla_status_list_get(&list, (size_t)status->index)) {
        fault(v, "it was revoked");
    }
    return PLA_OK;
}

enum pla_code pla_badge_verify(const struct pla_badge *badge, const struct pla_badge_check *check,
                               struct pla_arena *arena, struct pla_badge_verdict *out)
{
    *out = (struct pla_badge_verdict){0};
    struct verifying v = {badge, check, arena, out};
    verify_signature(&v);
    verify_issuer(&v);
    verify_dates(&v);
    verify_claims(&v);
    if (badge->version == PLA_BADGE_V3)
        verify_v3(&v);
    else
        verify_v2(&v);
    if (badge->is_provisional)
        note(&v, "it says itself that it was recommended, and approved by nobody");
    if (check->recipient != NULL && !is_for(badge, check->recipient))
        fault(&v, "it is not for %s", check->recipient);
    const enum pla_code code = verify_status(&v);
    if (code != PLA_OK || arena->failed)
        return PLA_MEMORY;
    return out->faults.count == 0 ? PLA_OK : PLA_NO;
}
