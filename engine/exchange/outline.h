// SPDX-License-Identifier: Apache-2.0
/**
 * A rubric as other systems know it: criteria, levels, points. What a rubric here says beyond that
 * (conditions, computed levels, caps) has no place in it.
 *
 * Readers make outlines of other formats and of our own descriptions; writers make other formats
 * and rubric.lua of outlines. What had to be assumed or was left out is a list of sentences.
 */
#pragma once

#include "base/json_tree.h"
#include "base/rational.h"

struct pla_outline_level {
    struct pla_text name, description;
    struct pla_rational points;
};

struct pla_outline_criterion {
    struct pla_text id, title, description, area;
    struct pla_rational weight;
    bool is_range;                          /**< points between two levels may be given */
    bool is_computed;                       /**< of our own: its level follows from evidence */
    bool is_number;                         /**< of our own: a number, shown as its two ends */
    const struct pla_outline_level *levels; /**< lowest first */
    size_t level_count;
    int minimum;  /**< index of the level that is needed; -1: none */
    bool is_open; /**< the source says that no level is needed */
};

/** Sentences in an arena. Zero-initialise. */
struct pla_notes {
    struct pla_text *items;
    size_t count, capacity;
};

struct pla_outline {
    struct pla_text id, version, title, description, authority, source;
    const struct pla_outline_criterion *criteria;
    size_t criterion_count;
    const struct pla_text *outcomes; /**< learning outcomes, where the source has no criteria */
    size_t outcome_count;
    size_t award_count;     /**< of our own: conditions other formats cannot hold */
    struct pla_text origin; /**< the file it is from, for the head of rubric.lua */
    struct pla_text format; /**< "Canvas rubric CSV" */
    struct pla_notes notes; /**< what was assumed */
};

/** One filled-in assessment: a level per criterion. */
struct pla_outline_case {
    struct pla_text name;
    int *levels; /**< by criterion; -1: not rated */
};

/** Add a sentence once (printf form). */
void pla_notes_add(struct pla_notes *notes, struct pla_arena *arena, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/**
 * A name as rubrics may hold it: one line, no invisible characters, normal form C, at most 200
 * bytes. May be empty. Absent on failure of memory.
 */
struct pla_text pla_outline_name(struct pla_text text, struct pla_arena *arena);
/** Lower-case letters, digits and "-" made of a title; "criterion-3" where nothing is left. */
struct pla_text pla_outline_slug(struct pla_text title, const char *fallback, size_t number,
                                 struct pla_arena *arena);
/**
 * Bring a criterion into the form rubrics have: two levels or more, lowest first, with different
 * names, and a required level where the source has none (assumed, and noted): the lowest with half
 * the points.
 */
bool pla_outline_settle(struct pla_outline *outline, struct pla_outline_criterion *criterion,
                        struct pla_arena *arena);
/**
 * Bring a rubric whose criteria are all settled into a form that can be used: where no level is
 * worth points, they count by position (assumed, and noted), because nobody could earn any.
 */
bool pla_outline_finish(struct pla_outline *outline, struct pla_arena *arena);

/** Of one rubric in the description the program makes (members id, criteria, awards ...). */
enum pla_code pla_outline_describe(const struct pla_json_node *rubric, struct pla_arena *arena,
                                   struct pla_outline *out, struct pla_err *err);

/** Outlines of a file. */
struct pla_outlines {
    struct pla_outline *items;
    size_t count, capacity;
};

/** Rubrics of a Canvas rubric CSV. PLA_SYNTAX with faults, PLA_MEMORY. */
enum pla_code pla_canvas_read(struct pla_text text, const char *name, struct pla_arena *arena,
                              struct pla_outlines *out, struct pla_faults *faults);
/** Assessments exported from Canvas, held against an outline's criteria by their titles. */
enum pla_code pla_canvas_read_marks(struct pla_text text, const char *name,
                                    const struct pla_outline *outline, struct pla_arena *arena,
                                    struct pla_outline_case **out, size_t *out_count,
                                    struct pla_faults *faults);
/** Append a Canvas rubric CSV; what it cannot hold goes to `dropped`. */
enum pla_code pla_canvas_write(const struct pla_outline *outlines, size_t count,
                               struct pla_arena *arena, struct pla_notes *dropped,
                               struct pla_str *out, struct pla_err *err);
/** Rubrics of a CASE 1.1 package (or a lone CFRubric); its items as outcomes where it has none. */
enum pla_code pla_case_read(struct pla_text text, const char *name, struct pla_arena *arena,
                            struct pla_outlines *out, struct pla_err *err);
/** Append a CASE 1.1 package. @param day  date of the last change */
enum pla_code pla_case_write(const struct pla_outline *outlines, size_t count, int32_t day,
                             struct pla_arena *arena, struct pla_notes *dropped,
                             struct pla_str *out, struct pla_err *err);
/** Append rubric.lua. */
enum pla_code pla_outline_write_rubric(const struct pla_outline *outline, struct pla_str *out,
                                       struct pla_err *err);
/** Append cases.lua: all at the top, all at the bottom, and the assessments given. */
enum pla_code pla_outline_write_cases(const struct pla_outline *outline,
                                      const struct pla_outline_case *cases, size_t count,
                                      struct pla_str *out, struct pla_err *err);
