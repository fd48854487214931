// SPDX-License-Identifier: Apache-2.0
/** Saying what is wrong in a rubric, where, and which known name was perhaps meant. */
#pragma once

#include "rubric/lang.h"

/** Word for a Lua value: "a number", "a text", "a measure (hours)", "nil". */
const char *pla_lua_type(struct pla_lang *lang, int at);
/** Line of the value being read. */
int pla_fault_line(struct pla_lang *lang);
/**
 * Places of the elements of the list being read.
 * @param out_is_written  false: the list was made by code, and all have the place of its name
 */
const struct pla_place *pla_element_places(struct pla_lang *lang, size_t count,
                                           bool *out_is_written);
/** Put the place of the value being read into `err->where`. */
void pla_fault_locate(struct pla_lang *lang, struct pla_err *err);
/** Add a fault at the value being read; `hint` may be NULL. */
void pla_fault(struct pla_lang *lang, const char *hint, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/** Add a fault at a place. */
void pla_fault_at(struct pla_lang *lang, struct pla_place place, const char *hint,
                  const char *format, ...) __attribute__((format(printf, 4, 5)));
/** Add `err` (text and hint set) as a fault at the value being read. */
void pla_fault_add(struct pla_lang *lang, struct pla_err *err);
/** Leave the constructor that runs with an error at the place it was called from. */
_Noreturn void pla_raise(struct pla_lang *lang, const char *hint, const char *format, ...)
    __attribute__((noreturn, format(printf, 3, 4)));
/** The same at the line of a name in the table given to `word { ... }`. */
_Noreturn void pla_raise_inside(struct pla_lang *lang, const char *word, struct pla_text key,
                                struct pla_err *err);
/** Leave because the host has no memory. */
_Noreturn void pla_raise_memory(lua_State *L) __attribute__((noreturn));
_Noreturn void pla_raise_err(struct pla_lang *lang, struct pla_err *err);

/** A text of the rubric as a message shows it: one line, at most 60 columns, no controls. */
const char *pla_shown(struct pla_lang *lang, struct pla_text text);
/** Texts to choose the nearest from; NULL-terminated, in the arena. */
const char *const *pla_names_of_texts(struct pla_lang *lang, const struct pla_text *texts,
                                      size_t count);
/** `did you mean "x"?`, or the whole list if nothing is near; "" if it is empty. */
void pla_hint_nearest(char hint[320], struct pla_text word, const char *const *names);
