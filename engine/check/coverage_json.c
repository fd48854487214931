// SPDX-License-Identifier: Apache-2.0
/** What was seen and what was missed, as one line of JSON. */
#include "check/coverage_private.h"

/** What can happen, one after another. */
struct target {
    const char *kind;
    struct pla_place place;
    bool is_covered;
    struct pla_text subject, more; /**< words for what is missing: see put_missing */
    const char *verb;
};

/** Called for each target. */
typedef void see_target(void *ctx, const struct target *target);

static bool is_earned(const struct pla_cover_entry *award)
{
    return award->counts[PLA_STATUS_RECOMMENDED] + award->counts[PLA_STATUS_WITHHELD] > 0 ||
           (award->is_left && award->counts[PLA_STATUS_REFERRED] > 0);
}

static bool is_missed(const struct pla_cover_entry *award)
{
    return award->counts[PLA_STATUS_NOT_MET] + award->counts[PLA_COVER_LEFT_OUT] > 0;
}

static void walk_conds(const struct pla_coverage *coverage, see_target *see, void *ctx)
{
    static const struct {
        enum pla_state state;
        const char *verb;
    } states[] = {{PLA_MET, "was never met"},
                  {PLA_NOT_MET, "was never not met"},
                  {PLA_UNDECIDED, "was never undecided"}};
    const struct pla_cover_cond *rows = coverage->conds.items;
    for (size_t i = 0; i < coverage->conds.count; i++)
        for (size_t k = 0; k < sizeof states / sizeof states[0]; k++) {
            struct target target = {.kind = "condition",
                                    .place = rows[i].place,
                                    .is_covered = rows[i].counts[states[k].state] > 0,
                                    .subject = rows[i].text,
                                    .verb = states[k].verb};
            if ((rows[i].states >> states[k].state & 1U) != 0)
                see(ctx, &target);
        }
}

static void walk_levels(const struct pla_coverage *coverage, see_target *see, void *ctx)
{
    const struct pla_cover_level *rows = coverage->levels.items;
    for (size_t i = 0; i < coverage->levels.count; i++) {
        struct target target = {.kind = "level",
                                .place = rows[i].place,
                                .is_covered = rows[i].count > 0,
                                .subject = rows[i].level,
                                .more = rows[i].criterion,
                                .verb = "was never given"};
        if (rows[i].can_be)
            see(ctx, &target);
    }
}

static void walk_entries(const struct pla_coverage *coverage, see_target *see, void *ctx)
{
    const struct pla_cover_entry *awards = coverage->awards.items;
    const struct pla_cover_entry *outcomes = coverage->outcomes.items;
    for (size_t i = 0; i < coverage->awards.count; i++) {
        struct target target = {.kind = "award",
                                .place = awards[i].place,
                                .is_covered = is_earned(&awards[i]),
                                .subject = awards[i].id,
                                .verb = "was never earned"};
        if (awards[i].can_be)
            see(ctx, &target);
        target.is_covered = is_missed(&awards[i]);
        target.verb = "was earned by all";
        if (awards[i].can_not_be)
            see(ctx, &target);
    }
    for (size_t i = 0; i < coverage->outcomes.count; i++) {
        struct target target = {.kind = "outcome",
                                .place = outcomes[i].place,
                                .is_covered = outcomes[i].counts[PLA_COVER_GIVEN] > 0,
                                .subject = outcomes[i].id,
                                .verb = "was never given"};
        if (outcomes[i].can_be)
            see(ctx, &target);
    }
}

static void walk(const struct pla_coverage *coverage, see_target *see, void *ctx)
{
    walk_conds(coverage, see, ctx);
    walk_levels(coverage, see, ctx);
    walk_entries(coverage, see, ctx);
}

static void add_up(void *ctx, const struct target *target)
{
    struct pla_coverage_sum *sum = ctx;
    sum->all++;
    sum->covered += target->is_covered;
}

struct pla_coverage_sum pla_coverage_sum(const struct pla_coverage *coverage)
{
    struct pla_coverage_sum sum = {0, 0};
    walk(coverage, add_up, &sum);
    return sum;
}

/* ---- JSON ---- */

/** `{` or `,{`, then where it stands. */
static void put_place(struct pla_str *out, struct pla_place place)
{
    if (out->length > 0 && out->at[out->length - 1] != '[')
        PLA_PUT(out, ",");
    PLA_PUT(out, "{\"file\":");
    if (place.file != NULL)
        pla_str_put_json(out, pla_text_of(place.file));
    else
        PLA_PUT(out, "null");
    PLA_PUT(out, ",\"line\":");
    pla_str_put_int(out, place.line);
}

static void put_text(struct pla_str *out, const char *key, struct pla_text text)
{
    pla_str_put_format(out, ",\"%s\":", key);
    pla_str_put_json(out, text);
}

static void put_count(struct pla_str *out, const char *key, uint64_t count)
{
    pla_str_put_format(out, ",\"%s\":%llu", key, (unsigned long long)count);
}

static void put_conds(const struct pla_coverage *coverage, struct pla_str *out)
{
    const struct pla_cover_cond *rows = coverage->conds.items;
    for (size_t i = 0; i < coverage->conds.count; i++) {
        put_place(out, rows[i].place);
        put_text(out, "text", rows[i].text);
        put_count(out, "met", rows[i].counts[PLA_MET]);
        put_count(out, "not_met", rows[i].counts[PLA_NOT_MET]);
        put_count(out, "undecided", rows[i].counts[PLA_UNDECIDED]);
        put_count(out, "failed", rows[i].counts[PLA_FAILED]);
        PLA_PUT(out, "}");
    }
}

static void put_levels(const struct pla_coverage *coverage, struct pla_str *out)
{
    const struct pla_cover_level *rows = coverage->levels.items;
    for (size_t i = 0; i < coverage->levels.count; i++) {
        put_place(out, rows[i].place);
        put_text(out, "criterion", rows[i].criterion);
        put_text(out, "level", rows[i].level);
        put_count(out, "count", rows[i].count);
        PLA_PUT(out, "}");
    }
}

static void put_awards(const struct pla_coverage *coverage, struct pla_str *out)
{
    const struct pla_cover_entry *rows = coverage->awards.items;
    for (size_t i = 0; i < coverage->awards.count; i++) {
        put_place(out, rows[i].place);
        put_text(out, "id", rows[i].id);
        for (int k = 0; k < PLA_STATUS_JUDGED; k++)
            put_count(out, pla_award_status_name((enum pla_award_status)k), rows[i].counts[k]);
        put_count(out, "left_out", rows[i].counts[PLA_COVER_LEFT_OUT]);
        PLA_PUT(out, "}");
    }
}

static void put_outcomes(const struct pla_coverage *coverage, struct pla_str *out)
{
    const struct pla_cover_entry *rows = coverage->outcomes.items;
    for (size_t i = 0; i < coverage->outcomes.count; i++) {
        put_place(out, rows[i].place);
        put_text(out, "id", rows[i].id);
        put_count(out, "count", rows[i].counts[PLA_COVER_GIVEN]);
        PLA_PUT(out, "}");
    }
}

/** `"hours at least 40" was never met`, `level "meets" of "reach" was never given` */
static void put_missing(void *ctx, const struct target *target)
{
    struct pla_str *out = ctx, text = {0};
    if (target->is_covered)
        return;
    if (strcmp(target->kind, "condition") != 0)
        pla_str_put_format(&text, "%s ", target->kind);
    PLA_PUT(&text, "\"");
    pla_str_put_text(&text, target->subject);
    PLA_PUT(&text, "\" ");
    if (target->more.at != NULL) {
        PLA_PUT(&text, "of \"");
        pla_str_put_text(&text, target->more);
        PLA_PUT(&text, "\" ");
    }
    pla_str_put_z(&text, target->verb);
    put_place(out, target->place);
    put_text(out, "kind", pla_text_of(target->kind));
    put_text(out, "text", (struct pla_text){text.at, text.length});
    PLA_PUT(out, "}");
    out->failed = out->failed || text.failed;
    pla_str_release(&text);
}

/** One decimal, never rounded up: 100 means all. */
static void put_percent(struct pla_coverage_sum sum, struct pla_str *out)
{
    size_t tenths = sum.all > 0 ? sum.covered * 1000 / sum.all : 1000;
    pla_str_put_format(out, "%zu.%zu", tenths / 10, tenths % 10);
}

enum pla_code pla_coverage_put_json(const struct pla_coverage *coverage, struct pla_str *out,
                                    struct pla_err *err)
{
    static const struct {
        const char *key;
        void (*put)(const struct pla_coverage *, struct pla_str *);
    } lists[] = {{"conditions", put_conds},
                 {"levels", put_levels},
                 {"awards", put_awards},
                 {"outcomes", put_outcomes}};
    struct pla_coverage_sum sum = pla_coverage_sum(coverage);
    if (coverage->out_of_memory)
        return pla_err_memory(err);
    PLA_PUT(out, "{\"coverage\":{\"schema\":1");
    put_text(out, "rubric", coverage->rubric_id.at != NULL ? coverage->rubric_id : PLA_TEXT(""));
    put_count(out, "covered", sum.covered);
    put_count(out, "all", sum.all);
    PLA_PUT(out, ",\"percent\":");
    put_percent(sum, out);
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        pla_str_put_format(out, ",\"%s\":[", lists[i].key);
        lists[i].put(coverage, out);
        PLA_PUT(out, "]");
    }
    PLA_PUT(out, ",\"missing\":[");
    walk(coverage, put_missing, out);
    PLA_PUT(out, "]}}\n");
    return pla_str_check(out, err);
}
