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
    bool *is_read;    /**< parallel to the files: run as the entry or included; these are signed */
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

/** Make the loader ready: its arena, its file names. @return PLA_OK or PLA_MEMORY */
enum pla_code pla_lang_init(struct pla_lang *lang, const struct pla_sources *sources,
                            struct pla_arena *arena, struct pla_faults *faults, enum pla_code code);
/** Run the file `name` of the sources; its one result is pushed. Raises. */
void pla_lang_run_file(struct pla_lang *lang, const char *name);
/** Put what a run gave into the faults. @return the code of the whole */
enum pla_code pla_lang_end(struct pla_lang *lang, enum pla_code code, struct pla_err *err);
