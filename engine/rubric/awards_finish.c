// SPDX-License-Identifier: Apache-2.0
/** Awards once all of the rubric is read: tiers, requirements, sentences, and when one applies. */
#include "rubric/draft.h"
#include "rubric/fault.h"
#include "rubric/resolve.h"
#include "rubric/tour.h"

/* ---- credits ---- */

static void finish_tiers(struct pla_lang *lang, struct pla_award_draft *draft)
{
    struct pla_award *a = &draft->a;
    struct pla_tier *tiers = PLA_LANG_NEW(lang, draft->tier_count, struct pla_tier);
    if (a->by == NULL) {
        pla_fault_at(lang, a->place, "by = exam \"AP/Chinese\"",
                     "the tiers of award \"%s\" need \"by\", the measure they look at",
                     pla_shown(lang, a->id));
        return;
    }
    for (size_t i = 0; i < draft->tier_count; i++) {
        tiers[i] = draft->tiers[i].t;
        if (!pla_resolve_level(lang, a->by->scale, &draft->tiers[i].at_least, a->place, "at_least",
                               &tiers[i].at_least))
            return;
        if (i > 0 && pla_rational_compare(tiers[i - 1].at_least, tiers[i].at_least) >= 0)
            pla_fault_at(lang, a->place, "write the lowest tier first",
                         "tier %zu of award \"%s\" does not start above the one before it", i + 1,
                         pla_shown(lang, a->id));
    }
    a->tiers = tiers;
    a->tier_count = draft->tier_count;
}

static void need_number(struct pla_lang *lang, const struct pla_award *a,
                        const struct pla_measure *measure, const char *key)
{
    if (measure != NULL && measure->kind != PLA_KIND_NUMBER)
        pla_fault_at(lang, a->place, NULL, "\"%s\" of award \"%s\" is not a number", key,
                     pla_shown(lang, a->id));
}

static void check_credits(struct pla_lang *lang, const struct pla_award_draft *draft)
{
    const struct pla_award *a = &draft->a;
    bool has_credits = a->credits != NULL || draft->tier_count > 0 || a->course_count > 0;
    need_number(lang, a, a->by, "by");
    need_number(lang, a, a->credits, "credits");
    if (a->by != NULL && (a->credits != NULL || a->course_count > 0))
        pla_fault_at(lang, a->place, "leave out \"by\", or write credits as tiers",
                     "\"by\" of award \"%s\" is read by nothing", pla_shown(lang, a->id));
    if (a->course_count > 0 && (a->credits != NULL || draft->tier_count > 0))
        pla_fault_at(lang, a->place, "give each course its credits and leave out \"credits\"",
                     "award \"%s\" has credits of its own and of its courses",
                     pla_shown(lang, a->id));
    if ((a->kind == PLA_AWARD_BADGE || a->kind == PLA_AWARD_EXEMPTION) &&
        (has_credits || a->by != NULL))
        pla_fault_at(lang, a->place, "put the credit in an award of its own",
                     "the %s \"%s\" carries no credits", pla_award_kind_name(a->kind),
                     pla_shown(lang, a->id));
    if (a->kind == PLA_AWARD_POINTS && !has_credits && a->by == NULL)
        pla_fault_at(lang, a->place, "by = points { ... }",
                     "award \"%s\" gives points but does not say how many", pla_shown(lang, a->id));
}

/* ---- other awards ---- */

/** Index of an award, or `count`. */
static size_t award_index(const struct pla_lang *lang, struct pla_text id)
{
    size_t i = 0;
    while (i < lang->rubric->award_count && !pla_text_equal(lang->rubric->awards[i]->a.id, id))
        i++;
    return i;
}

static void check_requires(struct pla_lang *lang, const struct pla_award *a, size_t index)
{
    for (size_t i = 0; i < a->requires_ids.count; i++) {
        struct pla_text id = a->requires_ids.items[i];
        size_t found = award_index(lang, id);
        if (found < index)
            continue;
        char hint[320] = "list it above";
        struct pla_text *ids = PLA_LANG_NEW(lang, index, struct pla_text);
        for (size_t k = 0; k < index; k++)
            ids[k] = lang->rubric->awards[k]->a.id;
        if (found == lang->rubric->award_count)
            pla_hint_nearest(hint, id, pla_names_of_texts(lang, ids, index));
        pla_fault_at(lang, a->place, hint, "award \"%s\" requires \"%s\", which is %s",
                     pla_shown(lang, a->id), pla_shown(lang, id),
                     found == lang->rubric->award_count ? "no award" : "not listed before it");
    }
}

struct order_check {
    struct pla_lang *lang;
    size_t index;
};

static void check_awarded(void *ctx, struct pla_draft_measure *draft)
{
    const struct order_check *check = ctx;
    struct pla_lang *lang = check->lang;
    if (draft->m.op != PLA_M_AWARDED)
        return;
    for (size_t i = 0; i < draft->m.words.count; i++) {
        size_t found = award_index(lang, draft->m.words.items[i]);
        if (found >= check->index && found < lang->rubric->award_count)
            pla_fault_at(lang, draft->m.place, "awards are judged from first to last",
                         "award \"%s\" asks whether \"%s\" is earned, which is not listed before "
                         "it",
                         pla_shown(lang, lang->rubric->awards[check->index]->a.id),
                         pla_shown(lang, draft->m.words.items[i]));
    }
}

/* ---- its sentence ---- */

struct labels {
    struct pla_text label;
    const struct pla_measure *found;
};

static void find_label(void *ctx, struct pla_draft_measure *draft)
{
    struct labels *labels = ctx;
    if (labels->found == NULL && draft->m.label.at != NULL &&
        pla_text_equal(draft->m.label, labels->label))
        labels->found = &draft->m;
}

static void tour_award(struct pla_tour *tour, const struct pla_award *a)
{
    pla_tour_begin(tour);
    pla_tour_cond(tour, a->applies);
    pla_tour_cond(tour, a->when);
    pla_tour_measure(tour, a->by);
    pla_tour_measure(tour, a->credits);
    pla_tour_cond(tour, a->post_when);
}

/** Labels repeat in loops: what the award itself reads comes first. */
static const struct pla_measure *labelled(struct pla_lang *lang, const struct pla_award *a,
                                          struct pla_text label)
{
    struct labels labels = {label, NULL};
    struct pla_tour tour = {.lang = lang, .ctx = &labels, .measure = find_label};
    tour_award(&tour, a);
    struct pla_draft_measure *const *all = lang->measures.items;
    for (size_t i = 0; i < lang->measures.count && labels.found == NULL; i++)
        find_label(&labels, all[i]);
    pla_sandbox_charge(lang->L, 10);
    return labels.found;
}

static void unknown_label(struct pla_lang *lang, const struct pla_award *a, struct pla_text label)
{
    struct pla_draft_measure *const *all = lang->measures.items;
    struct pla_text *names = PLA_LANG_NEW(lang, lang->measures.count, struct pla_text);
    size_t count = 0;
    for (size_t i = 0; i < lang->measures.count; i++)
        if (all[i]->m.label.at != NULL)
            names[count++] = all[i]->m.label;
    char hint[320];
    pla_hint_nearest(hint, label, pla_names_of_texts(lang, names, count));
    pla_fault_at(lang, a->place, *hint != '\0' ? hint : "name a measure by :named \"label\"",
                 "\"because\" of award \"%s\" mentions {%s}, but no measure is named so",
                 pla_shown(lang, a->id), pla_shown(lang, label));
}

static void finish_because(struct pla_lang *lang, struct pla_award *a)
{
    struct pla_list found = {0};
    const char *at = a->because.at, *end = at != NULL ? at + a->because.length : NULL;
    while (at != NULL && at < end) {
        const char *open = memchr(at, '{', (size_t)(end - at));
        const char *close = open != NULL ? memchr(open, '}', (size_t)(end - open)) : NULL;
        if (close == NULL)
            break;
        struct pla_text label = {open + 1, (size_t)(close - open) - 1};
        const struct pla_measure *measure = labelled(lang, a, label);
        if (measure == NULL) {
            unknown_label(lang, a, label);
        } else {
            pla_resolve_measure(lang, measure);
            *(const struct pla_measure **)pla_list_add(
                lang, &found, sizeof(const struct pla_measure *)) = measure;
        }
        at = close + 1;
    }
    a->because_measures = found.items;
    a->because_count = found.count;
}

/* ---- all of them ---- */

static void finish_award(struct pla_lang *lang, struct pla_award_draft *draft, size_t index)
{
    struct pla_award *a = &draft->a;
    struct order_check check = {lang, index};
    struct pla_tour tour = {.lang = lang, .ctx = &check, .measure = check_awarded};
    pla_resolve_measure(lang, a->by);
    pla_resolve_cond(lang, a->applies);
    pla_resolve_cond(lang, a->when);
    pla_resolve_measure(lang, a->credits);
    pla_resolve_cond(lang, a->post_when);
    if (draft->tier_count > 0)
        finish_tiers(lang, draft);
    check_credits(lang, draft);
    check_requires(lang, a, index);
    tour_award(&tour, a);
    finish_because(lang, a);
    if (a->applies == NULL)
        pla_award_default_applies(lang, a);
    if (a->method.at == NULL)
        a->method = lang->rubric->r.method;
}

void pla_awards_finish(struct pla_lang *lang, struct pla_rubric *out)
{
    size_t count = lang->rubric->award_count;
    struct pla_award *awards = PLA_LANG_NEW(lang, count, struct pla_award);
    struct pla_place *places = PLA_LANG_NEW(lang, count, struct pla_place);
    for (size_t i = 0; i < count; i++) {
        finish_award(lang, lang->rubric->awards[i], i);
        awards[i] = lang->rubric->awards[i]->a;
        places[i] = awards[i].place;
    }
    pla_check_unique(lang, awards, count, sizeof *awards, "the award", places);
    out->awards = awards;
    out->award_count = count;
}
