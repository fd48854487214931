// SPDX-License-Identifier: Apache-2.0
/** A policy while its table is read. */
#pragma once

#include "rubric/schema.h"

struct pla_policy_draft {
    struct pla_policy p;
    struct pla_effective effective;
    struct pla_field_decls fields;
};

/** Readers of the catalogue and the limits on credit; `out` is the struct pla_policy_draft. */
void pla_read_courses(struct pla_lang *lang, const struct pla_key *key, void *out);
void pla_read_caps(struct pla_lang *lang, const struct pla_key *key, void *out);
void pla_read_round(struct pla_lang *lang, const struct pla_key *key, void *out);
/** `within` of caps names a cap and makes no circle. */
void pla_caps_check(struct pla_lang *lang);
