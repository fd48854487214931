// SPDX-License-Identifier: Apache-2.0
/**
 * Words for values: numbers, dates, levels, ranges.
 */
#include "model/measure_text.h"

void pla_number_put(struct pla_rational number, const struct pla_rational *against,
                    struct pla_str *out)
{
    enum { EXACT_PLACES = 4, PLACES = 2 };
    struct pla_rational rounded;
    if (number.den <= 1) {
        pla_str_put_int(out, number.num);
        return;
    }
    if (pla_rational_is_decimal(number, EXACT_PLACES) ||
        !pla_rational_round(number, (struct pla_rational){1, 100}, PLA_ROUND_HALF_EVEN, &rounded)) {
        pla_rational_put(out, number);
        return;
    }
    if (against != NULL && against->den > 0) {
        int exact = pla_rational_compare(number, *against);
        int shown = pla_rational_compare(rounded, *against);
        if ((exact > 0) != (shown > 0) || (exact < 0) != (shown < 0)) {
            pla_rational_put_fraction(out, number);
            return;
        }
    }
    PLA_PUT(out, "about ");
    pla_rational_put_decimal(out, number, PLACES);
}

void pla_scalar_put(const struct pla_value *value, struct pla_rational end,
                    const struct pla_scale *scale, struct pla_str *out)
{
    struct pla_text level = pla_scale_level(scale, end);
    switch (value->kind) {
    case PLA_KIND_DATE:
        pla_day_put(out, (pla_day)end.num);
        break;
    case PLA_KIND_BOOLEAN:
        pla_str_put_z(out, end.num != 0 ? "yes" : "no");
        break;
    case PLA_KIND_TEXT:
        pla_str_put_text(out, value->text);
        break;
    case PLA_KIND_NUMBER:
        if (level.at != NULL) {
            pla_str_put_text(out, level);
        } else {
            pla_number_put(end, NULL, out);
        }
        break;
    }
}

void pla_value_put(const struct pla_value *value, const struct pla_scale *scale,
                   struct pla_str *out)
{
    bool is_ordered = value->kind == PLA_KIND_NUMBER || value->kind == PLA_KIND_DATE;
    if (value->is_none) {
        PLA_PUT(out, "none");
    } else if (value->state == PLA_VALUE_KNOWN) {
        pla_scalar_put(value, value->low, scale, out);
    } else if (value->state != PLA_VALUE_RANGE || !is_ordered ||
               (value->no_low && value->no_high)) {
        PLA_PUT(out, "not known");
    } else if (value->no_low) {
        PLA_PUT(out, "up to ");
        pla_scalar_put(value, value->high, scale, out);
    } else if (value->no_high) {
        pla_scalar_put(value, value->low, scale, out);
        pla_str_put_z(out, value->kind == PLA_KIND_DATE ? " or later" : " or more");
    } else {
        PLA_PUT(out, "between ");
        pla_scalar_put(value, value->low, scale, out);
        PLA_PUT(out, " and ");
        pla_scalar_put(value, value->high, scale, out);
    }
}

void pla_list_put(const struct pla_text_list *list, const char *last_word, struct pla_str *out)
{
    for (size_t i = 0; i < list->count; i++) {
        if (i > 0 && i + 1 == list->count) {
            PLA_PUT(out, " ");
            pla_str_put_z(out, last_word);
            PLA_PUT(out, " ");
        } else if (i > 0) {
            PLA_PUT(out, ", ");
        }
        pla_str_put_text(out, list->items[i]);
    }
}
