// SPDX-License-Identifier: Apache-2.0
/**
 * A decision as one line of JSON. The order of members is a contract: plaudit-decision(5).
 */
#include "model/decision.h"

#include "model/json_put.h"
#include "model/reason_json.h"

static void put_score(struct pla_str *out, struct pla_rational score)
{
    enum { PLACES = 6 };
    PLA_PUT(out, "{\"exact\":\"");
    pla_rational_put_fraction(out, score);
    PLA_PUT(out, "\",\"value\":");
    pla_rational_put_decimal(out, score, PLACES);
    PLA_PUT(out, "}");
}

/* ---- criteria ---- */

static void put_end(struct pla_str *out, bool is_open, struct pla_rational end)
{
    if (is_open) {
        PLA_PUT(out, "null");
    } else {
        pla_put_number(out, end);
    }
}

static void put_resolved(struct pla_str *out, const struct pla_value *value)
{
    if (value->state == PLA_VALUE_KNOWN && !value->is_none) {
        PLA_PUT(out, ",\"value\":");
        pla_put_number(out, value->low);
        return;
    }
    PLA_PUT(out, ",\"value\":null");
    if (value->state == PLA_VALUE_RANGE && !value->is_none) {
        PLA_PUT(out, ",\"low\":");
        put_end(out, value->no_low, value->low);
        PLA_PUT(out, ",\"high\":");
        put_end(out, value->no_high, value->high);
    }
}

static void put_criterion(struct pla_str *out, const struct pla_criterion_result *criterion)
{
    PLA_PUT(out, "{\"id\":");
    pla_put_text(out, criterion->id);
    PLA_PUT(out, ",\"level\":");
    pla_put_text(out, criterion->level);
    put_resolved(out, &criterion->value);
    PLA_PUT(out, ",\"state\":\"");
    pla_str_put_z(out, pla_state_name(criterion->state));
    PLA_PUT(out, "\",\"ratings\":[");
    for (size_t i = 0; i < criterion->rating_count; i++) {
        const struct pla_used_rating *rating = &criterion->ratings[i];
        if (i > 0) {
            PLA_PUT(out, ",");
        }
        PLA_PUT(out, "[");
        pla_put_text(out, rating->assessor);
        PLA_PUT(out, ",");
        put_end(out, rating->cannot_judge, rating->value);
        PLA_PUT(out, "]");
    }
    PLA_PUT(out, "]}");
}

/* ---- awards ---- */

/** A badge, an elective and the like are called by their name where they have no title. */
static struct pla_text title_of(const struct pla_award_result *award)
{
    bool has_name = award->kind != PLA_AWARD_COURSE;
    return award->title.at == NULL && has_name ? award->name : award->title;
}

static void put_toward(struct pla_str *out, const struct pla_award_result *award)
{
    PLA_PUT(out, ",\"toward\":{");
    for (size_t i = 0; i < award->toward_count; i++) {
        if (i > 0) {
            PLA_PUT(out, ",");
        }
        pla_str_put_json(out, award->toward[i].place);
        PLA_PUT(out, ":");
        pla_put_number(out, award->toward[i].credits);
    }
    PLA_PUT(out, "}");
}

/** `row` is the data file's row as it was loaded: JSON already. */
static void put_cite(struct pla_str *out, const struct pla_cite *cite)
{
    if (cite == NULL) {
        PLA_PUT(out, "null");
        return;
    }
    PLA_PUT(out, "{\"source\":");
    pla_put_text(out, cite->source);
    PLA_PUT(out, ",\"edition\":");
    pla_put_text(out, cite->edition);
    PLA_PUT(out, ",\"unverified\":");
    pla_put_bool(out, cite->unverified);
    PLA_PUT(out, ",\"row\":");
    if (cite->text.length == 0) {
        PLA_PUT(out, "null");
    } else {
        pla_str_put_text(out, cite->text);
    }
    PLA_PUT(out, "}");
}

static void put_limits(struct pla_str *out, const struct pla_award_result *award)
{
    PLA_PUT(out, ",\"limits\":[");
    for (size_t i = 0; i < award->limit_count; i++) {
        const struct pla_limit *limit = &award->limits[i];
        if (i > 0) {
            PLA_PUT(out, ",");
        }
        PLA_PUT(out, "{\"by\":");
        pla_put_text(out, limit->by);
        PLA_PUT(out, ",\"cut\":");
        pla_put_number(out, limit->cut);
        if (limit->why.at != NULL) {
            PLA_PUT(out, ",\"why\":");
            pla_str_put_json(out, limit->why);
        }
        PLA_PUT(out, "}");
    }
    PLA_PUT(out, "]");
}

static void put_award_name(struct pla_str *out, const struct pla_award_result *award)
{
    PLA_PUT(out, "{\"id\":");
    pla_put_text(out, award->id);
    PLA_PUT(out, ",\"kind\":\"");
    pla_str_put_z(out, pla_award_kind_name(award->kind));
    PLA_PUT(out, "\",\"course\":");
    pla_put_text(out, award->course);
    PLA_PUT(out, ",\"title\":");
    pla_put_text(out, title_of(award));
    PLA_PUT(out, ",\"status\":\"");
    pla_str_put_z(out, pla_award_status_name(award->status));
    PLA_PUT(out, "\",\"method\":");
    pla_put_text(out, award->method);
}

static void put_award_credit(struct pla_str *out, const struct pla_award_result *award)
{
    PLA_PUT(out, ",\"offered\":");
    pla_put_number(out, award->offered);
    PLA_PUT(out, ",\"earned\":");
    pla_put_number(out, award->earned);
    PLA_PUT(out, ",\"credits\":");
    pla_put_number(out, award->credits);
    PLA_PUT(out, ",\"unit\":");
    pla_put_text(out, award->unit);
    PLA_PUT(out, ",\"credit_level\":");
    pla_put_text(out, award->credit_level);
    PLA_PUT(out, ",\"grade\":");
    pla_put_text(out, award->grade);
    PLA_PUT(out, ",\"symbol\":");
    pla_put_text(out, award->symbol);
    PLA_PUT(out, ",\"resident\":");
    pla_put_bool(out, award->resident);
}

static void put_award(struct pla_str *out, const struct pla_award_result *award,
                      struct pla_wording *wording)
{
    put_award_name(out, award);
    put_award_credit(out, award);
    put_toward(out, award);
    PLA_PUT(out, ",\"hold\":");
    pla_put_list(out, &award->hold);
    PLA_PUT(out, ",\"expires\":");
    if (award->has_expires) {
        pla_put_day(out, award->expires);
    } else {
        PLA_PUT(out, "null");
    }
    PLA_PUT(out, ",\"cite\":");
    put_cite(out, award->cite);
    PLA_PUT(out, ",\"reasons\":");
    pla_reasons_put(award->reasons, award->reason_count, wording, out);
    PLA_PUT(out, ",\"gaps\":");
    pla_gaps_put(award->gaps, award->gap_count, wording, out);
    put_limits(out, award);
    if (award->because.at != NULL) {
        PLA_PUT(out, ",\"because\":");
        pla_str_put_json(out, award->because);
    }
    PLA_PUT(out, "}");
}

/* ---- the line ---- */

static void put_head(struct pla_str *out, const struct pla_decision *decision)
{
    PLA_PUT(out, "{\"schema\":1,\"portfolio\":");
    pla_put_text(out, decision->portfolio);
    PLA_PUT(out, ",\"attempt\":");
    pla_str_put_int(out, decision->attempt);
    PLA_PUT(out, ",\"learner\":");
    pla_put_text(out, decision->learner);
    PLA_PUT(out, ",\"program\":");
    pla_put_text(out, decision->program);
    PLA_PUT(out, ",\"term\":");
    pla_put_text(out, decision->term);
    PLA_PUT(out, ",\"rubric\":");
    pla_put_text(out, decision->rubric);
    PLA_PUT(out, ",\"version\":");
    pla_put_text(out, decision->version);
    PLA_PUT(out, ",\"claim\":");
    pla_put_text(out, decision->claim);
    PLA_PUT(out, ",\"policy\":");
    pla_put_text(out, decision->policy);
    PLA_PUT(out, ",\"as_of\":");
    pla_put_day(out, decision->as_of);
    PLA_PUT(out, ",\"outcome\":");
    pla_put_text(out, decision->outcome);
    PLA_PUT(out, ",\"status\":\"");
    pla_str_put_z(out, pla_decision_status_name(decision->status));
    PLA_PUT(out, "\",\"score\":");
    if (decision->has_score) {
        put_score(out, decision->score);
    } else {
        PLA_PUT(out, "null");
    }
}

static void put_criteria(struct pla_str *out, const struct pla_decision *decision)
{
    PLA_PUT(out, ",\"criteria\":[");
    for (size_t i = 0; i < decision->criterion_count; i++) {
        if (i > 0) {
            PLA_PUT(out, ",");
        }
        put_criterion(out, &decision->criteria[i]);
    }
    PLA_PUT(out, "]");
}

static void put_awards(struct pla_str *out, const struct pla_decision *decision)
{
    struct pla_wording wording = {decision->criteria, decision->criterion_count, 0,
                                  decision->stock};
    PLA_PUT(out, ",\"awards\":[");
    for (size_t i = 0; i < decision->award_count; i++) {
        if (i > 0) {
            PLA_PUT(out, ",");
        }
        put_award(out, &decision->awards[i], &wording);
    }
    PLA_PUT(out, "]");
}

static void put_evidence(struct pla_str *out, const struct pla_decision *decision)
{
    PLA_PUT(out, ",\"evidence\":[");
    for (size_t i = 0; i < decision->evidence_count; i++) {
        const struct pla_evidence_result *item = &decision->evidence[i];
        if (i > 0) {
            PLA_PUT(out, ",");
        }
        PLA_PUT(out, "{\"id\":");
        pla_put_text(out, item->id);
        PLA_PUT(out, ",\"admitted\":");
        pla_str_put_z(out, item->admitted == PLA_MET       ? "true"
                           : item->admitted == PLA_NOT_MET ? "false"
                                                           : "null");
        PLA_PUT(out, ",\"why\":");
        pla_put_text(out, item->why);
        PLA_PUT(out, "}");
    }
    PLA_PUT(out, "]");
}

static void put_print(struct pla_str *out, const char *hex)
{
    if (hex[0] == '\0') {
        PLA_PUT(out, "null");
        return;
    }
    PLA_PUT(out, "\"");
    pla_str_put(out, hex, PLA_SHA256_HEX);
    PLA_PUT(out, "\"");
}

/** The end of the line; its own fingerprint is over the line without that member. */
static void put_fingerprints(struct pla_str *out, size_t from,
                             const struct pla_fingerprints *prints, struct pla_sha256 *hash)
{
    char own[PLA_SHA256_HEX + 1];
    PLA_PUT(out, ",\"fingerprint\":{\"engine\":");
    pla_put_text(out, prints->engine);
    PLA_PUT(out, ",\"rubric\":");
    put_print(out, prints->rubric);
    PLA_PUT(out, ",\"policy\":");
    put_print(out, prints->policy);
    PLA_PUT(out, ",\"portfolio\":");
    put_print(out, prints->portfolio);
    PLA_PUT(out, ",\"ratings\":");
    put_print(out, prints->ratings);
    if (out->failed) {
        return;
    }
    pla_sha256_begin(hash);
    pla_sha256_add(hash, out->at + from, out->length - from);
    pla_sha256_add(hash, "}}", 2);
    pla_sha256_end(hash, own);
    PLA_PUT(out, ",\"decision\":");
    put_print(out, own);
    PLA_PUT(out, "}}\n");
}

enum pla_code pla_decision_write(const struct pla_decision *decision, struct pla_sha256 *hash,
                                 struct pla_str *out, struct pla_err *err)
{
    size_t from = out->length;
    put_head(out, decision);
    put_criteria(out, decision);
    put_awards(out, decision);
    put_evidence(out, decision);
    PLA_PUT(out, ",\"credits\":");
    pla_put_number(out, decision->credits);
    PLA_PUT(out, ",\"flags\":");
    pla_put_list(out, &decision->flags);
    put_fingerprints(out, from, &decision->prints, hash);
    return pla_str_check(out, err);
}
