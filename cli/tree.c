// SPDX-License-Identifier: Apache-2.0
/** A decision for people. */
#include "tree.h"

#include "base/utf8.h"

struct mark {
    const char *sign, *word;
    enum cli_color color;
};

/** By enum pla_state. */
static const struct mark state_marks[] = {
    [PLA_NOT_MET] = {"✗", "not met:", CLI_BAD}, [PLA_UNDECIDED] = {"?", "undecided:", CLI_UNSURE},
    [PLA_MET] = {"✓", "met:", CLI_GOOD},        [PLA_FAILED] = {"!", "failed:", CLI_BAD},
    [PLA_STATE_NONE] = {"·", "", CLI_FAINT},
};

/** By enum pla_award_status. */
static const struct mark status_marks[] = {
    [PLA_STATUS_RECOMMENDED] = {"✓", "", CLI_GOOD}, [PLA_STATUS_WITHHELD] = {"–", "", CLI_UNSURE},
    [PLA_STATUS_NOT_MET] = {"✗", "", CLI_BAD},      [PLA_STATUS_UNDECIDED] = {"?", "", CLI_UNSURE},
    [PLA_STATUS_REFERRED] = {"?", "", CLI_UNSURE},  [PLA_STATUS_FAILED] = {"!", "", CLI_BAD},
    [PLA_STATUS_POSSIBLE] = {"?", "", CLI_UNSURE},  [PLA_STATUS_IMPOSSIBLE] = {"✗", "", CLI_BAD},
    [PLA_STATUS_ALREADY] = {"✓", "", CLI_GOOD},
};

struct tree {
    const struct cli_out *out;
    struct pla_str *s;
};

static void put(struct tree *tree, enum cli_color color, struct pla_text text)
{
    cli_put_color(tree->out, tree->s, color, text);
}

static void put_z(struct tree *tree, enum cli_color color, const char *text)
{
    put(tree, color, pla_text_of(text));
}

static void begin_line(struct tree *tree, size_t indent, const struct mark *mark)
{
    for (size_t i = 0; i < indent; i++)
        PLA_PUT(tree->s, "  ");
    const char *sign = tree->out->is_plain ? mark->word : mark->sign;
    put_z(tree, mark->color, sign);
    pla_str_put_z(tree->s, sign[0] != '\0' ? " " : "");
}

static void put_ids(struct tree *tree, const struct pla_text_list *ids)
{
    if (ids->count == 0)
        return;
    PLA_PUT(tree->s, "  [");
    for (size_t i = 0; i < ids->count; i++) {
        if (i > 0)
            PLA_PUT(tree->s, ", ");
        put(tree, CLI_FAINT, ids->items[i]);
    }
    PLA_PUT(tree->s, "]");
}

static bool has_op(const struct pla_reason *reason, const char *op)
{
    return reason->words != NULL && pla_text_equal(reason->words->op, pla_text_of(op));
}

/** An alternative is met, so what else would be left to a person is not asked. */
static bool is_left_out(const struct pla_reason *reason, const struct pla_reason *part)
{
    return reason->state == PLA_MET && has_op(part, "refer") &&
           (has_op(reason, "any") || has_op(reason, "at_least_of"));
}

/** The one part left of a join that says what that part says; NULL: it is not so. */
static const struct pla_reason *sole_part(const struct pla_reason *reason)
{
    const struct pla_reason *left = NULL;
    for (size_t i = 0; i < reason->part_count; i++) {
        if (is_left_out(reason, &reason->parts[i]))
            continue;
        if (left != NULL)
            return NULL;
        left = &reason->parts[i];
    }
    return left != NULL && pla_text_equal(left->text, reason->text) ? left : NULL;
}

static void put_reason(struct tree *tree, const struct pla_reason *reason, size_t indent)
{
    const struct pla_reason *sole = sole_part(reason);
    if (sole != NULL) {
        put_reason(tree, sole, indent);
        return;
    }
    begin_line(tree, indent, &state_marks[reason->state]);
    put(tree, CLI_PLAIN, reason->text);
    put_ids(tree, &reason->evidence);
    PLA_PUT(tree->s, "\n");
    /* A negation says what it negates in its own line: only what that is made of follows. */
    if (has_op(reason, "not") && reason->part_count == 1)
        reason = &reason->parts[0];
    for (size_t i = 0; i < reason->part_count; i++)
        if (!is_left_out(reason, &reason->parts[i]))
            put_reason(tree, &reason->parts[i], indent + 1);
}

static void put_number(struct tree *tree, struct pla_rational number, struct pla_text unit)
{
    pla_rational_put(tree->s, number);
    if (unit.at != NULL) {
        PLA_PUT(tree->s, " ");
        put(tree, CLI_PLAIN, unit);
    }
}

/** What it is worth: "3 semester", "2.5 credits (4 quarter earned)", "3 semester offered". */
static void put_worth(struct tree *tree, const struct pla_award_result *award)
{
    bool is_worth = award->unit.at != NULL && !pla_rational_is_zero(award->offered);
    bool is_changed =
        award->kind != PLA_AWARD_POINTS && pla_rational_compare(award->credits, award->earned) != 0;
    if (!is_worth)
        return;
    PLA_PUT(tree->s, ", ");
    if (award->status != PLA_STATUS_RECOMMENDED) {
        put_number(tree, award->offered, award->unit);
        PLA_PUT(tree->s, " offered");
        return;
    }
    if (is_changed) {
        bool is_one = pla_rational_compare(award->credits, PLA_WHOLE(1)) == 0;
        put_number(tree, award->credits, is_one ? PLA_TEXT("credit (") : PLA_TEXT("credits ("));
        put_number(tree, award->earned, award->unit);
        PLA_PUT(tree->s, " earned)");
    } else {
        put_number(tree, award->earned, award->unit);
    }
}

/** Does posting wait for this limit, which is all that it does? */
static bool is_gate(const struct pla_award_result *award, const struct pla_limit *limit)
{
    for (size_t i = 0; i < award->hold.count; i++)
        if (pla_rational_is_zero(limit->cut) && pla_text_equal(limit->by, award->hold.items[i]))
            return true;
    return false;
}

static void put_limit_why(struct tree *tree, const struct pla_limit *limit)
{
    if (limit->why.at != NULL) {
        PLA_PUT(tree->s, ": ");
        put(tree, CLI_PLAIN, limit->why);
    }
    PLA_PUT(tree->s, "\n");
}

static void put_limit(struct tree *tree, const struct pla_award_result *award,
                      const struct pla_limit *limit)
{
    const char *words =
        award->status == PLA_STATUS_IMPOSSIBLE ? " stands in the way" : " applies and cuts nothing";
    static const struct mark mark = {"–", "limit:", CLI_UNSURE};
    begin_line(tree, 2, &mark);
    put(tree, CLI_PLAIN, limit->by);
    if (pla_rational_is_zero(limit->cut)) {
        pla_str_put_z(tree->s, limit->why.at != NULL ? "" : words);
    } else {
        pla_str_put_z(tree->s, limit->cut.num < 0 ? " adds " : " cuts ");
        struct pla_rational cut = limit->cut;
        if (cut.num < 0)
            cut.num = -cut.num;
        pla_rational_put(tree->s, cut);
    }
    put_limit_why(tree, limit);
}

/** What posting waits for, and why if a limit says it. */
static void put_hold(struct tree *tree, const struct pla_award_result *award, struct pla_text by)
{
    static const struct mark mark = {"…", "held:", CLI_UNSURE};
    struct pla_limit gate = {.by = by};
    for (size_t i = 0; i < award->limit_count; i++)
        if (is_gate(award, &award->limits[i]) && pla_text_equal(award->limits[i].by, by))
            gate = award->limits[i];
    bool is_own = pla_text_equal(by, PLA_TEXT("post_when")) && gate.why.at != NULL;
    begin_line(tree, 2, &mark);
    PLA_PUT(tree->s, "posting waits for ");
    put(tree, CLI_PLAIN, is_own ? PLA_TEXT("what must come first") : by);
    put_limit_why(tree, &gate);
}

/** The row it rests on; a row nobody could check says so. */
static void put_cite(struct tree *tree, const struct pla_cite *cite)
{
    static const struct mark checked = {"·", "", CLI_FAINT},
                             unverified = {"?", "unverified:", CLI_UNSURE};
    begin_line(tree, 2, cite->unverified ? &unverified : &checked);
    if (cite->unverified)
        put_z(tree, CLI_UNSURE, "not verified: ");
    put(tree, CLI_PLAIN, cite->source);
    if (cite->edition.length > 0) {
        PLA_PUT(tree->s, ", edition ");
        put(tree, CLI_PLAIN, cite->edition);
    }
    PLA_PUT(tree->s, "\n");
}

static void put_award(struct tree *tree, const struct pla_award_result *award)
{
    static const struct mark gap_mark = {"→", "missing:", CLI_STRONG};
    begin_line(tree, 1, &status_marks[award->status]);
    put(tree, CLI_STRONG, award->id);
    if (award->title.at != NULL) {
        PLA_PUT(tree->s, " ");
        put(tree, CLI_PLAIN, award->title);
    }
    PLA_PUT(tree->s, ": ");
    put_z(tree, status_marks[award->status].color, pla_award_status_name(award->status));
    put_worth(tree, award);
    if (award->grade.length > 0 && award->status == PLA_STATUS_RECOMMENDED) {
        PLA_PUT(tree->s, ", grade ");
        put(tree, CLI_PLAIN, award->grade);
    }
    PLA_PUT(tree->s, "\n");
    if (award->cite != NULL)
        put_cite(tree, award->cite);
    for (size_t i = 0; i < award->reason_count; i++)
        put_reason(tree, &award->reasons[i], 2);
    for (size_t i = 0; i < award->gap_count; i++) {
        begin_line(tree, 2, &gap_mark);
        put(tree, CLI_PLAIN, award->gaps[i].text);
        PLA_PUT(tree->s, "\n");
    }
    for (size_t i = 0; i < award->limit_count; i++)
        if (!is_gate(award, &award->limits[i]))
            put_limit(tree, award, &award->limits[i]);
    for (size_t i = 0; i < award->hold.count; i++)
        put_hold(tree, award, award->hold.items[i]);
}

static void put_criterion(struct tree *tree, const struct pla_criterion_result *criterion)
{
    begin_line(tree, 1, &state_marks[criterion->state]);
    put(tree, CLI_STRONG, criterion->id);
    PLA_PUT(tree->s, ": ");
    if (criterion->level.at != NULL) {
        put(tree, CLI_PLAIN, criterion->level);
        PLA_PUT(tree->s, " ");
    }
    PLA_PUT(tree->s, "(");
    pla_value_put(&criterion->value, NULL, tree->s);
    PLA_PUT(tree->s, ")");
    for (size_t i = 0; i < criterion->rating_count; i++) {
        const struct pla_used_rating *rating = &criterion->ratings[i];
        pla_str_put_z(tree->s, i == 0 ? "  " : ", ");
        put(tree, CLI_FAINT, rating->assessor);
        PLA_PUT(tree->s, " ");
        if (rating->cannot_judge)
            PLA_PUT(tree->s, "cannot judge");
        else
            pla_rational_put(tree->s, rating->value);
    }
    PLA_PUT(tree->s, "\n");
}

static void put_evidence(struct tree *tree, const struct pla_decision *decision)
{
    bool is_begun = false;
    for (size_t i = 0; i < decision->evidence_count; i++) {
        const struct pla_evidence_result *item = &decision->evidence[i];
        if (item->admitted == PLA_MET)
            continue;
        if (!is_begun)
            PLA_PUT(tree->s, "evidence left out or in doubt\n");
        is_begun = true;
        begin_line(tree, 1,
                   tree->out->is_plain ? &state_marks[PLA_STATE_NONE]
                                       : &state_marks[item->admitted]);
        put(tree, CLI_STRONG, item->id);
        pla_str_put_z(tree->s, item->admitted == PLA_NOT_MET ? ": not admitted (" : ": in doubt (");
        put(tree, CLI_PLAIN, item->why);
        PLA_PUT(tree->s, ")\n");
    }
}

static void put_pair(struct tree *tree, const char *before, struct pla_text text)
{
    if (text.at == NULL)
        return;
    pla_str_put_z(tree->s, before);
    put(tree, CLI_PLAIN, text);
}

static void put_head(struct tree *tree, const struct pla_decision *decision)
{
    put(tree, CLI_STRONG, decision->portfolio);
    put_pair(tree, ", learner ", decision->learner);
    put_pair(tree, ", program ", decision->program);
    put_pair(tree, ", term ", decision->term);
    if (decision->attempt != 1)
        pla_str_put_format(tree->s, ", attempt %lld", (long long)decision->attempt);
    PLA_PUT(tree->s, "\n");
    put(tree, CLI_PLAIN, decision->rubric);
    put_pair(tree, " ", decision->version);
    put_pair(tree, ", claim ", decision->claim);
    put_pair(tree, ", policy ", decision->policy);
    PLA_PUT(tree->s, ", as of ");
    pla_day_put(tree->s, decision->as_of);
    PLA_PUT(tree->s, "\n");
    PLA_PUT(tree->s, "decision ");
    put_z(tree, CLI_STRONG, pla_decision_status_name(decision->status));
    put_pair(tree, ", outcome ", decision->outcome);
    if (decision->has_score) {
        PLA_PUT(tree->s, ", score ");
        pla_rational_put(tree->s, decision->score);
    }
    PLA_PUT(tree->s, ", credits ");
    put_number(tree, decision->credits, decision->unit);
    PLA_PUT(tree->s, "\n");
}

static bool put_one_award(struct tree *tree, const struct pla_decision *decision, const char *award)
{
    for (size_t i = 0; i < decision->award_count; i++)
        if (pla_text_equal(decision->awards[i].id, pla_text_of(award))) {
            put_award(tree, &decision->awards[i]);
            return true;
        }
    return false;
}

bool cli_put_tree(const struct cli_out *out, const struct pla_decision *decision, const char *award,
                  struct pla_str *s)
{
    struct tree tree = {out, s};
    put_head(&tree, decision);
    if (award != NULL)
        return put_one_award(&tree, decision, award);
    if (decision->criterion_count > 0)
        PLA_PUT(s, "criteria\n");
    for (size_t i = 0; i < decision->criterion_count; i++)
        put_criterion(&tree, &decision->criteria[i]);
    if (decision->award_count > 0)
        PLA_PUT(s, "awards\n");
    for (size_t i = 0; i < decision->award_count; i++)
        put_award(&tree, &decision->awards[i]);
    put_evidence(&tree, decision);
    for (size_t i = 0; i < decision->flags.count; i++) {
        pla_str_put_z(s, i == 0 ? "flags " : ", ");
        put(&tree, CLI_UNSURE, decision->flags.items[i]);
    }
    if (decision->flags.count > 0)
        PLA_PUT(s, "\n");
    return true;
}
