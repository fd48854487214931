// SPDX-License-Identifier: Apache-2.0
/** Keys to verify with. */
#include "exchange/key_set.h"

/** A key set with more keys than this is none that a person made. */
enum { MOST_KEYS = 256 };

enum pla_code pla_key_set_add(struct pla_key_set *set, struct pla_key *key, struct pla_text kid,
                              struct pla_arena *arena, struct pla_err *err)
{
    struct pla_named_key *items =
        pla_arena_grow(arena, set->items, &set->capacity, set->count + 1, sizeof *items);
    struct pla_named_key named = {.key = key, .kid = pla_text_copy(arena, kid)};
    enum pla_code code = items != NULL && !arena->failed
                             ? pla_key_thumbprint(key, named.thumbprint, err)
                             : pla_err_memory(err);
    if (items != NULL)
        set->items = items;
    if (code != PLA_OK) {
        pla_key_free(key);
        return code;
    }
    items[set->count++] = named;
    return PLA_OK;
}

static enum pla_code add_jwk(const struct pla_json_node *jwk, const char *name,
                             struct pla_arena *arena, struct pla_key_set *set, struct pla_err *err)
{
    struct pla_key *key = NULL;
    const enum pla_code code = pla_key_read_jwk(jwk, name, &key, err);
    if (code != PLA_OK)
        return code;
    return pla_key_set_add(set, key, pla_json_node_text(pla_json_node_get(jwk, "kid")), arena, err);
}

static enum pla_code add_all(const struct pla_json_node *keys, const char *name,
                             struct pla_arena *arena, struct pla_key_set *set, struct pla_err *err)
{
    const size_t before = set->count;
    enum pla_code code = PLA_OK;
    if (pla_json_node_type(keys) != PLA_JSON_ARRAY || pla_json_node_count(keys) > MOST_KEYS) {
        code = pla_err_set(err, PLA_SYNTAX, "\"keys\" is not a list of at most %d keys", MOST_KEYS);
        pla_err_prepend(err, "%s", name);
        return code;
    }
    for (const struct pla_json_node *at = pla_json_node_first(keys); at != NULL;
         at = pla_json_node_next(at)) {
        code = add_jwk(at, name, arena, set, err);
        if (code == PLA_MEMORY)
            return code;
    }
    if (set->count > before)
        return PLA_OK;
    code = pla_err_set(err, PLA_SYNTAX, "no key of this set is RSA or Ed25519");
    pla_err_prepend(err, "%s", name);
    return code;
}

enum pla_code pla_key_set_read(struct pla_text text, const char *name, struct pla_arena *arena,
                               struct pla_key_set *set, struct pla_err *err)
{
    size_t at = 0;
    while (at < text.length && strchr(" \t\r\n", text.at[at]) != NULL && text.at[at] != '\0')
        at++;
    if (at < text.length && text.at[at] == '{') {
        struct pla_json_tree *tree = NULL;
        enum pla_code code = pla_json_tree_parse(text, name, &tree, err);
        if (code != PLA_OK)
            return code;
        const struct pla_json_node *root = pla_json_tree_root(tree);
        const struct pla_json_node *keys = pla_json_node_get(root, "keys");
        code = keys != NULL ? add_all(keys, name, arena, set, err)
                            : add_jwk(root, name, arena, set, err);
        pla_json_tree_free(tree);
        return code;
    }
    struct pla_key *key = NULL;
    const enum pla_code code = pla_key_read_pem(text, name, &key, err);
    return code == PLA_OK ? pla_key_set_add(set, key, (struct pla_text){0}, arena, err) : code;
}

void pla_key_set_release(struct pla_key_set *set)
{
    for (size_t i = 0; i < set->count; i++)
        pla_key_free(set->items[i].key);
    *set = (struct pla_key_set){0};
}
