// SPDX-License-Identifier: Apache-2.0
/** Names of files for portfolios. */
#include "filename.h"

#include "base/crypto.h"

/** Longest part of a name that comes of an id: with all else below the 255 of file systems. */
enum { MOST_BYTES = 120, HASH_DIGITS = 16 };

void cli_file_names_begin(struct cli_file_names *names, struct pla_arena *arena)
{
    *names = (struct cli_file_names){.arena = arena};
}

static bool is_plain(unsigned char c, bool is_first)
{
    bool is_word = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return is_word || (!is_first && (c == '-' || c == '.'));
}

static void put_id(struct pla_str *out, struct pla_text id)
{
    static const char hex[] = "0123456789abcdef";
    for (size_t i = 0; i < id.length; i++) {
        unsigned char c = (unsigned char)id.at[i];
        if (is_plain(c, i == 0)) {
            pla_str_put_c(out, (char)c);
        } else {
            pla_str_put_c(out, '_');
            pla_str_put_c(out, hex[c >> 4]);
            pla_str_put_c(out, hex[c & 15]);
        }
    }
}

/** Cut what is too long and put a hash of the whole behind it. */
static void shorten(struct pla_str *out, struct pla_text id)
{
    char digits[PLA_SHA256_HEX + 1];
    if (out->length <= MOST_BYTES)
        return;
    struct pla_sha256 *hash = pla_sha256_new();
    if (hash == NULL) {
        out->failed = true;
        return;
    }
    pla_sha256_begin(hash);
    pla_sha256_add(hash, id.at, id.length);
    pla_sha256_end(hash, digits);
    pla_sha256_free(hash);
    out->length = MOST_BYTES;
    PLA_PUT(out, "_h");
    pla_str_put(out, digits, HASH_DIGITS);
}

static uint32_t hash_of(struct pla_text text)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < text.length; i++)
        hash = (hash ^ (unsigned char)text.at[i]) * 16777619u;
    return hash;
}

static bool is_taken(const struct cli_file_names *names, struct pla_text name)
{
    size_t slot = names->slot_count > 0 ? hash_of(name) & (names->slot_count - 1) : 0;
    while (names->slot_count > 0 && names->slots[slot] != 0) {
        if (pla_text_equal(names->items[names->slots[slot] - 1], name))
            return true;
        slot = (slot + 1) & (names->slot_count - 1);
    }
    return false;
}

static void place(struct cli_file_names *names, size_t index)
{
    size_t slot = hash_of(names->items[index]) & (names->slot_count - 1);
    while (names->slots[slot] != 0)
        slot = (slot + 1) & (names->slot_count - 1);
    names->slots[slot] = (uint32_t)(index + 1);
}

static bool keep(struct cli_file_names *names, struct pla_text name)
{
    struct pla_text *items = pla_arena_grow(names->arena, names->items, &names->capacity,
                                            names->count + 1, sizeof *items);
    if (items == NULL)
        return false;
    names->items = items;
    items[names->count++] = name;
    if (names->count * 2 < names->slot_count) {
        place(names, names->count - 1);
        return true;
    }
    size_t slot_count = names->slot_count == 0 ? 64 : names->slot_count * 2;
    uint32_t *slots = PLA_NEW_ARRAY(names->arena, slot_count, uint32_t);
    if (slots == NULL)
        return false;
    names->slots = slots;
    names->slot_count = slot_count;
    for (size_t i = 0; i < names->count; i++)
        place(names, i);
    return true;
}

const char *cli_file_name(struct cli_file_names *names, struct pla_text id, int64_t attempt,
                          const char *ending)
{
    struct pla_str text = {0};
    struct pla_text name = {0};
    pla_str_put_z(&text, id.length > 0 ? "" : "_");
    put_id(&text, id);
    shorten(&text, id);
    if (attempt > 1)
        pla_str_put_format(&text, "_a%lld", (long long)attempt);
    size_t stem = text.length;
    for (size_t number = 2; !text.failed; number++) {
        pla_str_put_z(&text, ending);
        name = (struct pla_text){text.at, text.length};
        if (text.failed || !is_taken(names, name))
            break;
        text.length = stem;
        pla_str_put_format(&text, "_n%zu", number);
    }
    struct pla_text kept = {0};
    if (!text.failed)
        kept = pla_text_copy(names->arena, name);
    pla_str_release(&text);
    return kept.at != NULL && keep(names, kept) ? kept.at : NULL;
}
