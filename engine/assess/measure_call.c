// SPDX-License-Identifier: Apache-2.0
/** Own measures: a function of the rubric that gives a number and the items it rests on. */
#include "assess/call.h"
#include "assess/gather.h"
#include "assess/measure.h"
#include "assess/range.h"

/** Ask with one view of the evidence. */
static struct pla_value ask(struct pla_run *run, const struct pla_measure *measure,
                            enum pla_view view, struct pla_gather *gather)
{
    struct pla_value value = pla_range_start(PLA_KIND_NUMBER);
    struct pla_call_result result;
    struct pla_text why = {NULL, 0};
    if (!pla_run_call(run, measure->call, view, NULL, &result, &why)) {
        pla_range_fail(&value, why);
        return value;
    }
    pla_gather_ids(gather, &result.items);
    if (result.kind == PLA_CALL_UNKNOWN)
        pla_range_set_unknown(&value);
    else if (result.kind == PLA_CALL_NUMBER)
        pla_range_set(&value, result.number, result.number);
    else
        pla_range_fail(&value, PLA_TEXT("a measure's function must return a number or nil"));
    return value;
}

/** While items are doubtful the value lies between what it is without and with them. */
static void join(const struct pla_value *sure, const struct pla_value *all, struct pla_value *out)
{
    if (sure->state == PLA_VALUE_FAILED || all->state == PLA_VALUE_FAILED)
        pla_range_fail(out, sure->state == PLA_VALUE_FAILED ? sure->text : all->text);
    else if (sure->state == PLA_VALUE_UNKNOWN || all->state == PLA_VALUE_UNKNOWN)
        pla_range_set_unknown(out);
    else
        pla_range_set(out, pla_rational_min(sure->low, all->low),
                      pla_rational_max(sure->high, all->high));
}

void pla_run_value_call(struct pla_run *run, const struct pla_measure *measure,
                        struct pla_value *out)
{
    struct pla_gather gather = {.run = run};
    struct pla_value sure = ask(run, measure, PLA_VIEW_SURE, &gather);
    struct pla_value all = run->has_doubt && sure.state != PLA_VALUE_FAILED
                               ? ask(run, measure, PLA_VIEW_ALL, &gather)
                               : sure;
    pla_gather_end(&gather, out);
    join(&sure, &all, out);
    out->has_doubt = out->state == PLA_VALUE_RANGE;
}
