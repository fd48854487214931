// SPDX-License-Identifier: Apache-2.0
/** Signed tokens in the compact form. */
#include "exchange/jwt.h"

#include "base/base64.h"

/** How much of a word from outside a message shows. */
static int shown(struct pla_text text)
{
    enum { MOST = 40 };
    return (int)(text.length < MOST ? text.length : MOST);
}

/** Split at the two dots. */
static bool split(struct pla_text text, struct pla_text parts[3])
{
    for (int i = 0; i < 3; i++) {
        const char *dot = text.length > 0 ? memchr(text.at, '.', text.length) : NULL;
        if ((dot == NULL) != (i == 2))
            return false;
        parts[i] = (struct pla_text){text.at, dot != NULL ? (size_t)(dot - text.at) : text.length};
        if (i < 2 && parts[i].length == 0)
            return false;
        if (dot != NULL)
            text = (struct pla_text){dot + 1, text.length - parts[i].length - 1};
    }
    return true;
}

static bool starts(struct pla_text text, const char *front)
{
    const size_t length = strlen(front);
    return text.length >= length && memcmp(text.at, front, length) == 0;
}

/** "none" in any case of its letters, which have fooled readers before. */
static bool is_none(struct pla_text alg)
{
    static const char none[] = "none";
    bool is_same = alg.length == 4;
    for (size_t i = 0; is_same && i < 4; i++)
        is_same = (alg.at[i] | 0x20) == none[i];
    return is_same;
}

static enum pla_code read_algorithm(struct pla_text alg, struct pla_jwt *out, struct pla_err *err)
{
    static const char supported[] = "RS256 and EdDSA are supported";
    if (pla_text_equal(alg, PLA_TEXT("RS256"))) {
        out->kind = PLA_KEY_RS256;
    } else if (pla_text_equal(alg, PLA_TEXT("EdDSA"))) {
        out->kind = PLA_KEY_EDDSA;
    } else if (alg.at == NULL) {
        return pla_err_set(err, PLA_SYNTAX, "the token's header names no algorithm");
    } else if (is_none(alg)) {
        pla_err_set(err, PLA_SYNTAX, "the algorithm \"none\" is refused: nothing would be signed");
        return PLA_SYNTAX;
    } else if (starts(alg, "HS")) {
        pla_err_set(err, PLA_SYNTAX,
                    "the algorithm \"%.*s\" is refused: it takes a shared secret, and a public key "
                    "is none",
                    shown(alg), alg.at);
        return PLA_SYNTAX;
    } else {
        pla_err_set(err, PLA_SYNTAX, "the algorithm \"%.*s\" is not supported", shown(alg), alg.at);
        pla_err_hint(err, "%s", supported);
        return PLA_SYNTAX;
    }
    return PLA_OK;
}

static enum pla_code read_header(const struct pla_json_node *header, const char *name,
                                 struct pla_arena *arena, struct pla_jwt *out, struct pla_err *err)
{
    static const char *const refused[] = {"crit", "zip", "b64", "enc"};
    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++)
        if (pla_json_node_get(header, refused[i]) != NULL)
            return pla_err_set(err, PLA_SYNTAX,
                               "the member \"%s\" of the token's header is not "
                               "supported",
                               refused[i]);
    enum pla_code code =
        read_algorithm(pla_json_node_text(pla_json_node_get(header, "alg")), out, err);
    if (code != PLA_OK)
        return code;
    out->kid = pla_text_copy(arena, pla_json_node_text(pla_json_node_get(header, "kid")));
    const struct pla_json_node *jwk = pla_json_node_get(header, "jwk");
    if (jwk == NULL)
        return PLA_OK;
    if (pla_json_node_get(jwk, "d") != NULL)
        return pla_err_set(err, PLA_SYNTAX, "the token's header gives a private key away");
    return pla_key_read_jwk(jwk, name, &out->jwk, err);
}

static enum pla_code read_parts(const struct pla_text parts[3], const char *name,
                                struct pla_arena *arena, struct pla_jwt *out, struct pla_err *err)
{
    static const char *const words[] = {"header", "payload", "signature"};
    struct pla_text decoded[3] = {{0}};
    struct pla_json_tree *tree = NULL;
    for (int i = 0; i < 3; i++) {
        if (pla_base64url_read(parts[i], arena, &decoded[i]))
            continue;
        return arena->failed
                   ? pla_err_memory(err)
                   : pla_err_set(err, PLA_SYNTAX, "the %s of the token is not base64url", words[i]);
    }
    enum pla_code code = pla_json_tree_parse(decoded[0], "header", &tree, err);
    if (code != PLA_OK)
        return code;
    const struct pla_json_node *header = pla_json_tree_root(tree);
    code = pla_json_node_type(header) == PLA_JSON_OBJECT
               ? read_header(header, name, arena, out, err)
               : pla_err_set(err, PLA_SYNTAX, "the token's header is not an object");
    pla_json_tree_free(tree);
    if (code == PLA_OK && arena->failed)
        code = pla_err_memory(err);
    out->payload = decoded[1];
    out->signature = decoded[2];
    return code;
}

enum pla_code pla_jwt_read(struct pla_text text, const char *name, struct pla_arena *arena,
                           struct pla_jwt *out, struct pla_err *err)
{
    struct pla_jwt jwt = {0};
    struct pla_text parts[3];
    struct pla_err local = {0};
    err = err != NULL ? err : &local;
    enum pla_code code = PLA_SYNTAX;
    if (split(text, parts))
        code = read_parts(parts, name, arena, &jwt, err);
    else
        pla_err_set(err, PLA_SYNTAX, "this is not a token of three parts with dots between them");
    if (code != PLA_OK) {
        pla_jwt_release(&jwt);
        if (err->where[0] == '\0')
            pla_err_prepend(err, "%s", name);
        else if (strcmp(err->where, name) != 0)
            pla_err_prepend(err, "%s: ", name);
        return code;
    }
    jwt.signing = (struct pla_text){text.at, parts[0].length + 1 + parts[1].length};
    *out = jwt;
    return PLA_OK;
}

void pla_jwt_release(struct pla_jwt *jwt)
{
    pla_key_free(jwt->jwk);
    jwt->jwk = NULL;
}

/** May this key be the one the header means? */
static bool is_meant(const struct pla_jwt *jwt, const struct pla_named_key *named)
{
    if (pla_key_kind(named->key) != jwt->kind)
        return false;
    /* A set that names its keys is taken at its word; a bare key is simply tried. */
    return jwt->kid.at == NULL || named->kid.at == NULL || pla_text_equal(jwt->kid, named->kid);
}

const struct pla_named_key *pla_jwt_verify(const struct pla_jwt *jwt, const struct pla_key_set *set,
                                           struct pla_err *err)
{
    bool is_tried = false, has_kind = false;
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < set->count; i++) {
            const struct pla_named_key *named = &set->items[i];
            has_kind |= pla_key_kind(named->key) == jwt->kind;
            if (pass == 0 ? !is_meant(jwt, named) : pla_key_kind(named->key) != jwt->kind)
                continue;
            is_tried = true;
            if (pla_key_verify(named->key, jwt->signing, jwt->signature))
                return named;
        }
        if (is_tried) /* the second pass is for names that no key has */
            break;
    }
    if (!has_kind)
        pla_err_set(err, PLA_NO, "it is signed with %s, and none of the keys given is of that kind",
                    pla_key_kind_name(jwt->kind));
    else
        pla_err_set(err, PLA_NO,
                    "the signature does not fit: the text was changed, or another key "
                    "signed it");
    return NULL;
}

enum pla_code pla_jwt_sign(struct pla_text payload, const struct pla_jwt_signer *signer,
                           struct pla_str *out, struct pla_err *err)
{
    struct pla_str header = {0};
    const size_t begin = out->length;
    pla_str_put_format(&header, "{\"alg\":\"%s\",", pla_key_kind_name(pla_key_kind(signer->key)));
    enum pla_code code = PLA_OK;
    if (signer->kid.at != NULL) {
        PLA_PUT(&header, "\"kid\":");
        pla_str_put_json(&header, signer->kid);
    } else {
        PLA_PUT(&header, "\"jwk\":");
        code = pla_key_put_jwk(signer->key, &header, err);
    }
    PLA_PUT(&header, ",\"typ\":\"JWT\"}");
    if (code == PLA_OK)
        code = pla_str_check(&header, err);
    if (code == PLA_OK) {
        pla_base64url_put(out, header.at, header.length);
        pla_str_put_c(out, '.');
        pla_base64url_put(out, payload.at, payload.length);
        code = pla_str_check(out, err);
    }
    pla_str_release(&header);
    if (code != PLA_OK)
        return code;
    /* Signing appends to the text it signs: a copy of the slice's length is all that is needed. */
    struct pla_str signature = {0};
    const struct pla_text signing = {out->at + begin, out->length - begin};
    code = pla_key_sign(signer->key, signing, &signature, err);
    if (code == PLA_OK) {
        pla_str_put_c(out, '.');
        pla_str_put(out, signature.at, signature.length);
        code = pla_str_check(out, err);
    }
    pla_str_release(&signature);
    return code;
}
