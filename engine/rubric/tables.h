// SPDX-License-Identifier: Apache-2.0
/** The functions that read files and tables: rubric, policy, include, param, and unknown names. */
#pragma once

#include "rubric/lang.h"

void pla_rubric_open(lua_State *L);
void pla_policy_open(lua_State *L);
void pla_include_open(lua_State *L);
void pla_param_open(lua_State *L);
/** Answer unknown names with an error. */
void pla_names_open(lua_State *L);
/** Index of the file with that name, with or without ".lua". */
bool pla_include_find(const struct pla_lang *lang, struct pla_text name, size_t *out_index);
/** Push what file `index` returns, run once; raises. */
void pla_include_push(struct pla_lang *lang, size_t index);
/** Check everything rubric{} read; fills `out`. */
void pla_rubric_finish(struct pla_lang *lang, struct pla_rubric *out);
void pla_policy_finish(struct pla_lang *lang, struct pla_policy *out);
