// SPDX-License-Identifier: Apache-2.0
/** Names, scales and kinds of what was built, once the whole table is read. */
#pragma once

#include "rubric/lang.h"

/** The declared field of that name, or NULL. */
const struct pla_field_decl *pla_scope_field(const struct pla_scope *scope, struct pla_text name);
/** Check names and values against the declared fields and fill `m->filter`. */
void pla_filter_resolve(struct pla_lang *lang, struct pla_draft_measure *draft);

/** Check and fill what a measure names: fields, criteria, levels. Its parts come before it. */
void pla_measure_resolve_names(struct pla_lang *lang, struct pla_draft_measure *draft);
/** Steps under a criterion's level (or of the rubric) count on this scale. */
void pla_measure_set_scale(struct pla_lang *lang, const struct pla_measure *measure,
                           const struct pla_scale *scale);
/** Make a node and all under it final. Faults are collected. */
void pla_resolve_measure(struct pla_lang *lang, const struct pla_measure *measure);
void pla_resolve_cond(struct pla_lang *lang, const struct pla_cond *cond);
/** A written value as a measure of the same kind as `measure`; NULL after a fault. */
const struct pla_measure *pla_resolve_value(struct pla_lang *lang,
                                            const struct pla_measure *measure,
                                            const struct pla_raw *raw, struct pla_place place);
/** A level name or a number on a scale (NULL: numbers only) as a number; false after a fault. */
bool pla_resolve_level(struct pla_lang *lang, const struct pla_scale *scale,
                       const struct pla_raw *raw, struct pla_place place, const char *what,
                       struct pla_rational *out);
/** Everything that was built but is used nowhere is a fault. */
void pla_resolve_orphans(struct pla_lang *lang);
/** Give the reached nodes their numbers. */
struct pla_program pla_resolve_number(struct pla_lang *lang);
