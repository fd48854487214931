// SPDX-License-Identifier: Apache-2.0
/**
 * Assessments exported from Canvas: `Student Id`, then for each criterion `NAME - Rating`,
 * `NAME - Points`, `NAME - Comments`.
 *
 * Source of the form: instructure/canvas-lms, lib/rubric_assessment_csv_importer.rb.
 */
#include "exchange/csv.h"
#include "exchange/outline.h"

enum { MOST_COLUMNS = 700, NOWHERE = -1 };

struct marks {
    struct pla_csv csv;
    const struct pla_outline *outline;
    struct pla_arena *arena;
    struct pla_faults *faults;
    int *ratings, *points; /**< cell of each criterion, or NOWHERE */
    int student;
};

static void add_fault(struct marks *marks, size_t cell, struct pla_err *err)
{
    pla_csv_place(&marks->csv, cell, err);
    pla_faults_add(marks->faults, err);
}

/** Is the cell "NAME - ENDING" of this criterion? */
static bool is_column(struct pla_text cell, struct pla_text name, const char *ending)
{
    const size_t length = strlen(ending);
    return cell.length == name.length + length && memcmp(cell.at, name.at, name.length) == 0 &&
           memcmp(cell.at + name.length, ending, length) == 0;
}

static bool read_header(struct marks *marks)
{
    const struct pla_outline *outline = marks->outline;
    struct pla_err err = {0};
    marks->student = NOWHERE;
    marks->ratings = PLA_NEW_ARRAY(marks->arena, outline->criterion_count, int);
    marks->points = PLA_NEW_ARRAY(marks->arena, outline->criterion_count, int);
    if (marks->ratings == NULL || marks->points == NULL)
        return false;
    for (size_t k = 0; k < outline->criterion_count; k++)
        marks->ratings[k] = marks->points[k] = NOWHERE;
    size_t found = 0;
    for (size_t i = 0; i < marks->csv.count; i++) {
        const struct pla_text cell = marks->csv.cells[i];
        if (pla_text_equal(cell, PLA_TEXT("Student Id")))
            marks->student = (int)i;
        for (size_t k = 0; k < outline->criterion_count; k++) {
            const struct pla_text title = outline->criteria[k].title;
            if (is_column(cell, title, " - Rating"))
                marks->ratings[k] = (int)i;
            if (is_column(cell, title, " - Points"))
                marks->points[k] = (int)i;
            found += is_column(cell, title, " - Rating") || is_column(cell, title, " - Points");
        }
    }
    if (marks->student != NOWHERE && found > 0)
        return true;
    pla_err_set(&err, PLA_SYNTAX, "%s",
                marks->student == NOWHERE ? "the column \"Student Id\" is missing"
                                          : "no column is about a criterion of this rubric");
    add_fault(marks, 0, &err);
    return false;
}

/** The level of that name, or the highest one whose points are reached. */
static int find_level(const struct pla_outline_criterion *criterion, struct pla_text name,
                      struct pla_text points)
{
    struct pla_rational number;
    int level = -1;
    for (size_t i = 0; i < criterion->level_count; i++)
        if (name.length > 0 && pla_text_equal(criterion->levels[i].name, name))
            return (int)i;
    if (points.length == 0 || !pla_rational_from_text(points, &number))
        return -1;
    for (size_t i = 0; i < criterion->level_count; i++)
        if (pla_rational_compare(criterion->levels[i].points, number) <= 0)
            level = (int)i;
    return level;
}

static struct pla_text cell_at(const struct marks *marks, int cell)
{
    return cell != NOWHERE && (size_t)cell < marks->csv.count ? marks->csv.cells[cell]
                                                              : (struct pla_text){0};
}

static bool read_row(struct marks *marks, struct pla_outline_case *out)
{
    const struct pla_outline *outline = marks->outline;
    *out = (struct pla_outline_case){
        .name = pla_outline_name(cell_at(marks, marks->student), marks->arena),
        .levels = PLA_NEW_ARRAY(marks->arena, outline->criterion_count, int)};
    if (out->levels == NULL)
        return false;
    for (size_t k = 0; k < outline->criterion_count; k++) {
        const struct pla_text rating =
            pla_outline_name(cell_at(marks, marks->ratings[k]), marks->arena);
        const struct pla_text points = cell_at(marks, marks->points[k]);
        struct pla_err err = {0};
        out->levels[k] = find_level(&outline->criteria[k], rating, points);
        if (out->levels[k] >= 0 || (rating.length == 0 && points.length == 0))
            continue;
        pla_err_set(&err, PLA_SYNTAX, "\"%.*s\" is no rating of this criterion",
                    (int)(rating.length < 60 ? rating.length : 60),
                    rating.at != NULL ? rating.at : "");
        add_fault(marks,
                  (size_t)(marks->ratings[k] != NOWHERE ? marks->ratings[k] : marks->points[k]),
                  &err);
    }
    return true;
}

enum pla_code pla_canvas_read_marks(struct pla_text text, const char *name,
                                    const struct pla_outline *outline, struct pla_arena *arena,
                                    struct pla_outline_case **out, size_t *out_count,
                                    struct pla_faults *faults)
{
    static const struct pla_csv_limits limits = {.text_bytes = 16 << 20, .columns = MOST_COLUMNS};
    struct marks marks = {.outline = outline, .arena = arena, .faults = faults};
    struct pla_outline_case *items = NULL;
    size_t count = 0, capacity = 0;
    const size_t before = faults->count;
    pla_csv_open(&marks.csv, text, name, &limits, arena);
    bool is_right = pla_csv_row(&marks.csv) && read_header(&marks);
    while (is_right && pla_csv_row(&marks.csv)) {
        struct pla_outline_case *more =
            pla_arena_grow(arena, items, &capacity, count + 1, sizeof *items);
        is_right = more != NULL && read_row(&marks, &more[count]);
        items = more != NULL ? more : items;
        count += is_right && items[count].name.length > 0;
    }
    if (arena->failed) {
        struct pla_err err;
        pla_err_memory(&err);
        pla_faults_add(faults, &err);
        return PLA_MEMORY;
    }
    if (marks.csv.err.code != PLA_OK)
        pla_faults_add(faults, &marks.csv.err);
    if (faults->count > before)
        return PLA_SYNTAX;
    *out = items;
    *out_count = count;
    return PLA_OK;
}
