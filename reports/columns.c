// SPDX-License-Identifier: Apache-2.0
/** The columns of a recommendation, as a table of getters. */
#include "columns.h"

static void put_list(const struct pla_text_list *list, const char *separator, struct pla_str *out)
{
    for (size_t i = 0; i < list->count; i++) {
        if (i > 0) {
            pla_str_put_z(out, separator);
        }
        pla_str_put_text(out, list->items[i]);
    }
}

static void put_limit(const struct pla_limit *limit, struct pla_str *out)
{
    pla_str_put_text(out, limit->by);
    if (!pla_rational_is_zero(limit->cut)) {
        struct pla_rational change = {-limit->cut.num, limit->cut.den};
        pla_str_put_c(out, ' ');
        if (change.num > 0) {
            pla_str_put_c(out, '+');
        }
        pla_rational_put(out, change);
    }
    if (limit->why.length > 0) {
        PLA_PUT(out, " (");
        pla_str_put_text(out, limit->why);
        pla_str_put_c(out, ')');
    }
}

/** The limit that holds an award back and cuts nothing: it is told as what posting waits for. */
static const struct pla_limit *find_gate(const struct pla_award_result *award, struct pla_text by)
{
    for (size_t i = 0; i < award->limit_count; i++) {
        if (pla_rational_is_zero(award->limits[i].cut) && pla_text_equal(award->limits[i].by, by)) {
            return &award->limits[i];
        }
    }
    return NULL;
}

static bool is_held_by(const struct pla_award_result *award, const struct pla_limit *limit)
{
    for (size_t i = 0; i < award->hold.count; i++) {
        if (find_gate(award, award->hold.items[i]) == limit) {
            return true;
        }
    }
    return false;
}

static void put_hold(const struct pla_award_result *award, struct pla_text by, struct pla_str *out)
{
    const struct pla_limit *gate = find_gate(award, by);
    if (gate != NULL && gate->why.length > 0 && pla_text_equal(by, PLA_TEXT("post_when"))) {
        PLA_PUT(out, "held back until what must come first: ");
        pla_str_put_text(out, gate->why);
        return;
    }
    PLA_PUT(out, "held back by ");
    if (gate != NULL) {
        put_limit(gate, out);
    } else {
        pla_str_put_text(out, by);
    }
}

void pla_award_put_cuts(const struct pla_award_result *award, struct pla_str *out)
{
    size_t from = out->length;
    for (size_t i = 0; i < award->limit_count; i++) {
        const struct pla_limit *limit = &award->limits[i];
        if (pla_rational_is_zero(limit->cut) && award->status != PLA_STATUS_IMPOSSIBLE &&
            (limit->why.length == 0 || is_held_by(award, limit))) {
            continue;
        }
        if (out->length > from) {
            PLA_PUT(out, "; ");
        }
        put_limit(limit, out);
    }
    for (size_t i = 0; i < award->hold.count; i++) {
        if (out->length > from) {
            PLA_PUT(out, "; ");
        }
        put_hold(award, award->hold.items[i], out);
    }
}

/** A join of conditions, by its word alone where it was read back from JSON. */
static bool is_join(const struct pla_reason *reason)
{
    static const char *const words[] = {"any", "all", "at_least_of"};
    if (reason->part_count == 0) {
        return false;
    }
    if (reason->cond != NULL) {
        return reason->cond->op == PLA_C_OR || reason->cond->op == PLA_C_AND ||
               reason->cond->op == PLA_C_AT_LEAST_OF;
    }
    for (size_t i = 0; reason->words != NULL && i < sizeof(words) / sizeof(words[0]); i++) {
        if (reason->part_id.at == NULL && reason->words->measure.at == NULL &&
            pla_text_equal(reason->words->op, pla_text_of(words[i]))) {
            return true;
        }
    }
    return false;
}

/** The parts of a join that make it what it is say more than "1 of 2 conditions met". */
static void put_reason(const struct pla_reason *reason, size_t from, struct pla_str *out)
{
    if (is_join(reason)) {
        for (size_t i = 0; i < reason->part_count; i++) {
            if (reason->parts[i].state == reason->state) {
                put_reason(&reason->parts[i], from, out);
            }
        }
        return;
    }
    if (out->length > from) {
        PLA_PUT(out, "; ");
    }
    pla_reason_put_text(reason, out);
}

/** Which reasons to tell: all, all but the met ones, or those that are surely not met. */
enum wanted { ALL, OPEN, NOT_MET };

static bool is_wanted(enum pla_state state, enum wanted wanted)
{
    return wanted == ALL || (wanted == OPEN ? state != PLA_MET : state == PLA_NOT_MET);
}

static void put_reasons(const struct pla_award_result *award, enum wanted wanted,
                        struct pla_str *out)
{
    size_t from = out->length;
    for (size_t i = 0; i < award->reason_count; i++) {
        const struct pla_reason *reason = &award->reasons[i];
        if (is_wanted(reason->state, wanted)) {
            put_reason(reason, from, out);
        }
    }
}

/** What nobody can close is told by the reasons, which say what is and what should be. */
static void put_gaps(const struct pla_award_result *award, struct pla_str *out)
{
    size_t open = 0;
    for (size_t i = 0; i < award->gap_count; i++) {
        if (pla_gap_is_closed(&award->gaps[i])) {
            continue;
        }
        pla_str_put_z(out, open++ > 0 ? "; " : "missing: ");
        pla_gap_put_text(&award->gaps[i], out);
    }
    if (open < award->gap_count) {
        pla_str_put_z(out, open > 0 ? "; " : "");
        PLA_PUT(out, "this cannot be met by the learner: ");
        put_reasons(award, NOT_MET, out);
    }
}

void pla_award_put_why(const struct pla_award_result *award, struct pla_str *out)
{
    size_t own = 0;
    if (award->because.length > 0) {
        pla_str_put_text(out, award->because);
        PLA_PUT(out, ". ");
        own = out->length;
    }
    bool is_missing = award->status == PLA_STATUS_NOT_MET || award->status == PLA_STATUS_POSSIBLE ||
                      award->status == PLA_STATUS_IMPOSSIBLE;
    bool is_earned = award->status == PLA_STATUS_RECOMMENDED ||
                     award->status == PLA_STATUS_WITHHELD || award->status == PLA_STATUS_ALREADY;
    if (is_missing && award->gap_count > 0) {
        put_gaps(award, out);
    } else if (award->status == PLA_STATUS_IMPOSSIBLE) {
        put_reasons(award, NOT_MET, out);
    } else {
        put_reasons(award, is_earned ? ALL : OPEN, out);
    }
    if (own > 0 && out->length == own) {
        out->length -= 2; /* nothing follows its own sentence */
    }
}

/* A column that prints one text of the decision, of the award or of the context. */
#define DECISION_TEXT(member)                                                                      \
    static void put_##member(const struct pla_row *row, struct pla_str *out)                       \
    {                                                                                              \
        pla_str_put_text(out, row->decision->member);                                              \
    }
#define AWARD_TEXT(member)                                                                         \
    static void put_award_##member(const struct pla_row *row, struct pla_str *out)                 \
    {                                                                                              \
        pla_str_put_text(out, row->award->member);                                                 \
    }
#define AWARD_NUMBER(member)                                                                       \
    static bool number_##member(const struct pla_row *row, struct pla_rational *out)               \
    {                                                                                              \
        *out = row->award->member;                                                                 \
        return true;                                                                               \
    }                                                                                              \
    static void put_award_##member(const struct pla_row *row, struct pla_str *out)                 \
    {                                                                                              \
        pla_rational_put(out, row->award->member);                                                 \
    }
// clang-format off
DECISION_TEXT(learner)
DECISION_TEXT(program)
DECISION_TEXT(term)
DECISION_TEXT(portfolio)
DECISION_TEXT(rubric)
DECISION_TEXT(version)
AWARD_TEXT(id)
AWARD_TEXT(course)
AWARD_TEXT(title)
AWARD_TEXT(method)
AWARD_TEXT(unit)
AWARD_TEXT(credit_level)
AWARD_TEXT(grade)
AWARD_TEXT(symbol)
AWARD_NUMBER(earned)
AWARD_NUMBER(credits)
// clang-format on

static void put_name(const struct pla_row *row, struct pla_str *out)
{
    if (row->context != NULL) {
        pla_str_put_text(out, row->context->name);
    }
}

static bool number_attempt(const struct pla_row *row, struct pla_rational *out)
{
    *out = PLA_WHOLE(row->decision->attempt);
    return true;
}

static void put_attempt(const struct pla_row *row, struct pla_str *out)
{
    pla_str_put_int(out, row->decision->attempt);
}

static void put_status(const struct pla_row *row, struct pla_str *out)
{
    pla_str_put_z(out, pla_award_status_name(row->award->status));
}

static void put_source(const struct pla_row *row, struct pla_str *out)
{
    const struct pla_cite *cite = row->award->cite;
    if (cite == NULL) {
        return;
    }
    pla_str_put_text(out, cite->source);
    if (cite->edition.length > 0) {
        PLA_PUT(out, ", ");
        pla_str_put_text(out, cite->edition);
    }
    if (cite->unverified) {
        PLA_PUT(out, " (unverified)");
    }
}

static void put_resident(const struct pla_row *row, struct pla_str *out)
{
    pla_str_put_z(out, row->award->resident ? "yes" : "no");
}

static void put_toward(const struct pla_row *row, struct pla_str *out)
{
    for (size_t i = 0; i < row->award->toward_count; i++) {
        if (i > 0) {
            PLA_PUT(out, "; ");
        }
        pla_str_put_text(out, row->award->toward[i].place);
        pla_str_put_c(out, ' ');
        pla_rational_put(out, row->award->toward[i].credits);
    }
}

static void put_cuts(const struct pla_row *row, struct pla_str *out)
{
    pla_award_put_cuts(row->award, out);
}

static void put_why(const struct pla_row *row, struct pla_str *out)
{
    pla_award_put_why(row->award, out);
}

static void put_evidence_of(const struct pla_reason *reason, struct pla_text *seen, size_t *count,
                            size_t most, struct pla_str *out)
{
    for (size_t i = 0; i < reason->evidence.count; i++) {
        struct pla_text id = reason->evidence.items[i];
        bool is_new = true;
        for (size_t k = 0; k < *count && is_new; k++) {
            is_new = !pla_text_equal(seen[k], id);
        }
        if (is_new && *count < most) {
            if (*count > 0) {
                PLA_PUT(out, ", ");
            }
            pla_str_put_text(out, id);
            seen[(*count)++] = id;
        }
    }
    for (size_t i = 0; i < reason->part_count; i++) {
        put_evidence_of(&reason->parts[i], seen, count, most, out);
    }
}

static void put_evidence(const struct pla_row *row, struct pla_str *out)
{
    if (row->award->evidence.count > 0) {
        put_list(&row->award->evidence, ", ", out);
        return;
    }
    struct pla_text seen[64];
    size_t count = 0;
    for (size_t i = 0; i < row->award->reason_count; i++) {
        put_evidence_of(&row->award->reasons[i], seen, &count, sizeof(seen) / sizeof(seen[0]), out);
    }
}

static const struct pla_context_posting *posting_of(const struct pla_row *row)
{
    return pla_context_posting(row->context, row->decision->rubric, row->decision->claim,
                               row->award->id);
}

static void put_approved_by(const struct pla_row *row, struct pla_str *out)
{
    const struct pla_context_posting *posting = posting_of(row);
    if (posting != NULL) {
        pla_str_put_text(out, posting->approved_by);
    }
}

static bool day_approved_on(const struct pla_row *row, pla_day *out)
{
    const struct pla_context_posting *posting = posting_of(row);
    if (posting != NULL && posting->has_approved_on) {
        *out = posting->approved_on;
        return true;
    }
    return false;
}

static void put_approved_on(const struct pla_row *row, struct pla_str *out)
{
    pla_day day;
    if (day_approved_on(row, &day)) {
        pla_day_put(out, day);
    }
}

static void put_posted(const struct pla_row *row, struct pla_str *out)
{
    const struct pla_context_posting *posting = posting_of(row);
    if (posting != NULL) {
        pla_str_put_text(out, posting->posted);
    }
}

static void put_nothing(const struct pla_row *row, struct pla_str *out)
{
    (void)row;
    (void)out;
}

const struct pla_column pla_recommendation_columns[] = {
    {"learner", PLA_CELL_TEXT, 12, put_learner, NULL, NULL},
    {"name", PLA_CELL_TEXT, 24, put_name, NULL, NULL},
    {"program", PLA_CELL_TEXT, 10, put_program, NULL, NULL},
    {"term", PLA_CELL_TEXT, 10, put_term, NULL, NULL},
    {"portfolio", PLA_CELL_TEXT, 16, put_portfolio, NULL, NULL},
    {"attempt", PLA_CELL_WHOLE, 9, put_attempt, number_attempt, NULL},
    {"rubric", PLA_CELL_TEXT, 20, put_rubric, NULL, NULL},
    {"version", PLA_CELL_TEXT, 9, put_version, NULL, NULL},
    {"award", PLA_CELL_TEXT, 18, put_award_id, NULL, NULL},
    {"course", PLA_CELL_TEXT, 12, put_award_course, NULL, NULL},
    {"title", PLA_CELL_TEXT, 28, put_award_title, NULL, NULL},
    {"status", PLA_CELL_TEXT, 14, put_status, NULL, NULL},
    {"method", PLA_CELL_TEXT, 12, put_award_method, NULL, NULL},
    {"source", PLA_CELL_TEXT, 22, put_source, NULL, NULL},
    {"earned", PLA_CELL_NUMBER, 9, put_award_earned, number_earned, NULL},
    {"credits", PLA_CELL_NUMBER, 9, put_award_credits, number_credits, NULL},
    {"unit", PLA_CELL_TEXT, 10, put_award_unit, NULL, NULL},
    {"credit level", PLA_CELL_TEXT, 12, put_award_credit_level, NULL, NULL},
    {"grade", PLA_CELL_TEXT, 8, put_award_grade, NULL, NULL},
    {"symbol", PLA_CELL_TEXT, 8, put_award_symbol, NULL, NULL},
    {"resident", PLA_CELL_TEXT, 9, put_resident, NULL, NULL},
    {"applies to", PLA_CELL_TEXT, 16, put_toward, NULL, NULL},
    {"cut by", PLA_CELL_PROSE, 24, put_cuts, NULL, NULL},
    {"reasons", PLA_CELL_PROSE, 60, put_why, NULL, NULL},
    {"evidence", PLA_CELL_TEXT, 20, put_evidence, NULL, NULL},
    {"approved by", PLA_CELL_TEXT, 14, put_approved_by, NULL, NULL},
    {"approved on", PLA_CELL_DATE, 12, put_approved_on, NULL, day_approved_on},
    {"posted", PLA_CELL_TEXT, 10, put_posted, NULL, NULL},
    {"Decision", PLA_CELL_INPUT, 12, put_nothing, NULL, NULL},
    {"Credits", PLA_CELL_INPUT_NUMBER, 9, put_nothing, NULL, NULL},
    {"Reason", PLA_CELL_INPUT, 30, put_nothing, NULL, NULL},
    {NULL, PLA_CELL_TEXT, 0, NULL, NULL, NULL},
};

size_t pla_recommendation_column_count(void)
{
    return sizeof(pla_recommendation_columns) / sizeof(pla_recommendation_columns[0]) - 1;
}
