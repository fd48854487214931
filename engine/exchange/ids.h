// SPDX-License-Identifier: Apache-2.0
/**
 * Ids for other systems, made from ours: the same rubric gets the same ids in every export, so that
 * a badge and a framework point at each other.
 */
#pragma once

#include "base/crypto_uuid.h"

enum { PLA_URN_TEXT = 9 + PLA_UUID_TEXT };

/** "urn:uuid:" and the UUID of a list of texts; the first says what kind of thing it is. */
enum pla_code pla_urn_of(const struct pla_text *parts, size_t count, char out[PLA_URN_TEXT + 1],
                         struct pla_err *err);
/** The UUID of a rubric, of one of its criteria, or of a level; absent members go upwards. */
enum pla_code pla_rubric_uuid(struct pla_text rubric, struct pla_text criterion,
                              struct pla_text level, char out[PLA_UUID_TEXT + 1],
                              struct pla_err *err);
/** The UUID of a learning outcome that a rubric names. */
enum pla_code pla_outcome_uuid(struct pla_text rubric, struct pla_text outcome,
                               char out[PLA_UUID_TEXT + 1], struct pla_err *err);
/**
 * Append letters, digits, "-", "_" of an id, at most `most` bytes; anything else, and a "-" in
 * front, which programs take for an option, becomes "_".
 */
void pla_slug_put(struct pla_str *s, struct pla_text id, size_t most);
/** True for an address that a reader may open: http or https, no white space or controls. */
bool pla_is_web_address(struct pla_text text);
