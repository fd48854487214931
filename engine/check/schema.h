// SPDX-License-Identifier: Apache-2.0
/**
 * JSON held against a JSON schema: the part of draft 2020-12 that our own schemas use.
 *
 * Known are type, properties, required, additionalProperties, items, minItems, enum, anyOf,
 * minLength and $ref into $defs; titles and descriptions are passed over. Any other keyword is
 * refused when the schema is loaded, so that no rule is silently not applied.
 */
#pragma once

#include "base/json_tree.h"

struct pla_schema;

/**
 * Load a schema.
 * @param out  to be freed with pla_schema_free()
 * @return PLA_SYNTAX if it is no JSON, PLA_BUG for a keyword or a reference that is not known,
 *         PLA_MEMORY
 */
enum pla_code pla_schema_new(struct pla_text json, struct pla_schema **out, struct pla_err *err);
/** NULL is fine. */
void pla_schema_free(struct pla_schema *schema);

/**
 * Hold a value against it. Each fault has the code PLA_PORTFOLIO and its place,
 * `name:line#/pointer`.
 * @param line    of the value's first byte; 0: the place has no line
 * @param faults  what is wrong is added
 */
void pla_schema_check(const struct pla_schema *schema, const struct pla_json_node *value,
                      const char *name, size_t line, struct pla_faults *faults);

/**
 * Members that the schema does not know although others are allowed, where a name it knows is near
 * and absent: "evidnce". The same places; the hint tells the name.
 */
void pla_schema_near(const struct pla_schema *schema, const struct pla_json_node *value,
                     const char *name, size_t line, struct pla_faults *faults);
