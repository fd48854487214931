// SPDX-License-Identifier: Apache-2.0
/** Badges of any form, read. */
#include "exchange/badge.h"

#include "exchange/image.h"

/* ---- members ---- */

static struct pla_text text_at(const struct pla_json_node *node, const char *key)
{
    return pla_json_node_text(pla_json_node_get(node, key));
}

/** A member that may be one value or a list: its first value. */
static const struct pla_json_node *first_at(const struct pla_json_node *node, const char *key)
{
    const struct pla_json_node *member = pla_json_node_get(node, key);
    return pla_json_node_type(member) == PLA_JSON_ARRAY ? pla_json_node_first(member) : member;
}

/** An id given alone or inside an object. */
static struct pla_text id_of(const struct pla_json_node *node)
{
    const struct pla_text text = pla_json_node_text(node);
    return text.at != NULL ? text : text_at(node, "id");
}

static bool has_type(const struct pla_json_node *node, const char *word)
{
    const struct pla_json_node *type = pla_json_node_get(node, "type");
    if (pla_text_equal(pla_json_node_text(type), pla_text_of(word)))
        return true;
    const bool is_list = pla_json_node_type(type) == PLA_JSON_ARRAY;
    for (type = is_list ? pla_json_node_first(type) : NULL; type != NULL;
         type = pla_json_node_next(type))
        if (pla_text_equal(pla_json_node_text(type), pla_text_of(word)))
            return true;
    return false;
}

/* ---- the two versions ---- */

/** The entry about revocation where there are several, else the first. */
static const struct pla_json_node *find_status(const struct pla_json_node *root)
{
    const struct pla_json_node *first = first_at(root, "credentialStatus"), *at = first;
    while (at != NULL && !pla_text_equal(text_at(at, "statusPurpose"), PLA_TEXT("revocation")))
        at = pla_json_node_type(pla_json_node_get(root, "credentialStatus")) == PLA_JSON_ARRAY
                 ? pla_json_node_next(at)
                 : NULL;
    return at != NULL ? at : first;
}

static void read_status(const struct pla_json_node *node, struct pla_badge_status *out)
{
    struct pla_rational index;
    if (node == NULL)
        return;
    out->is_set = true;
    out->list = text_at(node, "statusListCredential");
    out->purpose = text_at(node, "statusPurpose");
    const bool is_number =
        pla_json_node_rational(pla_json_node_get(node, "statusListIndex"), &index);
    out->index = is_number && index.den == 1 && index.num >= 0 ? index.num : -1;
}

static void read_proof(const struct pla_json_node *root, struct pla_badge *out)
{
    const struct pla_json_node *proof = first_at(root, "proof");
    const struct pla_text suite = text_at(proof, "cryptosuite");
    out->has_proof = proof != NULL;
    out->proof = suite.at != NULL ? suite : text_at(proof, "type");
}

static void read_v3(const struct pla_json_node *root, struct pla_badge *out)
{
    const struct pla_json_node *subject = first_at(root, "credentialSubject");
    const struct pla_json_node *achievement = first_at(subject, "achievement");
    const struct pla_json_node *criteria = pla_json_node_get(achievement, "criteria");
    const struct pla_json_node *issuer = pla_json_node_get(root, "issuer");
    out->version = PLA_BADGE_V3;
    out->id = text_at(root, "id");
    out->name = text_at(achievement, "name");
    out->description = text_at(achievement, "description");
    out->criteria = text_at(criteria, "narrative");
    out->kind = text_at(achievement, "achievementType");
    out->narrative = text_at(subject, "narrative");
    out->issuer = id_of(issuer);
    out->issuer_name = text_at(issuer, "name");
    out->subject = text_at(subject, "id");
    out->from = text_at(root, "validFrom");
    if (out->from.at == NULL)
        out->from = text_at(root, "issuanceDate"); /* credentials after the data model 1.1 */
    out->until = text_at(root, "validUntil");
    if (out->until.at == NULL)
        out->until = text_at(root, "expirationDate");
    out->is_provisional = !pla_json_node_bool(
        pla_json_node_get(pla_json_node_get(root, "provenance"), "approved"), true);
    read_proof(root, out);
    read_status(find_status(root), &out->status);
}

static void read_v2(const struct pla_json_node *root, struct pla_badge *out)
{
    const struct pla_json_node *badge = pla_json_node_get(root, "badge");
    const struct pla_json_node *issuer = pla_json_node_get(badge, "issuer");
    const struct pla_json_node *criteria = pla_json_node_get(badge, "criteria");
    out->version = PLA_BADGE_V2;
    out->id = text_at(root, "id");
    out->name = text_at(badge, "name");
    out->description = text_at(badge, "description");
    out->criteria = text_at(criteria, "narrative");
    out->narrative = text_at(root, "narrative");
    out->issuer = id_of(issuer);
    out->issuer_name = text_at(issuer, "name");
    out->subject = text_at(pla_json_node_get(root, "recipient"), "identity");
    out->from = text_at(root, "issuedOn");
    out->until = text_at(root, "expires");
}

static bool read_root(const struct pla_json_node *root, struct pla_badge *out)
{
    const struct pla_json_node *old = pla_json_node_get(root, "vc"); /* a token after VC 1.1 */
    if (pla_json_node_type(old) == PLA_JSON_OBJECT)
        root = old;
    out->root = root;
    if (pla_json_node_get(root, "credentialSubject") != NULL) {
        read_v3(root, out);
    } else if (has_type(root, "Assertion") ||
               (pla_json_node_get(root, "badge") && pla_json_node_get(root, "recipient"))) {
        read_v2(root, out);
    } else {
        return false;
    }
    out->has_from = out->from.at != NULL && pla_instant_read(out->from, &out->from_seconds);
    out->has_until = out->until.at != NULL && pla_instant_read(out->until, &out->until_seconds);
    return true;
}

/* ---- the carriers ---- */

static enum pla_code read_json(struct pla_text text, const char *name, struct pla_badge *out,
                               struct pla_err *err)
{
    enum pla_code code = pla_json_tree_parse(text, name, &out->tree, err);
    if (code != PLA_OK)
        return code;
    out->json = text;
    if (read_root(pla_json_tree_root(out->tree), out))
        return PLA_OK;
    code = pla_err_set(err, PLA_SYNTAX,
                       "this is neither an Open Badges 3.0 credential nor a 2.0 "
                       "assertion");
    pla_err_prepend(err, "%s", name);
    return code;
}

static enum pla_code read_token(struct pla_text text, const char *name, struct pla_arena *arena,
                                struct pla_badge *out, struct pla_err *err)
{
    struct pla_str inner = {0};
    enum pla_code code = pla_jwt_read(text, name, arena, &out->jwt, err);
    if (code != PLA_OK)
        return code;
    out->is_signed = true;
    pla_str_put_format(&inner, "%s: payload", name);
    code = pla_str_check(&inner, err);
    if (code == PLA_OK)
        code = read_json(out->jwt.payload, inner.at, out, err);
    pla_str_release(&inner);
    return code;
}

static struct pla_text trim(struct pla_text text)
{
    while (text.length > 0 && strchr(" \t\r\n", text.at[0]) != NULL && text.at[0] != '\0')
        text = (struct pla_text){text.at + 1, text.length - 1};
    while (text.length > 0 && strchr(" \t\r\n", text.at[text.length - 1]) != NULL &&
           text.at[text.length - 1] != '\0')
        text.length--;
    return text;
}

static enum pla_code unbake(struct pla_text *bytes, const char *name, struct pla_arena *arena,
                            struct pla_badge *out, struct pla_err *err)
{
    if (pla_image_is_png(*bytes)) {
        out->carrier = PLA_BADGE_PNG;
        return pla_image_read_png(*bytes, name, arena, bytes, err);
    }
    if (pla_image_is_svg(*bytes)) {
        out->carrier = PLA_BADGE_SVG;
        return pla_image_read_svg(*bytes, name, arena, bytes, err);
    }
    return PLA_OK;
}

enum pla_code pla_badge_read(struct pla_text bytes, const char *name, struct pla_arena *arena,
                             struct pla_badge *out, struct pla_err *err)
{
    struct pla_badge badge = {.status = {.index = -1}};
    struct pla_err local = {0};
    err = err != NULL ? err : &local;
    enum pla_code code = unbake(&bytes, name, arena, &badge, err);
    if (code != PLA_OK)
        return code;
    const struct pla_text text = trim(bytes);
    if (text.length > PLA_BADGE_BYTES) {
        code = pla_err_set(err, PLA_SYNTAX, "a badge of more than %d MiB is refused",
                           PLA_BADGE_BYTES >> 20);
        pla_err_prepend(err, "%s", name);
    } else if (text.length > 0 && text.at[0] == '{') {
        code = read_json(text, name, &badge, err);
    } else {
        code = read_token(text, name, arena, &badge, err);
        if (badge.carrier == PLA_BADGE_JSON)
            badge.carrier = PLA_BADGE_JWT;
    }
    if (code != PLA_OK)
        pla_badge_release(&badge);
    else
        *out = badge;
    return code;
}

void pla_badge_release(struct pla_badge *badge)
{
    pla_jwt_release(&badge->jwt);
    pla_json_tree_free(badge->tree);
    badge->tree = NULL;
    badge->root = NULL;
}
