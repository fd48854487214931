// SPDX-License-Identifier: Apache-2.0
/** What a reason compares and what it is limited to. */
#include "say_parts.h"

#include "base/json_tree.h"

enum measure_kind { PLAIN, COUNTED, DATE, SHARE };

static const struct {
    const char *measure;
    enum pla_word word;
    enum measure_kind kind;
} measures[] = {
    {"constant", PLA_W_m_constant, PLAIN},
    {"score", PLA_W_m_score, PLAIN},
    {"total", PLA_W_m_total, PLAIN},
    {"lowest", PLA_W_m_lowest, PLAIN},
    {"rating", PLA_W_m_rating, PLAIN},
    {"met", PLA_W_m_met, COUNTED},
    {"reaching", PLA_W_m_reaching, COUNTED},
    {"disputed", PLA_W_m_disputed, COUNTED},
    {"spread", PLA_W_m_spread, PLAIN},
    {"count", PLA_W_m_count, COUNTED},
    {"hours", PLA_W_m_hours, COUNTED},
    {"sum", PLA_W_m_sum, PLAIN},
    {"largest", PLA_W_m_largest, PLAIN},
    {"smallest", PLA_W_m_smallest, PLAIN},
    {"months", PLA_W_m_months, COUNTED},
    {"years", PLA_W_m_years, COUNTED},
    {"latest", PLA_W_m_latest, DATE},
    {"earliest", PLA_W_m_earliest, DATE},
    {"as_of", PLA_W_m_as_of, DATE},
    {"ago", PLA_W_m_ago, DATE},
    {"later", PLA_W_m_later, DATE},
    {"distinct", PLA_W_m_distinct, COUNTED},
    {"covered", PLA_W_m_covered, SHARE},
    {"tagged", PLA_W_m_tagged, SHARE},
    {"parts", PLA_W_m_parts, COUNTED},
    {"exam", PLA_W_m_exam, PLAIN},
    {"endorsements", PLA_W_m_endorsements, COUNTED},
    {"held", PLA_W_m_held, PLAIN},
    {"held_credits", PLA_W_m_held_credits, COUNTED},
    {"awarded", PLA_W_m_awarded, COUNTED},
    {"learner", PLA_W_m_learner, PLAIN},
    {"portfolio", PLA_W_m_portfolio, PLAIN},
    {"claim", PLA_W_m_claim, PLAIN},
    {"attempt", PLA_W_m_attempt, PLAIN},
    {"best", PLA_W_m_best, PLAIN},
    {"points", PLA_W_m_points, COUNTED},
    {"steps", PLA_W_m_steps, PLAIN},
    {"measure", PLA_W_m_measure, PLAIN},
    {"+", PLA_W_m_arithmetic, PLAIN},
    {"-", PLA_W_m_arithmetic, PLAIN},
    {"*", PLA_W_m_arithmetic, PLAIN},
    {"/", PLA_W_m_arithmetic, PLAIN},
    {"min", PLA_W_m_smallest, PLAIN},
    {"max", PLA_W_m_largest, PLAIN},
};
enum { MEASURES = sizeof(measures) / sizeof(measures[0]) };

static size_t find(struct pla_text measure)
{
    for (size_t i = 0; i < MEASURES; i++) {
        if (pla_text_equal(measure, pla_text_of(measures[i].measure))) {
            return i;
        }
    }
    return MEASURES;
}

struct pla_text say_measure(const struct pla_words *words, struct pla_text measure)
{
    size_t i = find(measure);
    return i < MEASURES ? pla_word(words, measures[i].word) : measure;
}

bool say_is_date(struct pla_text measure)
{
    size_t i = find(measure);
    return i < MEASURES && measures[i].kind == DATE;
}

bool say_is_counted(struct pla_text measure)
{
    size_t i = find(measure);
    return i < MEASURES && measures[i].kind == COUNTED;
}

static bool is_share(struct pla_text measure)
{
    size_t i = find(measure);
    return i < MEASURES && measures[i].kind == SHARE;
}

/** Give what was built to the document's arena. */
static struct pla_text keep(struct pla_doc *doc, struct pla_str *text)
{
    struct pla_text kept = {0};
    if (text->failed) {
        doc->arena->failed = true;
    } else if (text->length > 0) {
        kept = pla_text_copy(doc->arena, (struct pla_text){text->at, text->length});
    }
    pla_str_release(text);
    return kept;
}

/* ---- filters ---- */

static void put_filter_value(struct pla_doc *doc, const struct pla_json_node *node,
                             struct pla_str *out)
{
    struct pla_rational number;
    struct pla_text text = pla_json_node_text(node);
    pla_day day;
    switch (pla_json_node_type(node)) {
    case PLA_JSON_STRING:
        if (pla_day_parse(text, &day)) {
            pla_words_put_day(doc->words, day, out);
        } else {
            pla_str_put_text(out, text);
        }
        break;
    case PLA_JSON_NUMBER:
        if (pla_json_node_rational(node, &number)) {
            pla_words_put_number(doc->words, number, out);
        }
        break;
    case PLA_JSON_TRUE:
    case PLA_JSON_FALSE:
        pla_str_put_text(
            out, pla_word(doc->words, pla_json_node_bool(node, false) ? PLA_W_yes : PLA_W_no));
        break;
    default:
        break;
    }
}

/** A list: any of; an object: a bound of the language, as a sign. */
static void put_filter_values(struct pla_doc *doc, const struct pla_json_node *node,
                              struct pla_str *out)
{
    const struct pla_json_node *first = pla_json_node_first(node);
    if (first == NULL) {
        put_filter_value(doc, node, out);
        return;
    }
    const char *key = pla_json_node_key(first);
    if (key != NULL && strcmp(key, "within") != 0) {
        pla_str_put_z(out, strcmp(key, "at_least") == 0 ? "≥ " : "≤ ");
        put_filter_value(doc, first, out);
        return;
    }
    const char *between = key != NULL ? "–" : " / ";
    const struct pla_json_node *list = key != NULL ? pla_json_node_first(first) : first;
    for (const struct pla_json_node *at = list; at != NULL; at = pla_json_node_next(at)) {
        pla_str_put_z(out, at != list ? between : "");
        put_filter_value(doc, at, out);
    }
}

static void put_test(struct pla_doc *doc, const char *key, const struct pla_json_node *node,
                     struct pla_str *out)
{
    pla_day day;
    struct pla_text text = pla_json_node_text(node);
    bool is_since =
        strcmp(key, "since") == 0 || strcmp(key, "clip") == 0 || strcmp(key, "from") == 0;
    bool is_until = strcmp(key, "until") == 0 || strcmp(key, "to") == 0;
    if ((is_since || is_until) && pla_day_parse(text, &day)) {
        pla_word_put(doc->words, is_since ? PLA_W_r_since : PLA_W_r_until, &PLA_ARG_D(day), 1, out);
        return;
    }
    enum pla_word word = strcmp(key, "kind") == 0     ? PLA_W_kind
                         : strcmp(key, "level") == 0  ? PLA_W_level
                         : strcmp(key, "method") == 0 ? PLA_W_method
                                                      : PLA_W_none;
    pla_str_put_text(out, word == PLA_W_none ? pla_text_of(key) : pla_word(doc->words, word));
    pla_str_put_c(out, ' ');
    put_filter_values(doc, node, out);
}

/** Keys whose value is what the measure is about, not a limit. */
static bool is_name(const char *key)
{
    static const char *const names[] = {"criterion", "exam", "field", "param", NULL};
    for (size_t i = 0; names[i] != NULL; i++) {
        if (strcmp(names[i], key) == 0) {
            return true;
        }
    }
    return false;
}

static void read_filter(struct pla_doc *doc, const struct pla_json_node *filter,
                        struct say_leaf *leaf)
{
    struct pla_str limits = {0};
    bool is_course = pla_text_equal(leaf->measure, PLA_TEXT("held")) ||
                     pla_text_equal(leaf->measure, PLA_TEXT("parts"));
    for (const struct pla_json_node *at = pla_json_node_first(filter); at != NULL;
         at = pla_json_node_next(at)) {
        const char *key = pla_json_node_key(at);
        if (is_name(key) || (is_course && strcmp(key, "course") == 0)) {
            leaf->title = pla_text_copy(doc->arena, pla_json_node_text(at));
        } else if (strcmp(key, "where") != 0) {
            if (limits.length > 0) {
                pla_str_put_text(&limits, pla_word(doc->words, PLA_W_list_comma));
            }
            put_test(doc, key, at, &limits);
        }
    }
    leaf->limits = keep(doc, &limits);
}

struct say_leaf say_leaf_of(struct pla_doc *doc, const struct pla_about_rubric *rubric,
                            const struct pla_reason *reason)
{
    struct say_leaf leaf = {.reason = reason,
                            .op = reason->words->op,
                            .measure = reason->words->measure,
                            .label = reason->words->label};
    struct pla_json_tree *tree;
    struct pla_err err;
    enum pla_code code = pla_json_tree_parse(reason->words->filter, "filter", &tree, &err);
    if (code == PLA_OK) {
        read_filter(doc, pla_json_tree_root(tree), &leaf);
        pla_json_tree_free(tree);
    } else if (code == PLA_MEMORY) {
        doc->arena->failed = true;
    }
    leaf.criterion = pla_about_criterion(rubric, leaf.title);
    if (leaf.criterion != NULL && leaf.criterion->title.length > 0) {
        leaf.title = leaf.criterion->title;
    }
    return leaf;
}

struct pla_text say_subject(struct pla_doc *doc, const struct say_leaf *leaf)
{
    struct pla_str text = {0};
    bool is_rating = pla_text_equal(leaf->measure, PLA_TEXT("rating"));
    if (leaf->label.length > 0) {
        pla_str_put_text(&text, leaf->label);
    } else if (is_rating && leaf->title.length > 0) {
        pla_str_put_text(&text, leaf->title);
    } else {
        pla_str_put_text(&text, say_measure(doc->words, leaf->measure));
        if (leaf->title.length > 0) {
            pla_str_put_c(&text, ' ');
            pla_str_put_text(&text, leaf->title);
        }
    }
    if (leaf->limits.length > 0) {
        PLA_PUT(&text, " (");
        pla_str_put_text(&text, leaf->limits);
        PLA_PUT(&text, ")");
    }
    return keep(doc, &text);
}

/* ---- values ---- */

/** A number: exact if short, else rounded with a sign that says so; a level by its name. */
static void put_number(struct pla_doc *doc, const struct say_leaf *leaf, struct pla_rational number,
                       struct pla_str *out)
{
    enum { PLACES = 2 };
    const struct pla_about_criterion *criterion = leaf->criterion;
    struct pla_rational percent;
    if (is_share(leaf->measure) && pla_rational_mul(number, PLA_WHOLE(100), &percent)) {
        struct pla_str digits = {0};
        pla_words_put_decimal(doc->words, percent, 0, &digits);
        pla_word_put(doc->words, PLA_W_r_percent,
                     &PLA_ARG_T(((struct pla_text){digits.at, digits.length})), 1, out);
        out->failed = out->failed || digits.failed;
        pla_str_release(&digits);
        return;
    }
    if (criterion != NULL && number.den == 1 && number.num >= 0 &&
        (uint64_t)number.num < criterion->levels.count) {
        pla_str_put_text(out, criterion->levels.items[number.num]);
        return;
    }
    if (!pla_rational_is_decimal(number, PLACES)) {
        PLA_PUT(out, "≈ ");
    }
    pla_words_put_decimal(doc->words, number, PLACES, out);
}

static void put_end(struct pla_doc *doc, const struct say_leaf *leaf, const struct pla_value *value,
                    struct pla_rational end, struct pla_str *out)
{
    switch (value->kind) {
    case PLA_KIND_NUMBER:
        put_number(doc, leaf, end, out);
        break;
    case PLA_KIND_DATE:
        pla_words_put_day(doc->words, (pla_day)end.num, out);
        break;
    case PLA_KIND_BOOLEAN:
        pla_str_put_text(out, pla_word(doc->words, end.num != 0 ? PLA_W_yes : PLA_W_no));
        break;
    case PLA_KIND_TEXT:
        pla_str_put_text(out, value->text);
        break;
    }
}

static struct pla_text end_of(struct pla_doc *doc, const struct say_leaf *leaf,
                              const struct pla_value *value, struct pla_rational end)
{
    struct pla_str text = {0};
    put_end(doc, leaf, value, end, &text);
    return keep(doc, &text);
}

struct pla_arg say_value(struct pla_doc *doc, const struct say_leaf *leaf,
                         const struct pla_value *value)
{
    struct pla_str text = {0};
    if (value->state == PLA_VALUE_KNOWN && !value->is_none) {
        return PLA_ARG_N(end_of(doc, leaf, value, value->low));
    }
    if (value->state != PLA_VALUE_RANGE || (value->no_low && value->no_high)) {
        bool is_none = leaf->reason != NULL && leaf->reason->state == PLA_NOT_MET;
        return PLA_ARG_T(pla_word(doc->words, is_none ? PLA_W_none : PLA_W_not_known));
    }
    struct pla_arg ends[] = {PLA_ARG_N(end_of(doc, leaf, value, value->low)),
                             PLA_ARG_N(end_of(doc, leaf, value, value->high))};
    if (value->no_high) {
        pla_word_put(doc->words, PLA_W_r_or_more, &ends[0], 1, &text);
    } else if (value->no_low) {
        pla_word_put(doc->words, PLA_W_r_or_less, &ends[1], 1, &text);
    } else {
        pla_word_put(doc->words, PLA_W_r_range, ends, 2, &text);
    }
    return PLA_ARG_T(keep(doc, &text));
}
