// SPDX-License-Identifier: Apache-2.0
/**
 * Rows for a student system: one an award, shaped by a column map.
 *
 * A map is JSON: what each column is called there, where its value comes from, what stands in when
 * there is none, how wide it may be, by what table a value becomes a code, how a date is written.
 * Nothing is ever cut: a value that is too wide, a code that is not in the table and a value that
 * is missing though it is required are faults that name record, award and column.
 *
 *     { "title": "...", "delimiter": ",", "header": true,
 *       "columns": [ { "column": "SUBJECT", "from": "course.subject", "width": 4 },
 *                    { "column": "BASIS", "from": "method", "default": "LifeExperience",
 *                      "codes": { "exam": "CreditByExam" } },
 *                    { "column": "AWARDED", "from": "approved_on", "date": "DD-MON-YYYY" },
 *                    { "column": "CREDITS", "from": "credits", "places": 2, "required": true } ] }
 */
#pragma once

#include "about.h"
#include "model/decision.h"

struct pla_sis_map;

/** One award on its way out. */
struct pla_sis_row {
    const struct pla_decision *decision;
    const struct pla_award_result *award;
    const struct pla_context *context; /**< NULL: names are not known */
    const struct pla_about *about;     /**< may be empty */
    struct pla_text approved_by;       /**< absent: nobody has approved it */
    bool has_approved_on;
    pla_day approved_on;
    bool has_credits; /**< approved with other credits than recommended */
    struct pla_rational credits;
    bool is_reversal; /**< takes back what was posted */
};

/** Names of all sources; ends with NULL. */
extern const char *const pla_sis_sources[];

/**
 * Read a map. Lives in the arena.
 * @param faults  what is wrong with it, each with its place: "map.json#/columns/3/from"
 */
enum pla_code pla_sis_map_read(struct pla_text json, const char *name, struct pla_arena *arena,
                               const struct pla_sis_map **out, struct pla_faults *faults);
/** The map's own title; may be absent. */
struct pla_text pla_sis_map_title(const struct pla_sis_map *map);
/**
 * Append the header.
 * @param excel      put a byte order mark in front
 * @param is_marked  a last column "approval" says of each row whether it was approved
 */
void pla_sis_begin(const struct pla_sis_map *map, bool excel, bool is_marked, struct pla_str *out);
/** Append a row; with a fault nothing is appended. False if there were faults. */
bool pla_sis_put(const struct pla_sis_map *map, const struct pla_sis_row *row, bool is_marked,
                 struct pla_str *out, struct pla_faults *faults);
