// SPDX-License-Identifier: Apache-2.0
/**
 * A few words for a gap: what the learner could still do.
 */
#include "model/measure_text.h"
#include "model/reason_text.h"

/** How much more: what is not a short decimal is rounded up, so that it is enough. */
static void put_by(struct pla_rational by, struct pla_str *out)
{
    enum { EXACT_PLACES = 4, PLACES = 1 };
    struct pla_rational rounded;
    if (by.den <= 1 || pla_rational_is_decimal(by, EXACT_PLACES) ||
        !pla_rational_round(by, (struct pla_rational){1, 10}, PLA_ROUND_UP, &rounded)) {
        pla_number_put(by, NULL, out);
        return;
    }
    PLA_PUT(out, "about ");
    pla_rational_put_decimal(out, rounded, PLACES);
}

/** A gap without a measure is about a criterion. */
static void put_measure(const struct pla_gap *gap, struct pla_text title, struct pla_str *out)
{
    if (gap->measure != NULL) {
        pla_measure_put_titled(gap->measure, title, out);
        return;
    }
    struct pla_text name = title.at != NULL ? title : gap->name;
    pla_str_put_text(out, name.at != NULL ? name : gap->measure_word);
}

/** "18 more hours (kind mentoring)" */
static void put_counted(const struct pla_gap *gap, struct pla_text title, struct pla_str *out)
{
    if (gap->strictly && pla_rational_is_zero(gap->by)) {
        PLA_PUT(out, "some ");
        pla_measure_put_unit(gap->measure, title, false, out);
        return;
    }
    pla_str_put_z(out, gap->strictly ? "over " : "");
    put_by(gap->by, out);
    PLA_PUT(out, " more ");
    pla_measure_put_unit(gap->measure, title, gap->by.num == 1 && gap->by.den == 1, out);
}

/** "2 more learning outcomes found met" */
static void put_share(const struct pla_gap *gap, struct pla_str *out)
{
    bool is_one = gap->by.num == 1 && gap->by.den == 1;
    put_by(gap->by, out);
    pla_str_put_z(out, is_one ? " more learning outcome " : " more learning outcomes ");
    pla_str_put_z(out, gap->measure->op == PLA_M_COVERED ? "found met" : "tagged");
    if (gap->measure->label.at != NULL) {
        PLA_PUT(out, " (");
        pla_str_put_text(out, gap->measure->label);
        PLA_PUT(out, ")");
    } else {
        pla_limits_put(gap->measure, out);
    }
}

/** "score in CLEP/Algebra at 50 (7 more)", "latest item on 2026-01-01 or later" */
static void put_named(const struct pla_gap *gap, struct pla_text title, struct pla_str *out)
{
    put_measure(gap, title, out);
    if (gap->measure != NULL && gap->measure->kind == PLA_KIND_DATE) {
        pla_str_put_z(out, gap->strictly ? " after " : " on ");
        pla_day_put(out, (pla_day)gap->to.num);
        pla_str_put_z(out, gap->strictly ? "" : " or later");
        return;
    }
    pla_str_put_z(out, gap->strictly ? " above " : " at ");
    if (gap->to_level.at != NULL) {
        pla_str_put_text(out, gap->to_level);
        return;
    }
    pla_number_put(gap->to, NULL, out);
    /* From nothing, or to just above: how much more says no more than that. */
    if (pla_rational_is_zero(gap->by) || pla_rational_compare(gap->by, gap->to) == 0)
        return;
    pla_str_put_z(out, gap->strictly ? " (over " : " (");
    put_by(gap->by, out);
    PLA_PUT(out, " more)");
}

static void put_more(const struct pla_gap *gap, struct pla_text title, struct pla_str *out)
{
    enum pla_form form = gap->measure == NULL ? PLA_FORM_NAMED : pla_measure_form(gap->measure);
    switch (form) {
    case PLA_FORM_COUNTED:
        put_counted(gap, title, out);
        break;
    case PLA_FORM_SHARE:
        put_share(gap, out);
        break;
    case PLA_FORM_NAMED:
    case PLA_FORM_LEVEL:
        put_named(gap, title, out);
        break;
    case PLA_FORM_HELD:
        put_measure(gap, title, out);
        PLA_PUT(out, " held");
        break;
    }
}

/** "Reflection on practice at meets" */
static void put_level(const struct pla_gap *gap, struct pla_text title, struct pla_str *out)
{
    put_measure(gap, title, out);
    pla_str_put_z(out, gap->strictly ? " above " : " at ");
    if (gap->to_level.at != NULL) {
        pla_str_put_text(out, gap->to_level);
    } else {
        pla_number_put(gap->to, NULL, out);
    }
}

/** "country: this cannot be met by the learner" */
static void put_never(const struct pla_gap *gap, struct pla_text title, struct pla_str *out)
{
    size_t before = out->length;
    put_measure(gap, title, out);
    pla_str_put_z(out, out->length > before ? ": " : "");
    PLA_PUT(out, "this cannot be met by the learner");
}

void pla_gap_put_words(const struct pla_gap *gap, struct pla_wording *wording, struct pla_str *out)
{
    if (gap->text.at != NULL) {
        pla_str_put_text(out, gap->text);
        return;
    }
    const struct pla_criterion *criterion =
        gap->name.at == NULL ? NULL : pla_wording_criterion(wording, gap->name);
    struct pla_text title = criterion == NULL ? (struct pla_text){0} : criterion->title;
    switch (gap->kind) {
    case PLA_GAP_MORE:
        put_more(gap, title, out);
        break;
    case PLA_GAP_LEVEL:
        put_level(gap, title, out);
        break;
    case PLA_GAP_WAIT:
        PLA_PUT(out, "wait until ");
        pla_day_put(out, (pla_day)gap->to.num);
        break;
    case PLA_GAP_NEVER:
        put_never(gap, title, out);
        break;
    }
}

void pla_gap_put_text(const struct pla_gap *gap, struct pla_str *out)
{
    struct pla_wording wording = {0};
    pla_gap_put_words(gap, &wording, out);
}
