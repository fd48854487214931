// SPDX-License-Identifier: Apache-2.0
/** Decisions that wait for a person. */
#include "waiting.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_tree.h"

enum urgency { FAILED, REFERRED, LATE, DISPUTE, MISSING, UNDECIDED, INCOMPLETE, URGENCIES };

/** By enum urgency; LATE is found here, the others in the line. */
static const char *const names[] = {"failed",  "referred",  "late",      "dispute",
                                    "missing", "undecided", "incomplete"};

struct cli_waiting_row {
    struct pla_text line;
    enum urgency urgency;
    bool is_late;
    bool has_submitted;
    pla_day submitted;
    size_t position;
};

static bool has_kind(const struct pla_json_node *root, const char *kind)
{
    const struct pla_json_node *at = pla_json_node_first(pla_json_node_get(root, "kinds"));
    for (; at != NULL; at = pla_json_node_next(at))
        if (pla_text_equal(pla_json_node_text(at), pla_text_of(kind)))
            return true;
    return false;
}

static enum urgency urgency_of(const struct pla_json_node *root, bool is_late)
{
    for (int i = FAILED; i < URGENCIES; i++)
        if (i == LATE ? is_late : has_kind(root, names[i]))
            return (enum urgency)i;
    return UNDECIDED;
}

enum pla_code cli_waiting_add(struct cli_waiting *waiting, struct pla_text line,
                              struct pla_err *err)
{
    struct pla_json_tree *tree;
    if (pla_json_tree_parse(line, "review", &tree, err) != PLA_OK) {
        err->code = err->code == PLA_MEMORY ? PLA_MEMORY : PLA_BUG;
        return err->code;
    }
    struct cli_waiting_row *rows = pla_arena_grow(waiting->arena, waiting->rows, &waiting->capacity,
                                                  waiting->count + 1, sizeof *rows);
    struct cli_waiting_row row = {.line = pla_text_copy(waiting->arena, line),
                                  .position = waiting->count};
    if (rows == NULL || row.line.at == NULL) {
        pla_json_tree_free(tree);
        return pla_err_memory(err);
    }
    const struct pla_json_node *root = pla_json_tree_root(tree);
    row.is_late =
        waiting->due.is_set && waiting->as_of > waiting->due.day && has_kind(root, names[MISSING]);
    row.urgency = urgency_of(root, row.is_late);
    row.has_submitted =
        pla_day_parse(pla_json_node_text(pla_json_node_get(root, "submitted")), &row.submitted);
    waiting->rows = rows;
    rows[waiting->count++] = row;
    waiting->late += row.is_late;
    pla_json_tree_free(tree);
    return PLA_OK;
}

static int by_urgency(const void *a, const void *b)
{
    const struct cli_waiting_row *left = a, *right = b;
    if (left->urgency != right->urgency)
        return left->urgency < right->urgency ? -1 : 1;
    if (left->has_submitted != right->has_submitted)
        return left->has_submitted ? -1 : 1;
    if (left->has_submitted && left->submitted != right->submitted)
        return left->submitted < right->submitted ? -1 : 1;
    return left->position < right->position ? -1 : 1;
}

void cli_waiting_sort(struct cli_waiting *waiting)
{
    if (waiting->count > 1)
        qsort(waiting->rows, waiting->count, sizeof *waiting->rows, by_urgency);
}

/* ---- words ---- */

struct pen {
    const struct cli_out *out;
    struct pla_str *s;
};

static void put(struct pen *pen, enum cli_color color, struct pla_text text)
{
    cli_put_color(pen->out, pen->s, color, text);
}

/** A text or a number of the line; "cannot judge" for null. */
static void put_value(struct pen *pen, const struct pla_json_node *node)
{
    struct pla_rational number;
    struct pla_text text = pla_json_node_text(node);
    if (text.at != NULL)
        put(pen, CLI_PLAIN, text);
    else if (pla_json_node_rational(node, &number))
        pla_rational_put(pen->s, number);
    else
        PLA_PUT(pen->s, "cannot judge");
}

static void put_ratings(struct pen *pen, const struct pla_json_node *criterion)
{
    const struct pla_json_node *at = pla_json_node_first(pla_json_node_get(criterion, "ratings"));
    struct pla_rational missing;
    for (bool is_first = true; at != NULL; at = pla_json_node_next(at), is_first = false) {
        const struct pla_json_node *assessor = pla_json_node_first(at);
        pla_str_put_z(pen->s, is_first ? ": " : ", ");
        put(pen, CLI_PLAIN, pla_json_node_text(assessor));
        PLA_PUT(pen->s, " ");
        put_value(pen, pla_json_node_next(assessor));
    }
    if (pla_json_node_rational(pla_json_node_get(criterion, "missing"), &missing) &&
        missing.num > 0) {
        pla_str_put_format(pen->s, "; %lld rating%s missing", (long long)missing.num,
                           missing.num == 1 ? "" : "s");
    }
    PLA_PUT(pen->s, "\n");
}

/** "EDU301 recommended (3), connector recommended" */
static void put_awards(struct pen *pen, const struct pla_json_node *awards)
{
    const struct pla_json_node *at = pla_json_node_first(awards);
    struct pla_rational credits;
    if (at == NULL)
        PLA_PUT(pen->s, "changes no award");
    for (bool is_first = true; at != NULL; at = pla_json_node_next(at), is_first = false) {
        pla_str_put_z(pen->s, is_first ? "" : ", ");
        put(pen, CLI_PLAIN, pla_json_node_text(pla_json_node_get(at, "id")));
        PLA_PUT(pen->s, " ");
        put(pen, CLI_PLAIN, pla_json_node_text(pla_json_node_get(at, "status")));
        if (pla_json_node_rational(pla_json_node_get(at, "credits"), &credits) && credits.num > 0) {
            PLA_PUT(pen->s, " (");
            pla_rational_put(pen->s, credits);
            PLA_PUT(pen->s, ")");
        }
    }
}

static bool same_node(const struct pla_json_node *a, const struct pla_json_node *b)
{
    struct pla_rational left, right;
    struct pla_text text = pla_json_node_text(a);
    if (text.at != NULL)
        return pla_text_equal(text, pla_json_node_text(b));
    return pla_json_node_rational(a, &left) && pla_json_node_rational(b, &right) &&
           pla_rational_compare(left, right) == 0;
}

/** "    absent to emerging: EDU301 not_met" */
static void put_effects(struct pen *pen, const struct pla_json_node *criterion)
{
    const struct pla_json_node *at = pla_json_node_first(pla_json_node_get(criterion, "effects"));
    for (; at != NULL; at = pla_json_node_next(at)) {
        const struct pla_json_node *from = pla_json_node_get(at, "from");
        const struct pla_json_node *to = pla_json_node_get(at, "to");
        PLA_PUT(pen->s, "    ");
        put_value(pen, from);
        if (!same_node(from, to)) {
            PLA_PUT(pen->s, " to ");
            put_value(pen, to);
        }
        PLA_PUT(pen->s, ": ");
        put_awards(pen, pla_json_node_get(at, "awards"));
        PLA_PUT(pen->s, "\n");
    }
}

static void put_criteria(struct pen *pen, const struct pla_json_node *root)
{
    const struct pla_json_node *at = pla_json_node_first(pla_json_node_get(root, "criteria"));
    for (; at != NULL; at = pla_json_node_next(at)) {
        PLA_PUT(pen->s, "  ");
        put(pen, CLI_UNSURE, pla_json_node_text(pla_json_node_get(at, "why")));
        PLA_PUT(pen->s, " ");
        put(pen, CLI_STRONG, pla_json_node_text(pla_json_node_get(at, "id")));
        put_ratings(pen, at);
        put_effects(pen, at);
    }
}

static void put_least(struct pen *pen, const struct pla_json_node *root)
{
    const struct pla_json_node *least = pla_json_node_get(root, "least");
    const struct pla_json_node *at = pla_json_node_first(least);
    bool settles = pla_json_node_bool(pla_json_node_get(root, "settles"), false);
    size_t count = pla_json_node_count(least), index = 0;
    if (pla_json_node_count(pla_json_node_get(root, "criteria")) == 0)
        return;
    if (count == 0) {
        pla_str_put_z(pen->s, settles ? "  least work: none, no award hangs on these ratings\n"
                                      : "  something else stays open\n");
        return;
    }
    pla_str_put_z(pen->s, count > 1 ? "  least work: ratings of " : "  least work: a rating of ");
    for (; at != NULL; at = pla_json_node_next(at), index++) {
        pla_str_put_z(pen->s, index == 0 ? "" : index + 1 < count ? ", " : " and ");
        put(pen, CLI_STRONG, pla_json_node_text(at));
    }
    pla_str_put_z(pen->s, !settles    ? "; something else stays open\n"
                          : count > 1 ? " settle it\n"
                                      : " settles it\n");
}

/** "  referred EDU301: why" */
static void put_awards_open(struct pen *pen, const struct pla_json_node *root, const char *kind,
                            const char *otherwise)
{
    const struct pla_json_node *at = pla_json_node_first(pla_json_node_get(root, kind));
    for (; at != NULL; at = pla_json_node_next(at)) {
        struct pla_text why = pla_json_node_text(pla_json_node_get(at, "why"));
        PLA_PUT(pen->s, "  ");
        put(pen, CLI_UNSURE, pla_text_of(kind));
        PLA_PUT(pen->s, " ");
        put(pen, CLI_STRONG, pla_json_node_text(pla_json_node_get(at, "award")));
        PLA_PUT(pen->s, ": ");
        put(pen, CLI_PLAIN, why.at != NULL ? why : pla_text_of(otherwise));
        PLA_PUT(pen->s, "\n");
    }
}

/** What an incomplete portfolio lacks: its flags "missing:MEMBER". */
static void put_lacks(struct pen *pen, const struct pla_json_node *root)
{
    const struct pla_json_node *at = pla_json_node_first(pla_json_node_get(root, "flags"));
    if (!has_kind(root, names[INCOMPLETE]))
        return;
    PLA_PUT(pen->s, "  incomplete:");
    for (; at != NULL; at = pla_json_node_next(at)) {
        PLA_PUT(pen->s, " ");
        put(pen, CLI_PLAIN, pla_json_node_text(at));
    }
    PLA_PUT(pen->s, "\n");
}

/** "submitted 2026-01-15, 290 days ago" */
static void put_age(const struct cli_waiting *waiting, const struct cli_waiting_row *row,
                    struct pla_str *s)
{
    long long days = (long long)waiting->as_of - (long long)row->submitted;
    if (!row->has_submitted)
        return;
    PLA_PUT(s, ", submitted ");
    pla_day_put(s, row->submitted);
    if (days > 0)
        pla_str_put_format(s, " (%lld day%s ago)", days, days == 1 ? "" : "s");
}

void cli_waiting_put(const struct cli_waiting *waiting, const struct cli_out *out, size_t index,
                     struct pla_str *s)
{
    const struct cli_waiting_row *row = &waiting->rows[index];
    struct pla_json_tree *tree;
    struct pla_err err;
    struct pen pen = {out, s};
    if (pla_json_tree_parse(row->line, "review", &tree, &err) != PLA_OK) {
        s->failed = true; /* it was read once: only memory is left */
        return;
    }
    const struct pla_json_node *root = pla_json_tree_root(tree);
    struct pla_text claim = pla_json_node_text(pla_json_node_get(root, "claim"));
    put(&pen, CLI_STRONG, pla_json_node_text(pla_json_node_get(root, "portfolio")));
    PLA_PUT(s, "  ");
    put(&pen, CLI_PLAIN, pla_json_node_text(pla_json_node_get(root, "rubric")));
    if (claim.at != NULL) {
        PLA_PUT(s, " claim ");
        put(&pen, CLI_PLAIN, claim);
    }
    PLA_PUT(s, ": ");
    put(&pen, CLI_UNSURE, pla_text_of(names[row->urgency]));
    put_age(waiting, row, s);
    if (row->is_late)
        pla_str_put_format(s, ", ratings %lld days late",
                           (long long)waiting->as_of - (long long)waiting->due.day);
    PLA_PUT(s, "\n");
    put_awards_open(&pen, root, "referred", "a person must look");
    if (has_kind(root, names[UNDECIDED]))
        put_awards_open(&pen, root, "undecided", "a limit is not decided");
    put_lacks(&pen, root);
    put_criteria(&pen, root);
    put_least(&pen, root);
    pla_json_tree_free(tree);
}

void cli_waiting_put_json(const struct cli_waiting *waiting, size_t index, struct pla_str *s)
{
    const struct cli_waiting_row *row = &waiting->rows[index];
    size_t length = row->line.length; /* ends in ']' and '}' */
    while (length > 0 && row->line.at[length - 1] != '}')
        length--;
    pla_str_put(s, row->line.at, length > 0 ? length - 1 : 0);
    pla_str_put_format(s, ",\"urgency\":\"%s\",\"late\":%s}\n", names[row->urgency],
                       row->is_late ? "true" : "false");
}

void cli_waiting_put_total(const struct cli_waiting *waiting, struct pla_str *s)
{
    size_t counts[URGENCIES] = {0};
    const char *separator = ": ";
    for (size_t i = 0; i < waiting->count; i++)
        counts[waiting->rows[i].urgency]++;
    pla_str_put_format(s, "%zu decision%s wait%s for a person", waiting->count,
                       waiting->count == 1 ? "" : "s", waiting->count == 1 ? "s" : "");
    for (int i = FAILED; i < URGENCIES; i++) {
        if (counts[i] == 0)
            continue;
        pla_str_put_format(s, "%s%zu %s", separator, counts[i], names[i]);
        separator = ", ";
    }
    PLA_PUT(s, "\n");
}
