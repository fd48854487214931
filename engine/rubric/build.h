// SPDX-License-Identifier: Apache-2.0
/** Building measures and conditions while the chunk runs. */
#pragma once

#include "rubric/lang.h"

/** Read the member `since` of the table at a stack index, which is there, as a window. Raises. */
void pla_since_build(struct pla_lang *lang, struct pla_draft_measure *draft, int at,
                     const char *what);
/** Read the filter table of a measure at a stack index (none or nil: no filter). Raises. */
void pla_filter_build(struct pla_lang *lang, struct pla_draft_measure *draft, int at,
                      const char *what);

void pla_value_open(lua_State *L);
void pla_measures_open(lua_State *L);
void pla_conditions_open(lua_State *L);
/** A constant of a kind, written at `place`. */
struct pla_draft_measure *pla_constant_number(struct pla_lang *lang, struct pla_rational value,
                                              struct pla_place place);
struct pla_draft_measure *pla_constant_day(struct pla_lang *lang, pla_day day,
                                           struct pla_place place);
/** A date measure from a date's text or a measure; raises. */
struct pla_draft_measure *pla_need_date(struct pla_lang *lang, struct pla_raw raw,
                                        const char *what);
/** The condition at a stack index; a bare measure becomes `:is(true)`. NULL: something else. */
struct pla_draft_cond *pla_cond_take(struct pla_lang *lang, int at);
/** `~c`, pushed down to the leaves. */
struct pla_draft_cond *pla_cond_negate(struct pla_lang *lang, struct pla_draft_cond *cond);
/** Join two conditions; parts of the same join become its own. */
struct pla_draft_cond *pla_cond_join(struct pla_lang *lang, enum pla_cond_op op,
                                     struct pla_draft_cond *a, struct pla_draft_cond *b);
/** Compare a measure with a value. */
struct pla_draft_cond *pla_cond_compare(struct pla_lang *lang, enum pla_cond_op op,
                                        struct pla_draft_measure *measure, struct pla_raw low,
                                        struct pla_raw high);
