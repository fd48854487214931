// SPDX-License-Identifier: Apache-2.0
/** Parts of a policy that bound credit: rounding, caps, and the catalogue's relations. */
#include "rubric/fault.h"
#include "rubric/policy_draft.h"

/* ---- rounding ---- */

struct rounding {
    struct pla_rational step;
    struct pla_given least;
    int mode, at, remainder;
    const struct pla_round_for *rules;
    size_t rule_count;
};

static void read_round_for(struct pla_lang *lang, const struct pla_key *key, void *out);

static const char *const modes[] = {"none", "down", "up", "half_up", "half_even", NULL};
static const char *const stages[] = {"award", "item", "course", NULL};
static const char *const remainders[] = {"lost", "elective", NULL};

/* The last key makes a rule for one method, unit or award; it stands at the top only. */
static const struct pla_key round_keys[] = {
    PLA_KEY(struct rounding, step, "step", pla_read_amount),
    PLA_KEY_MORE(struct rounding, mode, "mode", pla_read_choice, modes),
    PLA_KEY_MORE(struct rounding, at, "at", pla_read_choice, stages),
    PLA_KEY(struct rounding, least, "least", pla_read_given),
    PLA_KEY_MORE(struct rounding, remainder, "remainder", pla_read_choice, remainders),
    {.name = "per", .read = read_round_for},
    {0},
};

static struct pla_round_rule rule_of(struct pla_lang *lang, const struct rounding *read)
{
    static const enum pla_round round_modes[] = {PLA_ROUND_NONE, PLA_ROUND_DOWN, PLA_ROUND_UP,
                                                 PLA_ROUND_HALF_UP, PLA_ROUND_HALF_EVEN};
    static const enum pla_round_at ats[] = {PLA_AT_AWARD, PLA_AT_ITEM, PLA_AT_COURSE};
    if (read->step.num <= 0)
        pla_fault(lang, "step = 1 or step = \"1/2\"", "\"step\" must be above 0");
    return (struct pla_round_rule){.is_set = true,
                                   .step = read->step.num > 0 ? read->step : PLA_WHOLE(1),
                                   .mode = round_modes[read->mode],
                                   .at = ats[read->at],
                                   .has_least = read->least.is_given,
                                   .least = read->least.number,
                                   .remainder_elective = read->remainder == 1};
}

static struct rounding rounding_start(void)
{
    return (struct rounding){
        .step = PLA_WHOLE(1), .least = {.number = PLA_ZERO}, .mode = PLA_ROUND_DOWN};
}

static void read_round_for(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    static const struct pla_schema schema = {"a rule of rounding", round_keys};
    struct rounding *parent = out;
    size_t count;
    const struct pla_text *names = pla_names_here(lang, key->name, &count);
    struct pla_round_for *rules = PLA_LANG_NEW(lang, count, struct pla_round_for);
    for (size_t i = 0; i < count; i++) {
        struct rounding read = rounding_start();
        read.step = parent->step;
        read.mode = parent->mode;
        read.at = parent->at;
        read.remainder = parent->remainder;
        pla_name_enter(lang, names[i]);
        pla_schema_read(lang, &schema, &read);
        if (read.rule_count > 0)
            pla_fault(lang, NULL, "\"per\" stands in \"round\" only");
        rules[i] = (struct pla_round_for){names[i], rule_of(lang, &read)};
        pla_name_leave(lang);
    }
    parent->rules = rules;
    parent->rule_count = count;
}

void pla_read_round(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    static const struct pla_schema schema = {"round", round_keys};
    struct pla_policy_draft *draft = out;
    struct rounding read = rounding_start();
    (void)key;
    if (!pla_schema_read(lang, &schema, &read))
        return;
    draft->p.round = rule_of(lang, &read);
    draft->p.round_for = read.rules;
    draft->p.round_for_count = read.rule_count;
}

/* ---- caps ---- */

struct cap {
    struct pla_cap c;
    struct pla_given percent;
    struct pla_text of, per;
};

static void read_max(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    struct cap *cap = out;
    if (!lua_istable(lang->L, -1)) {
        pla_read_amount(lang, key, &cap->c.max);
        cap->c.has_max = true;
        return;
    }
    struct pla_amounts amounts = {0};
    pla_read_amounts(lang, key, &amounts);
    struct pla_cap_by_program *rows = PLA_LANG_NEW(lang, amounts.count, struct pla_cap_by_program);
    for (size_t i = 0; i < amounts.count; i++)
        rows[i] = (struct pla_cap_by_program){amounts.rows[i].name, amounts.rows[i].number};
    cap->c.by_program = rows;
    cap->c.by_program_count = amounts.count;
    if (amounts.count == 0)
        pla_fault(lang, NULL, "\"%s\" names no programme", key->name);
}

static const struct pla_key cap_keys[] = {
    {.name = "max", .read = read_max},
    PLA_KEY(struct cap, percent, "percent", pla_read_given),
    PLA_KEY(struct cap, of, "of", pla_read_text),
    PLA_KEY(struct cap, per, "per", pla_read_text),
    PLA_KEY(struct cap, c.within, "within", pla_read_id),
    PLA_KEY(struct cap, c.methods, "method", pla_read_ids),
    PLA_KEY(struct cap, c.credit_level, "credit_level", pla_read_id),
    PLA_KEY(struct cap, c.held, "held", pla_read_boolean),
    {0},
};

static void check_cap(struct pla_lang *lang, const struct cap *cap)
{
    bool has_max = cap->c.has_max || cap->c.by_program_count > 0;
    if (has_max == cap->percent.is_given)
        pla_fault(lang, "max = 30, max = { BA4 = 30 } or percent = 25, of = \"program\"",
                  "cap \"%s\" needs either \"max\" or \"percent\"", pla_shown(lang, cap->c.id));
    if (pla_rational_compare(cap->percent.number, PLA_WHOLE(100)) > 0)
        pla_fault(lang, NULL, "\"percent\" must be from 0 to 100");
    if (cap->of.at != NULL &&
        (!cap->percent.is_given || !pla_text_equal(cap->of, PLA_TEXT("program"))))
        pla_fault(lang, "percent = 25, of = \"program\"", "\"of\" can only be \"program\"");
    if (cap->per.at != NULL && !pla_text_equal(cap->per, PLA_TEXT("term")))
        pla_fault(lang, "per = \"term\"", "\"per\" can only be \"term\"");
}

void pla_read_caps(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    static const struct pla_schema schema = {"a cap", cap_keys};
    struct pla_policy_draft *draft = out;
    size_t count;
    const struct pla_text *names = pla_names_here(lang, key->name, &count);
    struct pla_cap *caps = PLA_LANG_NEW(lang, count, struct pla_cap);
    for (size_t i = 0; i < count; i++) {
        struct cap cap = {.percent = {.number = PLA_ZERO}};
        pla_name_enter(lang, names[i]);
        pla_check_id(lang, names[i]);
        cap.c.id = names[i];
        cap.c.max = PLA_ZERO;
        cap.c.place = (struct pla_place){lang->root.file, pla_fault_line(lang)};
        if (pla_schema_read(lang, &schema, &cap))
            check_cap(lang, &cap);
        cap.c.has_percent = cap.percent.is_given;
        cap.c.percent = cap.percent.number;
        cap.c.per_term = cap.per.at != NULL;
        caps[i] = cap.c;
        pla_name_leave(lang);
    }
    draft->p.caps = caps;
    draft->p.cap_count = count;
}

static const struct pla_cap *find_cap(const struct pla_policy *policy, struct pla_text id)
{
    for (size_t i = 0; i < policy->cap_count; i++)
        if (pla_text_equal(policy->caps[i].id, id))
            return &policy->caps[i];
    return NULL;
}

void pla_caps_check(struct pla_lang *lang)
{
    const struct pla_policy *policy = &lang->policy->p;
    struct pla_text *ids = PLA_LANG_NEW(lang, policy->cap_count, struct pla_text);
    for (size_t i = 0; i < policy->cap_count; i++)
        ids[i] = policy->caps[i].id;
    for (size_t i = 0; i < policy->cap_count; i++) {
        const struct pla_cap *cap = &policy->caps[i], *outer = cap;
        size_t steps = 0;
        while (outer != NULL && outer->within.at != NULL && steps++ <= policy->cap_count) {
            struct pla_text within = outer->within;
            outer = find_cap(policy, within);
            if (outer == NULL && steps == 1) {
                char hint[320];
                pla_hint_nearest(hint, within, pla_names_of_texts(lang, ids, policy->cap_count));
                pla_fault_at(lang, cap->place, hint, "cap \"%s\" is within \"%s\", which is no cap",
                             pla_shown(lang, cap->id), pla_shown(lang, within));
            }
        }
        if (steps > policy->cap_count)
            pla_fault_at(lang, cap->place, NULL, "cap \"%s\" is within itself",
                         pla_shown(lang, cap->id));
    }
}

/* ---- the catalogue ---- */

struct course {
    struct pla_course c;
    struct pla_given credits;
    struct pla_amounts overlaps;
};

static const struct pla_key course_keys[] = {
    PLA_KEY(struct course, c.title, "title", pla_read_text),
    PLA_KEY(struct course, credits, "credits", pla_read_given),
    PLA_KEY(struct course, c.unit, "unit", pla_read_id),
    PLA_KEY(struct course, c.credit_level, "credit_level", pla_read_id),
    PLA_KEY(struct course, c.equivalent, "equivalent", pla_read_ids),
    PLA_KEY(struct course, c.prerequisite, "prerequisite", pla_read_ids),
    PLA_KEY(struct course, c.supersedes, "supersedes", pla_read_ids),
    PLA_KEY(struct course, c.exclusive, "exclusive", pla_read_ids),
    PLA_KEY(struct course, c.tests, "tests", pla_read_ids),
    PLA_KEY(struct course, overlaps, "overlaps", pla_read_amounts),
    {0},
};

static void check_course(struct pla_lang *lang, const struct pla_course *course)
{
    const struct pla_text_list *lists[] = {&course->equivalent, &course->prerequisite,
                                           &course->supersedes, &course->exclusive};
    static const char *const words[] = {"equivalent", "prerequisite", "supersedes", "exclusive"};
    for (int i = 0; i < 4; i++)
        if (pla_text_list_has(lists[i], course->code))
            pla_fault(lang, NULL, "course \"%s\" names itself in \"%s\"",
                      pla_shown(lang, course->code), words[i]);
}

void pla_read_courses(struct pla_lang *lang, const struct pla_key *key, void *out)
{
    static const struct pla_schema schema = {"a course", course_keys};
    struct pla_policy_draft *draft = out;
    size_t count;
    const struct pla_text *names = pla_names_here(lang, key->name, &count);
    struct pla_course *courses = PLA_LANG_NEW(lang, count, struct pla_course);
    for (size_t i = 0; i < count; i++) {
        struct course course = {.credits = {.number = PLA_ZERO}};
        pla_name_enter(lang, names[i]);
        pla_check_id(lang, names[i]);
        course.c.code = names[i];
        course.c.place = (struct pla_place){lang->root.file, pla_fault_line(lang)};
        if (pla_schema_read(lang, &schema, &course))
            check_course(lang, &course.c);
        struct pla_overlap *overlaps =
            PLA_LANG_NEW(lang, course.overlaps.count, struct pla_overlap);
        for (size_t k = 0; k < course.overlaps.count; k++)
            overlaps[k] =
                (struct pla_overlap){course.overlaps.rows[k].name, course.overlaps.rows[k].number};
        course.c.overlaps = overlaps;
        course.c.overlap_count = course.overlaps.count;
        course.c.has_credits = course.credits.is_given;
        course.c.credits = course.credits.number;
        courses[i] = course.c;
        pla_name_leave(lang);
    }
    draft->p.courses = courses;
    draft->p.course_count = count;
}
