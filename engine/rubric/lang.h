// SPDX-License-Identifier: Apache-2.0
/**
 * The loader while it works: drafts of measures and conditions, functions, faults, where things
 * were written. Private to the language half of this room.
 *
 * Lua sees a measure or a condition as a userdata that holds a number; the draft behind it lives
 * here, in the arena of what is being loaded, so that the copy of the Lua state which is put back
 * before each portfolio holds nothing of the host's.
 */
#pragma once

#include <lauxlib.h>

#include "rubric/load.h"
#include "rubric/sandbox.h"

/** What a handle (a userdata of the language) stands for. */
enum pla_handle_kind {
    PLA_HANDLE_MEASURE,
    PLA_HANDLE_COND,
    PLA_HANDLE_BOUND, /**< at_least(x), at_most(x), within(a, b) as a filter's value */
    PLA_HANDLE_ROOT,  /**< what rubric{} or policy{} gave */
    PLA_HANDLE_CASE,
    PLA_HANDLE_NULL, /**< `null` of cases.lua */
    PLA_HANDLE_KINDS
};

struct pla_draft_measure;
struct pla_bound;

/** A value as written, before it is known what it is compared with. */
struct pla_raw {
    enum {
        PLA_RAW_NONE,
        PLA_RAW_NUMBER,
        PLA_RAW_TEXT,
        PLA_RAW_BOOLEAN,
        PLA_RAW_MEASURE,
        PLA_RAW_BOUND
    } is;
    struct pla_rational number;
    struct pla_text text;
    bool boolean;
    struct pla_draft_measure *measure;
    const struct pla_bound *bound;
};

enum pla_bound_op { PLA_BOUND_AT_LEAST, PLA_BOUND_AT_MOST, PLA_BOUND_WITHIN };

struct pla_bound {
    enum pla_bound_op op;
    struct pla_raw low, high;
};

/** `name = value` of a table whose names or values are checked later. */
struct pla_raw_row {
    struct pla_text key;
    struct pla_raw value;
};

/** One test of a filter as written. */
struct pla_draft_test {
    struct pla_text name;
    const struct pla_raw *values;
    size_t value_count;
};

struct pla_draft_filter {
    const struct pla_draft_test *tests; /**< sorted by name */
    size_t test_count;
    struct pla_draft_measure *since, *until, *clip;
    pla_call where;
};

struct pla_draft_measure {
    struct pla_measure m; /**< until numbered, `id` is the index among the drafts */
    const struct pla_draft_filter *filter;
    struct pla_raw level; /**< reaching */
    const struct pla_raw_row *rows;
    size_t row_count;
    struct pla_draft_measure *origin; /**< a named copy: of which */
    int depth;
    uint32_t size;   /**< nodes below and with it, written out as a tree */
    uint32_t stamp;  /**< last walk that came by */
    bool is_used;    /**< part of something else */
    bool is_reached; /**< from the rubric's table */
};

struct pla_draft_cond {
    struct pla_cond c;
    struct pla_raw low, high;
    struct pla_draft_cond *negation; /**< made once */
    bool is_bare;                    /**< a measure that stood in a condition's place */
    int depth;
    uint32_t size, stamp;
    bool is_used, is_reached;
};

enum pla_call_kind { PLA_CALL_OF_MEASURE, PLA_CALL_OF_CHECK, PLA_CALL_OF_WHERE };

/** A function the rubric wrote; the function itself lies in the Lua registry. */
struct pla_call_def {
    enum pla_call_kind kind;
    struct pla_text label;
    struct pla_place place;
};

/** Growing array of pointers or structs in an arena. */
struct pla_list {
    void *items;
    size_t count, capacity;
};

/** One step from the table being read to a value in it: a name or, if NULL, a position from 1. */
struct pla_step {
    const char *key;
    int64_t index;
};
enum { PLA_STEPS = 16 };

/**
 * Nesting and size of a measure or condition that are taken. Shared parts are stored once, but a
 * reason writes them out each time, so the size is that of the tree.
 */
enum { PLA_NODE_DEPTH = 200, PLA_NODE_SIZE = 20000 };

/** Names that are known where a measure or condition is judged. */
struct pla_scope {
    const struct pla_field_decl *fields;
    size_t field_count;
    const struct pla_criterion *criteria;
    size_t criterion_count;
    const struct pla_scale *scale;
};

struct pla_lang {
    lua_State *L;
    struct pla_sandbox *sandbox;
    struct pla_arena *arena;
    struct pla_faults *faults;
    enum pla_code code; /**< of its faults: PLA_RUBRIC or PLA_POLICY */
    const char *title;
    const struct pla_sources *sources;
    const char *const *chunks; /**< "title/file", parallel to sources->files */
    size_t chunk_count;
    const char *main; /**< chunk of the file that is run first; NULL before */
    pla_day as_of;
    bool is_open; /**< measures and conditions may be built */

    struct pla_list measures; /**< struct pla_draft_measure * */
    struct pla_list conds;    /**< struct pla_draft_cond * */
    struct pla_list bounds;   /**< struct pla_bound * */
    struct pla_list calls;    /**< struct pla_call_def */
    struct pla_list reached_measures, reached_conds;
    struct pla_list including; /**< indexes of files being read, outermost first */

    struct pla_place root; /**< where rubric{} or policy{} stands; line 0 before */
    const char *root_word;
    struct pla_step steps[PLA_STEPS];
    size_t step_count;
    const char *about; /**< id of the entry being read, where no line tells it; or NULL */

    struct pla_scope scope;
    struct pla_rubric_draft *rubric;
    struct pla_policy_draft *policy;
    struct pla_list cases;  /**< struct pla_case */
    struct pla_str scratch; /**< text being built: here, so that a run that is left leaks nothing */
    uint32_t stamp;
};

/* ---- lang.c: the state the drafts live in ---- */

/** The loader a Lua state belongs to. */
struct pla_lang *pla_lang_of(lua_State *L);
/** Tell a Lua state its loader and make the metatables. Inside a run. */
void pla_lang_attach(lua_State *L, struct pla_lang *lang);
/** Append one zeroed element of `size` bytes; leaves the run if memory is out. */
void *pla_list_add(struct pla_lang *lang, struct pla_list *list, size_t size);
/** Zeroed memory of the arena; leaves the run by an error if there is none. */
void *pla_lang_alloc(struct pla_lang *lang, size_t count, size_t size);
#define PLA_LANG_NEW(lang, n, type) ((type *)pla_lang_alloc((lang), (n), sizeof(type)))
/** The innermost place in Lua text that is running. */
struct pla_place pla_lang_here(struct pla_lang *lang);

/** Push the metatable of a kind of handle. */
void pla_handle_meta(lua_State *L, enum pla_handle_kind kind);
void pla_handle_push(lua_State *L, enum pla_handle_kind kind, uint32_t index);
/** True if the value is a handle of that kind. */
bool pla_handle_get(lua_State *L, int at, enum pla_handle_kind kind, uint32_t *out_index);
/** The draft at a stack index, or NULL if it is something else. */
struct pla_draft_measure *pla_measure_at(struct pla_lang *lang, int at);
struct pla_draft_cond *pla_cond_at(struct pla_lang *lang, int at);
/** The draft behind a node that is not numbered yet. */
struct pla_draft_measure *pla_measure_draft(struct pla_lang *lang, const struct pla_measure *m);
struct pla_draft_cond *pla_cond_draft(struct pla_lang *lang, const struct pla_cond *c);

/** Note that a node is part of another; raises if this one becomes too deep or too large. */
void pla_measure_under_measure(struct pla_lang *lang, struct pla_draft_measure *parent,
                               struct pla_draft_measure *child);
void pla_measure_under_cond(struct pla_lang *lang, struct pla_draft_cond *parent,
                            struct pla_draft_measure *child);
void pla_cond_under_cond(struct pla_lang *lang, struct pla_draft_cond *parent,
                         struct pla_draft_cond *child);

/** A new draft written here. */
struct pla_draft_measure *pla_measure_new(struct pla_lang *lang, enum pla_measure_op op);
struct pla_draft_cond *pla_cond_new(struct pla_lang *lang, enum pla_cond_op op);
/** Keep the function at stack index `at` and give its number. */
pla_call pla_call_keep(struct pla_lang *lang, int at, enum pla_call_kind kind,
                       struct pla_text label);
/** Push a kept function. */
void pla_call_push(lua_State *L, pla_call call);

/* ---- fault.c: saying what is wrong and where ---- */

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

/** Sort by bytes. */
void pla_texts_sort(struct pla_text *texts, size_t count);
/** A text of the rubric as a message shows it: one line, at most 60 columns, no controls. */
const char *pla_shown(struct pla_lang *lang, struct pla_text text);
/** Texts to choose the nearest from; NULL-terminated, in the arena. */
const char *const *pla_names_of_texts(struct pla_lang *lang, const struct pla_text *texts,
                                      size_t count);
/** `did you mean "x"?`, or the whole list if nothing is near; "" if it is empty. */
void pla_hint_nearest(char hint[320], struct pla_text word, const char *const *names);

/* ---- raw.c: values from the Lua stack ---- */

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

/* ---- filter.c ---- */

/** Read the filter table of a measure at a stack index (none or nil: no filter). Raises. */
void pla_filter_build(struct pla_lang *lang, struct pla_draft_measure *draft, int at,
                      const char *what);
/** The declared field of that name, or NULL. */
const struct pla_field_decl *pla_scope_field(const struct pla_scope *scope, struct pla_text name);
/** Check names and values against the declared fields and fill `m->filter`. */
void pla_filter_resolve(struct pla_lang *lang, struct pla_draft_measure *draft);

/* ---- value.c, measures.c, conditions.c: what a rubric may write ---- */

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

/* ---- resolve.c: names, scales and kinds, once the whole table is read ---- */

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

/* ---- tour.c ---- */

/** A way through measures and conditions that comes by each of them once. */
struct pla_tour {
    struct pla_lang *lang;
    void *ctx;
    void (*measure)(void *ctx, struct pla_draft_measure *measure); /**< children first; or NULL */
    void (*cond)(void *ctx, struct pla_draft_cond *cond);          /**< children first; or NULL */
};
/** Begin: nothing seen yet. */
void pla_tour_begin(struct pla_tour *tour);
/** NULL is nothing. */
void pla_tour_measure(struct pla_tour *tour, const struct pla_measure *measure);
void pla_tour_cond(struct pla_tour *tour, const struct pla_cond *cond);

/* ---- the tables ---- */

void pla_rubric_open(lua_State *L);
void pla_policy_open(lua_State *L);
void pla_include_open(lua_State *L);
void pla_param_open(lua_State *L);
/** Answer unknown names with an error. */
void pla_names_open(lua_State *L);
/** Make the loader ready: its arena, its file names. @return PLA_OK or PLA_MEMORY */
enum pla_code pla_lang_init(struct pla_lang *lang, const struct pla_sources *sources,
                            struct pla_arena *arena, struct pla_faults *faults, enum pla_code code);
/** Run the file `name` of the sources; its one result is pushed. Raises. */
void pla_lang_run_file(struct pla_lang *lang, const char *name);
/** Put what a run gave into the faults. @return the code of the whole */
enum pla_code pla_lang_end(struct pla_lang *lang, enum pla_code code, struct pla_err *err);
/** Index of the file with that name, with or without ".lua". */
bool pla_include_find(const struct pla_lang *lang, struct pla_text name, size_t *out_index);
/** Push what file `index` returns, run once; raises. */
void pla_include_push(struct pla_lang *lang, size_t index);
/** Check everything rubric{} read; fills `out`. */
void pla_rubric_finish(struct pla_lang *lang, struct pla_rubric *out);
void pla_policy_finish(struct pla_lang *lang, struct pla_policy *out);

/* ---- json.c: a Lua table as JSON text ---- */

/** Append the value at a stack index; raises on what has no JSON form, stops on limits. */
void pla_lua_put_json(struct pla_lang *lang, int at, struct pla_str *out);

/* ---- keyline.c ---- */

/**
 * Line on which a value of a table in a call `word { ... }` was written.
 * @param line  line of the call
 * @return the line of the last step that can be found in the text, else `line`
 */
int pla_key_line(struct pla_text source, const char *word, int line, const struct pla_step *steps,
                 size_t count);
/** Lines of the first `count` elements of a list there; false if they are not all written there. */
bool pla_key_lines(struct pla_text source, const char *word, int line, const struct pla_step *steps,
                   size_t step_count, int *lines, size_t count);

/* ---- logic.c ---- */

/** Line of the first `condition or ...`, which drops what follows; 0: none. */
int pla_misused_or(struct pla_text source);
/** Add a fault for it. */
void pla_logic_check(struct pla_lang *lang, size_t file);
