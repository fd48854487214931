// SPDX-License-Identifier: Apache-2.0
/**
 * One sentence for a reason, made from its other members.
 *
 * Everything here runs once per reason of every decision: no printf, no allocation but the
 * builder's.
 */
#include "model/reason_text.h"

const struct pla_criterion *pla_wording_criterion(struct pla_wording *wording, struct pla_text id)
{
    for (size_t tried = 0; tried < wording->count; tried++) {
        size_t i = (wording->next + tried) % wording->count;
        if (pla_text_equal(wording->criteria[i].id, id)) {
            wording->next = i + 1;
            return wording->criteria[i].criterion;
        }
    }
    return NULL;
}

struct pla_leaf pla_reason_leaf(const struct pla_reason *reason, struct pla_wording *wording)
{
    const struct pla_cond *cond = reason->cond;
    struct pla_leaf leaf = {.op = cond->op, .measure = cond->measure};
    if (reason->part_id.at != NULL) {
        leaf.op = PLA_C_AT_LEAST;
        leaf.measure = NULL;
        leaf.name = reason->part_id;
    } else if (cond->measure != NULL) {
        leaf.scale = pla_measure_scale(cond->measure);
        if (cond->measure->op == PLA_M_RATING || cond->measure->op == PLA_M_SPREAD) {
            leaf.name = cond->measure->name;
        }
    }
    if (leaf.name.at != NULL) {
        const struct pla_criterion *criterion = pla_wording_criterion(wording, leaf.name);
        if (criterion != NULL) {
            leaf.title = criterion->title;
            leaf.scale = leaf.measure == NULL ? criterion->scale : leaf.scale;
        }
    }
    return leaf;
}

size_t pla_reason_count(const struct pla_reason *reason, enum pla_state state)
{
    size_t count = 0;
    for (size_t i = 0; i < reason->part_count; i++) {
        count += reason->parts[i].state == state;
    }
    return count;
}

size_t pla_reason_need(const struct pla_reason *reason)
{
    switch (reason->cond->op) {
    case PLA_C_OR:
        return 1;
    case PLA_C_NOT:
        return 0;
    case PLA_C_AT_LEAST_OF:
        return reason->cond->need;
    default:
        return reason->part_count;
    }
}

/* ---- what is needed ---- */

/** Comparisons with their opposites, which `not` asks for. */
enum asked { AT_LEAST, AT_MOST, MORE_THAN, LESS_THAN, IS, WITHIN, IS_NOT, OUTSIDE };

static enum asked asked_for(enum pla_cond_op op, bool is_negated)
{
    static const enum asked asked[][2] = {
        [PLA_C_AT_LEAST] = {AT_LEAST, LESS_THAN},
        [PLA_C_AT_MOST] = {AT_MOST, MORE_THAN},
        [PLA_C_MORE_THAN] = {MORE_THAN, AT_MOST},
        [PLA_C_LESS_THAN] = {LESS_THAN, AT_LEAST},
        [PLA_C_IS] = {IS, IS_NOT},
        [PLA_C_WITHIN] = {WITHIN, OUTSIDE},
    };
    return asked[op][is_negated];
}

struct asked_words {
    const char *before, *between, *after;
};

static const struct asked_words *words_for(enum asked asked, const struct pla_value *need,
                                           bool is_level)
{
    static const struct asked_words numbers[] = {
        [AT_LEAST] = {"at least ", "", " needed"},
        [AT_MOST] = {"at most ", "", " allowed"},
        [MORE_THAN] = {"more than ", "", " needed"},
        [LESS_THAN] = {"less than ", "", " allowed"},
        [IS] = {"exactly ", "", " needed"},
        [WITHIN] = {"between ", " and ", " needed"},
        [IS_NOT] = {"anything but ", "", " needed"},
        [OUTSIDE] = {"less than ", " or more than ", " needed"},
    };
    static const struct asked_words dates[] = {
        [AT_LEAST] = {"", "", " or later needed"},
        [AT_MOST] = {"", "", " or earlier needed"},
        [MORE_THAN] = {"after ", "", " needed"},
        [LESS_THAN] = {"before ", "", " needed"},
        [IS] = {"", "", " needed"},
        [WITHIN] = {"between ", " and ", " needed"},
        [IS_NOT] = {"any day but ", "", " needed"},
        [OUTSIDE] = {"before ", " or after ", " needed"},
    };
    static const struct asked_words levels[] = {
        [AT_LEAST] = {"", "", " needed"},
        [AT_MOST] = {"at most ", "", " allowed"},
        [MORE_THAN] = {"above ", "", " needed"},
        [LESS_THAN] = {"below ", "", " needed"},
        [IS] = {"exactly ", "", " needed"},
        [WITHIN] = {"between ", " and ", " needed"},
        [IS_NOT] = {"anything but ", "", " needed"},
        [OUTSIDE] = {"below ", " or above ", " needed"},
    };
    static const struct asked_words texts[] = {
        [IS] = {"", "", " needed"},
        [IS_NOT] = {"anything but ", "", " needed"},
    };
    switch (need->kind) {
    case PLA_KIND_DATE:
        return &dates[asked];
    case PLA_KIND_TEXT:
    case PLA_KIND_BOOLEAN:
        return asked == IS || asked == IS_NOT ? &texts[asked] : &numbers[asked];
    case PLA_KIND_NUMBER:
        break;
    }
    return is_level ? &levels[asked] : &numbers[asked];
}

/** A bound; a level with its number beside it where the other side is between levels. */
static void put_bound(const struct pla_value *bound, const struct pla_leaf *leaf, bool with_number,
                      struct pla_str *out)
{
    if (leaf->measure != NULL && pla_measure_form(leaf->measure) == PLA_FORM_SHARE) {
        struct pla_rational percent;
        if (bound->state == PLA_VALUE_KNOWN && !bound->is_none &&
            pla_rational_mul(bound->low, PLA_WHOLE(100), &percent)) {
            pla_number_put(percent, NULL, out);
            PLA_PUT(out, "%");
            return;
        }
    }
    pla_value_put(bound, leaf->scale, out);
    if (with_number && bound->state == PLA_VALUE_KNOWN &&
        pla_scale_level(leaf->scale, bound->low).at != NULL) {
        PLA_PUT(out, " (");
        pla_str_put_int(out, bound->low.num);
        PLA_PUT(out, ")");
    }
}

static void put_need(const struct pla_reason *reason, const struct pla_leaf *leaf, bool with_number,
                     struct pla_str *out)
{
    const struct pla_value *need = &reason->need;
    if (need->is_none || need->state == PLA_VALUE_UNKNOWN || need->state == PLA_VALUE_FAILED) {
        pla_str_put_z(out, need->is_none ? "what is needed is not given"
                                         : "what is needed is not known");
        return;
    }
    bool is_level = leaf->scale != NULL &&
                    (leaf->measure == NULL || pla_measure_form(leaf->measure) == PLA_FORM_LEVEL);
    enum asked asked = asked_for(leaf->op, leaf->is_negated);
    const struct asked_words *words = words_for(asked, need, is_level);
    pla_str_put_z(out, words->before);
    put_bound(need, leaf, with_number, out);
    if (asked == WITHIN || asked == OUTSIDE) {
        pla_str_put_z(out, words->between);
        put_bound(&reason->need_high, leaf, with_number, out);
    }
    pla_str_put_z(out, words->after);
}

/* ---- leaves ---- */

static bool is_known(const struct pla_value *value)
{
    return !value->is_none &&
           (value->state == PLA_VALUE_KNOWN ||
            (value->state == PLA_VALUE_RANGE && !(value->no_low && value->no_high)));
}

/** The value itself; a number beside the bound it is compared with. */
static void put_have(const struct pla_reason *reason, const struct pla_scale *scale,
                     struct pla_str *out)
{
    const struct pla_value *have = &reason->have;
    if (have->kind == PLA_KIND_NUMBER && have->state == PLA_VALUE_KNOWN && !have->is_none &&
        scale == NULL) {
        bool is_plain = reason->need.state == PLA_VALUE_KNOWN && !reason->need.is_none;
        pla_number_put(have->low, is_plain ? &reason->need.low : NULL, out);
        return;
    }
    pla_value_put(have, scale, out);
}

/** "75% of the learning outcomes found met, " */
static void put_share(const struct pla_reason *reason, const struct pla_leaf *leaf,
                      struct pla_str *out)
{
    struct pla_value percent = reason->have;
    bool is_shown = is_known(&percent);
    if (is_shown && !percent.no_low) {
        is_shown = pla_rational_mul(percent.low, PLA_WHOLE(100), &percent.low);
    }
    if (is_shown && !percent.no_high) {
        is_shown = pla_rational_mul(percent.high, PLA_WHOLE(100), &percent.high);
    }
    if (is_shown) {
        pla_value_put(&percent, NULL, out);
        PLA_PUT(out, "% of ");
        pla_measure_put_unit(leaf->measure, leaf->title, false, out);
    } else {
        PLA_PUT(out, "share of ");
        pla_measure_put_unit(leaf->measure, leaf->title, false, out);
        PLA_PUT(out, " not known");
    }
    PLA_PUT(out, ", ");
    put_need(reason, leaf, leaf->scale != NULL, out);
}

static bool is_whole_level(const struct pla_value *value, const struct pla_scale *scale)
{
    return is_known(value) && (value->no_low || pla_scale_level(scale, value->low).at != NULL) &&
           (value->no_high || pla_scale_level(scale, value->high).at != NULL);
}

enum pla_form pla_leaf_form(const struct pla_leaf *leaf)
{
    return leaf->measure == NULL ? PLA_FORM_LEVEL : pla_measure_form(leaf->measure);
}

bool pla_reason_is_special(const struct pla_reason *reason, const struct pla_leaf *leaf)
{
    const struct pla_value *have = &reason->have;
    if (pla_leaf_form(leaf) == PLA_FORM_LEVEL) {
        return is_whole_level(have, leaf->scale);
    }
    return have->state == PLA_VALUE_KNOWN && have->low.num == 1 && have->low.den == 1;
}

/** "", "score in CLEP/Algebra: ", "Reflection on practice: meets needed, " */
void pla_reason_put_lead(const struct pla_reason *reason, const struct pla_leaf *leaf,
                         bool is_special, struct pla_str *out)
{
    enum pla_form form = pla_leaf_form(leaf);
    if (form == PLA_FORM_COUNTED) {
        return;
    }
    if (leaf->measure != NULL) {
        pla_measure_put_titled(leaf->measure, leaf->title, out);
    } else {
        pla_str_put_text(out, leaf->title.at != NULL ? leaf->title : leaf->name);
    }
    PLA_PUT(out, ": ");
    if (form == PLA_FORM_LEVEL) {
        put_need(reason, leaf, !is_special, out);
        PLA_PUT(out, ", ");
    }
}

/** " hours (kind community), at least 40 needed", ", at least 50 needed", " reached" */
void pla_reason_put_trail(const struct pla_reason *reason, const struct pla_leaf *leaf,
                          bool is_special, struct pla_str *out)
{
    enum pla_form form = pla_leaf_form(leaf);
    if (form == PLA_FORM_LEVEL) {
        pla_str_put_z(out, reason->have.state == PLA_VALUE_KNOWN ? " reached" : " so far");
        return;
    }
    if (form == PLA_FORM_COUNTED) {
        PLA_PUT(out, " ");
        pla_measure_put_unit(leaf->measure, leaf->title, is_special, out);
    }
    PLA_PUT(out, ", ");
    put_need(reason, leaf, leaf->scale != NULL, out);
}

/** A count, a number or a level that is not known. */
static void put_unknown(const struct pla_reason *reason, const struct pla_leaf *leaf,
                        struct pla_str *out)
{
    const struct pla_value *have = &reason->have;
    enum pla_form form = pla_leaf_form(leaf);
    if (form == PLA_FORM_LEVEL) {
        pla_reason_put_lead(reason, leaf, true, out);
        pla_str_put_z(out, have->is_none ? "none reached" : "not known so far");
    } else if (form == PLA_FORM_NAMED) {
        const char *none = pla_measure_phrase(leaf->measure)->none;
        pla_reason_put_lead(reason, leaf, false, out);
        if (have->is_none && none != NULL) {
            pla_str_put_z(out, none);
        } else {
            put_have(reason, NULL, out);
        }
        pla_reason_put_trail(reason, leaf, false, out);
    } else {
        pla_str_put_z(out, have->is_none ? "no " : "");
        pla_measure_put_unit(leaf->measure, leaf->title, false, out);
        pla_str_put_z(out, have->is_none ? ", " : " not known, ");
        put_need(reason, leaf, leaf->scale != NULL, out);
    }
}

/** "EDU 101 is held, it is needed" */
static void put_held(const struct pla_reason *reason, const struct pla_leaf *leaf,
                     struct pla_str *out)
{
    const struct pla_value *have = &reason->have;
    bool is_sure = have->state == PLA_VALUE_KNOWN && !have->is_none;
    bool wanted = (reason->need.low.num != 0) != leaf->is_negated;
    if (is_sure) {
        pla_measure_put_titled(leaf->measure, leaf->title, out);
        pla_str_put_z(out, have->low.num != 0 ? " is held, " : " is not held, ");
    } else {
        PLA_PUT(out, "not known whether ");
        pla_measure_put_titled(leaf->measure, leaf->title, out);
        PLA_PUT(out, " is held, ");
    }
    pla_str_put_z(out, wanted ? "it is needed" : "it must not be");
}

static void put_failure(const struct pla_reason *reason, const struct pla_leaf *leaf,
                        struct pla_str *out)
{
    struct pla_text why = reason->text.at != NULL                       ? reason->text
                          : reason->have.state == PLA_VALUE_FAILED      ? reason->have.text
                          : reason->need.state == PLA_VALUE_FAILED      ? reason->need.text
                          : reason->need_high.state == PLA_VALUE_FAILED ? reason->need_high.text
                                                                        : (struct pla_text){0};
    if (leaf->measure != NULL) {
        pla_measure_put_titled(leaf->measure, leaf->title, out);
    } else if (leaf->name.at != NULL) {
        pla_str_put_text(out, leaf->title.at != NULL ? leaf->title : leaf->name);
    } else {
        pla_str_put_text(out, reason->cond->label);
    }
    PLA_PUT(out, " could not be worked out");
    if (why.at != NULL) {
        PLA_PUT(out, ": ");
        pla_str_put_text(out, why);
    }
}

static void put_comparison(const struct pla_reason *reason, bool is_negated,
                           struct pla_wording *wording, struct pla_str *out)
{
    struct pla_leaf leaf = pla_reason_leaf(reason, wording);
    enum pla_form form = pla_leaf_form(&leaf);
    leaf.is_negated = is_negated;
    if (reason->state == PLA_FAILED) {
        put_failure(reason, &leaf, out);
    } else if (form == PLA_FORM_HELD) {
        put_held(reason, &leaf, out);
    } else if (form == PLA_FORM_SHARE) {
        put_share(reason, &leaf, out);
    } else if (!is_known(&reason->have)) {
        put_unknown(reason, &leaf, out);
    } else {
        bool is_special = pla_reason_is_special(reason, &leaf);
        pla_reason_put_lead(reason, &leaf, is_special, out);
        pla_str_put_z(out, reason->have.may_be_none ? "perhaps " : "");
        put_have(reason, form == PLA_FORM_LEVEL && is_special ? leaf.scale : NULL, out);
        pla_reason_put_trail(reason, &leaf, is_special, out);
    }
}

/* ---- checks and joins ---- */

static void put_check(const struct pla_reason *reason, struct pla_str *out)
{
    pla_str_put_text(out, reason->cond->label);
    if (reason->state == PLA_FAILED) {
        PLA_PUT(out, " could not be worked out");
    }
    if (reason->text.at != NULL) {
        PLA_PUT(out, ": ");
        pla_str_put_text(out, reason->text);
    } else if (reason->state != PLA_FAILED) {
        static const char *const words[] = {
            [PLA_NOT_MET] = "not met", [PLA_UNDECIDED] = "not decided", [PLA_MET] = "met"};
        PLA_PUT(out, ": ");
        pla_str_put_z(out, reason->state <= PLA_MET ? words[reason->state] : "not decided");
    }
}

static void put_refer(const struct pla_reason *reason, struct pla_str *out)
{
    struct pla_text why = reason->text.at != NULL ? reason->text : reason->cond->label;
    PLA_PUT(out, "left to a person");
    if (why.length > 0) {
        PLA_PUT(out, ": ");
        pla_str_put_text(out, why);
    }
}

/** Parts left to a person, where enough others are met: nobody needs to be asked. */
static size_t count_spared(const struct pla_reason *reason)
{
    bool is_choice = reason->cond->op == PLA_C_OR || reason->cond->op == PLA_C_AT_LEAST_OF;
    size_t count = 0;

    for (size_t i = 0; i < reason->part_count && is_choice && reason->state == PLA_MET; i++) {
        const struct pla_cond *cond = reason->parts[i].cond;
        count += cond != NULL && cond->op == PLA_C_REFER;
    }
    return count;
}

/**
 * The only alternative that is met, where all others are left to a person: nobody needs to be
 * asked, so nobody is mentioned. NULL: it is not so.
 */
static const struct pla_reason *settled_by(const struct pla_reason *reason)
{
    size_t spared = count_spared(reason);

    for (size_t i = 0; i < reason->part_count && spared + 1 == reason->part_count; i++)
        if (spared > 0 && reason->parts[i].state == PLA_MET)
            return &reason->parts[i];
    return NULL;
}

/** "2 of 3 conditions met, 1 not decided, all needed" */
static void put_join(const struct pla_reason *reason, struct pla_str *out)
{
    size_t spared = count_spared(reason);
    size_t total = reason->part_count - spared;
    size_t need = pla_reason_need(reason);
    size_t undecided = pla_reason_count(reason, PLA_UNDECIDED) - spared;
    size_t failed = pla_reason_count(reason, PLA_FAILED);
    bool is_criteria = reason->cond->op == PLA_C_ALL_MET;

    pla_str_put_int(out, (int64_t)pla_reason_count(reason, PLA_MET));
    PLA_PUT(out, " of ");
    pla_str_put_int(out, (int64_t)total);
    if (is_criteria) {
        pla_str_put_z(out, total == 1 ? " criterion at its minimum" : " criteria at their minimum");
        if (reason->cond->measure != NULL && reason->cond->measure->area.at != NULL) {
            PLA_PUT(out, " (area ");
            pla_str_put_text(out, reason->cond->measure->area);
            PLA_PUT(out, ")");
        }
    } else {
        pla_str_put_z(out, total == 1 ? " condition met" : " conditions met");
    }
    if (undecided > 0) {
        PLA_PUT(out, ", ");
        pla_str_put_int(out, (int64_t)undecided);
        PLA_PUT(out, " not decided");
    }
    if (failed > 0) {
        PLA_PUT(out, ", ");
        pla_str_put_int(out, (int64_t)failed);
        PLA_PUT(out, " failed");
    }
    if (need == total) {
        pla_str_put_z(out, total == 1 ? ", needed" : ", all needed");
    } else {
        PLA_PUT(out, ", at least ");
        pla_str_put_int(out, (int64_t)need);
        PLA_PUT(out, " needed");
    }
}

static void put_not(const struct pla_reason *reason, struct pla_wording *wording,
                    struct pla_str *out)
{
    const struct pla_reason *part = reason->part_count > 0 ? &reason->parts[0] : NULL;
    if (part == NULL || part->cond == NULL) {
        PLA_PUT(out, "must not hold");
    } else if (part->cond->op <= PLA_C_WITHIN) {
        put_comparison(part, true, wording, out);
    } else {
        PLA_PUT(out, "must not hold: ");
        pla_reason_put_words(part, wording, out);
    }
}

void pla_reason_put_words(const struct pla_reason *reason, struct pla_wording *wording,
                          struct pla_str *out)
{
    if (reason->cond == NULL) {
        pla_str_put_text(out, reason->text);
        return;
    }
    if (reason->part_id.at != NULL) {
        put_comparison(reason, false, wording, out);
        return;
    }
    switch (reason->cond->op) {
    case PLA_C_CHECK:
        put_check(reason, out);
        break;
    case PLA_C_REFER:
        put_refer(reason, out);
        break;
    case PLA_C_NOT:
        put_not(reason, wording, out);
        break;
    case PLA_C_ALL_MET:
    case PLA_C_AND:
    case PLA_C_OR:
    case PLA_C_AT_LEAST_OF:
        if (settled_by(reason) != NULL)
            pla_reason_put_words(settled_by(reason), wording, out);
        else
            put_join(reason, out);
        break;
    default:
        put_comparison(reason, false, wording, out);
        break;
    }
}

void pla_reason_put_text(const struct pla_reason *reason, struct pla_str *out)
{
    struct pla_wording wording = {0};
    pla_reason_put_words(reason, &wording, out);
}
