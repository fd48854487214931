// SPDX-License-Identifier: Apache-2.0
/** Values as a rubric writes them, from the Lua stack: exact numbers, texts, names of tables. */
#pragma once

#include "rubric/lang.h"

/** An exact number: a whole number, a decimal literal, or a text "1/3". */
bool pla_number_read(struct pla_lang *lang, int at, struct pla_rational *out, struct pla_err *err);
/** A text in normal form C. */
bool pla_text_read(struct pla_lang *lang, int at, struct pla_text *out, struct pla_err *err);
/** A number, text, boolean, measure or bound. */
bool pla_raw_read(struct pla_lang *lang, int at, struct pla_raw *out, struct pla_err *err);
/** Leave the constructor with a name that it does not know, at the line of the name. */
_Noreturn void pla_raise_key(struct pla_lang *lang, const char *what, struct pla_text key,
                             const char *const *known);
/** Raising forms, for the arguments of a constructor: `what` is "hours". */
struct pla_text pla_need_text(struct pla_lang *lang, int at, const char *what);
struct pla_raw pla_need_raw(struct pla_lang *lang, int at, const char *what);
/** Names of a table's entries, sorted by bytes; entries without a name raise. */
struct pla_text *pla_table_names(struct pla_lang *lang, int at, const char *what,
                                 size_t *out_count);
/** Length of a proper list 1..n; -1 if it is none. */
int64_t pla_list_length(lua_State *L, int at);
/** Push the value of a name (raw). */
void pla_table_push(lua_State *L, int at, struct pla_text name);
/** Raise if the options of a constructor have a name outside `known` (NULL-terminated). */
void pla_options_check(struct pla_lang *lang, int at, const char *what, const char *const *known);
/** Push the option of that name; false (and nothing pushed) if it is not given. */
bool pla_option_push(lua_State *L, int at, const char *name);
/** A text or a list of texts; raises. */
struct pla_text_list pla_need_texts(struct pla_lang *lang, int at, const char *what);

/** Sort by bytes. */
void pla_texts_sort(struct pla_text *texts, size_t count);

/** Append the value at a stack index; raises on what has no JSON form, stops on limits. */
void pla_lua_put_json(struct pla_lang *lang, int at, struct pla_str *out);
