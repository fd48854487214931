// SPDX-License-Identifier: Apache-2.0
/**
 * Any bytes as a badge: either an error with its place and words, or a badge that can be verified
 * and taken as evidence. No key is given, so none may be valid.
 */
#include "exchange/evidence.h"
#include "exchange/status_list.h"

#include "fuzz/fuzz.h"

static void check_badge(const struct pla_badge *badge, struct pla_arena *arena)
{
    struct pla_key_set keys = {.count = 0};
    struct pla_badge_verdict verdict;
    struct pla_found_list found = {.count = 0};
    struct pla_str line = {0};
    struct pla_err err;
    const struct pla_badge_check check = {.keys = &keys, .as_of = 20758, .recipient = "x"};
    FUZZ_CHECK(pla_badge_verify(badge, &check, arena, &verdict) == PLA_NO);
    FUZZ_CHECK(verdict.faults.count > 0 && verdict.key == NULL);
    FUZZ_CHECK(pla_evidence_of_badge(badge, &verdict, 20758, arena, &found, &err) == PLA_OK);
    FUZZ_CHECK(found.count == 1 && !found.items[0].is_verified);
    FUZZ_CHECK(pla_evidence_put(&found, arena, &line, &err) == PLA_OK);
    FUZZ_CHECK(pla_json_check((struct pla_text){line.at, line.length - 1}, "t", &err) == PLA_OK);
    pla_str_release(&line);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct pla_text text = {(const char *)data, size};
    struct pla_badge badge;
    struct pla_status_list list;
    struct pla_status_credential about;
    struct pla_arena arena;
    struct pla_err err = {0};

    pla_arena_init(&arena, 0);
    const enum pla_code code = pla_badge_read(text, "t", &arena, &badge, &err);
    if (code == PLA_OK) {
        check_badge(&badge, &arena);
        pla_badge_release(&badge);
    } else {
        FUZZ_CHECK(code == PLA_SYNTAX && err.text[0] != '\0' && err.where[0] == 't');
    }
    if (size < 1 << 16)
        (void)pla_status_list_read(text, "t", &arena, &list, &about, &err);
    pla_arena_release(&arena);
    return 0;
}
