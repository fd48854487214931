// SPDX-License-Identifier: Apache-2.0
/** Which credential has which place on a status list. */
#include "exchange/register.h"

#include "base/json_tree.h"

enum pla_code pla_register_begin(struct pla_register *reg, struct pla_arena *arena,
                                 struct pla_err *err)
{
    *reg = (struct pla_register){.arena = arena};
    return pla_status_list_new(arena, &reg->taken, err);
}

static enum pla_code add(struct pla_register *reg, struct pla_text id, struct pla_text file,
                         size_t index, struct pla_err *err)
{
    enum { FIRST = 64 };
    const size_t need = reg->count < FIRST ? FIRST : reg->count + 1;
    struct pla_register_entry *items =
        pla_arena_grow(reg->arena, reg->items, &reg->capacity, need, sizeof *items);
    if (items == NULL)
        return pla_err_memory(err);
    reg->items = items;
    items[reg->count++] = (struct pla_register_entry){pla_text_copy(reg->arena, id),
                                                      pla_text_copy(reg->arena, file), index};
    (void)pla_status_list_set(&reg->taken, index);
    return reg->arena->failed ? pla_err_memory(err) : PLA_OK;
}

static enum pla_code read_line(struct pla_register *reg, struct pla_text line, const char *name,
                               size_t number, struct pla_err *err)
{
    struct pla_json_tree *tree = NULL;
    struct pla_rational index;
    enum pla_code code = pla_json_tree_parse(line, name, &tree, err);
    if (code != PLA_OK) { /* again, for its line */
        struct pla_json scan;
        pla_json_begin(&scan, line, name, number, reg->arena);
        if (code == PLA_SYNTAX && (!pla_json_skip(&scan) || pla_json_end(&scan) != PLA_OK))
            *err = scan.err;
        return code;
    }
    const struct pla_json_node *root = pla_json_tree_root(tree);
    const struct pla_text id = pla_json_node_text(pla_json_node_get(root, "id"));
    const struct pla_text file = pla_json_node_text(pla_json_node_get(root, "file"));
    const bool is_right = id.length > 0 && file.at != NULL &&
                          pla_json_node_rational(pla_json_node_get(root, "index"), &index) &&
                          index.den == 1 && index.num >= 0 && index.num < PLA_STATUS_BITS;
    if (!is_right)
        code = pla_err_set(err, PLA_SYNTAX, "this is no line of a register of badges");
    else if (pla_status_list_get(&reg->taken, (size_t)index.num))
        code = pla_err_set(err, PLA_SYNTAX, "the place %lld is taken twice", (long long)index.num);
    else
        code = add(reg, id, file, (size_t)index.num, err);
    pla_json_tree_free(tree);
    if (code != PLA_OK)
        pla_err_prepend(err, "%s:%zu", name, number);
    return code;
}

enum pla_code pla_register_read(struct pla_register *reg, struct pla_text text, const char *name,
                                struct pla_err *err)
{
    enum pla_code code = PLA_OK;
    for (size_t number = 1; code == PLA_OK && text.length > 0; number++) {
        const char *end = memchr(text.at, '\n', text.length);
        const size_t length = end != NULL ? (size_t)(end - text.at) : text.length;
        if (length > 0)
            code = read_line(reg, (struct pla_text){text.at, length}, name, number, err);
        const size_t step = length + (end != NULL);
        text = (struct pla_text){text.at + step, text.length - step};
    }
    return code;
}

/** A number from an id, spread over the list; the id is a UUID, so any hash will do. */
static size_t first_place(struct pla_text id)
{
    uint64_t hash = 14695981039346656037U; /* FNV-1a */
    for (size_t i = 0; i < id.length; i++)
        hash = (hash ^ (unsigned char)id.at[i]) * 1099511628211U;
    return (size_t)(hash % PLA_STATUS_BITS);
}

bool pla_register_has(const struct pla_register *reg, struct pla_text id)
{
    for (size_t i = 0; i < reg->count; i++)
        if (pla_text_equal(reg->items[i].id, id))
            return true;
    return false;
}

enum pla_code pla_register_place(struct pla_register *reg, struct pla_text id, struct pla_text file,
                                 size_t *out_index, struct pla_err *err)
{
    for (size_t i = 0; i < reg->count; i++) {
        if (pla_text_equal(reg->items[i].id, id)) {
            *out_index = reg->items[i].index;
            return PLA_OK;
        }
    }
    if (reg->count >= PLA_STATUS_BITS / 2)
        return pla_err_set(err, PLA_NO, "the status list is half full: begin a new one");
    size_t index = first_place(id);
    while (pla_status_list_get(&reg->taken, index))
        index = (index + 1) % PLA_STATUS_BITS;
    const enum pla_code code = add(reg, id, file, index, err);
    if (code == PLA_OK)
        *out_index = index;
    return code;
}

void pla_register_put(const struct pla_register *reg, struct pla_str *out)
{
    for (size_t i = 0; i < reg->count; i++) {
        PLA_PUT(out, "{\"id\":");
        pla_str_put_json(out, reg->items[i].id);
        PLA_PUT(out, ",\"index\":");
        pla_str_put_int(out, (int64_t)reg->items[i].index);
        PLA_PUT(out, ",\"file\":");
        pla_str_put_json(out, reg->items[i].file);
        PLA_PUT(out, "}\n");
    }
}
