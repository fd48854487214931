// SPDX-License-Identifier: Apache-2.0
/**
 * `applies` where a rubric leaves it out: an award over a table of exams or exhibits concerns only
 * learners who have, or claim, such a thing. Nobody wants to read nine hundred rows not met.
 */
#include "rubric/build.h"
#include "rubric/draft.h"
#include "rubric/resolve.h"
#include "rubric/tour.h"

struct gathering {
    struct pla_lang *lang;
    const struct pla_award *award;
    struct pla_draft_cond *applies; /**< joined so far; NULL: nothing yet */
    bool is_general;                /**< it reads something that no row of a table stands for */
};

static bool is_identifying(const struct pla_filter_test *test)
{
    switch (test->key) {
    case PLA_FK_ID:
    case PLA_FK_COURSE:
    case PLA_FK_EXAM:
    case PLA_FK_TITLE:
    case PLA_FK_URL:
        return true;
    case PLA_FK_OWN:
        return test->own.type == PLA_TYPE_TEXT;
    default:
        return false;
    }
}

/** Join `count of items that pass the tests >= 1`. */
static void add_items(struct gathering *gathering, const struct pla_filter_test *tests,
                      size_t count)
{
    struct pla_lang *lang = gathering->lang;
    struct pla_filter *filter = PLA_LANG_NEW(lang, 1, struct pla_filter);
    filter->tests = tests;
    filter->test_count = count;
    filter->where = PLA_NO_CALL;
    struct pla_draft_measure *items = pla_measure_new(lang, PLA_M_COUNT);
    items->m.filter = filter;
    items->m.place = gathering->award->place;
    struct pla_raw one = {.is = PLA_RAW_NUMBER, .number = PLA_WHOLE(1)};
    struct pla_draft_cond *cond =
        pla_cond_compare(lang, PLA_C_AT_LEAST, items, one, (struct pla_raw){0});
    cond->c.place = gathering->award->place;
    if (gathering->applies != NULL)
        cond = pla_cond_join(lang, PLA_C_OR, gathering->applies, cond);
    cond->c.place = gathering->award->place;
    gathering->applies = cond;
}

static void add_exam(struct gathering *gathering, struct pla_text name)
{
    struct pla_lang *lang = gathering->lang;
    struct pla_filter_value *value = PLA_LANG_NEW(lang, 1, struct pla_filter_value);
    struct pla_filter_test *test = PLA_LANG_NEW(lang, 1, struct pla_filter_test);
    value->op = PLA_FV_TEXT;
    value->text = name;
    value->low = PLA_ZERO;
    value->high = PLA_ZERO;
    *test = (struct pla_filter_test){.key = PLA_FK_EXAM, .values = value, .value_count = 1};
    add_items(gathering, test, 1);
}

static void add_filter(struct gathering *gathering, const struct pla_filter *filter)
{
    size_t count = 0;
    struct pla_filter_test *tests = NULL;
    if (filter != NULL)
        tests = PLA_LANG_NEW(gathering->lang, filter->test_count, struct pla_filter_test);
    for (size_t i = 0; filter != NULL && i < filter->test_count; i++)
        if (is_identifying(&filter->tests[i]))
            tests[count++] = filter->tests[i];
    if (count > 0)
        add_items(gathering, tests, count);
    else
        gathering->is_general = true;
}

static void gather(void *ctx, struct pla_draft_measure *draft)
{
    struct gathering *gathering = ctx;
    switch (draft->m.op) {
    case PLA_M_CONST:
    case PLA_M_AS_OF:
    case PLA_M_AGO:
        break;
    case PLA_M_EXAM:
        add_exam(gathering, draft->m.name);
        break;
    case PLA_M_COUNT:
    case PLA_M_HOURS:
    case PLA_M_SUM:
    case PLA_M_MONTHS:
    case PLA_M_YEARS:
    case PLA_M_DISTINCT:
    case PLA_M_LATEST:
    case PLA_M_LARGEST:
        if (gathering->award->has_cite)
            add_filter(gathering, draft->m.filter);
        else
            gathering->is_general = true;
        break;
    default:
        gathering->is_general = true;
        break;
    }
}

/** A claim for the very course is reason enough to look at the row. */
static void add_claim(struct gathering *gathering)
{
    struct pla_lang *lang = gathering->lang;
    const struct pla_award *award = gathering->award;
    if (award->kind != PLA_AWARD_COURSE || award->name.at == NULL)
        return;
    struct pla_draft_measure *course = pla_measure_new(lang, PLA_M_CLAIM);
    course->m.name = PLA_TEXT("course");
    course->m.place = award->place;
    struct pla_raw name = {.is = PLA_RAW_TEXT, .text = award->name};
    struct pla_draft_cond *is = pla_cond_compare(lang, PLA_C_IS, course, name, (struct pla_raw){0});
    is->c.place = award->place;
    gathering->applies = pla_cond_join(lang, PLA_C_OR, gathering->applies, is);
    gathering->applies->c.place = award->place;
}

void pla_award_default_applies(struct pla_lang *lang, struct pla_award *award)
{
    struct gathering gathering = {.lang = lang, .award = award};
    struct pla_tour tour = {.lang = lang, .ctx = &gathering, .measure = gather};
    pla_tour_begin(&tour);
    pla_tour_cond(&tour, award->when);
    pla_tour_measure(&tour, award->by);
    pla_tour_measure(&tour, award->credits);
    if (gathering.applies != NULL && !gathering.is_general) {
        add_claim(&gathering);
        pla_resolve_cond(lang, &gathering.applies->c);
        award->applies = &gathering.applies->c;
        gathering.applies->is_used = true;
    } else if (gathering.applies != NULL) {
        gathering.applies->is_used = true; /* built for nothing */
    }
}
