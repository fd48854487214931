// SPDX-License-Identifier: Apache-2.0
/** Titles and wording of rubrics, policy and portfolios as JSON. */
#include "batch/describe.h"

/** `,"key":"text"` or `,"key":null`; without the comma behind an opening bracket. */
static void put_member(struct pla_str *out, const char *key, struct pla_text text)
{
    if (out->length > 0 && out->at[out->length - 1] != '{')
        pla_str_put_c(out, ',');
    pla_str_put_json(out, pla_text_of(key));
    pla_str_put_c(out, ':');
    if (text.at != NULL)
        pla_str_put_json(out, text);
    else
        PLA_PUT(out, "null");
}

static void put_list(struct pla_str *out, const struct pla_text_list *list)
{
    pla_str_put_c(out, '[');
    for (size_t i = 0; i < list->count; i++) {
        if (i > 0)
            pla_str_put_c(out, ',');
        if (list->items[i].at != NULL)
            pla_str_put_json(out, list->items[i]);
        else
            PLA_PUT(out, "null");
    }
    pla_str_put_c(out, ']');
}

/** `,"key":2.5` or `,"key":null`. */
static void put_number(struct pla_str *out, const char *key, bool has, struct pla_rational number)
{
    put_member(out, key, (struct pla_text){0});
    if (has && !out->failed) {
        out->length -= sizeof("null") - 1;
        pla_rational_put_json(out, number);
    }
}

static void put_comma(struct pla_str *out, size_t index)
{
    if (index > 0)
        pla_str_put_c(out, ',');
}

/** The day, the range of a partial date, or null. */
static void put_date(struct pla_str *out, const char *key, const struct pla_date *date)
{
    PLA_PUT(out, ",");
    pla_str_put_json(out, pla_text_of(key));
    if (date->state != PLA_DATE_KNOWN) {
        PLA_PUT(out, ":null");
        return;
    }
    PLA_PUT(out, ":\"");
    pla_date_put(out, *date);
    PLA_PUT(out, "\"");
}

static void put_boolean(struct pla_str *out, bool value)
{
    if (value)
        PLA_PUT(out, "true");
    else
        PLA_PUT(out, "false");
}

/** `,"from":"2026-01-01","to":null`: the dates between which a version is in force. */
static void put_days(struct pla_str *out, const pla_day *from, const pla_day *to)
{
    const pla_day *days[] = {from, to};
    for (size_t i = 0; i < 2; i++) {
        pla_str_put_z(out, i == 0 ? ",\"from\":" : ",\"to\":");
        if (days[i] == NULL) {
            PLA_PUT(out, "null");
            continue;
        }
        pla_str_put_c(out, '"');
        pla_day_put(out, *days[i]);
        pla_str_put_c(out, '"');
    }
}

/** `,"number":{"from":0,"to":100,"step":1}`, or null for a criterion with levels. */
static void put_bounds(struct pla_str *out, const struct pla_criterion *criterion)
{
    PLA_PUT(out, ",\"number\":");
    if (!criterion->is_number) {
        PLA_PUT(out, "null");
        return;
    }
    PLA_PUT(out, "{\"from\":");
    pla_rational_put_json(out, criterion->from);
    PLA_PUT(out, ",\"to\":");
    pla_rational_put_json(out, criterion->to);
    PLA_PUT(out, ",\"step\":");
    pla_rational_put_json(out, criterion->step);
    pla_str_put_c(out, '}');
}

static void put_criterion(struct pla_str *out, const struct pla_criterion *criterion)
{
    static const struct pla_text_list none;
    const struct pla_text_list *levels = criterion->scale ? &criterion->scale->levels : &none;
    pla_str_put_c(out, '{');
    put_member(out, "id", criterion->id);
    put_member(out, "title", criterion->title);
    put_member(out, "area", criterion->area);
    PLA_PUT(out, ",\"levels\":");
    put_list(out, levels);
    PLA_PUT(out, ",\"descriptors\":");
    put_list(out, &criterion->descriptors);
    PLA_PUT(out, ",\"minimum\":");
    int64_t level = criterion->minimum.num;
    bool is_level = criterion->minimum.den == 1 && level >= 0 && (uint64_t)level < levels->count;
    if (!criterion->has_minimum)
        PLA_PUT(out, "null");
    else if (is_level)
        pla_str_put_json(out, levels->items[level]);
    else
        pla_rational_put_json(out, criterion->minimum);
    put_member(out, "description", criterion->description);
    put_number(out, "weight", true, criterion->weight);
    put_bounds(out, criterion);
    PLA_PUT(out, ",\"computed\":");
    put_boolean(out, criterion->level != NULL);
    pla_str_put_c(out, '}');
}

static void put_award(struct pla_str *out, const struct pla_award *award)
{
    bool is_course = award->kind == PLA_AWARD_COURSE;
    pla_str_put_c(out, '{');
    put_member(out, "id", award->id);
    put_member(out, "title", award->title);
    put_member(out, "kind", pla_text_of(pla_award_kind_name(award->kind)));
    put_member(out, "course", is_course ? award->name : (struct pla_text){0});
    PLA_PUT(out, ",\"credits\":");
    if (award->credits != NULL && award->credits->op == PLA_M_CONST)
        pla_rational_put_json(out, award->credits->value);
    else
        PLA_PUT(out, "null");
    put_member(out, "name", award->name);
    put_member(out, "unit", award->unit);
    put_member(out, "method", award->method);
    PLA_PUT(out, ",\"cite\":");
    if (award->has_cite && award->cite.text.length > 0)
        pla_str_put_text(out, award->cite.text);
    else
        PLA_PUT(out, "null");
    pla_str_put_c(out, '}');
}

static void put_rubric(struct pla_str *out, const struct pla_rubric *rubric)
{
    static const char *const by[] = {
        [PLA_BY_SUBMITTED] = "submitted", [PLA_BY_CATALOG] = "catalog", [PLA_BY_AS_OF] = "as_of"};
    pla_str_put_c(out, '{');
    put_member(out, "id", rubric->id);
    put_member(out, "version", rubric->version);
    put_member(out, "title", rubric->title);
    put_member(out, "authority", rubric->authority);
    put_member(out, "source", rubric->source);
    put_member(out, "method", rubric->method);
    put_member(out, "fingerprint", pla_text_of(rubric->fingerprint));
    PLA_PUT(out, ",\"files\":");
    put_list(out, &rubric->files);
    put_days(out, rubric->has_from ? &rubric->effective_from : NULL,
             rubric->has_to ? &rubric->effective_to : NULL);
    put_member(out, "by", pla_text_of(by[rubric->effective_by]));
    PLA_PUT(out, ",\"criteria\":[");
    for (size_t i = 0; i < rubric->criterion_count; i++) {
        if (i > 0)
            pla_str_put_c(out, ',');
        put_criterion(out, &rubric->criteria[i]);
    }
    PLA_PUT(out, "],\"awards\":[");
    for (size_t i = 0; i < rubric->award_count; i++) {
        if (i > 0)
            pla_str_put_c(out, ',');
        put_award(out, &rubric->awards[i]);
    }
    PLA_PUT(out, "],\"outcomes\":[");
    for (size_t i = 0; i < rubric->outcome_count; i++) {
        put_comma(out, i);
        pla_str_put_c(out, '{');
        put_member(out, "id", rubric->outcomes[i].id);
        put_member(out, "title", rubric->outcomes[i].title);
        pla_str_put_c(out, '}');
    }
    PLA_PUT(out, "]");
    put_member(out, "description", rubric->description);
    pla_str_put_c(out, '}');
}

/** Caps on a person, limits counted over a cohort, and fees. */
static void put_policy_rules(struct pla_str *out, const struct pla_policy *policy)
{
    PLA_PUT(out, ",\"caps\":[");
    for (size_t i = 0; i < policy->cap_count; i++) {
        const struct pla_cap *cap = &policy->caps[i];
        put_comma(out, i);
        pla_str_put_c(out, '{');
        put_member(out, "id", cap->id);
        put_member(out, "within", cap->within);
        put_number(out, "max", cap->has_max, cap->max);
        put_number(out, "percent", cap->has_percent, cap->percent);
        pla_str_put_c(out, '}');
    }
    PLA_PUT(out, "],\"cohort\":[");
    for (size_t i = 0; i < policy->cohort_count; i++) {
        const struct pla_cohort_cap *cap = &policy->cohort[i];
        put_comma(out, i);
        pla_str_put_c(out, '{');
        put_member(out, "id", cap->id);
        put_member(out, "method", cap->method);
        put_member(out, "program", cap->program);
        put_number(out, "max", cap->has_max, cap->max);
        put_number(out, "percent", cap->has_percent, cap->percent);
        pla_str_put_c(out, '}');
    }
    PLA_PUT(out, "],\"fees\":[");
    for (size_t i = 0; i < policy->fee_count; i++) {
        const struct pla_fee *fee = &policy->fees[i];
        put_comma(out, i);
        pla_str_put_c(out, '{');
        put_member(out, "method", fee->method);
        put_member(out, "currency", fee->currency);
        put_number(out, "flat", true, fee->flat);
        put_number(out, "per_claim", true, fee->per_claim);
        pla_str_put_c(out, '}');
    }
    PLA_PUT(out, "]");
}

static void put_policy(struct pla_str *out, const struct pla_policy *policy)
{
    pla_str_put_c(out, '{');
    put_member(out, "id", policy->id);
    put_member(out, "version", policy->version);
    put_member(out, "institution", policy->institution);
    put_member(out, "unit", policy->unit);
    put_member(out, "standards", policy->standards);
    put_member(out, "contact", policy->contact);
    put_member(out, "residency", policy->residency);
    put_member(out, "fingerprint", pla_text_of(policy->fingerprint));
    PLA_PUT(out, ",\"files\":");
    put_list(out, &policy->files);
    put_days(out, policy->has_from ? &policy->effective_from : NULL,
             policy->has_to ? &policy->effective_to : NULL);
    pla_str_put_format(out, ",\"appeals\":{\"days\":%d", policy->appeal_days);
    put_member(out, "to", policy->appeal_to);
    put_member(out, "text", policy->appeal_text);
    PLA_PUT(out, "},\"approvals\":");
    put_list(out, &policy->approvals);
    PLA_PUT(out, ",\"loading\":{\"approved_by\":");
    put_boolean(out, policy->load_approved);
    PLA_PUT(out, ",\"minute\":");
    put_boolean(out, policy->load_minute);
    pla_str_put_c(out, '}');
    put_policy_rules(out, policy);
    pla_str_put_c(out, '}');
}

void pla_describe_terms(const struct pla_policy *policy, const struct pla_rubric *const *rubrics,
                        size_t count, struct pla_str *out)
{
    PLA_PUT(out, "{\"policy\":");
    put_policy(out, policy);
    PLA_PUT(out, ",\"rubrics\":[");
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            pla_str_put_c(out, ',');
        put_rubric(out, rubrics[i]);
    }
    PLA_PUT(out, "]}");
}

static void put_item(struct pla_str *out, const struct pla_evidence *item)
{
    struct pla_date started = {PLA_DATE_ABSENT, 0, 0};
    if (item->has_started)
        started = (struct pla_date){PLA_DATE_KNOWN, item->started, item->started};
    pla_str_put_c(out, '{');
    put_member(out, "id", item->id);
    put_member(out, "title", item->title);
    put_member(out, "kind", item->kind);
    put_member(out, "issuer", item->issuer);
    put_member(out, "url", item->url);
    put_date(out, "started", &started);
    put_date(out, "ended", &item->ended);
    put_number(out, "hours", item->has_hours, item->hours);
    pla_str_put_c(out, '}');
}

/** A rating with its words: what an assessor said beside the level. */
static void put_rating(struct pla_str *out, const struct pla_rating *rating)
{
    pla_str_put_c(out, '{');
    put_member(out, "assessor", rating->assessor);
    put_member(out, "rubric", rating->rubric);
    put_member(out, "claim", rating->claim);
    put_member(out, "criterion", rating->criterion);
    put_member(out, "role", pla_text_of(pla_role_name(rating->role)));
    put_date(out, "rated", &rating->rated);
    put_member(out, "comment", rating->comment);
    pla_str_put_c(out, '}');
}

void pla_describe_portfolio(const struct pla_portfolio *portfolio, struct pla_str *out)
{
    pla_str_put_c(out, '{');
    put_member(out, "portfolio", portfolio->id);
    PLA_PUT(out, ",\"attempt\":");
    pla_str_put_int(out, portfolio->attempt);
    put_member(out, "learner", portfolio->learner.id);
    put_member(out, "name", portfolio->learner.name);
    put_date(out, "submitted", &portfolio->submitted);
    PLA_PUT(out, ",\"evidence\":[");
    for (size_t i = 0; i < portfolio->evidence_count; i++) {
        put_comma(out, i);
        put_item(out, &portfolio->evidence[i]);
    }
    PLA_PUT(out, "],\"claims\":[");
    for (size_t i = 0; i < portfolio->claim_count; i++) {
        put_comma(out, i);
        pla_str_put_c(out, '{');
        put_member(out, "id", portfolio->claims[i].id);
        put_member(out, "course", portfolio->claims[i].course);
        pla_str_put_c(out, '}');
    }
    PLA_PUT(out, "],\"ratings\":[");
    size_t shown = 0;
    for (size_t i = 0; i < portfolio->rating_count; i++) {
        if (portfolio->ratings[i].comment.length > 0) {
            put_comma(out, shown++);
            put_rating(out, &portfolio->ratings[i]);
        }
    }
    PLA_PUT(out, "]}\n");
}
