// SPDX-License-Identifier: Apache-2.0
/**
 * Keys of open objects, so that a duplicate is found.
 *
 * Keys stand on one stack, those of the innermost object on top. A small object compares each new
 * key with all before it. A large one is sorted once at its end: bounded for any input, where a
 * hash table could be driven into quadratic time.
 */
#include "base/json_private.h"

#include <stdlib.h>

enum { SMALL_OBJECT = 24, FIRST_KEYS = 64 };

/** First 8 bytes of a key, the first one lowest; a slice of the input is read by one load. */
static uint64_t head_of(const struct pla_json *s, struct pla_text key, bool is_slice)
{
    uint64_t head = 0;

    if (key.length >= sizeof head) {
        return pla_json_load(key.at);
    }
    if (is_slice && (size_t)(s->end - key.at) >= sizeof head) {
        return pla_json_load(key.at) & ((1ULL << (8 * key.length)) - 1);
    }
    for (size_t i = 0; i < key.length; i++) {
        head |= (uint64_t)(unsigned char)key.at[i] << (8 * i);
    }
    return head;
}

static bool is_same(const struct pla_json_key *a, const struct pla_json_key *b)
{
    return a->head == b->head && a->length == b->length &&
           (a->length <= sizeof a->head || pla_bytes_equal(a->at, b->at, a->length));
}

static bool fail_duplicate(struct pla_json *s, const struct pla_json_key *key)
{
    s->frames[s->depth].key = (struct pla_text){key->at, key->length};
    s->is_between = false;
    return pla_json_fail(s, key->place, "this key occurs twice in one object");
}

bool pla_json_repeat(struct pla_json *s)
{
    return pla_json_fail(s, s->key_place, "this key occurs twice in one object");
}

bool pla_json_key_add(struct pla_json *s, struct pla_text key, const char *place)
{
    struct pla_json_frame *frame = &s->frames[s->depth];
    const struct pla_json_key added = {head_of(s, key, key.at == place + 1), key.at, key.length,
                                       place};

    /* a bit that is not set yet spares the search; shared bits only cost it */
    const uint64_t bit = 1ULL << ((added.head + added.length) * 0x9E3779B97F4A7C15U >> 58);
    const bool may_be_there = (frame->seen & bit) != 0;
    frame->seen |= bit;
    if (may_be_there && s->key_count - frame->keys_from < SMALL_OBJECT) {
        for (size_t i = frame->keys_from; i < s->key_count; i++) {
            if (is_same(&s->keys[i], &added)) {
                return fail_duplicate(s, &added);
            }
        }
    }
    if (s->key_count == s->key_capacity) {
        const size_t need = s->key_count < FIRST_KEYS ? FIRST_KEYS : s->key_count + 1;
        struct pla_json_key *keys =
            need <= UINT32_MAX
                ? pla_arena_grow(s->arena, s->keys, &s->key_capacity, need, sizeof *keys)
                : NULL;
        if (keys == NULL) {
            return pla_json_fail_as(s, place, PLA_MEMORY, "memory is exhausted");
        }
        s->keys = keys;
    }
    s->keys[s->key_count++] = added;
    return true;
}

/** Any total order will do that puts equal keys side by side, the later one behind. */
static int compare_keys(const void *left, const void *right)
{
    const struct pla_json_key *a = left, *b = right;

    if (a->length != b->length) {
        return a->length < b->length ? -1 : 1;
    }
    if (a->head != b->head) {
        return a->head < b->head ? -1 : 1;
    }
    const int order = a->length > sizeof a->head ? memcmp(a->at, b->at, a->length) : 0;
    return order != 0 ? order : (a->place > b->place) - (a->place < b->place);
}

bool pla_json_keys_close(struct pla_json *s)
{
    const size_t from = s->frames[s->depth].keys_from, count = s->key_count - from;
    const struct pla_json_key *found = NULL;

    s->key_count = from;
    if (count <= SMALL_OBJECT) {
        return true;
    }
    struct pla_json_key *keys = s->keys + from;
    qsort(keys, count, sizeof *keys, compare_keys);
    for (size_t i = 1; i < count; i++) {
        if (is_same(&keys[i - 1], &keys[i]) && (found == NULL || keys[i].place < found->place)) {
            found = &keys[i];
        }
    }
    return found == NULL || fail_duplicate(s, found);
}
