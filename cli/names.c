// SPDX-License-Identifier: Apache-2.0
/** Names to numbers, by a table of slots. */
#include "names.h"

static const uint32_t NO_NUMBER = UINT32_MAX;

/** FNV-1a: names come from the user's own files, and a slow table harms only them. */
static uint64_t hash_of(struct pla_text name)
{
    uint64_t hash = 14695981039346656037U;
    for (size_t i = 0; i < name.length; i++)
        hash = (hash ^ (unsigned char)name.at[i]) * 1099511628211U;
    return hash;
}

/** Slot of the name, or the free one where it would stand. */
static size_t slot_of(const struct cli_names *names, struct pla_text name)
{
    size_t at = (size_t)hash_of(name) & (names->slot_count - 1);
    while (names->slots[at] != 0 && !pla_text_equal(names->items[names->slots[at] - 1], name))
        at = (at + 1) & (names->slot_count - 1);
    return at;
}

static bool grow(struct cli_names *names, struct pla_arena *arena)
{
    size_t count = names->slot_count == 0 ? 64 : names->slot_count * 2;
    uint32_t *slots = PLA_NEW_ARRAY(arena, count, uint32_t);
    if (slots == NULL)
        return false;
    names->slots = slots;
    names->slot_count = count;
    for (size_t i = 0; i < names->count; i++)
        names->slots[slot_of(names, names->items[i])] = (uint32_t)i + 1;
    return true;
}

uint32_t cli_names_find(const struct cli_names *names, struct pla_text name)
{
    if (names->slot_count == 0)
        return NO_NUMBER;
    uint32_t number = names->slots[slot_of(names, name)];
    return number == 0 ? NO_NUMBER : number - 1;
}

uint32_t cli_names_number(struct cli_names *names, struct pla_text name, struct pla_arena *arena)
{
    uint32_t number = cli_names_find(names, name);
    if (number != NO_NUMBER)
        return number;
    if (names->count * 2 >= names->slot_count && !grow(names, arena))
        return NO_NUMBER;
    struct pla_text *items =
        pla_arena_grow(arena, names->items, &names->capacity, names->count + 1, sizeof *items);
    struct pla_text copy = pla_text_copy(arena, name);
    if (items == NULL || copy.at == NULL || names->count >= NO_NUMBER - 1)
        return NO_NUMBER;
    names->items = items;
    size_t slot = slot_of(names, name);
    items[names->count++] = copy;
    names->slots[slot] = (uint32_t)names->count;
    return (uint32_t)names->count - 1;
}
