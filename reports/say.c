// SPDX-License-Identifier: Apache-2.0
/** Reasons, gaps and limits in the words of the document's language. */
#include "say.h"

#include "say_parts.h"

enum pla_tone pla_tone_of_state(enum pla_state state)
{
    static const enum pla_tone tones[] = {
        [PLA_NOT_MET] = PLA_TONE_BAD,   [PLA_UNDECIDED] = PLA_TONE_OPEN,  [PLA_MET] = PLA_TONE_GOOD,
        [PLA_FAILED] = PLA_TONE_FAILED, [PLA_STATE_NONE] = PLA_TONE_NONE,
    };
    return tones[state];
}

enum pla_word pla_word_of_state(enum pla_state state)
{
    static const enum pla_word words[] = {
        [PLA_NOT_MET] = PLA_W_state_not_met, [PLA_UNDECIDED] = PLA_W_state_undecided,
        [PLA_MET] = PLA_W_state_met,         [PLA_FAILED] = PLA_W_state_failed,
        [PLA_STATE_NONE] = PLA_W_state_none,
    };
    return words[state];
}

enum pla_tone pla_tone_of_award(enum pla_award_status status)
{
    static const enum pla_tone tones[] = {
        [PLA_STATUS_RECOMMENDED] = PLA_TONE_GOOD, [PLA_STATUS_WITHHELD] = PLA_TONE_PARTIAL,
        [PLA_STATUS_NOT_MET] = PLA_TONE_BAD,      [PLA_STATUS_UNDECIDED] = PLA_TONE_OPEN,
        [PLA_STATUS_POSSIBLE] = PLA_TONE_OPEN,    [PLA_STATUS_IMPOSSIBLE] = PLA_TONE_BAD,
        [PLA_STATUS_ALREADY] = PLA_TONE_GOOD,     [PLA_STATUS_REFERRED] = PLA_TONE_OPEN,
        [PLA_STATUS_FAILED] = PLA_TONE_FAILED,
    };
    return tones[status];
}

enum pla_word pla_word_of_award(enum pla_award_status status)
{
    static const enum pla_word words[] = {
        [PLA_STATUS_RECOMMENDED] = PLA_W_status_recommended,
        [PLA_STATUS_WITHHELD] = PLA_W_status_withheld,
        [PLA_STATUS_NOT_MET] = PLA_W_status_not_met,
        [PLA_STATUS_UNDECIDED] = PLA_W_status_undecided,
        [PLA_STATUS_REFERRED] = PLA_W_status_referred,
        [PLA_STATUS_FAILED] = PLA_W_status_failed,
        [PLA_STATUS_POSSIBLE] = PLA_W_status_possible,
        [PLA_STATUS_IMPOSSIBLE] = PLA_W_status_impossible,
        [PLA_STATUS_ALREADY] = PLA_W_status_already,
    };
    return words[status];
}

enum pla_tone pla_tone_of_decision(enum pla_decision_status status)
{
    static const enum pla_tone tones[] = {
        [PLA_DECISION_FAILED] = PLA_TONE_FAILED, [PLA_DECISION_INCOMPLETE] = PLA_TONE_OPEN,
        [PLA_DECISION_REFERRED] = PLA_TONE_OPEN, [PLA_DECISION_UNDECIDED] = PLA_TONE_OPEN,
        [PLA_DECISION_COMPLETE] = PLA_TONE_NONE,
    };
    return tones[status];
}

enum pla_word pla_word_of_decision(enum pla_decision_status status)
{
    static const enum pla_word words[] = {
        [PLA_DECISION_FAILED] = PLA_W_decision_failed,
        [PLA_DECISION_INCOMPLETE] = PLA_W_decision_incomplete,
        [PLA_DECISION_REFERRED] = PLA_W_decision_referred,
        [PLA_DECISION_UNDECIDED] = PLA_W_decision_undecided,
        [PLA_DECISION_COMPLETE] = PLA_W_decision_complete,
    };
    return words[status];
}

static bool is_english(const struct pla_doc *doc)
{
    return doc->words == pla_words_english();
}

/* ---- reasons ---- */

/** What a comparison asks for. */
static void say_need(struct pla_doc *doc, struct pla_runs *runs, const struct say_leaf *leaf)
{
    static const struct {
        const char *op;
        enum pla_word number, level, date;
    } asked[] = {
        {"at_least", PLA_W_r_at_least, PLA_W_r_level_at_least, PLA_W_r_date_at_least},
        {"at_most", PLA_W_r_at_most, PLA_W_r_at_most, PLA_W_r_date_at_most},
        {"more_than", PLA_W_r_more_than, PLA_W_r_more_than, PLA_W_r_more_than},
        {"less_than", PLA_W_r_less_than, PLA_W_r_less_than, PLA_W_r_less_than},
        {"is", PLA_W_r_is, PLA_W_r_is, PLA_W_r_is},
        {"within", PLA_W_r_within, PLA_W_r_within, PLA_W_r_within},
    };
    struct pla_arg args[2] = {say_value(doc, leaf, &leaf->reason->need),
                              say_value(doc, leaf, &leaf->reason->need_high)};
    for (size_t i = 0; i < sizeof(asked) / sizeof(asked[0]); i++) {
        if (!pla_text_equal(leaf->op, pla_text_of(asked[i].op))) {
            continue;
        }
        const struct pla_value *need = &leaf->reason->need;
        enum pla_word word = need->kind == PLA_KIND_DATE   ? asked[i].date
                             : need->kind == PLA_KIND_TEXT ? asked[i].level
                                                           : asked[i].number;
        pla_run_say(doc, runs, word, args, 2);
        return;
    }
}

static void say_comparison(struct pla_doc *doc, struct pla_runs *runs, const struct say_leaf *leaf)
{
    struct pla_arg args[2] = {PLA_ARG_N(say_subject(doc, leaf)), {0}};
    if (leaf->reason->state == PLA_FAILED) {
        args[1] = PLA_ARG_T(pla_word(doc->words, PLA_W_state_failed));
    } else {
        args[1] = say_value(doc, leaf, &leaf->reason->have);
    }
    pla_run_say(doc, runs, PLA_W_r_have, args, 2);
    pla_run_add(doc, runs, PLA_RUN_PLAIN, pla_word(doc->words, PLA_W_list_comma));
    say_need(doc, runs, leaf);
}

static size_t count_met(const struct pla_reason *reason)
{
    size_t met = 0;
    for (size_t i = 0; i < reason->part_count; i++) {
        met += reason->parts[i].state == PLA_MET;
    }
    return met;
}

bool pla_say_is_spared(const struct pla_reason *reason, const struct pla_reason *part)
{
    return reason->state == PLA_MET && part->words != NULL &&
           pla_text_equal(part->words->op, PLA_TEXT("refer"));
}

static size_t count_spared(const struct pla_reason *reason)
{
    size_t spared = 0;
    for (size_t i = 0; i < reason->part_count; i++) {
        spared += pla_say_is_spared(reason, &reason->parts[i]);
    }
    return spared;
}

const struct pla_reason *pla_say_settled(const struct pla_reason *reason)
{
    size_t spared = count_spared(reason);
    for (size_t i = 0; i < reason->part_count && spared + 1 == reason->part_count; i++) {
        if (spared > 0 && reason->parts[i].state == PLA_MET) {
            return &reason->parts[i];
        }
    }
    return NULL;
}

/** True if the operator joins parts; then it is said. */
static bool say_join(struct pla_doc *doc, struct pla_runs *runs, const struct say_leaf *leaf)
{
    static const struct {
        const char *op;
        enum pla_word word;
    } joins[] = {
        {"all", PLA_W_r_all},
        {"any", PLA_W_r_any},
        {"at_least_of", PLA_W_r_at_least_of},
        {"all_met", PLA_W_r_all_met},
    };
    const struct pla_reason *reason = leaf->reason;
    struct pla_arg args[] = {PLA_ARG_I(count_met(reason)),
                             PLA_ARG_I(reason->part_count - count_spared(reason)),
                             PLA_ARG_R(reason->need.low)};
    for (size_t i = 0; i < sizeof(joins) / sizeof(joins[0]); i++) {
        if (pla_text_equal(leaf->op, pla_text_of(joins[i].op))) {
            pla_run_say(doc, runs, joins[i].word, args, 3);
            return true;
        }
    }
    return false;
}

/** A check's label with its state, or with the words its rubric gave. */
static void say_check(struct pla_doc *doc, struct pla_runs *runs, const struct say_leaf *leaf)
{
    static const char *const plain[] = {": met", ": not met", ": not decided"};
    const struct pla_reason *reason = leaf->reason;
    struct pla_text text = reason->text, label = leaf->label;
    for (size_t i = 0; i < sizeof(plain) / sizeof(plain[0]); i++) {
        struct pla_text end = pla_text_of(plain[i]);
        if (label.length > 0 && text.length == label.length + end.length &&
            memcmp(text.at + label.length, end.at, end.length) == 0) {
            struct pla_arg args[] = {
                PLA_ARG_N(label),
                PLA_ARG_T(pla_word(doc->words, pla_word_of_state(reason->state)))};
            pla_run_say(doc, runs, PLA_W_r_check, args, 2);
            return;
        }
    }
    pla_run_add(doc, runs, PLA_RUN_ISOLATE, text);
}

void pla_say_reason(struct pla_doc *doc, struct pla_runs *runs,
                    const struct pla_about_rubric *rubric, const struct pla_reason *reason)
{
    if (is_english(doc) || reason->words == NULL) {
        pla_run_add(doc, runs, PLA_RUN_PLAIN, reason->text);
        return;
    }
    if (pla_say_settled(reason) != NULL) {
        pla_say_reason(doc, runs, rubric, pla_say_settled(reason));
        return;
    }
    struct say_leaf leaf = say_leaf_of(doc, rubric, reason);
    if (say_join(doc, runs, &leaf)) {
        return;
    }
    if (pla_text_equal(leaf.op, PLA_TEXT("refer"))) {
        pla_run_say(doc, runs, PLA_W_r_refer, &PLA_ARG_N(leaf.label), 1);
    } else if (pla_text_equal(leaf.op, PLA_TEXT("not")) && reason->part_count == 1) {
        pla_run_say(doc, runs, PLA_W_r_not, NULL, 0);
        pla_run_add(doc, runs, PLA_RUN_PLAIN, PLA_TEXT(" "));
        pla_say_reason(doc, runs, rubric, &reason->parts[0]);
    } else if (pla_text_equal(leaf.op, PLA_TEXT("check"))) {
        say_check(doc, runs, &leaf);
    } else {
        say_comparison(doc, runs, &leaf);
    }
}

/* ---- gaps ---- */

/** The reason that a gap is about: it knows the filter. NULL if none fits. */
static const struct pla_reason *find_reason(const struct pla_reason *reasons, size_t count,
                                            const struct pla_gap *gap)
{
    for (size_t i = 0; i < count; i++) {
        const struct pla_reason *reason = &reasons[i];
        const struct pla_reason *inner = find_reason(reason->parts, reason->part_count, gap);
        if (inner != NULL) {
            return inner;
        }
        if (reason->words != NULL && reason->part_count == 0 && reason->state == PLA_NOT_MET &&
            pla_text_equal(reason->words->measure, gap->measure_word) &&
            pla_rational_compare(reason->need.low, gap->to) == 0) {
            return reason;
        }
    }
    return NULL;
}

/** What a gap is about, in words. */
static struct pla_text gap_subject(struct pla_doc *doc, const struct pla_about_rubric *rubric,
                                   const struct pla_award_result *award, const struct pla_gap *gap)
{
    const struct pla_about_criterion *criterion = pla_about_criterion(rubric, gap->name);
    if (gap->name.length > 0) {
        return criterion != NULL && criterion->title.length > 0 ? criterion->title : gap->name;
    }
    const struct pla_reason *reason = find_reason(award->reasons, award->reason_count, gap);
    if (reason != NULL) {
        struct say_leaf leaf = say_leaf_of(doc, rubric, reason);
        return say_subject(doc, &leaf);
    }
    return say_measure(doc->words, gap->measure_word);
}

static void say_more(struct pla_doc *doc, struct pla_runs *runs, struct pla_text subject,
                     const struct pla_gap *gap)
{
    struct say_leaf leaf = {.measure = gap->measure_word};
    struct pla_value by = {.low = gap->by, .high = gap->by}, to = {.low = gap->to, .high = gap->to};
    if (say_is_date(gap->measure_word)) {
        struct pla_arg args[] = {PLA_ARG_N(subject), PLA_ARG_D((pla_day)gap->to.num)};
        pla_run_say(doc, runs, PLA_W_g_to_day, args, 2);
    } else if (say_is_counted(gap->measure_word)) {
        struct pla_arg args[] = {say_value(doc, &leaf, &by), PLA_ARG_N(subject)};
        pla_run_say(doc, runs, gap->strictly ? PLA_W_g_more_than : PLA_W_g_more, args, 2);
    } else {
        struct pla_arg args[] = {PLA_ARG_N(subject), say_value(doc, &leaf, &to),
                                 say_value(doc, &leaf, &by)};
        pla_run_say(doc, runs, PLA_W_g_to, args, 3);
    }
}

void pla_say_gap(struct pla_doc *doc, struct pla_runs *runs, const struct pla_about_rubric *rubric,
                 const struct pla_award_result *award, const struct pla_gap *gap)
{
    if (is_english(doc) && gap->text.length > 0) {
        pla_run_add(doc, runs, PLA_RUN_PLAIN, gap->text);
        return;
    }
    struct pla_text subject = gap_subject(doc, rubric, award, gap);
    switch (gap->kind) {
    case PLA_GAP_MORE:
        say_more(doc, runs, subject, gap);
        break;
    case PLA_GAP_LEVEL: {
        struct pla_arg args[] = {PLA_ARG_N(subject), gap->to_level.length > 0
                                                         ? PLA_ARG_N(gap->to_level)
                                                         : PLA_ARG_R(gap->to)};
        pla_run_say(doc, runs, PLA_W_g_level, args, 2);
        break;
    }
    case PLA_GAP_WAIT:
        pla_run_say(doc, runs, PLA_W_g_wait, &PLA_ARG_D((pla_day)gap->to.num), 1);
        break;
    case PLA_GAP_NEVER:
        pla_run_say(doc, runs, PLA_W_g_never, NULL, 0);
        break;
    }
}

/* ---- limits, flags, evidence ---- */

/** "cap:pla" -> "pla" if it starts with the prefix; else false. */
static bool after(struct pla_text text, const char *prefix, struct pla_text *out)
{
    size_t length = strlen(prefix);
    if (text.length < length || memcmp(text.at, prefix, length) != 0) {
        return false;
    }
    *out = (struct pla_text){text.at + length, text.length - length};
    return true;
}

void pla_say_limit(struct pla_doc *doc, struct pla_runs *runs, const struct pla_limit *limit)
{
    static const struct {
        const char *prefix;
        enum pla_word word;
    } kinds[] = {
        {"cap:", PLA_W_cut_by_cap},         {"held:", PLA_W_cut_by_held},
        {"overlap:", PLA_W_cut_by_overlap}, {"exclusive:", PLA_W_cut_by_exclusive},
        {"reuse:", PLA_W_cut_by_reuse},     {"rule:", PLA_W_cut_by_rule},
    };
    struct pla_text name;
    if (pla_text_equal(limit->by, PLA_TEXT("round"))) {
        struct pla_rational change = {-limit->cut.num, limit->cut.den};
        pla_run_say(doc, runs, PLA_W_cut_by_round, &PLA_ARG_R(change), 1);
    } else if (pla_rational_is_zero(limit->cut)) {
        pla_run_say(doc, runs, PLA_W_cut_nothing, &PLA_ARG_C(limit->by), 1);
    } else {
        for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
            if (after(limit->by, kinds[i].prefix, &name)) {
                struct pla_arg args[] = {PLA_ARG_C(name), PLA_ARG_R(limit->cut)};
                pla_run_say(doc, runs, kinds[i].word, args, 2);
            }
        }
    }
    if (limit->why.length > 0) {
        pla_run_add(doc, runs, PLA_RUN_PLAIN, PLA_TEXT(" ("));
        pla_run_add(doc, runs, PLA_RUN_ISOLATE, limit->why);
        pla_run_add(doc, runs, PLA_RUN_PLAIN, PLA_TEXT(")"));
    }
}

struct pla_text pla_say_limit_name(const struct pla_words *words, struct pla_text by,
                                   struct pla_arena *arena)
{
    static const struct {
        const char *prefix;
        enum pla_word word;
    } kinds[] = {
        {"cap:", PLA_W_limit_cap},         {"held:", PLA_W_limit_held},
        {"overlap:", PLA_W_limit_overlap}, {"exclusive:", PLA_W_limit_exclusive},
        {"reuse:", PLA_W_limit_reuse},     {"rule:", PLA_W_limit_rule},
        {"round", PLA_W_limit_round},
    };
    struct pla_text name, said = by;
    struct pla_str text = {0};
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        if (after(by, kinds[i].prefix, &name)) {
            pla_word_put(words, kinds[i].word, &PLA_ARG_C(name), 1, &text);
            said = pla_text_copy(arena, (struct pla_text){text.at, text.length});
            break;
        }
    }
    arena->failed = arena->failed || text.failed;
    pla_str_release(&text);
    return said;
}

struct pla_text pla_say_method(const struct pla_words *words, struct pla_text method)
{
    static const struct {
        const char *method;
        enum pla_word word;
    } kinds[] = {
        {"portfolio", PLA_W_method_portfolio},
        {"exam", PLA_W_method_exam},
        {"transfer", PLA_W_method_transfer},
        {"badge", PLA_W_method_badge},
    };
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        if (pla_text_equal(method, pla_text_of(kinds[i].method))) {
            return pla_word(words, kinds[i].word);
        }
    }
    return method;
}

/* What the flags of a group begin with; the last takes those that are not known. */
static const struct {
    const char *prefix;
    enum pla_word word;
} flag_groups[PLA_FLAG_GROUPS] = {
    {"dispute:", PLA_W_flag_dispute},
    {"missing:", PLA_W_flag_ratings},
    {"may_improve:", PLA_W_flag_may_improve},
    {"same_learner", PLA_W_flag_same_learner},
    {"", PLA_W_none},
};

static size_t group_of(struct pla_text flag, struct pla_text *out_name)
{
    size_t group = 0;
    while (!after(flag, flag_groups[group].prefix, out_name)) {
        group++;
    }
    return group;
}

/** The names of a group's flags, parted by "; ". @return how many flags there are */
static size_t list_names(const struct pla_about_rubric *rubric, const struct pla_decision *decision,
                         size_t group, size_t most, struct pla_str *out)
{
    size_t count = 0;
    for (size_t i = 0; i < decision->flags.count; i++) {
        struct pla_text name;
        if (group_of(decision->flags.items[i], &name) != group) {
            continue;
        }
        const struct pla_about_criterion *criterion = pla_about_criterion(rubric, name);
        if (criterion != NULL && criterion->title.length > 0) {
            name = criterion->title;
        }
        if (count++ < most) {
            pla_str_put_z(out, out->length > 0 ? "; " : "");
            pla_str_put_text(out, name);
        }
    }
    return count;
}

bool pla_say_flags(struct pla_doc *doc, struct pla_runs *runs,
                   const struct pla_about_rubric *rubric, const struct pla_decision *decision,
                   size_t group, size_t most)
{
    struct pla_str names = {0}, rest = {0}, all = {0};
    bool is_intake = decision->status == PLA_DECISION_INCOMPLETE;
    enum pla_word word = flag_groups[group].word;
    size_t count = list_names(rubric, decision, group, most, &names);
    struct pla_text named = {names.at, names.length};
    if (count > most) {
        pla_word_put(doc->words, PLA_W_other_rows, &PLA_ARG_I(count - most), 1, &rest);
        struct pla_arg args[] = {PLA_ARG_T(named),
                                 PLA_ARG_T(((struct pla_text){rest.at, rest.length}))};
        pla_word_put(doc->words, PLA_W_names_cut, args, 2, &all);
        named = (struct pla_text){all.at, all.length};
    }
    if (word == PLA_W_none) {
        pla_run_copy(doc, runs, PLA_RUN_CODE, named);
    } else if (count > 0) {
        word = word == PLA_W_flag_ratings && is_intake ? PLA_W_flag_intake : word;
        pla_run_say(doc, runs, word, &PLA_ARG_N(named), 1);
    }
    doc->arena->failed = doc->arena->failed || names.failed || rest.failed || all.failed;
    pla_str_release(&names);
    pla_str_release(&rest);
    pla_str_release(&all);
    return count > 0;
}

struct pla_text pla_say_why_text(const struct pla_words *words, struct pla_text why)
{
    static const struct {
        const char *why;
        enum pla_word word;
    } kinds[] = {
        {"kind", PLA_W_why_kind},           {"verified", PLA_W_why_verified},
        {"current", PLA_W_why_current},     {"valid", PLA_W_why_valid},
        {"authentic", PLA_W_why_authentic}, {"sufficient", PLA_W_why_sufficient},
        {"future", PLA_W_why_future},       {"where", PLA_W_why_where},
        {"claim", PLA_W_why_claim},
    };
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        if (pla_text_equal(why, pla_text_of(kinds[i].why))) {
            return pla_word(words, kinds[i].word);
        }
    }
    return why;
}

void pla_say_why(struct pla_doc *doc, struct pla_runs *runs, struct pla_text why)
{
    pla_run_add(doc, runs, PLA_RUN_PLAIN, pla_say_why_text(doc->words, why));
}

void pla_say_level(struct pla_doc *doc, struct pla_runs *runs,
                   const struct pla_criterion_result *criterion)
{
    const struct pla_value *value = &criterion->value;
    bool is_number = value->state == PLA_VALUE_KNOWN && !value->is_none;
    if (value->state == PLA_VALUE_RANGE && !value->no_low && !value->no_high) {
        struct pla_arg args[] = {PLA_ARG_R(value->low), PLA_ARG_R(value->high)};
        pla_run_say(doc, runs, PLA_W_range_to, args, 2);
    } else if (criterion->level.length > 0) {
        pla_run_add(doc, runs, PLA_RUN_ISOLATE, criterion->level);
        if (is_number && value->low.den != 1) {
            pla_run_add(doc, runs, PLA_RUN_PLAIN, PLA_TEXT(" ("));
            pla_run_number(doc, runs, value->low);
            pla_run_add(doc, runs, PLA_RUN_PLAIN, PLA_TEXT(")"));
        }
    } else if (is_number) {
        pla_run_number(doc, runs, value->low);
    } else {
        pla_run_say(doc, runs, PLA_W_not_known, NULL, 0);
    }
}
