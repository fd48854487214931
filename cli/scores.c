// SPDX-License-Identifier: Apache-2.0
/** Scores from tables and decisions, and their scales. */
#include "scores.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/json_tree.h"
#include "exchange/csv.h"

/** A table may be so large. */
enum { TABLE_BYTES = 256 << 20 };
/** More levels than this are no scale of a rubric. */
enum { MOST_LEVELS = 1001 };
/** Wrong lines told one by one. */
enum { MOST_FAULTS = 100 };

/* ---- scales ---- */

static int compare_values(const void *a, const void *b)
{
    return pla_rational_compare(*(const struct pla_rational *)a, *(const struct pla_rational *)b);
}

static bool scale_begin(struct cli_scale *scale, size_t count, struct pla_arena *arena)
{
    *scale = (struct cli_scale){.values = PLA_NEW_ARRAY(arena, count, struct pla_rational),
                                .numbers = PLA_NEW_ARRAY(arena, count, double),
                                .count = count};
    return scale->values != NULL && scale->numbers != NULL;
}

static void scale_end(struct cli_scale *scale)
{
    for (size_t i = 0; i < scale->count; i++)
        scale->numbers[i] = pla_rational_to_double(scale->values[i]);
}

/** The next part of "a,b,c", without blanks around it. */
static struct pla_text next_part(const char **at)
{
    const char *end = strchr(*at, ',');
    size_t length = end != NULL ? (size_t)(end - *at) : strlen(*at);
    struct pla_text part = {*at, length};
    *at = end != NULL ? end + 1 : *at + length;
    while (part.length > 0 && part.at[0] == ' ')
        part = (struct pla_text){part.at + 1, part.length - 1};
    while (part.length > 0 && part.at[part.length - 1] == ' ')
        part.length--;
    return part;
}

static enum pla_code bad_scale(struct pla_err *err, const char *text)
{
    pla_err_set(err, PLA_USAGE, "--levels \"%s\" is not a scale", text);
    pla_err_hint(err, "levels from lowest to highest: --levels 0,1,2,4 or --levels none,some,all");
    return PLA_USAGE;
}

enum pla_code cli_scale_read(const char *text, struct pla_arena *arena, struct cli_scale *out,
                             struct pla_err *err)
{
    size_t count = 1, numbers = 0;
    for (const char *at = text; *at != '\0'; at++)
        count += *at == ',';
    struct pla_text *names = PLA_NEW_ARRAY(arena, count, struct pla_text);
    struct cli_scale scale;
    if (count > MOST_LEVELS)
        return bad_scale(err, text);
    if (names == NULL || !scale_begin(&scale, count, arena))
        return pla_err_memory(err);
    const char *at = text;
    for (size_t i = 0; i < count; i++) {
        names[i] = next_part(&at);
        if (names[i].length == 0)
            return bad_scale(err, text);
        numbers += pla_rational_from_text(names[i], &scale.values[i]);
        for (size_t j = 0; j < i; j++)
            if (pla_text_equal(names[i], names[j]))
                return bad_scale(err, text);
    }
    if (numbers < count) {
        scale.names = names;
        for (size_t i = 0; i < count; i++)
            scale.values[i] = PLA_WHOLE((int64_t)i);
    }
    for (size_t i = 1; i < count; i++)
        if (pla_rational_compare(scale.values[i - 1], scale.values[i]) >= 0)
            return bad_scale(err, text);
    scale_end(&scale);
    *out = scale;
    return PLA_OK;
}

static bool find_value(const struct cli_scale *scale, struct pla_rational value, size_t *out)
{
    const struct pla_rational *found =
        bsearch(&value, scale->values, scale->count, sizeof value, compare_values);
    if (found == NULL)
        return false;
    *out = (size_t)(found - scale->values);
    return true;
}

bool cli_scale_find(const struct cli_scale *scale, struct pla_text text, size_t *out)
{
    struct pla_rational value;
    for (size_t i = 0; scale->names != NULL && i < scale->count; i++) {
        if (pla_text_equal(scale->names[i], text)) {
            *out = i;
            return true;
        }
    }
    return scale->names == NULL && pla_rational_from_text(text, &value) &&
           find_value(scale, value, out);
}

void cli_scale_put(const struct cli_scale *scale, size_t level, struct pla_str *out)
{
    if (scale->names != NULL)
        pla_str_put_text(out, scale->names[level]);
    else
        pla_rational_put(out, scale->values[level]);
}

/** Whole numbers from the lowest to the highest of them, or the numbers themselves. */
static enum pla_code scale_of_values(struct pla_rational *values, size_t count, bool from_zero,
                                     struct pla_arena *arena, struct cli_scale *out,
                                     struct pla_err *err)
{
    bool is_whole = count > 0;
    qsort(values, count, sizeof *values, compare_values);
    for (size_t i = 0; i < count; i++)
        is_whole &= values[i].den == 1;
    int64_t low = is_whole ? values[0].num : 0, high = is_whole ? values[count - 1].num : 0;
    if (from_zero && low > 0)
        low = 0;
    if (is_whole && high < MOST_LEVELS - 1 + low && high - low < MOST_LEVELS) {
        if (!scale_begin(out, (size_t)(high - low) + 1, arena))
            return pla_err_memory(err);
        for (size_t i = 0; i < out->count; i++)
            out->values[i] = PLA_WHOLE(low + (int64_t)i);
    } else {
        if (!scale_begin(out, count, arena))
            return pla_err_memory(err);
        out->count = 0;
        for (size_t i = 0; i < count; i++)
            if (i == 0 || pla_rational_compare(values[i - 1], values[i]) != 0)
                out->values[out->count++] = values[i];
    }
    if (out->count > MOST_LEVELS) {
        pla_err_set(err, PLA_NO, "the scores have %zu different values", out->count);
        pla_err_hint(err, "--levels names the scale, at most %d levels", MOST_LEVELS);
        return PLA_NO;
    }
    scale_end(out);
    return PLA_OK;
}

/* ---- a table ---- */

enum column { ITEM, RATER, SCORE, CRITERION, COLUMNS };
static const char *const column_names[COLUMNS + 1] = {"item", "rater", "score", "criterion", NULL};
enum { NOWHERE = -1 };

struct table {
    const struct cli_call *call;
    struct cli_scores *scores;
    const struct cli_scale *scale;
    struct pla_csv csv;
    struct cli_origin origin;
    int at[COLUMNS];
    size_t faults;
};

static void wrong(struct table *table, size_t cell, struct pla_err *err)
{
    pla_csv_place(&table->csv, cell, err);
    if (table->faults++ < MOST_FAULTS)
        cli_out_error(table->call->out, err, &table->origin);
}

static bool read_header(struct table *table)
{
    struct pla_err err;
    for (int i = 0; i < COLUMNS; i++)
        table->at[i] = NOWHERE;
    for (size_t cell = 0; cell < table->csv.count; cell++) {
        struct pla_text text = table->csv.cells[cell];
        int column = 0;
        while (column < COLUMNS && !pla_text_equal(text, pla_text_of(column_names[column])))
            column++;
        if (column < COLUMNS && table->at[column] == NOWHERE) {
            table->at[column] = (int)cell;
            continue;
        }
        const char *nearest = pla_nearest(text.at, text.length, column_names);
        pla_err_set(&err, PLA_SYNTAX,
                    column < COLUMNS ? "the column \"%.*s\" stands twice"
                                     : "unknown column \"%.*s\"",
                    (int)(text.length < 60 ? text.length : 60), text.at);
        pla_err_hint(&err,
                     nearest != NULL && column == COLUMNS
                         ? "did you mean \"%s\"?"
                         : "the columns are item, rater, score and, if wanted, criterion%s",
                     nearest != NULL && column == COLUMNS ? nearest : "");
        wrong(table, cell, &err);
    }
    for (int i = 0; i < CRITERION; i++) {
        if (table->at[i] != NOWHERE)
            continue;
        pla_err_set(&err, PLA_SYNTAX, "the column \"%s\" is missing", column_names[i]);
        wrong(table, 0, &err);
    }
    return table->faults == 0;
}

static bool read_score(struct table *table, struct pla_rational *out)
{
    size_t cell = (size_t)table->at[SCORE], level;
    struct pla_text text = table->csv.cells[cell];
    struct pla_err err;
    if (table->scale != NULL && cli_scale_find(table->scale, text, &level)) {
        *out = table->scale->values[level];
        return true;
    }
    int shown = (int)(text.length < 60 ? text.length : 60);
    bool is_number = pla_rational_from_text(text, out);
    if (table->scale == NULL && is_number)
        return true;
    if (table->scale != NULL && (is_number || table->scale->names != NULL)) {
        pla_err_set(&err, PLA_NO, "score \"%.*s\" is not on the scale", shown, text.at);
        pla_err_hint(&err, "--levels names the levels");
    } else {
        pla_err_set(&err, PLA_NO, "score \"%.*s\" is not a number", shown, text.at);
        pla_err_hint(&err, "a level by name needs --levels with the names, lowest first");
    }
    wrong(table, cell, &err);
    return false;
}

/** A name of a row; UINT32_MAX after it was told, or without memory. */
static uint32_t read_name(struct table *table, enum column column, struct cli_names *names)
{
    size_t cell = (size_t)table->at[column];
    struct pla_text text = table->csv.cells[cell];
    struct pla_err err;
    if (text.length > 0)
        return cli_names_number(names, text, table->scores->arena);
    pla_err_set(&err, PLA_NO, "the cell of %s is empty", column_names[column]);
    wrong(table, cell, &err);
    return UINT32_MAX;
}

static bool push(struct cli_scores *scores, const struct cli_score_row *row)
{
    struct cli_score_row *rows = pla_arena_grow(scores->arena, scores->rows, &scores->capacity,
                                                scores->count + 1, sizeof *rows);
    if (rows == NULL)
        return false;
    scores->rows = rows;
    rows[scores->count++] = *row;
    return true;
}

static bool read_row(struct table *table)
{
    struct cli_scores *scores = table->scores;
    struct cli_score_row row = {.line = table->csv.line, .value = PLA_ZERO};
    struct pla_err err;
    if (pla_csv_is_ragged(&table->csv, &err)) {
        err.code = PLA_NO;
        if (table->faults++ < MOST_FAULTS)
            cli_out_error(table->call->out, &err, &table->origin);
        return true;
    }
    size_t before = table->faults;
    row.unit = row.item = read_name(table, ITEM, &scores->items);
    row.rater = read_name(table, RATER, &scores->raters);
    if (scores->has_criteria)
        row.criterion = read_name(table, CRITERION, &scores->criteria);
    bool is_scored = table->csv.cells[table->at[SCORE]].length > 0;
    if (is_scored && !read_score(table, &row.value))
        return true;
    if (table->faults > before)
        return true;
    /* an empty cell is not scored; nothing is put in its place */
    return !is_scored || (!scores->arena->failed && push(scores, &row));
}

static enum pla_code memory(const struct cli_call *call)
{
    struct pla_err err;
    pla_err_memory(&err);
    cli_out_error(call->out, &err, NULL);
    return PLA_MEMORY;
}

static int compare_rows(const void *a, const void *b)
{
    const struct cli_score_row *x = *(const struct cli_score_row *const *)a;
    const struct cli_score_row *y = *(const struct cli_score_row *const *)b;
    if (x->item != y->item)
        return x->item < y->item ? -1 : 1;
    if (x->criterion != y->criterion)
        return x->criterion < y->criterion ? -1 : 1;
    if (x->rater != y->rater)
        return x->rater < y->rater ? -1 : 1;
    return x->line < y->line ? -1 : x->line > y->line;
}

static int compare_lines(const void *a, const void *b)
{
    const struct cli_score_row *x = *(const struct cli_score_row *const *)a;
    const struct cli_score_row *y = *(const struct cli_score_row *const *)b;
    return x->line < y->line ? -1 : x->line > y->line;
}

/** "a1 scored P1 on reflection" */
static void put_who(const struct cli_scores *scores, const struct cli_score_row *row,
                    struct pla_str *out)
{
    pla_str_put_text(out, scores->raters.items[row->rater]);
    PLA_PUT(out, " scored ");
    pla_str_put_text(out, scores->items.items[row->item]);
    if (scores->has_criteria) {
        PLA_PUT(out, " on ");
        pla_str_put_text(out, scores->criteria.items[row->criterion]);
    }
}

static void tell_repeat(const struct cli_call *call, const struct cli_scores *scores,
                        const struct cli_score_row *row, size_t first,
                        const struct cli_origin *origin)
{
    struct pla_err err;
    struct pla_str who = {0};
    put_who(scores, row, &who);
    const char *words = who.at != NULL ? who.at : "";
    if (row->line > 0) {
        pla_err_set(&err, PLA_NO, "%s twice: line %zu and line %zu", words, first, row->line);
        pla_err_hint(&err, "keep one of them");
        pla_err_prepend(&err, "%s:%zu:1", origin->name, row->line);
    } else {
        pla_err_set(&err, PLA_NO, "%s twice", words);
        pla_err_hint(&err, "is the portfolio in the input twice?");
    }
    cli_out_error(call->out, &err, origin);
    pla_str_release(&who);
}

static bool is_repeat(const struct cli_score_row *a, const struct cli_score_row *b)
{
    return a->item == b->item && a->criterion == b->criterion && a->rater == b->rater;
}

/** The rows, those of one assessor and item beside each other. NULL: no memory. */
static const struct cli_score_row **sort_rows(const struct cli_scores *scores)
{
    const struct cli_score_row **rows =
        PLA_NEW_ARRAY(scores->arena, scores->count, const struct cli_score_row *);
    if (rows == NULL)
        return NULL;
    for (size_t i = 0; i < scores->count; i++)
        rows[i] = &scores->rows[i];
    if (scores->count > 0)
        qsort(rows, scores->count, sizeof(void *), compare_rows);
    return rows;
}

enum pla_code cli_scores_repeat(const struct cli_scores *scores, bool *out, struct pla_err *err)
{
    const struct cli_score_row **rows = sort_rows(scores);
    *out = false;
    if (rows == NULL)
        return pla_err_memory(err);
    for (size_t i = 1; i < scores->count; i++)
        *out |= is_repeat(rows[i - 1], rows[i]);
    return PLA_OK;
}

enum pla_code cli_scores_refuse_repeats(const struct cli_call *call,
                                        const struct cli_scores *scores,
                                        const struct cli_origin *origin, size_t *out_count)
{
    const struct cli_score_row **rows = sort_rows(scores);
    const struct cli_score_row **later =
        PLA_NEW_ARRAY(scores->arena, scores->count, const struct cli_score_row *);
    size_t *first = PLA_NEW_ARRAY(scores->arena, scores->count, size_t), count = 0, start = 0;
    if (rows == NULL || later == NULL || first == NULL)
        return memory(call);
    for (size_t i = 1; i < scores->count; i++) {
        const struct cli_score_row *a = rows[start], *b = rows[i];
        if (!is_repeat(a, b)) {
            start = i;
            continue;
        }
        first[b - scores->rows] = a->line;
        later[count++] = b;
    }
    qsort(later, count, sizeof(void *), compare_lines);
    for (size_t i = 0; i < count && i < MOST_FAULTS; i++)
        tell_repeat(call, scores, later[i], first[later[i] - scores->rows], origin);
    *out_count = count;
    return PLA_OK;
}

enum pla_code cli_scores_read_csv(const struct cli_call *call, const char *path,
                                  const struct cli_scale *scale, struct cli_scores *scores)
{
    struct table table = {.call = call, .scores = scores, .scale = scale};
    struct pla_text text;
    struct pla_err err;
    enum pla_code code = pla_file_read(path, TABLE_BYTES, call->arena, &text, &err);
    if (code != PLA_OK) {
        cli_out_error(call->out, &err, NULL);
        return code;
    }
    table.origin = (struct cli_origin){.text = text, .first_line = 1, .name = path};
    if (pla_csv_open(&table.csv, text, path, NULL, call->arena) == PLA_OK &&
        pla_csv_row(&table.csv)) {
        if (!read_header(&table))
            return PLA_SYNTAX;
        scores->has_criteria = table.at[CRITERION] != NOWHERE;
        while (pla_csv_row(&table.csv))
            if (!read_row(&table))
                return memory(call);
    }
    if (table.csv.err.code != PLA_OK) {
        cli_out_error(call->out, &table.csv.err, &table.origin);
        return table.csv.err.code;
    }
    size_t repeats;
    if (cli_scores_refuse_repeats(call, scores, &table.origin, &repeats) != PLA_OK)
        return PLA_MEMORY;
    table.faults += repeats;
    if (table.faults > MOST_FAULTS)
        cli_out_note(call->out, "%zu more lines are wrong", table.faults - MOST_FAULTS);
    if (table.faults > 0)
        return PLA_NO;
    if (scores->count == 0) {
        pla_err_set(&err, PLA_MISSING, "this table holds no scores");
        pla_err_prepend(&err, "%s", path);
        cli_out_error(call->out, &err, NULL);
        return PLA_MISSING;
    }
    return PLA_OK;
}

/* ---- decisions ---- */

/** The words for what a decision is about. */
struct labels {
    struct pla_str unit, item, criterion;
};

static void put_labels(struct labels *labels, const struct pla_decision *decision)
{
    pla_str_put_text(&labels->unit, decision->portfolio);
    if (decision->attempt > 1)
        pla_str_put_format(&labels->unit, " (attempt %lld)", (long long)decision->attempt);
    pla_str_put(&labels->item, labels->unit.at, labels->unit.length);
    if (decision->claim.at != NULL) {
        PLA_PUT(&labels->item, " (");
        pla_str_put_text(&labels->item, decision->claim);
        PLA_PUT(&labels->item, ")");
    }
}

static struct pla_text text_of(const struct pla_str *s)
{
    return (struct pla_text){s->at, s->length};
}

static bool is_settling(const struct cli_settlings *settlings, struct pla_text assessor,
                        struct pla_text criterion)
{
    for (size_t i = 0; i < settlings->count; i++)
        if (pla_text_equal(settlings->items[i].assessor, assessor) &&
            pla_text_equal(settlings->items[i].criterion, criterion))
            return true;
    return false;
}

static bool add_criterion(struct cli_scores *scores, struct labels *labels,
                          const struct pla_decision *decision,
                          const struct pla_criterion_result *criterion,
                          const struct cli_settlings *settlings)
{
    pla_str_clear(&labels->criterion);
    pla_str_put_text(&labels->criterion, decision->rubric);
    PLA_PUT(&labels->criterion, "/");
    pla_str_put_text(&labels->criterion, criterion->id);
    if (labels->unit.failed || labels->item.failed || labels->criterion.failed)
        return false;
    for (size_t r = 0; r < criterion->rating_count; r++) {
        const struct pla_used_rating *rating = &criterion->ratings[r];
        if (rating->cannot_judge || is_settling(settlings, rating->assessor, criterion->id))
            continue;
        struct cli_score_row row = {
            .unit = cli_names_number(&scores->units, text_of(&labels->unit), scores->arena),
            .item = cli_names_number(&scores->items, text_of(&labels->item), scores->arena),
            .criterion =
                cli_names_number(&scores->criteria, text_of(&labels->criterion), scores->arena),
            .rater = cli_names_number(&scores->raters, rating->assessor, scores->arena),
            .value = rating->value};
        if (scores->arena->failed || !push(scores, &row))
            return false;
    }
    return true;
}

enum pla_code cli_scores_add(struct cli_scores *scores, const struct pla_decision *decision,
                             const struct cli_settlings *settlings, struct pla_err *err)
{
    struct labels labels = {0};
    bool is_added = true;
    put_labels(&labels, decision);
    for (size_t c = 0; c < decision->criterion_count && is_added; c++)
        is_added = add_criterion(scores, &labels, decision, &decision->criteria[c], settlings);
    pla_str_release(&labels.unit);
    pla_str_release(&labels.item);
    pla_str_release(&labels.criterion);
    scores->has_criteria = true;
    return is_added ? PLA_OK : pla_err_memory(err);
}

/* ---- the scales of rubrics ---- */

static enum pla_code describe_criterion(struct cli_scores *scores, struct pla_text rubric,
                                        const struct pla_json_node *criterion,
                                        struct cli_names *names, struct cli_scale **scales,
                                        size_t *capacity)
{
    const struct pla_json_node *levels = pla_json_node_get(criterion, "levels");
    struct pla_text id = pla_json_node_text(pla_json_node_get(criterion, "id"));
    const struct pla_json_node *minimum = pla_json_node_get(criterion, "minimum");
    size_t count = pla_json_node_count(levels), at = 0;
    struct cli_scale scale;
    struct pla_str name = {0};
    pla_str_put_text(&name, rubric);
    PLA_PUT(&name, "/");
    pla_str_put_text(&name, id);
    uint32_t number =
        cli_names_number(names, (struct pla_text){name.at, name.length}, scores->arena);
    pla_str_release(&name);
    struct cli_scale *grown =
        pla_arena_grow(scores->arena, *scales, capacity, names->count, sizeof *grown);
    if (number == UINT32_MAX || grown == NULL || !scale_begin(&scale, count, scores->arena))
        return PLA_MEMORY;
    *scales = grown;
    scale.names = PLA_NEW_ARRAY(scores->arena, count, struct pla_text);
    if (scale.names == NULL)
        return PLA_MEMORY;
    for (const struct pla_json_node *level = pla_json_node_first(levels); level != NULL;
         level = pla_json_node_next(level), at++) {
        scale.names[at] = pla_text_copy(scores->arena, pla_json_node_text(level));
        scale.values[at] = PLA_WHOLE((int64_t)at);
        if (minimum != NULL && pla_text_equal(pla_json_node_text(minimum), scale.names[at])) {
            scale.has_cut = true;
            scale.cut = scale.values[at];
        }
    }
    if (!scale.has_cut && pla_json_node_rational(minimum, &scale.cut))
        scale.has_cut = true;
    scale_end(&scale);
    grown[number] = scale;
    return scores->arena->failed ? PLA_MEMORY : PLA_OK;
}

enum pla_code cli_scores_describe(struct cli_scores *scores, struct pla_text description,
                                  struct cli_names *out_names, struct cli_scale **out_scales,
                                  struct pla_err *err)
{
    struct pla_json_tree *tree;
    size_t capacity = 0;
    enum pla_code code = pla_json_tree_parse(description, "description", &tree, err);
    if (code != PLA_OK)
        return code;
    const struct pla_json_node *rubrics = pla_json_node_get(pla_json_tree_root(tree), "rubrics");
    for (const struct pla_json_node *rubric = pla_json_node_first(rubrics);
         rubric != NULL && code == PLA_OK; rubric = pla_json_node_next(rubric)) {
        struct pla_text id = pla_json_node_text(pla_json_node_get(rubric, "id"));
        const struct pla_json_node *criterion =
            pla_json_node_first(pla_json_node_get(rubric, "criteria"));
        for (; criterion != NULL && code == PLA_OK; criterion = pla_json_node_next(criterion))
            code = describe_criterion(scores, id, criterion, out_names, out_scales, &capacity);
    }
    pla_json_tree_free(tree);
    return code == PLA_MEMORY ? pla_err_memory(err) : code;
}

/* ---- settling ---- */

/** With one rubric its name before every criterion says nothing. */
static void shorten_criteria(struct cli_scores *scores)
{
    struct pla_text prefix = {0};
    for (size_t i = 0; i < scores->criteria.count; i++) {
        struct pla_text name = scores->criteria.items[i];
        const char *slash = memchr(name.at, '/', name.length);
        struct pla_text own = {name.at, slash != NULL ? (size_t)(slash - name.at) + 1 : 0};
        if (own.length == 0 || (prefix.at != NULL && !pla_text_equal(own, prefix)))
            return;
        prefix = own;
    }
    for (size_t i = 0; i < scores->criteria.count; i++) {
        struct pla_text *name = &scores->criteria.items[i];
        *name = (struct pla_text){name->at + prefix.length, name->length - prefix.length};
    }
}

static const struct cli_scale *known_scale(const struct cli_scores *scores, uint32_t criterion,
                                           const struct cli_scale *declared,
                                           const struct cli_names *names,
                                           const struct cli_scale *rubrics)
{
    if (declared != NULL)
        return declared;
    if (names == NULL || scores->criteria.count == 0)
        return NULL;
    uint32_t number = cli_names_find(names, scores->criteria.items[criterion]);
    return number != UINT32_MAX && rubrics[number].count > 0 ? &rubrics[number] : NULL;
}

/** The scale that the scores of a criterion (or all) show. */
static enum pla_code seen_scale(struct cli_scores *scores, uint32_t criterion,
                                struct cli_scale *out, struct pla_err *err)
{
    struct pla_rational *values = PLA_NEW_ARRAY(scores->arena, scores->count, struct pla_rational);
    size_t count = 0;
    bool is_table = false;
    if (values == NULL)
        return pla_err_memory(err);
    for (size_t i = 0; i < scores->count; i++) {
        is_table |= scores->rows[i].line > 0;
        if (criterion == CLI_ALL_CRITERIA || scores->rows[i].criterion == criterion)
            values[count++] = scores->rows[i].value;
    }
    return scale_of_values(values, count, !is_table, scores->arena, out, err);
}

static bool is_same_scale(const struct cli_scale *a, const struct cli_scale *b)
{
    if (a->count != b->count || (a->names == NULL) != (b->names == NULL))
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (pla_rational_compare(a->values[i], b->values[i]) != 0 ||
            (a->names != NULL && !pla_text_equal(a->names[i], b->names[i])))
            return false;
    return true;
}

static enum pla_code check_rows(const struct cli_scores *scores, struct pla_err *err)
{
    size_t level;
    for (size_t i = 0; i < scores->count; i++) {
        const struct cli_score_row *row = &scores->rows[i];
        if (find_value(&scores->scales[row->criterion], row->value, &level) &&
            find_value(&scores->overall, row->value, &level))
            continue;
        struct pla_str value = {0};
        pla_rational_put(&value, row->value);
        pla_err_set(err, PLA_NO, "score %s of %.*s is not on the scale",
                    value.at != NULL ? value.at : "", (int)scores->items.items[row->item].length,
                    scores->items.items[row->item].at);
        pla_str_release(&value);
        return PLA_NO;
    }
    return PLA_OK;
}

enum pla_code cli_scores_scale(struct cli_scores *scores, const struct cli_scale *declared,
                               const struct cli_names *names, const struct cli_scale *rubrics,
                               struct pla_err *err)
{
    size_t criteria = scores->criteria.count > 0 ? scores->criteria.count : 1;
    enum pla_code code = PLA_OK;
    scores->scales = PLA_NEW_ARRAY(scores->arena, criteria, struct cli_scale);
    if (scores->scales == NULL)
        return pla_err_memory(err);
    for (uint32_t c = 0; c < criteria && code == PLA_OK; c++) {
        const struct cli_scale *known = known_scale(scores, c, declared, names, rubrics);
        if (known != NULL)
            scores->scales[c] = *known;
        else
            code = seen_scale(scores, scores->has_criteria ? CLI_ALL_CRITERIA : c,
                              &scores->scales[c], err);
        scores->is_mixed |= !is_same_scale(&scores->scales[c], &scores->scales[0]);
    }
    if (code != PLA_OK)
        return code;
    scores->overall = scores->scales[0];
    if (scores->is_mixed) {
        scores->overall.names = NULL;
        code = seen_scale(scores, CLI_ALL_CRITERIA, &scores->overall, err);
    }
    if (code == PLA_OK && scores->count > 0 && scores->rows[0].line == 0)
        shorten_criteria(scores);
    return code == PLA_OK ? check_rows(scores, err) : code;
}

enum pla_code cli_scores_group(const struct cli_scores *scores, uint32_t criterion,
                               struct pla_scores *out, struct pla_err *err)
{
    const struct cli_scale *scale =
        criterion == CLI_ALL_CRITERIA ? &scores->overall : &scores->scales[criterion];
    size_t count = 0;
    for (size_t i = 0; i < scores->count; i++)
        count += criterion == CLI_ALL_CRITERIA || scores->rows[i].criterion == criterion;
    struct pla_score *items = PLA_NEW_ARRAY(scores->arena, count, struct pla_score);
    struct pla_score_list list = {items, 0, scale->numbers, scale->count};
    uint32_t criteria = (uint32_t)(scores->criteria.count > 0 ? scores->criteria.count : 1);
    if (items == NULL)
        return pla_err_memory(err);
    for (size_t i = 0; i < scores->count; i++) {
        const struct cli_score_row *row = &scores->rows[i];
        size_t level = 0;
        if (criterion != CLI_ALL_CRITERIA && row->criterion != criterion)
            continue;
        if (!find_value(scale, row->value, &level))
            return pla_err_set(err, PLA_BUG, "a score is not on its scale");
        items[list.count++] = (struct pla_score){row->unit, row->item * criteria + row->criterion,
                                                 row->rater, (uint32_t)level};
    }
    return pla_scores_make(&list, scores->arena, out, err);
}
