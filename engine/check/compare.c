// SPDX-License-Identifier: Apache-2.0
/** Laying decisions side by side and adding up what differs. */
#include "check/compare.h"

#include "check/compare_private.h"

const char *pla_change_kind_name(enum pla_change_kind kind)
{
    static const char *const names[] = {"gain", "loss", "status"};
    return names[kind];
}

int pla_compare_status(const struct pla_award_result *award)
{
    return award != NULL ? (int)award->status : PLA_STATUS_COUNT;
}

const char *pla_compare_status_name(int status)
{
    return status < PLA_STATUS_COUNT ? pla_award_status_name((enum pla_award_status)status)
                                     : "none";
}

enum pla_code pla_compare_new(struct pla_compare **out, struct pla_err *err)
{
    struct pla_compare *compare = pla_heap_alloc(sizeof *compare);
    if (compare == NULL)
        return pla_err_memory(err);
    *compare = (struct pla_compare){.before = PLA_ZERO, .after = PLA_ZERO};
    pla_arena_init(&compare->arena, 0);
    *out = compare;
    return PLA_OK;
}

void pla_compare_free(struct pla_compare *compare)
{
    if (compare == NULL)
        return;
    pla_arena_release(&compare->arena);
    pla_heap_free(compare);
}

/* ---- tables ---- */

/** Index of the first row that is not before `key`. */
static size_t find_row(const struct pla_compare_table *table, struct pla_text key)
{
    size_t low = 0, high = table->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (pla_text_compare(table->rows[middle].key, key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/** The row of a key, made if it is not there; NULL without memory. */
static struct pla_compare_row *need_row(struct pla_compare *compare,
                                        struct pla_compare_table *table, struct pla_text key)
{
    size_t at = find_row(table, key);
    if (at < table->count && pla_text_equal(table->rows[at].key, key))
        return &table->rows[at];
    if (table->count == PLA_COMPARE_ROWS - 1 && !pla_text_equal(key, PLA_TEXT("(other)")))
        return need_row(compare, table, PLA_TEXT("(other)"));
    struct pla_compare_row *rows = pla_arena_grow(&compare->arena, table->rows, &table->capacity,
                                                  table->count + 1, sizeof *rows);
    struct pla_text copy = pla_text_copy(&compare->arena, key);
    if (rows == NULL || copy.at == NULL)
        return NULL;
    memmove(rows + at + 1, rows + at, (table->count - at) * sizeof *rows);
    rows[at] = (struct pla_compare_row){.key = copy, .before = PLA_ZERO, .after = PLA_ZERO};
    table->rows = rows;
    table->count++;
    return &rows[at];
}

/** What one award, or one record, adds to a row. */
struct step {
    struct pla_rational before, after;
    bool is_gain, is_loss, is_change;
};

static bool add_to(struct pla_compare_row *row, const struct step *step)
{
    row->records++;
    row->gains += step->is_gain;
    row->losses += step->is_loss;
    row->changes += step->is_change;
    return pla_rational_add(row->before, step->before, &row->before) &&
           pla_rational_add(row->after, step->after, &row->after);
}

static enum pla_code count_in(struct pla_compare *compare, struct pla_compare_table *table,
                              struct pla_text key, const struct step *step, struct pla_err *err)
{
    struct pla_compare_row *row = need_row(compare, table, key);
    if (row == NULL)
        return pla_err_memory(err);
    if (!add_to(row, step))
        return pla_err_set(err, PLA_OVERFLOW, "the total of \"%.*s\" leaves the exact range",
                           (int)key.length, key.at);
    return PLA_OK;
}

/* ---- one award ---- */

/** A comparison while it goes through one record. */
struct work {
    struct pla_compare *compare;
    const struct pla_compare_record *record;
    const struct pla_change_sink *sink;
    struct pla_arena *arena;
    struct pla_rational before, after; /**< credits of the record */
    bool has_change;
};

static bool is_recommended(const struct pla_award_result *award)
{
    return award != NULL && award->status == PLA_STATUS_RECOMMENDED;
}

struct pla_rational pla_compare_credits(const struct pla_award_result *award)
{
    if (award == NULL || award->status != PLA_STATUS_RECOMMENDED || award->credits.den <= 0)
        return PLA_ZERO;
    return award->credits;
}

static struct step step_of(const struct pla_award_result *a, const struct pla_award_result *b)
{
    struct step step = {.before = pla_compare_credits(a), .after = pla_compare_credits(b)};
    int order = pla_rational_compare(step.before, step.after);
    step.is_gain = order < 0 || (order == 0 && !is_recommended(a) && is_recommended(b));
    step.is_loss = order > 0 || (order == 0 && is_recommended(a) && !is_recommended(b));
    step.is_change = step.is_gain || step.is_loss || pla_compare_status(a) != pla_compare_status(b);
    return step;
}

/** What people call it: its course, or the badge or elective it is. */
static struct pla_text course_of(const struct pla_award_result *award)
{
    if (award->course.at != NULL)
        return award->course;
    return award->title.at != NULL ? award->title : award->id;
}

static enum pla_code tell(struct work *work, const struct step *step,
                          const struct pla_decision *before, const struct pla_decision *after,
                          const struct pla_award_result *a, const struct pla_award_result *b,
                          struct pla_err *err)
{
    struct pla_change change = {.kind = step->is_gain   ? PLA_CHANGE_GAIN
                                        : step->is_loss ? PLA_CHANGE_LOSS
                                                        : PLA_CHANGE_STATUS,
                                .decision = after != NULL ? after : before,
                                .before = a,
                                .after = b,
                                .cause = pla_compare_cause(before, after, a, b, work->arena)};
    if (change.cause.at == NULL)
        return pla_err_memory(err);
    work->has_change = true;
    enum pla_code code = count_in(work->compare, &work->compare->causes, change.cause, step, err);
    if (code == PLA_OK && work->sink != NULL)
        code = work->sink->change(work->sink->ctx, work->record, &change);
    return code;
}

static enum pla_code compare_award(struct work *work, const struct pla_decision *before,
                                   const struct pla_decision *after,
                                   const struct pla_award_result *a,
                                   const struct pla_award_result *b, struct pla_err *err)
{
    struct pla_compare *compare = work->compare;
    struct step step = step_of(a, b);
    const struct pla_award_result *either = b != NULL ? b : a;
    compare->statuses[pla_compare_status(a)][pla_compare_status(b)]++;
    if (!pla_rational_add(work->before, step.before, &work->before) ||
        !pla_rational_add(work->after, step.after, &work->after))
        return pla_err_set(err, PLA_OVERFLOW, "the credits of a portfolio leave the exact range");
    enum pla_code code = count_in(compare, &compare->courses, course_of(either), &step, err);
    if (code == PLA_OK)
        code = count_in(compare, &compare->awards, either->id, &step, err);
    if (code == PLA_OK && step.is_change)
        code = tell(work, &step, before, after, a, b, err);
    return code;
}

/* ---- one record ---- */

/** The same award on the other side; where ids repeat (one a claim), in order. */
static const struct pla_award_result *find_award(const struct pla_decision *decision,
                                                 struct pla_text id)
{
    for (size_t i = 0; decision != NULL && i < decision->award_count; i++)
        if (pla_text_equal(decision->awards[i].id, id))
            return &decision->awards[i];
    return NULL;
}

static enum pla_code compare_decisions(struct work *work, const struct pla_decision *before,
                                       const struct pla_decision *after, struct pla_err *err)
{
    enum pla_code code = PLA_OK;
    for (size_t i = 0; after != NULL && i < after->award_count && code == PLA_OK; i++) {
        const struct pla_award_result *b = &after->awards[i];
        code = compare_award(work, before, after, find_award(before, b->id), b, err);
    }
    for (size_t i = 0; before != NULL && i < before->award_count && code == PLA_OK; i++) {
        const struct pla_award_result *a = &before->awards[i];
        if (find_award(after, a->id) == NULL)
            code = compare_award(work, before, after, a, NULL, err);
    }
    return code;
}

static bool same_text(struct pla_text a, struct pla_text b)
{
    return (a.at == NULL) == (b.at == NULL) && pla_text_equal(a, b);
}

/** The decision of the same rubric and claim; versions may differ, ids may not. */
static const struct pla_decision *find_decision(const struct pla_decision *decisions, size_t count,
                                                const struct pla_decision *like)
{
    for (size_t i = 0; i < count; i++)
        if (pla_text_equal(decisions[i].rubric, like->rubric) &&
            same_text(decisions[i].claim, like->claim))
            return &decisions[i];
    return NULL;
}

static enum pla_code compare_all(struct work *work, struct pla_err *err)
{
    const struct pla_compare_record *record = work->record;
    enum pla_code code = PLA_OK;
    /* One rubric on each side is compared even if its id was changed. */
    bool is_pair = record->before_count == 1 && record->after_count == 1;
    for (size_t i = 0; i < record->after_count && code == PLA_OK; i++) {
        const struct pla_decision *after = &record->after[i];
        const struct pla_decision *before =
            is_pair ? &record->before[0]
                    : find_decision(record->before, record->before_count, after);
        code = compare_decisions(work, before, after, err);
    }
    for (size_t i = 0; i < record->before_count && code == PLA_OK && !is_pair; i++)
        if (find_decision(record->after, record->after_count, &record->before[i]) == NULL)
            code = compare_decisions(work, &record->before[i], NULL, err);
    return code;
}

static enum pla_code count_groups(struct work *work, const struct step *step, struct pla_err *err)
{
    enum pla_code code = PLA_OK;
    for (size_t i = 0; i < work->record->group_count && code == PLA_OK; i++) {
        const struct pla_group *group = &work->record->groups[i];
        struct pla_str key = {0};
        pla_str_put_text(&key, group->name);
        PLA_PUT(&key, "=");
        pla_str_put_text(&key, group->value);
        code = key.failed ? pla_err_memory(err)
                          : count_in(work->compare, &work->compare->groups,
                                     (struct pla_text){key.at, key.length}, step, err);
        pla_str_release(&key);
    }
    return code;
}

static enum pla_code count_record(struct work *work, struct pla_err *err)
{
    struct pla_compare *compare = work->compare;
    struct pla_text program = work->record->program;
    int order = pla_rational_compare(work->before, work->after);
    struct step step = {.before = work->before,
                        .after = work->after,
                        .is_gain = order<0, .is_loss = order> 0,
                        .is_change = work->has_change};
    compare->records++;
    compare->gaining += step.is_gain;
    compare->losing += step.is_loss;
    compare->mixed += order == 0 && work->has_change;
    compare->same += !work->has_change;
    if (!pla_rational_add(compare->before, step.before, &compare->before) ||
        !pla_rational_add(compare->after, step.after, &compare->after))
        return pla_err_set(err, PLA_OVERFLOW, "the total of credits leaves the exact range");
    enum pla_code code = count_in(compare, &compare->programs,
                                  program.at != NULL ? program : PLA_TEXT("(none)"), &step, err);
    return code == PLA_OK ? count_groups(work, &step, err) : code;
}

enum pla_code pla_compare_add(struct pla_compare *compare, const struct pla_compare_record *record,
                              const struct pla_change_sink *sink, struct pla_arena *arena,
                              struct pla_err *err)
{
    struct work work = {.compare = compare,
                        .record = record,
                        .sink = sink,
                        .arena = arena,
                        .before = PLA_ZERO,
                        .after = PLA_ZERO};
    if (record->before_refused || record->after_refused) {
        compare->refused += record->before_refused && record->after_refused;
        compare->before_refused += record->before_refused && !record->after_refused;
        compare->after_refused += !record->before_refused && record->after_refused;
        return PLA_OK;
    }
    enum pla_code code = compare_all(&work, err);
    return code == PLA_OK ? count_record(&work, err) : code;
}
