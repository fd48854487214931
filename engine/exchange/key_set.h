// SPDX-License-Identifier: Apache-2.0
/**
 * Keys to verify with: PEM, a JSON Web Key, or a set of them (RFC 7517).
 */
#pragma once

#include "base/arena.h"
#include "base/crypto_key.h"

struct pla_named_key {
    struct pla_key *key;
    struct pla_text kid; /**< the name its set gives it; may be absent */
    char thumbprint[PLA_THUMBPRINT_TEXT + 1];
};

/** Zero-initialise. */
struct pla_key_set {
    struct pla_named_key *items; /**< in an arena; the keys are owned */
    size_t count, capacity;
};

/**
 * Add the keys of one text. In a set, keys of other kinds are passed over, as the standard asks;
 * one that is left without any key is an error.
 * @return PLA_OK, PLA_SYNTAX or PLA_MEMORY; what was added before stays in the set
 */
enum pla_code pla_key_set_read(struct pla_text text, const char *name, struct pla_arena *arena,
                               struct pla_key_set *set, struct pla_err *err);
/** Add one key, which the set owns from then on, also on failure. */
enum pla_code pla_key_set_add(struct pla_key_set *set, struct pla_key *key, struct pla_text kid,
                              struct pla_arena *arena, struct pla_err *err);
/** Free the keys. */
void pla_key_set_release(struct pla_key_set *set);
