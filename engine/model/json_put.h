// SPDX-License-Identifier: Apache-2.0
/**
 * Small JSON values for the writer of decisions; private to `model`.
 */
#pragma once

#include "base/date.h"
#include "model/portfolio.h"

/** Escape what was appended since `from` as the inside of a JSON string. */
void pla_put_escaped_since(struct pla_str *out, size_t from);

/** A string, or null if the text is absent. */
static inline void pla_put_text(struct pla_str *out, struct pla_text text)
{
    if (text.at == NULL) {
        PLA_PUT(out, "null");
    } else {
        pla_str_put_json(out, text);
    }
}

/** A number; one that was never set (a zeroed struct) is 0. */
static inline void pla_put_number(struct pla_str *out, struct pla_rational number)
{
    if (number.den == 1) {
        pla_str_put_int(out, number.num);
    } else if (number.den == 0) {
        PLA_PUT(out, "0");
    } else {
        pla_rational_put_json(out, number);
    }
}

static inline void pla_put_day(struct pla_str *out, pla_day day)
{
    PLA_PUT(out, "\"");
    pla_day_put(out, day);
    PLA_PUT(out, "\"");
}

static inline void pla_put_bool(struct pla_str *out, bool value)
{
    if (value) {
        PLA_PUT(out, "true");
    } else {
        PLA_PUT(out, "false");
    }
}

/** An array of strings. */
static inline void pla_put_list(struct pla_str *out, const struct pla_text_list *list)
{
    PLA_PUT(out, "[");
    for (size_t i = 0; i < list->count; i++) {
        if (i > 0) {
            PLA_PUT(out, ",");
        }
        pla_str_put_json(out, list->items[i]);
    }
    PLA_PUT(out, "]");
}
