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
    pla_str_put_c(out, '}');
}

static void put_rubric(struct pla_str *out, const struct pla_rubric *rubric)
{
    pla_str_put_c(out, '{');
    put_member(out, "id", rubric->id);
    put_member(out, "version", rubric->version);
    put_member(out, "title", rubric->title);
    put_member(out, "authority", rubric->authority);
    put_member(out, "source", rubric->source);
    put_member(out, "method", rubric->method);
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
    PLA_PUT(out, "]}");
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
    pla_str_put_format(out, ",\"appeals\":{\"days\":%d", policy->appeal_days);
    put_member(out, "to", policy->appeal_to);
    put_member(out, "text", policy->appeal_text);
    PLA_PUT(out, "},\"approvals\":");
    put_list(out, &policy->approvals);
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

void pla_describe_portfolio(const struct pla_portfolio *portfolio, struct pla_str *out)
{
    pla_str_put_c(out, '{');
    put_member(out, "portfolio", portfolio->id);
    PLA_PUT(out, ",\"attempt\":");
    pla_str_put_int(out, portfolio->attempt);
    put_member(out, "learner", portfolio->learner.id);
    put_member(out, "name", portfolio->learner.name);
    PLA_PUT(out, ",\"evidence\":{");
    for (size_t i = 0; i < portfolio->evidence_count; i++) {
        const struct pla_evidence *item = &portfolio->evidence[i];
        if (i > 0)
            pla_str_put_c(out, ',');
        pla_str_put_json(out, item->id);
        pla_str_put_c(out, ':');
        if (item->title.at != NULL)
            pla_str_put_json(out, item->title);
        else
            PLA_PUT(out, "null");
    }
    PLA_PUT(out, "}}\n");
}
