// SPDX-License-Identifier: Apache-2.0
/** A comparison as lines of JSON and as tables of text. */
#include "base/utf8.h"
#include "check/compare_private.h"

/* ---- words ---- */

void pla_compare_put_difference(struct pla_rational before, struct pla_rational after,
                                struct pla_str *out)
{
    struct pla_rational difference;
    if (!pla_rational_sub(after, before, &difference)) {
        PLA_PUT(out, "?");
        return;
    }
    if (difference.num > 0)
        PLA_PUT(out, "+");
    pla_rational_put(out, difference);
}

/* ---- changes ---- */

static void put_member(struct pla_str *out, const char *key, struct pla_text text)
{
    pla_str_put_format(out, ",\"%s\":", key);
    if (text.at != NULL)
        pla_str_put_json(out, text);
    else
        PLA_PUT(out, "null");
}

static void put_side(struct pla_str *out, const char *key, const struct pla_award_result *award)
{
    pla_str_put_format(out, ",\"%s\":", key);
    if (award == NULL) {
        PLA_PUT(out, "null");
        return;
    }
    PLA_PUT(out, "{\"status\":");
    pla_str_put_json(out, pla_text_of(pla_award_status_name(award->status)));
    PLA_PUT(out, ",\"credits\":");
    pla_rational_put_json(out, pla_compare_credits(award));
    PLA_PUT(out, "}");
}

void pla_change_put_json(const struct pla_compare_record *record, const struct pla_change *change,
                         struct pla_str *out)
{
    const struct pla_award_result *either = change->after != NULL ? change->after : change->before;
    PLA_PUT(out, "{\"schema\":1,\"portfolio\":");
    pla_str_put_json(out, record->portfolio);
    PLA_PUT(out, ",\"attempt\":");
    pla_str_put_int(out, record->attempt);
    put_member(out, "program", record->program);
    put_member(out, "rubric", change->decision->rubric);
    put_member(out, "claim", change->decision->claim);
    put_member(out, "award", either->id);
    put_member(out, "course", either->course);
    put_member(out, "change", pla_text_of(pla_change_kind_name(change->kind)));
    put_side(out, "before", change->before);
    put_side(out, "after", change->after);
    put_member(out, "cause", change->cause);
    PLA_PUT(out, "}\n");
}

void pla_change_put_text(const struct pla_compare_record *record, const struct pla_change *change,
                         struct pla_str *out)
{
    const struct pla_award_result *either = change->after != NULL ? change->after : change->before;
    pla_utf8_put_safe(out, record->portfolio);
    if (record->attempt > 1)
        pla_str_put_format(out, " attempt %lld", (long long)record->attempt);
    PLA_PUT(out, "  ");
    pla_utf8_put_safe(out, either->id);
    pla_str_put_format(out, "  %s -> %s",
                       pla_compare_status_name(pla_compare_status(change->before)),
                       pla_compare_status_name(pla_compare_status(change->after)));
    if (pla_rational_compare(pla_compare_credits(change->before),
                             pla_compare_credits(change->after)) != 0) {
        PLA_PUT(out, "  ");
        pla_compare_put_difference(pla_compare_credits(change->before),
                                   pla_compare_credits(change->after), out);
    }
    PLA_PUT(out, "  ");
    pla_utf8_put_safe(out, change->cause);
    PLA_PUT(out, "\n");
}

/* ---- tables ---- */

/** A table of the totals: what its rows are about, and what its counts count. */
struct view {
    const char *key;  /**< in JSON */
    const char *head; /**< of the first column in text */
    const char *each; /**< of the second */
    size_t offset;    /**< of the table */
    bool hides_small;
    bool by_size; /**< most changes first, at most MOST_CAUSES in text */
};

static const struct view views[] = {
    {"courses", "course", "awards", offsetof(struct pla_compare, courses), false, false},
    {"awards", "award", "awards", offsetof(struct pla_compare, awards), false, false},
    {"programs", "programme", "portfolios", offsetof(struct pla_compare, programs), false, false},
    {"groups", "group", "portfolios", offsetof(struct pla_compare, groups), true, false},
    {"causes", "because of", "awards", offsetof(struct pla_compare, causes), false, true},
};
enum { VIEWS = sizeof views / sizeof views[0] };

static const struct pla_compare_table *table_of(const struct pla_compare *compare,
                                                const struct view *view)
{
    return (const struct pla_compare_table *)(const void *)((const char *)compare + view->offset);
}

static bool is_shown(const struct view *view, const struct pla_compare_row *row)
{
    return !view->hides_small || row->records >= PLA_COMPARE_SMALL;
}

static void put_row(const struct pla_compare_row *row, struct pla_str *out)
{
    PLA_PUT(out, "{\"name\":");
    pla_str_put_json(out, row->key);
    pla_str_put_format(out, ",\"count\":%llu,\"gains\":%llu,\"losses\":%llu,\"changes\":%llu",
                       (unsigned long long)row->records, (unsigned long long)row->gains,
                       (unsigned long long)row->losses, (unsigned long long)row->changes);
    PLA_PUT(out, ",\"before\":");
    pla_rational_put_json(out, row->before);
    PLA_PUT(out, ",\"after\":");
    pla_rational_put_json(out, row->after);
    PLA_PUT(out, "}");
}

static void put_table(const struct pla_compare *compare, const struct view *view,
                      struct pla_str *out)
{
    const struct pla_compare_table *table = table_of(compare, view);
    size_t shown = 0;
    pla_str_put_format(out, ",\"%s\":[", view->key);
    for (size_t i = 0; i < table->count; i++) {
        if (!is_shown(view, &table->rows[i]))
            continue;
        if (shown++ > 0)
            PLA_PUT(out, ",");
        put_row(&table->rows[i], out);
    }
    PLA_PUT(out, "]");
    if (view->hides_small)
        pla_str_put_format(out, ",\"small_groups\":%zu", table->count - shown);
}

static void put_statuses(const struct pla_compare *compare, struct pla_str *out)
{
    const char *comma = "";
    PLA_PUT(out, ",\"statuses\":[");
    for (int a = 0; a <= PLA_STATUS_COUNT; a++)
        for (int b = 0; b <= PLA_STATUS_COUNT; b++) {
            if (compare->statuses[a][b] == 0)
                continue;
            pla_str_put_format(out, "%s{\"before\":\"%s\",\"after\":\"%s\",\"count\":%llu}", comma,
                               pla_compare_status_name(a), pla_compare_status_name(b),
                               (unsigned long long)compare->statuses[a][b]);
            comma = ",";
        }
    PLA_PUT(out, "]");
}

void pla_compare_put_json(const struct pla_compare *compare, struct pla_str *out)
{
    pla_str_put_format(out,
                       "{\"totals\":{\"schema\":1,\"portfolios\":{\"compared\":%llu,\"same\":%llu,"
                       "\"gaining\":%llu,\"losing\":%llu,\"changed_without_credit\":%llu,"
                       "\"not_scored\":%llu,\"not_scored_before\":%llu,\"not_scored_after\":%llu}",
                       (unsigned long long)compare->records, (unsigned long long)compare->same,
                       (unsigned long long)compare->gaining, (unsigned long long)compare->losing,
                       (unsigned long long)compare->mixed, (unsigned long long)compare->refused,
                       (unsigned long long)compare->before_refused,
                       (unsigned long long)compare->after_refused);
    PLA_PUT(out, ",\"credits\":{\"before\":");
    pla_rational_put_json(out, compare->before);
    PLA_PUT(out, ",\"after\":");
    pla_rational_put_json(out, compare->after);
    PLA_PUT(out, "}");
    put_statuses(compare, out);
    for (size_t i = 0; i < VIEWS; i++)
        put_table(compare, &views[i], out);
    PLA_PUT(out, "}}\n");
}

/* ---- text ---- */

enum { COLUMNS = 6, MOST_CAUSES = 20, MOST_WIDTH = 96 };

/** Cells of one line; the first stands left, the others right. */
struct cells {
    struct pla_str text[COLUMNS];
};

static void put_number(struct pla_str *out, uint64_t number)
{
    pla_str_put_format(out, "%llu", (unsigned long long)number);
}

static void fill(struct cells *cells, const struct pla_compare_row *row)
{
    size_t cut;
    for (int i = 0; i < COLUMNS; i++)
        pla_str_clear(&cells->text[i]);
    cut = pla_utf8_cut(row->key, MOST_WIDTH);
    pla_utf8_put_safe(&cells->text[0], (struct pla_text){row->key.at, cut});
    if (cut < row->key.length)
        PLA_PUT(&cells->text[0], "...");
    put_number(&cells->text[1], row->records);
    put_number(&cells->text[2], row->gains);
    put_number(&cells->text[3], row->losses);
    pla_rational_put_decimal(&cells->text[4], row->after, 2);
    pla_compare_put_difference(row->before, row->after, &cells->text[5]);
}

static size_t width_of(const struct pla_str *s)
{
    return s->length > 0 ? pla_utf8_width((struct pla_text){s->at, s->length}) : 0;
}

static void put_line(const struct cells *cells, const size_t widths[COLUMNS], struct pla_str *out)
{
    for (int i = 0; i < COLUMNS; i++) {
        size_t blanks = widths[i] - width_of(&cells->text[i]);
        if (i > 0)
            PLA_PUT(out, "  ");
        if (i == 0)
            pla_str_put(out, cells->text[i].at, cells->text[i].length);
        for (size_t n = 0; n < blanks; n++)
            PLA_PUT(out, " ");
        if (i > 0)
            pla_str_put(out, cells->text[i].at, cells->text[i].length);
    }
    PLA_PUT(out, "\n");
}

static void set_heads(struct cells *cells, const struct view *view)
{
    const char *heads[COLUMNS] = {view->head, view->each, "gain", "lose", "credits", "change"};
    for (int i = 0; i < COLUMNS; i++) {
        pla_str_clear(&cells->text[i]);
        pla_str_put_z(&cells->text[i], heads[i]);
    }
}

static void widen(const struct cells *cells, size_t widths[COLUMNS])
{
    for (int i = 0; i < COLUMNS; i++) {
        size_t width = width_of(&cells->text[i]);
        widths[i] = width > widths[i] ? width : widths[i];
    }
}

/** The row that comes next: by key, or the one of most awards not yet shown. */
static const struct pla_compare_row *next_row(const struct view *view,
                                              const struct pla_compare_table *table,
                                              const struct pla_compare_row *last, size_t shown)
{
    const struct pla_compare_row *best = NULL;
    if (!view->by_size)
        return shown < table->count ? &table->rows[shown] : NULL;
    for (size_t i = 0; i < table->count && shown < MOST_CAUSES; i++) {
        const struct pla_compare_row *row = &table->rows[i];
        bool is_later = last == NULL || row->records < last->records ||
                        (row->records == last->records && row > last);
        if (is_later && (best == NULL || row->records > best->records))
            best = row;
    }
    return best;
}

static void put_view(const struct pla_compare *compare, const struct view *view,
                     struct pla_str *out)
{
    const struct pla_compare_table *table = table_of(compare, view);
    const struct pla_compare_row *row;
    struct cells cells = {0};
    size_t widths[COLUMNS] = {0}, shown = 0, hidden = 0;
    if (table->count == 0)
        return;
    set_heads(&cells, view);
    widen(&cells, widths);
    for (row = NULL, shown = 0; (row = next_row(view, table, row, shown)) != NULL; shown++) {
        fill(&cells, row);
        if (is_shown(view, row))
            widen(&cells, widths);
        else
            hidden++;
    }
    PLA_PUT(out, "\n");
    set_heads(&cells, view);
    if (hidden < shown)
        put_line(&cells, widths, out);
    for (row = NULL, shown = 0; (row = next_row(view, table, row, shown)) != NULL; shown++) {
        fill(&cells, row);
        if (is_shown(view, row))
            put_line(&cells, widths, out);
    }
    if (hidden > 0)
        pla_str_put_format(out, "(%zu %s of fewer than %d portfolios %s not shown)\n", hidden,
                           hidden == 1 ? "group" : "groups", PLA_COMPARE_SMALL,
                           hidden == 1 ? "is" : "are");
    if (shown < table->count)
        pla_str_put_format(out, "(%zu more)\n", table->count - shown);
    for (int i = 0; i < COLUMNS; i++) {
        out->failed = out->failed || cells.text[i].failed;
        pla_str_release(&cells.text[i]);
    }
}

static void put_refused(const struct pla_compare *compare, struct pla_str *out)
{
    static const struct {
        size_t offset;
        const char *words;
    } counts[] = {{offsetof(struct pla_compare, refused), "could not be scored"},
                  {offsetof(struct pla_compare, before_refused), "could be scored only after"},
                  {offsetof(struct pla_compare, after_refused), "could be scored only before"}};
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        uint64_t count;
        memcpy(&count, (const char *)compare + counts[i].offset, sizeof count);
        if (count > 0)
            pla_str_put_format(out, "%llu %s\n", (unsigned long long)count, counts[i].words);
    }
}

void pla_compare_put_text(const struct pla_compare *compare, struct pla_str *out)
{
    pla_str_put_format(
        out,
        "%llu portfolio%s compared: %llu gain, %llu lose, %llu change without credit, %llu stay\n",
        (unsigned long long)compare->records, compare->records == 1 ? "" : "s",
        (unsigned long long)compare->gaining, (unsigned long long)compare->losing,
        (unsigned long long)compare->mixed, (unsigned long long)compare->same);
    put_refused(compare, out);
    PLA_PUT(out, "credits: ");
    pla_rational_put_decimal(out, compare->before, 2);
    PLA_PUT(out, " before, ");
    pla_rational_put_decimal(out, compare->after, 2);
    PLA_PUT(out, " after (");
    pla_compare_put_difference(compare->before, compare->after, out);
    PLA_PUT(out, ")\n");
    for (int a = 0; a <= PLA_STATUS_COUNT; a++)
        for (int b = 0; b <= PLA_STATUS_COUNT; b++)
            if (a != b && compare->statuses[a][b] > 0)
                pla_str_put_format(out, "%s -> %s: %llu\n", pla_compare_status_name(a),
                                   pla_compare_status_name(b),
                                   (unsigned long long)compare->statuses[a][b]);
    for (size_t i = 0; i < VIEWS; i++)
        put_view(compare, &views[i], out);
}
