// SPDX-License-Identifier: Apache-2.0
/** The credit of a credential: what the award offers, what was granted, and in which unit. */
#include "exchange/badge_private.h"

static struct pla_rational number_at(const struct pla_json_node *node, const char *key)
{
    struct pla_rational number = PLA_ZERO;
    (void)pla_json_node_rational(pla_json_node_get(node, key), &number);
    return number;
}

/** What limits other than rounding took away, and what rounding did; false if it cannot be held. */
static bool add_cuts(const struct pla_json_node *award, struct pla_rational *cut,
                     struct pla_rational *rounded)
{
    const struct pla_json_node *at = pla_json_node_first(pla_json_node_get(award, "limits"));
    *cut = *rounded = PLA_ZERO;
    for (; at != NULL; at = pla_json_node_next(at)) {
        const bool is_rounding = pla_text_equal(pla_node_text(at, "by"), PLA_TEXT("round"));
        struct pla_rational *sum = is_rounding ? rounded : cut;
        if (!pla_rational_add(*sum, number_at(at, "cut"), sum))
            return false;
    }
    return true;
}

/**
 * What counts, in the award's unit: the institution's number by the worth of that unit, which
 * follows from what was earned and what it came to before rounding and limits.
 */
static bool to_own_unit(const struct pla_badge_credit *credit, struct pla_rational earned,
                        struct pla_rational converted, struct pla_rational *out)
{
    struct pla_rational product;
    if (credit->unit.at == NULL || credit->own_unit.at == NULL ||
        pla_text_equal(credit->unit, credit->own_unit)) {
        *out = credit->counted;
        return true;
    }
    return converted.num > 0 && pla_rational_mul(credit->counted, earned, &product) &&
           pla_rational_div(product, converted, out);
}

void pla_badge_find_credit(struct pla_badge_writer *w)
{
    const struct pla_json_node *award = w->facts->award;
    const bool is_granted = w->facts->credits.at != NULL;
    const struct pla_rational earned = number_at(award, "earned");
    struct pla_badge_credit *credit = &w->credit;
    struct pla_rational cut, rounded, converted;
    *credit = (struct pla_badge_credit){
        .offered = number_at(award, "offered"),
        .earned = PLA_ZERO,
        .counted = number_at(award, "credits"),
        .full = PLA_ZERO,
        .unit = pla_node_text(pla_json_node_get(w->facts->about, "policy"), "unit"),
        .own_unit = pla_node_text(award, "unit"),
    };
    if (pla_text_equal(pla_node_text(award, "kind"), PLA_TEXT("points"))) {
        *credit = (struct pla_badge_credit){.offered = PLA_ZERO};
        return;
    }
    if (!add_cuts(award, &cut, &rounded) ||
        !pla_rational_add(credit->counted, cut, &credit->full) ||
        !pla_rational_add(credit->full, rounded, &converted))
        return;
    if (is_granted && !pla_rational_from_text(w->facts->credits, &credit->counted))
        return;
    if (!is_granted && cut.num == 0)
        credit->earned = earned; /* rounding is the institution's, and concerns its unit only */
    else if (!to_own_unit(credit, earned, converted, &credit->earned))
        credit->earned = PLA_ZERO;
}

void pla_badge_put_credit(struct pla_badge_writer *w, const char *key, struct pla_rational number)
{
    if (number.num <= 0)
        return;
    PLA_PUT(w->out, ",\"");
    pla_str_put_z(w->out, key);
    PLA_PUT(w->out, "\":");
    pla_rational_put_decimal(w->out, number, 6); /* the standard knows decimals only */
}

/** "2 semester credits" */
static void put_amount(const struct pla_badge_credit *credit, struct pla_rational number,
                       struct pla_str *text)
{
    pla_rational_put(text, number);
    if (credit->unit.length > 0) {
        PLA_PUT(text, " ");
        pla_str_put_text(text, credit->unit);
    }
    pla_str_put_z(text, number.num == 1 && number.den == 1 ? " credit" : " credits");
}

void pla_badge_put_credit_words(const struct pla_badge_writer *w, struct pla_str *text)
{
    const struct pla_badge_credit *credit = &w->credit;
    const bool is_other = credit->own_unit.length > 0 && credit->unit.length > 0 &&
                          !pla_text_equal(credit->unit, credit->own_unit);
    if (w->facts->credits.at != NULL) {
        PLA_PUT(text, "Granted against the recommendation");
        if (credit->counted.num > 0) {
            PLA_PUT(text, ": ");
            put_amount(credit, credit->counted, text);
        }
    } else if (credit->counted.num > 0 &&
               pla_rational_compare(credit->counted, credit->full) != 0) {
        PLA_PUT(text, "Counted: ");
        put_amount(credit, credit->counted, text);
        PLA_PUT(text, " of ");
        pla_rational_put(text, credit->full);
    } else if (credit->counted.num > 0 && is_other) {
        PLA_PUT(text, "Counted as ");
        put_amount(credit, credit->counted, text);
    } else {
        return;
    }
    PLA_PUT(text, ".\n");
}
