// SPDX-License-Identifier: Apache-2.0
/**
 * Why two results differ: the first condition whose state is another one (and whether evidence
 * behind it is admitted on one side only), else the limit that took more or less, else what the
 * award offers.
 */
#include "check/compare_private.h"

/* ---- conditions of decisions that were read back ---- */

static bool same_text(struct pla_text a, struct pla_text b)
{
    if (a.at == NULL || b.at == NULL)
        return a.at == b.at;
    return pla_text_equal(a, b);
}

/** The same question, whatever is needed. */
static bool is_same_question(const struct pla_reason *a, const struct pla_reason *b)
{
    const struct pla_reason_words *x = a->words, *y = b->words;
    return x != NULL && y != NULL && pla_text_equal(x->op, y->op) &&
           same_text(x->measure, y->measure) && same_text(x->label, y->label) &&
           pla_text_equal(x->filter, y->filter);
}

/** The counterpart of reason `index`: of several like it the one of the same turn. */
static const struct pla_reason *find_reason(const struct pla_reason *reasons, size_t count,
                                            const struct pla_reason *list, size_t index)
{
    size_t turn = 0;
    for (size_t i = 0; i < index; i++)
        turn += is_same_question(&list[i], &list[index]);
    for (size_t i = 0; i < count; i++)
        if (is_same_question(&reasons[i], &list[index]) && turn-- == 0)
            return &reasons[i];
    return NULL;
}

/** What was found: the pair whose states differ, or one that stands alone. */
struct cause {
    const struct pla_reason *before, *after;
};

static bool find_pair(const struct pla_reason *before, size_t before_count,
                      const struct pla_reason *after, size_t after_count, struct cause *out)
{
    for (size_t i = 0; i < after_count; i++) {
        const struct pla_reason *a = find_reason(before, before_count, after, i), *b = &after[i];
        if (a == NULL || a->state == b->state)
            continue;
        if (!find_pair(a->parts, a->part_count, b->parts, b->part_count, out))
            *out = (struct cause){a, b};
        return true;
    }
    return false;
}

/** A condition that stands on one side only and stops the award there. */
static bool find_alone(const struct pla_reason *list, size_t count, const struct pla_reason *others,
                       size_t other_count, const struct pla_reason **out)
{
    for (size_t i = 0; i < count; i++)
        if (list[i].state != PLA_MET && find_reason(others, other_count, list, i) == NULL) {
            *out = &list[i];
            return true;
        }
    return false;
}

static bool find_condition(const struct pla_award_result *a, const struct pla_award_result *b,
                           struct cause *out)
{
    *out = (struct cause){NULL, NULL};
    return find_pair(a->reasons, a->reason_count, b->reasons, b->reason_count, out) ||
           find_alone(b->reasons, b->reason_count, a->reasons, a->reason_count, &out->after) ||
           find_alone(a->reasons, a->reason_count, b->reasons, b->reason_count, &out->before);
}

/* ---- words ---- */

static void put_known(struct pla_text text, struct pla_str *out)
{
    if (text.at != NULL)
        pla_str_put_text(out, text);
    else
        pla_str_put_z(out, "none");
}

/** A mark of JSON, outside of texts, as people write it; `comma` stands between elements. */
static void put_mark(char c, const char *comma, int *lists, struct pla_str *out)
{
    switch (c) {
    case ':':
        PLA_PUT(out, " ");
        break;
    case ',':
        pla_str_put_z(out, *lists > 0 ? comma : ", ");
        break;
    case '[':
        (*lists)++;
        break;
    case ']':
        (*lists)--;
        break;
    case '{':
    case '}':
        break;
    default:
        pla_str_put_c(out, c);
        break;
    }
}

/** JSON without its marks: {"kind":["a","b"],"since":"2024-01-01"} is "kind a or b, since ...". */
static void put_plain(struct pla_text json, const char *comma, struct pla_str *out)
{
    bool is_inside = false;
    int lists = 0;
    for (size_t i = 0; i < json.length; i++) {
        char c = json.at[i];
        bool is_escaped = is_inside && c == '\\' && i + 1 < json.length;
        if (is_escaped)
            c = json.at[++i];
        if (c == '"' && !is_escaped)
            is_inside = !is_inside;
        else if (is_inside)
            pla_str_put_c(out, c);
        else
            put_mark(c, comma, &lists, out);
    }
}

static bool is_join(struct pla_text op)
{
    static const char *const joins[] = {"all", "any", "not", "at_least_of"};
    for (size_t i = 0; i < sizeof joins / sizeof joins[0]; i++)
        if (pla_text_equal(op, pla_text_of(joins[i])))
            return true;
    return false;
}

/** "at least 40", "between 3 and 5" */
static void put_need(const struct pla_reason_words *words, struct pla_str *out)
{
    if (pla_text_equal(words->op, PLA_TEXT("within"))) {
        PLA_PUT(out, "between ");
        put_plain(words->need, " and ", out);
        return;
    }
    for (size_t i = 0; i < words->op.length; i++) {
        if (words->op.at[i] == '_')
            PLA_PUT(out, " ");
        else
            pla_str_put_c(out, words->op.at[i]);
    }
    if (words->need.length > 0 && !pla_text_equal(words->need, PLA_TEXT("null"))) {
        PLA_PUT(out, " ");
        put_plain(words->need, " or ", out);
    }
}

/** "hours (kind community)", the label if there is one. */
static void put_question(const struct pla_reason_words *words, struct pla_str *out)
{
    put_known(words->label.at != NULL ? words->label : words->measure, out);
    if (words->label.at == NULL && words->filter.length > 2) {
        PLA_PUT(out, " (");
        put_plain(words->filter, " or ", out);
        PLA_PUT(out, ")");
    }
}

static void put_reason(const struct pla_reason *reason, struct pla_str *out)
{
    const struct pla_reason_words *words = reason->words;
    if (words == NULL || (words->measure.at == NULL && words->label.at == NULL)) {
        if (words != NULL && is_join(words->op))
            put_need(words, out);
        else
            put_known(reason->text, out);
        return;
    }
    put_question(words, out);
    if (words->measure.at != NULL) {
        PLA_PUT(out, " ");
        put_need(words, out);
    }
}

static void put_condition(const struct cause *cause, struct pla_str *out)
{
    if (cause->before == NULL) {
        PLA_PUT(out, "new condition: ");
        put_reason(cause->after, out);
        return;
    }
    if (cause->after == NULL) {
        PLA_PUT(out, "condition left out: ");
        put_reason(cause->before, out);
        return;
    }
    put_reason(cause->after, out);
    const struct pla_reason_words *a = cause->before->words, *b = cause->after->words;
    if (a != NULL && b != NULL && !pla_text_equal(a->need, b->need)) {
        PLA_PUT(out, ", was ");
        put_need(a, out);
    }
}

/* ---- evidence that one side only admits ---- */

static const struct pla_evidence_result *find_item(const struct pla_decision *decision,
                                                   struct pla_text id)
{
    for (size_t i = 0; i < decision->evidence_count; i++)
        if (pla_text_equal(decision->evidence[i].id, id))
            return &decision->evidence[i];
    return NULL;
}

/** The first item the reason rests on that the other side leaves out or doubts; NULL: none. */
static const struct pla_evidence_result *find_left_out(const struct pla_reason *reason,
                                                       const struct pla_decision *other)
{
    for (size_t i = 0; reason != NULL && i < reason->evidence.count; i++) {
        const struct pla_evidence_result *item = find_item(other, reason->evidence.items[i]);
        if (item != NULL && item->admitted != PLA_MET)
            return item;
    }
    return NULL;
}

/** Says why, not which: causes are counted over portfolios, and an item is of one portfolio. */
static void put_left_out(const struct cause *cause, const struct pla_decision *before,
                         const struct pla_decision *after, struct pla_str *out)
{
    const struct pla_evidence_result *item = find_left_out(cause->before, after);
    if (item != NULL)
        pla_str_put_z(out, item->admitted == PLA_NOT_MET ? "; evidence no longer admitted ("
                                                         : "; evidence now in doubt (");
    else if ((item = find_left_out(cause->after, before)) != NULL)
        pla_str_put_z(out, item->admitted == PLA_NOT_MET ? "; evidence not admitted before ("
                                                         : "; evidence in doubt before (");
    if (item == NULL)
        return;
    put_known(item->why, out);
    pla_str_put_c(out, ')');
}

/* ---- limits ---- */

static const struct pla_limit *find_limit(const struct pla_award_result *award, struct pla_text by)
{
    for (size_t i = 0; i < award->limit_count; i++)
        if (pla_text_equal(award->limits[i].by, by))
            return &award->limits[i];
    return NULL;
}

/** A limit of one side that the other lacks, or by which it loses another amount. */
static bool put_limit(const struct pla_award_result *a, const struct pla_award_result *b,
                      struct pla_str *out)
{
    for (size_t i = 0; i < b->limit_count; i++) {
        const struct pla_limit *limit = &b->limits[i], *other = find_limit(a, limit->by);
        if (other != NULL && pla_rational_compare(limit->cut, other->cut) == 0)
            continue;
        pla_str_put_z(out, other == NULL ? "limit " : "other cut by limit ");
        pla_str_put_text(out, limit->by);
        return true;
    }
    for (size_t i = 0; i < a->limit_count; i++) {
        if (find_limit(b, a->limits[i].by) != NULL)
            continue;
        PLA_PUT(out, "no limit ");
        pla_str_put_text(out, a->limits[i].by);
        return true;
    }
    return false;
}

/* ---- what the award offers, and where one is missing ---- */

static bool put_offer(const struct pla_award_result *a, const struct pla_award_result *b,
                      struct pla_str *out)
{
    if (a->offered.den > 0 && b->offered.den > 0 &&
        pla_rational_compare(a->offered, b->offered) != 0) {
        PLA_PUT(out, "offers ");
        pla_rational_put(out, b->offered);
        PLA_PUT(out, ", was ");
        pla_rational_put(out, a->offered);
        return true;
    }
    if (same_text(a->unit, b->unit))
        return false;
    PLA_PUT(out, "unit ");
    put_known(b->unit, out);
    PLA_PUT(out, ", was ");
    put_known(a->unit, out);
    return true;
}

/** The flag that one decision is incomplete by. */
static void put_incomplete(const struct pla_decision *decision, struct pla_str *out)
{
    PLA_PUT(out, "incomplete");
    for (size_t i = 0; i < decision->flags.count; i++) {
        struct pla_text flag = decision->flags.items[i];
        if ((flag.length > 8 && memcmp(flag.at, "missing:", 8) == 0) ||
            (flag.length > 7 && memcmp(flag.at, "excess:", 7) == 0)) {
            PLA_PUT(out, ": ");
            pla_str_put_text(out, flag);
            return;
        }
    }
}

/** An award on one side only. */
static void put_missing(const struct pla_decision *other, bool is_gone, struct pla_str *out)
{
    if (other == NULL)
        pla_str_put_z(out, is_gone ? "the rubric no longer judges it" : "another rubric judges it");
    else if (other->status == PLA_DECISION_INCOMPLETE) {
        pla_str_put_z(out, is_gone ? "now " : "no longer ");
        put_incomplete(other, out);
    } else {
        pla_str_put_z(out, is_gone ? "the award is left out, or no longer applies"
                                   : "the award is new, or applies now");
    }
}

struct pla_text pla_compare_cause(const struct pla_decision *before,
                                  const struct pla_decision *after,
                                  const struct pla_award_result *a,
                                  const struct pla_award_result *b, struct pla_arena *arena)
{
    struct pla_str words = {0};
    struct pla_text copy = {0};
    struct cause cause;
    if (!pla_str_reserve(&words, 80))
        return copy;
    if (a == NULL || b == NULL)
        put_missing(a == NULL ? before : after, b == NULL, &words);
    else if (find_condition(a, b, &cause)) {
        put_condition(&cause, &words);
        put_left_out(&cause, before, after, &words);
    } else if (!put_limit(a, b, &words) && !put_offer(a, b, &words))
        PLA_PUT(&words, "the decisions give no reason");
    if (!words.failed)
        copy = pla_text_copy(arena, (struct pla_text){words.at, words.length});
    pla_str_release(&words);
    return copy;
}
