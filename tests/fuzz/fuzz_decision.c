// SPDX-License-Identifier: Apache-2.0
/** Any bytes as a decision's line: what is read and written comes to rest after one round. */
#include "model/decision_read.h"

#include "fuzz/fuzz.h"

static struct pla_text text_of(const struct pla_str *s)
{
    return (struct pla_text){s->at, s->length};
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct pla_text line = {(const char *)data, size};
    struct pla_sha256 *hash = pla_sha256_new();
    struct pla_decision decision, again;
    struct pla_str first = {0}, second = {0};
    struct pla_err err = {0};
    struct pla_arena arena;

    FUZZ_CHECK(hash != NULL);
    pla_arena_init(&arena, 0);
    const enum pla_code code = pla_decision_read(line, "t", 1, &arena, &decision, &err);
    FUZZ_CHECK((code == PLA_OK) == (err.code == PLA_OK));
    FUZZ_CHECK(code == PLA_OK || (err.text[0] != '\0' && err.where[0] == 't'));
    if (code == PLA_OK) {
        FUZZ_CHECK(pla_decision_write(&decision, hash, &first, NULL) == PLA_OK);
        FUZZ_CHECK(pla_decision_read(text_of(&first), "t", 1, &arena, &again, &err) == PLA_OK);
        FUZZ_CHECK(pla_decision_write(&again, hash, &second, NULL) == PLA_OK);
        FUZZ_CHECK(pla_text_equal(text_of(&first), text_of(&second)));
    }
    pla_str_release(&first);
    pla_str_release(&second);
    pla_sha256_free(hash);
    pla_arena_release(&arena);
    return 0;
}
