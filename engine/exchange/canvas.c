// SPDX-License-Identifier: Apache-2.0
/**
 * Canvas rubric CSV: a row a criterion, then name, description and points of each rating, high to
 * low. The names of the last three columns repeat, so columns are counted, not named.
 *
 * Source of the form: instructure/canvas-lms, app/models/rubric_import.rb and
 * lib/rubric_csv_importer.rb.
 */
#include "base/utf8.h"
#include "exchange/csv.h"
#include "exchange/outline.h"

enum { RUBRIC, CRITERION, DESCRIPTION, RANGE, FIXED, MOST_RATINGS = 100, MOST_COLUMNS = 310 };
enum { MOST_RUBRICS = 1000 };

static const char *const fixed_names[FIXED] = {"Rubric Name", "Criteria Name",
                                               "Criteria Description", "Criteria Enable Range"};
static const char *const rating_names[3] = {"Rating Name", "Rating Description", "Rating Points"};

struct table {
    struct pla_csv csv;
    struct pla_arena *arena;
    struct pla_faults *faults;
    struct pla_outlines *out;
    const char *name;
};

static int shown(struct pla_text cell)
{
    enum { MOST = 60 };
    return (int)(cell.length < MOST ? cell.length : pla_utf8_cut(cell, MOST));
}

static void add_fault(struct table *table, size_t cell, struct pla_err *err)
{
    pla_csv_place(&table->csv, cell, err);
    pla_faults_add(table->faults, err);
}

static struct pla_text cell_of(const struct table *table, size_t cell)
{
    return cell < table->csv.count ? table->csv.cells[cell] : (struct pla_text){0};
}

static bool read_header(struct table *table)
{
    const size_t before = table->faults->count;
    for (size_t i = 0; i < table->csv.count || i < FIXED; i++) {
        const char *wanted = i < FIXED ? fixed_names[i] : rating_names[(i - FIXED) % 3];
        struct pla_err err = {0};
        const struct pla_text cell = cell_of(table, i);
        if (pla_text_equal(cell, pla_text_of(wanted)) || (i >= FIXED && cell.length == 0))
            continue;
        pla_err_set(&err, PLA_SYNTAX, "column %zu is \"%.*s\", not \"%s\"", i + 1, shown(cell),
                    cell.at != NULL ? cell.at : "", wanted);
        pla_err_hint(&err, "a Canvas rubric has the columns Rubric Name, Criteria Name, Criteria "
                           "Description, Criteria Enable Range, then Rating Name, Rating "
                           "Description, Rating Points again and again");
        if (memchr(cell.at != NULL ? cell.at : "", ';', cell.length) != NULL)
            pla_err_hint(&err, "the cells stand between semicolons; save the table with commas");
        add_fault(table, i < table->csv.count ? i : 0, &err);
        return false;
    }
    return table->faults->count == before;
}

/** "7.5" or, as some spreadsheets write it, "7,5"; from 0 up. */
static bool read_points(struct pla_text cell, struct pla_rational *out)
{
    enum { MOST = 24 };
    char text[MOST];
    if (cell.length == 0 || cell.length >= MOST)
        return false;
    memcpy(text, cell.at, cell.length);
    char *comma = memchr(text, ',', cell.length);
    if (comma != NULL)
        *comma = '.';
    return pla_rational_from_decimal((struct pla_text){text, cell.length}, out) && out->num >= 0;
}

/** The outline of that name: rows of one rubric may stand apart. */
static struct pla_outline *find_outline(struct table *table, struct pla_text title)
{
    struct pla_outlines *out = table->out;
    for (size_t i = 0; i < out->count; i++)
        if (pla_text_equal(out->items[i].title, title))
            return &out->items[i];
    if (out->count == MOST_RUBRICS) {
        struct pla_err err = {0};
        pla_err_set(&err, PLA_SYNTAX, "a table has at most %d rubrics", MOST_RUBRICS);
        add_fault(table, RUBRIC, &err);
        return NULL;
    }
    struct pla_outline *items =
        pla_arena_grow(table->arena, out->items, &out->capacity, out->count + 1, sizeof *items);
    if (items == NULL)
        return NULL;
    out->items = items;
    items[out->count] = (struct pla_outline){
        .id = pla_outline_slug(title, "rubric", out->count + 1, table->arena),
        .title = title,
        .origin = pla_text_of(table->name),
        .format = PLA_TEXT("Canvas rubric CSV"),
    };
    return &items[out->count++];
}

static bool read_ratings(struct table *table, struct pla_outline_criterion *criterion)
{
    struct pla_outline_level levels[MOST_RATINGS] = {{.points = PLA_ZERO}};
    const size_t before = table->faults->count;
    for (size_t cell = FIXED; cell < table->csv.count; cell += 3) {
        const struct pla_text name = cell_of(table, cell), points = cell_of(table, cell + 2);
        struct pla_err err = {0};
        if (name.length == 0 && points.length == 0)
            continue; /* short rows are filled up with empty cells */
        if (criterion->level_count == MOST_RATINGS) {
            pla_err_set(&err, PLA_SYNTAX, "a criterion has at most %d ratings", MOST_RATINGS);
            add_fault(table, cell, &err);
            break;
        }
        struct pla_outline_level *level = &levels[criterion->level_count];
        if (!read_points(points, &level->points)) {
            pla_err_set(&err, PLA_SYNTAX, "the points \"%.*s\" are not a number from 0 up",
                        shown(points), points.at != NULL ? points.at : "");
            add_fault(table, cell + 2 < table->csv.count ? cell + 2 : cell, &err);
            continue;
        }
        level->name = pla_outline_name(name, table->arena);
        level->description = pla_text_copy(table->arena, cell_of(table, cell + 1));
        criterion->level_count++;
    }
    if (criterion->level_count == 0 && table->faults->count == before) {
        struct pla_err err = {0};
        pla_err_set(&err, PLA_SYNTAX, "the criterion has no ratings");
        add_fault(table, 0, &err);
    }
    /* High to low there, low to high here; equal points keep their order by this. */
    struct pla_outline_level *copy =
        PLA_NEW_ARRAY(table->arena, criterion->level_count, struct pla_outline_level);
    for (size_t i = 0; copy != NULL && i < criterion->level_count; i++)
        copy[i] = levels[criterion->level_count - 1 - i];
    criterion->levels = copy;
    return copy != NULL && table->faults->count == before;
}

/** An id no criterion before has. */
static struct pla_text fresh_id(const struct pla_outline *outline, struct pla_text title,
                                struct pla_arena *arena)
{
    const size_t number = outline->criterion_count + 1;
    struct pla_text id = pla_outline_slug(title, "criterion", number, arena);
    for (size_t i = 0; i < outline->criterion_count; i++) {
        if (!pla_text_equal(outline->criteria[i].id, id))
            continue;
        struct pla_str longer = {0};
        pla_str_put_text(&longer, id);
        pla_str_put_format(&longer, "-%zu", number);
        id = pla_text_copy(arena, (struct pla_text){longer.at, longer.length});
        arena->failed |= longer.failed;
        pla_str_release(&longer);
        i = (size_t)-1; /* from the beginning, with the longer one */
        if (id.at == NULL)
            break;
    }
    return id;
}

static bool add_criterion(struct table *table, struct pla_outline *outline,
                          struct pla_outline_criterion *criterion)
{
    struct pla_outline_criterion *criteria =
        PLA_NEW_ARRAY(table->arena, outline->criterion_count + 1, struct pla_outline_criterion);
    if (criteria == NULL || !pla_outline_settle(outline, criterion, table->arena))
        return false;
    if (outline->criterion_count > 0)
        memcpy(criteria, outline->criteria, outline->criterion_count * sizeof *criteria);
    criteria[outline->criterion_count++] = *criterion;
    outline->criteria = criteria;
    return true;
}

static void read_row(struct table *table)
{
    enum { MOST_CRITERIA = 200 };
    const struct pla_text title = pla_outline_name(cell_of(table, RUBRIC), table->arena);
    const struct pla_text range = cell_of(table, RANGE);
    struct pla_outline_criterion criterion = {.weight = PLA_WHOLE(1), .minimum = -1};
    struct pla_err err = {0};
    criterion.title = pla_outline_name(cell_of(table, CRITERION), table->arena);
    criterion.description = pla_text_copy(table->arena, cell_of(table, DESCRIPTION));
    criterion.is_range = pla_text_equal(range, PLA_TEXT("true")) ||
                         pla_text_equal(range, PLA_TEXT("1")) ||
                         pla_text_equal(range, PLA_TEXT("TRUE"));
    if (title.length == 0 || criterion.title.length == 0) {
        pla_err_set(&err, PLA_SYNTAX, "the %s is missing",
                    title.length == 0 ? "name of the rubric" : "name of the criterion");
        add_fault(table, title.length == 0 ? RUBRIC : CRITERION, &err);
        return;
    }
    struct pla_outline *outline = find_outline(table, title);
    if (outline == NULL || !read_ratings(table, &criterion))
        return;
    if (outline->criterion_count == MOST_CRITERIA) {
        pla_err_set(&err, PLA_SYNTAX, "a rubric has at most %d criteria", MOST_CRITERIA);
        add_fault(table, CRITERION, &err);
        return;
    }
    criterion.id = fresh_id(outline, criterion.title, table->arena);
    if (criterion.is_range)
        pla_notes_add(&outline->notes, table->arena,
                      "%.*s: points between two ratings could be given; here assessors choose a "
                      "level, and only a mean of several lies between two",
                      (int)criterion.id.length, criterion.id.at);
    (void)add_criterion(table, outline, &criterion);
}

static enum pla_code finish(struct table *table, size_t before)
{
    struct pla_err err = {0};
    if (table->arena->failed) {
        pla_err_memory(&err);
    } else if (table->csv.err.code != PLA_OK) {
        err = table->csv.err;
    } else if (table->faults->count == before && table->out->count == 0) {
        pla_err_set(&err, PLA_SYNTAX, "the table holds no rubric");
        pla_err_prepend(&err, "%s", table->name);
    }
    if (err.code != PLA_OK)
        pla_faults_add(table->faults, &err);
    if (table->arena->failed)
        return PLA_MEMORY;
    for (size_t i = 0; i < table->out->count; i++) {
        if (!pla_outline_finish(&table->out->items[i], table->arena)) {
            pla_err_memory(&err);
            pla_faults_add(table->faults, &err);
            return PLA_MEMORY;
        }
        pla_notes_add(
            &table->out->items[i].notes, table->arena,
            "a Canvas rubric has no awards: the points are recorded, and the verdict says "
            "whether every criterion is at its required level");
    }
    return table->faults->count == before ? PLA_OK : PLA_SYNTAX;
}

enum pla_code pla_canvas_read(struct pla_text text, const char *name, struct pla_arena *arena,
                              struct pla_outlines *out, struct pla_faults *faults)
{
    static const struct pla_csv_limits limits = {
        .text_bytes = 4 << 20, .cell_bytes = 64 << 10, .columns = MOST_COLUMNS};
    struct table table = {.arena = arena, .faults = faults, .out = out, .name = name};
    const size_t before = faults->count;
    pla_csv_open(&table.csv, text, name, &limits, arena);
    if (pla_csv_row(&table.csv) && read_header(&table))
        while (!arena->failed && pla_csv_row(&table.csv))
            read_row(&table);
    return finish(&table, before);
}

/* ---- out ---- */

/** A cell; one that a spreadsheet would run as a formula is left as it is, because Canvas reads it
 * back, but quoted like every other. */
static void put_cell(struct pla_str *out, struct pla_text text)
{
    bool is_plain = true;
    for (size_t i = 0; is_plain && i < text.length; i++)
        is_plain = strchr(",\"\r\n", text.at[i]) == NULL;
    if (is_plain) {
        pla_str_put_text(out, text);
        return;
    }
    PLA_PUT(out, "\"");
    for (size_t i = 0; i < text.length; i++) {
        if (text.at[i] == '"')
            PLA_PUT(out, "\"");
        pla_str_put_c(out, text.at[i]);
    }
    PLA_PUT(out, "\"");
}

static void put_rating(struct pla_str *out, const struct pla_outline_level *level,
                       struct pla_rational weight)
{
    struct pla_rational points = level->points;
    (void)pla_rational_mul(points, weight, &points); /* out of range: as they are */
    PLA_PUT(out, ",");
    put_cell(out, level->name);
    PLA_PUT(out, ",");
    put_cell(out, level->description);
    PLA_PUT(out, ",");
    pla_rational_put_decimal(out, points, 2); /* Canvas keeps two decimals */
}

static void note_dropped(const struct pla_outline *outline,
                         const struct pla_outline_criterion *criterion, struct pla_arena *arena,
                         struct pla_notes *dropped)
{
    const int length = (int)outline->id.length;
    if (criterion->minimum >= 0)
        pla_notes_add(dropped, arena, "%.*s: required levels are dropped", length, outline->id.at);
    if (criterion->area.length > 0)
        pla_notes_add(dropped, arena, "%.*s: areas of criteria are dropped", length,
                      outline->id.at);
    if (pla_rational_compare(criterion->weight, PLA_WHOLE(1)) != 0)
        pla_notes_add(dropped, arena, "%.*s: weights are dropped; points carry them", length,
                      outline->id.at);
    if (criterion->is_computed)
        pla_notes_add(dropped, arena,
                      "%.*s: %.*s is computed from evidence here; there an assessor must rate it",
                      length, outline->id.at, (int)criterion->id.length, criterion->id.at);
    if (criterion->is_number)
        pla_notes_add(dropped, arena, "%.*s: %.*s takes a number; it becomes a range of points",
                      length, outline->id.at, (int)criterion->id.length, criterion->id.at);
}

static void put_criterion(const struct pla_outline *outline,
                          const struct pla_outline_criterion *criterion, struct pla_str *out)
{
    put_cell(out, outline->title.length > 0 ? outline->title : outline->id);
    PLA_PUT(out, ",");
    put_cell(out, criterion->title);
    PLA_PUT(out, ",");
    put_cell(out, criterion->description);
    pla_str_put_z(out, criterion->is_range ? ",true" : ",false");
    for (size_t i = criterion->level_count; i > 0; i--)
        put_rating(out, &criterion->levels[i - 1], criterion->weight);
    PLA_PUT(out, "\n");
}

static void put_header(const struct pla_outline *outlines, size_t count, struct pla_str *out)
{
    size_t most = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < outlines[i].criterion_count; k++)
            if (outlines[i].criteria[k].level_count > most)
                most = outlines[i].criteria[k].level_count;
    PLA_PUT(out, "Rubric Name,Criteria Name,Criteria Description,Criteria Enable Range");
    for (size_t i = 0; i < most; i++)
        PLA_PUT(out, ",Rating Name,Rating Description,Rating Points");
    PLA_PUT(out, "\n");
}

enum pla_code pla_canvas_write(const struct pla_outline *outlines, size_t count,
                               struct pla_arena *arena, struct pla_notes *dropped,
                               struct pla_str *out, struct pla_err *err)
{
    put_header(outlines, count, out);
    for (size_t i = 0; i < count; i++) {
        const struct pla_outline *outline = &outlines[i];
        for (size_t k = 0; k < outline->criterion_count; k++) {
            put_criterion(outline, &outline->criteria[k], out);
            note_dropped(outline, &outline->criteria[k], arena, dropped);
        }
        if (outline->award_count > 0)
            pla_notes_add(dropped, arena,
                          "%.*s: awards, conditions, outcomes and rules of evidence are dropped",
                          (int)outline->id.length, outline->id.at);
    }
    return arena->failed ? pla_err_memory(err) : pla_str_check(out, err);
}
