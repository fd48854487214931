// SPDX-License-Identifier: Apache-2.0
/**
 * Why a condition has its state: the tree of reasons that a decision shows.
 */
#include "assess/marks.h"
#include "assess/range.h"
#include "assess/run.h"

static const struct pla_text_list no_evidence = {0};

static struct pla_value count_value(size_t count)
{
    struct pla_value value = pla_range_start(PLA_KIND_NUMBER);
    struct pla_rational number = PLA_WHOLE((int64_t)count);

    pla_range_set(&value, number, number);
    return value;
}

/** Ids of up to three lists, each once; the usual case is one list with anything in it. */
static struct pla_text_list join_evidence(struct pla_run *run, const struct pla_text_list *lists[3])
{
    const struct pla_text_list *sole = &no_evidence;
    struct pla_marks marks;
    size_t filled = 0;

    for (size_t i = 0; i < 3; i++)
        if (lists[i]->count > 0) {
            sole = lists[i];
            filled++;
        }
    if (filled < 2)
        return *sole;
    if (!pla_marks_init(&marks, run->portfolio, run->arena))
        return no_evidence;
    for (size_t i = 0; i < 3; i++)
        pla_marks_add(&marks, lists[i]);
    return pla_marks_list(&marks, run->arena);
}

static void compare_reason(struct pla_run *run, const struct pla_cond *cond, struct pla_reason *out)
{
    out->have = *pla_run_value(run, cond->measure);
    out->need = *pla_run_value(run, cond->low);
    if (cond->op == PLA_C_WITHIN)
        out->need_high = *pla_run_value(run, cond->high);
    const struct pla_text_list *lists[3] = {&out->have.evidence, &out->need.evidence,
                                            cond->op == PLA_C_WITHIN ? &out->need_high.evidence
                                                                     : &no_evidence};
    out->evidence = join_evidence(run, lists);
    if (out->state == PLA_FAILED)
        out->text = pla_run_failure(run, cond);
}

/** One criterion of all_met: its value against its minimum, which goes by its level's name. */
static void criterion_reason(const struct pla_criterion_result *result, const struct pla_cond *cond,
                             struct pla_reason *out)
{
    const struct pla_criterion *criterion = result->criterion;

    out->cond = cond;
    out->part_id = result->id;
    out->state = result->state;
    out->have = result->value;
    out->need = pla_range_start(PLA_KIND_NUMBER);
    pla_range_set(&out->need, criterion->minimum, criterion->minimum);
    out->evidence = result->value.evidence;
    if (result->state == PLA_FAILED)
        out->text = result->value.text;
}

static void all_met_reason(struct pla_run *run, const struct pla_cond *cond, struct pla_reason *out)
{
    const struct pla_measure *met = cond->measure;
    struct pla_reason *parts = PLA_NEW_ARRAY(run->arena, met->criterion_count, struct pla_reason);
    size_t count = 0, met_count = 0;

    if (parts == NULL)
        return;
    for (size_t i = 0; i < met->criterion_count; i++) {
        const struct pla_criterion_result *result = &run->criteria[met->criteria[i]];
        if (result->state == PLA_STATE_NONE)
            continue;
        criterion_reason(result, cond, &parts[count++]);
        met_count += result->state == PLA_MET;
    }
    out->parts = parts;
    out->part_count = count;
    out->have = count_value(met_count);
    out->need = count_value(count);
    if (out->state == PLA_FAILED)
        out->text = pla_run_failure(run, cond);
}

static void build(struct pla_run *run, const struct pla_cond *cond, struct pla_reason *out);

static void join_reason(struct pla_run *run, const struct pla_cond *cond, struct pla_reason *out)
{
    struct pla_reason *parts = PLA_NEW_ARRAY(run->arena, cond->part_count, struct pla_reason);
    size_t met = 0, need = 1;

    if (parts == NULL)
        return;
    for (size_t i = 0; i < cond->part_count; i++) {
        build(run, cond->parts[i], &parts[i]);
        met += parts[i].state == PLA_MET;
    }
    if (cond->op == PLA_C_AND)
        need = cond->part_count;
    else if (cond->op == PLA_C_NOT)
        need = 0;
    else if (cond->op == PLA_C_AT_LEAST_OF)
        need = cond->need;
    out->parts = parts;
    out->part_count = cond->part_count;
    out->have = count_value(met);
    out->need = count_value(need);
}

static void build(struct pla_run *run, const struct pla_cond *cond, struct pla_reason *out)
{
    out->cond = cond;
    out->state = pla_run_state(run, cond);
    switch (cond->op) {
    case PLA_C_ALL_MET:
        all_met_reason(run, cond, out);
        break;
    case PLA_C_AND:
    case PLA_C_OR:
    case PLA_C_NOT:
    case PLA_C_AT_LEAST_OF:
        join_reason(run, cond, out);
        break;
    case PLA_C_CHECK:
    case PLA_C_REFER:
        out->text = pla_run_cond_text(run, cond);
        break;
    default:
        compare_reason(run, cond, out);
    }
}

void pla_run_reasons(struct pla_run *run, const struct pla_cond *cond,
                     const struct pla_reason **out, size_t *out_count)
{
    bool is_list = cond->op == PLA_C_AND;
    size_t count = is_list ? cond->part_count : 1;
    struct pla_reason *reasons = PLA_NEW_ARRAY(run->arena, count, struct pla_reason);

    *out = NULL;
    *out_count = 0;
    if (reasons == NULL)
        return;
    for (size_t i = 0; i < count; i++)
        build(run, is_list ? cond->parts[i] : cond, &reasons[i]);
    *out = reasons;
    *out_count = count;
}

/** The lists with anything in them: how many (two stand for more), and the first. */
static size_t filled_lists(const struct pla_reason *reasons, size_t count,
                           const struct pla_text_list **first)
{
    size_t filled = 0;

    for (size_t i = 0; i < count && filled < 2; i++) {
        if (reasons[i].evidence.count > 0) {
            if (*first == NULL)
                *first = &reasons[i].evidence;
            filled++;
        }
        filled += filled_lists(reasons[i].parts, reasons[i].part_count, first);
    }
    return filled;
}

static void mark(struct pla_marks *marks, const struct pla_reason *reasons, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        pla_marks_add(marks, &reasons[i].evidence);
        mark(marks, reasons[i].parts, reasons[i].part_count);
    }
}

struct pla_text_list pla_reasons_evidence(struct pla_run *run, const struct pla_reason *reasons,
                                          size_t count)
{
    const struct pla_text_list *first = NULL;
    size_t filled = filled_lists(reasons, count, &first);
    struct pla_marks marks;

    if (filled < 2)
        return filled == 1 ? *first : no_evidence;
    if (!pla_marks_init(&marks, run->portfolio, run->arena))
        return no_evidence;
    mark(&marks, reasons, count);
    return pla_marks_list(&marks, run->arena);
}
