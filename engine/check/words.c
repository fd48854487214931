// SPDX-License-Identifier: Apache-2.0
/** Words for conditions: the measure's own words, the operator, what is needed. */
#include "check/words.h"

static const char *const operators[PLA_C_OP_COUNT] = {
    [PLA_C_AT_LEAST] = " at least ",
    [PLA_C_AT_MOST] = " at most ",
    [PLA_C_MORE_THAN] = " more than ",
    [PLA_C_LESS_THAN] = " less than ",
    [PLA_C_IS] = " is ",
    [PLA_C_WITHIN] = " between ",
    [PLA_C_AND] = "all of",
    [PLA_C_OR] = "any of",
};

static void put_comparison(const struct pla_cond *cond, struct pla_str *out)
{
    pla_measure_put(cond->measure, out);
    if (cond->measure->op == PLA_M_HELD && cond->low != NULL && cond->low->op == PLA_M_CONST) {
        pla_str_put_z(out, cond->low->flag ? " is held" : " is not held");
        return;
    }
    pla_str_put_z(out, operators[cond->op]);
    if (cond->low != NULL)
        pla_measure_put(cond->low, out);
    if (cond->op == PLA_C_WITHIN && cond->high != NULL) {
        PLA_PUT(out, " and ");
        pla_measure_put(cond->high, out);
    }
}

static void put_parts(const struct pla_cond *cond, struct pla_str *out)
{
    PLA_PUT(out, " (");
    for (size_t i = 0; i < cond->part_count; i++) {
        if (i > 0)
            PLA_PUT(out, "; ");
        pla_cond_put(cond->parts[i], out);
    }
    PLA_PUT(out, ")");
}

void pla_cond_put(const struct pla_cond *cond, struct pla_str *out)
{
    switch (cond->op) {
    case PLA_C_ALL_MET:
        PLA_PUT(out, "all criteria at their minimum");
        if (cond->measure->area.at != NULL) {
            PLA_PUT(out, " (area ");
            pla_str_put_text(out, cond->measure->area);
            PLA_PUT(out, ")");
        }
        break;
    case PLA_C_AND:
    case PLA_C_OR:
        pla_str_put_z(out, operators[cond->op]);
        put_parts(cond, out);
        break;
    case PLA_C_NOT:
        PLA_PUT(out, "not");
        put_parts(cond, out);
        break;
    case PLA_C_AT_LEAST_OF:
        PLA_PUT(out, "at least ");
        pla_str_put_int(out, (int64_t)cond->need);
        PLA_PUT(out, " of");
        put_parts(cond, out);
        break;
    case PLA_C_CHECK:
        pla_str_put_text(out, cond->label);
        break;
    case PLA_C_REFER:
        PLA_PUT(out, "refer: ");
        pla_str_put_text(out, cond->label);
        break;
    default:
        put_comparison(cond, out);
        break;
    }
}
