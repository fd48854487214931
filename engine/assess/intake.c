// SPDX-License-Identifier: Apache-2.0
/**
 * Completeness of a portfolio: members that must be there, and how much is too much.
 *
 * A member may stand in the portfolio, its learner, a claim or an evidence item: it is there if one
 * of them says something known.
 */
#include "assess/admit.h"
#include "assess/field.h"

/** A member of a struct: a text or a count, by offset. */
struct member {
    const char *word;
    size_t offset;
    enum { MEMBER_TEXT, MEMBER_COUNT, MEMBER_DATE, MEMBER_FLAG } form;
};

#define TEXT(type, member, word)                                                                   \
    {                                                                                              \
        word, offsetof(struct type, member), MEMBER_TEXT                                           \
    }
#define COUNT(type, member, word)                                                                  \
    {                                                                                              \
        word, offsetof(struct type, member), MEMBER_COUNT                                          \
    }
#define DATE(type, member, word)                                                                   \
    {                                                                                              \
        word, offsetof(struct type, member), MEMBER_DATE                                           \
    }
#define FLAG(type, member, word)                                                                   \
    {                                                                                              \
        word, offsetof(struct type, member), MEMBER_FLAG                                           \
    }

static const struct member of_portfolio[] = {
    COUNT(pla_portfolio, evidence_count, "evidence"),
    COUNT(pla_portfolio, claim_count, "claims"),
    COUNT(pla_portfolio, held_count, "held"),
    COUNT(pla_portfolio, finding_count, "findings"),
    COUNT(pla_portfolio, choices.count, "choices"),
    DATE(pla_portfolio, submitted, "submitted"),
    DATE(pla_portfolio, catalog, "catalog"),
    TEXT(pla_portfolio, term, "term"),
    TEXT(pla_portfolio, learner.id, "learner"),
    TEXT(pla_portfolio, learner.name, "name"),
    TEXT(pla_portfolio, learner.program, "program"),
    {NULL, 0, MEMBER_TEXT},
};

static const struct member of_claim[] = {
    TEXT(pla_claim, course, "course"),
    TEXT(pla_claim, unit, "unit"),
    TEXT(pla_claim, credit_level, "credit_level"),
    FLAG(pla_claim, has_credits, "credits"),
    COUNT(pla_claim, learning_outcomes.count, "learning_outcomes"),
    {NULL, 0, MEMBER_TEXT},
};

static const struct member of_item[] = {
    TEXT(pla_evidence, kind, "kind"),
    TEXT(pla_evidence, title, "title"),
    TEXT(pla_evidence, description, "description"),
    TEXT(pla_evidence, role, "role"),
    TEXT(pla_evidence, issuer, "issuer"),
    TEXT(pla_evidence, url, "url"),
    TEXT(pla_evidence, sha256, "sha256"),
    TEXT(pla_evidence, course, "course"),
    TEXT(pla_evidence, reflection, "reflection"),
    TEXT(pla_evidence, exam.name, "exam"),
    FLAG(pla_evidence, has_started, "started"),
    DATE(pla_evidence, ended, "ended"),
    FLAG(pla_evidence, has_hours, "hours"),
    COUNT(pla_evidence, learning_outcomes.count, "learning_outcomes"),
    COUNT(pla_evidence, tags.count, "tags"),
    COUNT(pla_evidence, parts.count, "parts"),
    COUNT(pla_evidence, endorsement_count, "endorsements"),
    {NULL, 0, MEMBER_TEXT},
};

static bool is_said(const struct member *member, const void *base)
{
    const void *at = (const char *)base + member->offset;
    switch (member->form) {
    case MEMBER_TEXT:
        return ((const struct pla_text *)at)->length > 0;
    case MEMBER_COUNT:
        return *(const size_t *)at > 0;
    case MEMBER_DATE:
        return ((const struct pla_date *)at)->state == PLA_DATE_KNOWN;
    case MEMBER_FLAG:
        break;
    }
    return *(const bool *)at;
}

static bool has_member(const struct member *members, const void *base, struct pla_text word)
{
    for (const struct member *m = members; m->word != NULL; m++) {
        if (pla_text_equal(word, pla_text_of(m->word)) && is_said(m, base))
            return true;
    }
    return false;
}

static bool has_field(const struct pla_field_list *fields, struct pla_text word)
{
    const struct pla_field *field = pla_field_find(fields, word);
    return field != NULL && !field->is_unknown;
}

static bool is_verified(const struct pla_evidence *item, struct pla_text word)
{
    return item->verified == PLA_KNOWN_YES && pla_text_equal(word, PLA_TEXT("verified"));
}

static bool is_there(const struct pla_portfolio *portfolio, struct pla_text word)
{
    if (has_member(of_portfolio, portfolio, word) || has_field(&portfolio->fields, word) ||
        has_field(&portfolio->learner.fields, word))
        return true;
    for (size_t i = 0; i < portfolio->claim_count; i++) {
        const struct pla_claim *claim = &portfolio->claims[i];
        if (has_member(of_claim, claim, word) || has_field(&claim->fields, word))
            return true;
    }
    for (size_t i = 0; i < portfolio->evidence_count; i++) {
        const struct pla_evidence *item = &portfolio->evidence[i];
        if (has_member(of_item, item, word) || has_field(&item->fields, word) ||
            is_verified(item, word))
            return true;
    }
    return false;
}

static size_t amount_of(const struct pla_portfolio *portfolio, struct pla_text word)
{
    return pla_text_equal(word, PLA_TEXT("claims")) ? portfolio->claim_count
                                                    : portfolio->evidence_count;
}

/** Texts gathered for a run. */
struct gathered {
    struct pla_text *items;
    size_t count;
};

static void gather(struct gathered *list, struct pla_text word)
{
    if (list->items != NULL)
        list->items[list->count++] = word;
}

bool pla_run_intake(struct pla_run *run)
{
    const struct pla_intake_rule *rule = &run->rubric->intake;
    const struct pla_portfolio *portfolio = run->portfolio;
    struct gathered missing = {PLA_NEW_ARRAY(run->arena, rule->require.count, struct pla_text), 0};
    struct gathered excess = {PLA_NEW_ARRAY(run->arena, rule->max_count, struct pla_text), 0};
    for (size_t i = 0; i < rule->require.count; i++) {
        if (!is_there(portfolio, rule->require.items[i]))
            gather(&missing, rule->require.items[i]);
    }
    for (size_t i = 0; i < rule->max_count; i++) {
        const struct pla_table_row *row = &rule->max[i];
        struct pla_rational have = PLA_WHOLE((int64_t)amount_of(portfolio, row->key));
        if (pla_rational_compare(have, row->value) > 0)
            gather(&excess, row->key);
    }
    run->missing = (struct pla_text_list){missing.items, missing.count};
    run->excess = (struct pla_text_list){excess.items, excess.count};
    run->is_complete = missing.count == 0 && excess.count == 0;
    return missing.items != NULL && excess.items != NULL;
}
