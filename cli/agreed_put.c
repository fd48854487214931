// SPDX-License-Identifier: Apache-2.0
/** Agreement in words, for a terminal: what matters first, every number with n and interval. */
#include "agreed.h"

#include <math.h>
#include <stdio.h>

#include "base/utf8.h"
#include "stats/special.h"

/** Fewer shared items than this get counts, no interval on the screen. */
enum { FEW_ITEMS = 10 };
/** Cases shown unless all are asked for. */
enum { SHOWN = 20 };
/** Chance of passing between these: who scored decides. */
static const double HANGS_LOW = 0.10, HANGS_HIGH = 0.90;

void cli_put_two(struct pla_str *out, double value)
{
    char text[32];
    (void)snprintf(text, sizeof text, "%.2f", fabs(value) < 0.005 ? 0.0 : value);
    const char *at = text;
    if (*at == '-') {
        PLA_PUT(out, "-");
        at++;
    }
    pla_str_put_z(out, at[0] == '0' ? at + 1 : at);
}

static void put_percent(struct pla_str *out, double share)
{
    /* 99.6% is not everybody, .4% not nobody */
    double whole = floor(share * 100 + 0.5);
    if (whole >= 100 && share < 1)
        PLA_PUT(out, "over 99%");
    else if (whole <= 0 && share > 0)
        PLA_PUT(out, "under 1%");
    else
        pla_str_put_format(out, "%.0f%%", whole);
}

static void put_interval(struct pla_str *out, const struct pla_figure *figure, bool is_percent)
{
    if (is_percent) {
        pla_str_put_format(out, "%.0f-%.0f%%", floor(figure->low * 100 + 0.5),
                           floor(figure->high * 100 + 0.5));
        return;
    }
    cli_put_two(out, figure->low);
    PLA_PUT(out, " to ");
    cli_put_two(out, figure->high);
}

static void put_safe(struct pla_str *out, struct pla_text text, size_t width)
{
    size_t before = out->length;
    pla_utf8_put_safe(out, text);
    if (out->failed)
        return;
    size_t have = pla_utf8_width((struct pla_text){out->at + before, out->length - before});
    for (; have < width; have++)
        pla_str_put_c(out, ' ');
}

/** "+0.3", one decimal, never "-0.0". */
static void put_signed(struct pla_str *out, double value)
{
    pla_str_put_format(out, "%+.1f", fabs(value) < 0.05 ? 0.0 : value);
}

/* ---- one part ---- */

static void put_same(const struct pla_agreement_row *row, struct pla_str *out)
{
    if (!row->same.has_value) {
        pla_str_put_format(out, "  Agreement cannot be measured: %s.\n", row->same.why);
        return;
    }
    PLA_PUT(out, "  Two assessors gave the same level on ");
    put_percent(out, row->same.value);
    PLA_PUT(out, " of shared scores (95% interval ");
    put_interval(out, &row->same, true);
    pla_str_put_format(out, ", %zu shared),\n  and were within one level on ", row->shared);
    put_percent(out, row->near.value);
    PLA_PUT(out, ".\n");
}

static void put_verdict(const struct pla_agreement_row *row, double target, struct pla_str *out)
{
    if (row->verdict == NULL)
        return;
    PLA_PUT(out, " Target ");
    cli_put_two(out, target);
    pla_str_put_format(out, ": %s", row->verdict);
    if (row->is_too_close)
        PLA_PUT(out, "; it is too close to the target to settle by sampling");
    else if (row->has_more)
        pla_str_put_format(out, " - about %zu more double-scored portfolio%s would settle it",
                           row->more, row->more == 1 ? "" : "s");
    PLA_PUT(out, ".");
}

static void put_beyond(const struct pla_agreement_row *row, double target, struct pla_str *out)
{
    const struct pla_figure *figure = &row->beyond_chance;
    if (!row->same.has_value)
        return;
    if (!figure->has_value) {
        pla_str_put_format(out, "  No %s: %s.\n", row->measure, figure->why);
        return;
    }
    PLA_PUT(out, "  ");
    cli_put_two(out, figure->value);
    if (figure->has_limits && row->shared >= FEW_ITEMS && !row->is_bunched) {
        PLA_PUT(out, " (");
        put_interval(out, figure, false);
        PLA_PUT(out, ")");
    }
    pla_str_put_format(out,
                       ". 1 is perfect; 0 is what you would get by shuffling the scores "
                       "among portfolios (%s).\n ",
                       row->measure);
    if (row->shared < FEW_ITEMS)
        pla_str_put_format(out, " With fewer than %d shared scores there is no interval to go by.",
                           FEW_ITEMS);
    else if (!figure->has_limits)
        pla_str_put_format(out, " No interval: %s.", figure->why);
    else if (!row->is_bunched)
        put_verdict(row, target, out);
    else
        PLA_PUT(out, " No interval: nearly all scores are one level.");
    PLA_PUT(out, "\n");
}

static void put_bunched(const struct cli_agreed_part *part, struct pla_str *out)
{
    const struct pla_agreement *all = &part->all;
    if (!all->is_bunched || all->pairable == 0)
        return;
    struct pla_str level = {0};
    cli_scale_put(part->scale, all->commonest_level, &level);
    PLA_PUT(out, "  ");
    if (all->commonest_share >= 0.8) {
        put_percent(out, all->commonest_share);
        PLA_PUT(out, " of all scores are ");
    } else {
        pla_str_put_format(out, "Only %zu shared item%s a score other than ", all->items_elsewhere,
                           all->items_elsewhere == 1 ? " has" : "s have");
    }
    pla_utf8_put_safe(out, (struct pla_text){level.at, level.length});
    pla_str_release(&level);
    PLA_PUT(out, ", so any chance-corrected number is unstable here;\n  read the percentages and "
                 "the list below.");
    const struct pla_estimate *ac = &all->coefficients[PLA_AC2_QUADRATIC];
    if (ac->has_value) {
        PLA_PUT(out, " Gwet's AC2, which bunching does not pull down, is ");
        cli_put_two(out, ac->value);
        PLA_PUT(out, ".");
    }
    PLA_PUT(out, "\n");
}

static void put_decision(const struct cli_agreed_part *part, const struct pla_agreement_row *row,
                         struct pla_str *out)
{
    if (!part->has_cut || !row->decision.has_value)
        return;
    PLA_PUT(out, "  Two assessors would decide the same on ");
    put_percent(out, row->decision.value);
    PLA_PUT(out, " (95% interval ");
    put_interval(out, &row->decision, true);
    PLA_PUT(out, ").");
    if (part->panel.consistency.has_value) {
        PLA_PUT(out, " Two panels would on ");
        put_percent(out, part->panel.consistency.value);
        PLA_PUT(out, ".");
    }
    PLA_PUT(out, "\n");
}

static void put_panel(const struct cli_agreed_part *part, double target, struct pla_str *out)
{
    const struct pla_icc *icc = &part->all.icc;
    const struct pla_estimate *single = &icc->forms[PLA_ICC_2_1];
    const struct pla_estimate *mean = &icc->forms[PLA_ICC_2_K];
    if (!mean->has_value || !single->has_value || !icc->sem.has_value || part->all.is_bunched ||
        icc->items < FEW_ITEMS)
        return;
    pla_str_put_format(out, "  The mean of %zu assessors is reliable at ", icc->raters);
    if (mean->value < 0)
        PLA_PUT(out, "0 or below");
    else
        cli_put_two(out, mean->value);
    PLA_PUT(out, " (single: ");
    if (single->value < 0)
        PLA_PUT(out, "0 or below");
    else
        cli_put_two(out, single->value);
    pla_str_put_format(out, ", %zu portfolios all of them scored).\n", icc->items);
    pla_str_put_format(out,
                       "  Two portfolios whose means differ by less than %.1f levels are not "
                       "clearly different.",
                       PLA_Z95 * icc->sem.value * sqrt(2));
    size_t needed = pla_spearman_brown_needed(single->value, target);
    if (needed > 0) {
        PLA_PUT(out, " To reach ");
        cli_put_two(out, target);
        pla_str_put_format(out, " you need %zu assessor%s.", needed, needed == 1 ? "" : "s");
    }
    PLA_PUT(out, "\n");
}

static void put_optional(const struct cli_agreed_part *part, struct pla_str *out)
{
    PLA_PUT(out, "  also:\n");
    for (int i = 0; i < PLA_COEFFICIENTS; i++) {
        const struct pla_estimate *e = &part->all.coefficients[i];
        pla_str_put_format(out, "    %-42s ", pla_coefficient_title((enum pla_coefficient)i));
        if (!e->has_value) {
            pla_str_put_format(out, "-  (%s)\n", e->why);
            continue;
        }
        cli_put_two(out, e->value);
        if (e->has_limits && part->all.pairable >= FEW_ITEMS && !part->all.is_bunched) {
            PLA_PUT(out, " (");
            cli_put_two(out, e->low);
            PLA_PUT(out, " to ");
            cli_put_two(out, e->high);
            PLA_PUT(out, ")");
        }
        PLA_PUT(out, "\n");
    }
}

static void put_part(const struct cli_agreed *agreed, size_t p, bool is_all, struct pla_str *out)
{
    const struct cli_agreed_part *part = &agreed->parts[p];
    const struct pla_agreement_row *row = &agreed->report.rows[p];
    if (p == 0)
        PLA_PUT(out, "Over everything");
    else
        pla_utf8_put_safe(out, part->criterion);
    pla_str_put_format(out,
                       ": %zu portfolio%s, %zu assessor%s, %zu of %zu item%s scored twice or "
                       "more\n",
                       row->portfolios, row->portfolios == 1 ? "" : "s", row->assessors,
                       row->assessors == 1 ? "" : "s", row->shared, row->items,
                       row->items == 1 ? "" : "s");
    put_same(row, out);
    put_beyond(row, agreed->target, out);
    put_bunched(part, out);
    put_decision(part, row, out);
    put_panel(part, agreed->target, out);
    const struct pla_estimate *qwk = &part->all.coefficients[PLA_COHEN_QUADRATIC];
    if (qwk->has_value && qwk->value < -0.3 && part->all.pairable >= FEW_ITEMS)
        PLA_PUT(out, "  The two seem to go opposite ways: is one assessor's scale reversed?\n");
    if (is_all)
        put_optional(part, out);
    PLA_PUT(out, "\n");
}

/* ---- assessors ---- */

static void put_severity(const struct pla_agreement_assessor *assessor, size_t width,
                         struct pla_str *out)
{
    PLA_PUT(out, "  ");
    put_safe(out, assessor->id, width);
    pla_str_put_format(out, "  %6zu  ", assessor->scored);
    if (assessor->same.has_value)
        pla_str_put_format(out, "%4.0f%%  ", floor(assessor->same.value * 100 + 0.5));
    else
        PLA_PUT(out, "    -  ");
    pla_str_put_format(out, "%4zu  ", assessor->far);
    const struct pla_figure *b = &assessor->severity;
    if (!b->has_value) {
        PLA_PUT(out, "-\n");
        return;
    }
    put_signed(out, b->value);
    if (b->has_limits) {
        PLA_PUT(out, " (");
        put_signed(out, b->low);
        PLA_PUT(out, " to ");
        put_signed(out, b->high);
        PLA_PUT(out, ")");
    }
    if (assessor->spread > 0 && assessor->spread < 0.7)
        PLA_PUT(out, "  bunches scores");
    PLA_PUT(out, "\n");
}

/** "A4 scored about 0.9 level lower than the panel ...": who is flagged, in a sentence. */
static void put_flagged(const struct pla_agreement_report *report, struct pla_str *out)
{
    for (size_t i = 0; i < report->assessor_count; i++) {
        const struct pla_agreement_assessor *one = &report->assessors[i];
        const struct pla_figure *b = &one->severity;
        if (!one->is_flagged)
            continue;
        double near = fmin(fabs(b->low), fabs(b->high)), far = fmax(fabs(b->low), fabs(b->high));
        PLA_PUT(out, "\n  ");
        pla_utf8_put_safe(out, one->id);
        pla_str_put_format(out,
                           " scored about %.1f level %s than the panel on the same portfolios "
                           "(%.1f to %.1f).\n",
                           fabs(b->value), b->value > 0 ? "higher" : "lower", near, far);
    }
}

/** Assessors on a line of levels, lenient at the top, a quarter level a step. */
static void put_ruler(const struct pla_agreement_report *report, struct pla_str *out)
{
    int high = 0, low = 0;
    for (size_t i = 0; i < report->assessor_count; i++) {
        int step = (int)lround(fmax(-10, fmin(10, report->assessors[i].severity.value)) * 4);
        high = step > high ? step : high;
        low = step < low ? step : low;
    }
    PLA_PUT(out, "\n  levels above (+) or below (-) the panel on the same portfolios\n");
    for (int step = high; step >= low; step--) {
        pla_str_put_format(out, "  %+5.2f %c", step / 4.0, step == 0 ? '+' : '|');
        for (size_t i = 0; i < report->assessor_count; i++) {
            const struct pla_agreement_assessor *one = &report->assessors[i];
            if ((int)lround(fmax(-10, fmin(10, one->severity.value)) * 4) != step)
                continue;
            PLA_PUT(out, " ");
            pla_utf8_put_safe(out, one->id);
        }
        PLA_PUT(out, "\n");
    }
}

static void put_teams(const struct pla_agreement_report *report, struct pla_str *out)
{
    pla_str_put_format(out,
                       "\n  %zu teams share no portfolio; their severity cannot be "
                       "compared:\n",
                       report->groups);
    for (size_t group = 0; group < report->groups; group++) {
        PLA_PUT(out, "   ");
        for (size_t i = 0; i < report->assessor_count; i++) {
            if (report->assessors[i].group != group)
                continue;
            PLA_PUT(out, " ");
            pla_utf8_put_safe(out, report->assessors[i].id);
        }
        PLA_PUT(out, "\n");
    }
}

static void put_assessors(const struct cli_agreed *agreed, struct pla_str *out)
{
    const struct pla_agreement_report *report = &agreed->report;
    size_t width = 8;
    for (size_t i = 0; i < report->assessor_count; i++) {
        size_t own = pla_utf8_width(report->assessors[i].id);
        width = own > width ? own : width;
    }
    width = width > 30 ? 30 : width;
    PLA_PUT(out, "Assessors\n  ");
    put_safe(out, PLA_TEXT("assessor"), width);
    PLA_PUT(out, "  scored   same   far  severity in levels\n");
    for (size_t i = 0; i < report->assessor_count; i++)
        put_severity(&report->assessors[i], width, out);
    const struct cli_agreed_part *all = &agreed->parts[0];
    if (report->groups > 1)
        put_teams(report, out);
    else if (all->all.severity.why == NULL)
        put_ruler(report, out);
    put_flagged(report, out);
    if (all->has_cut && all->all.severity.why == NULL)
        pla_str_put_format(out, "\n  Taking severity off would change %zu of %zu items.\n",
                           all->flips, all->all.items);
    PLA_PUT(out, "\n");
}

/* ---- what to talk about ---- */

static void put_cases(const struct pla_agreement_report *report, bool is_all, struct pla_str *out)
{
    size_t shown = is_all || report->case_count <= SHOWN ? report->case_count : SHOWN;
    if (report->case_count == 0) {
        PLA_PUT(out, "No two assessors are two levels apart on anything.\n");
        return;
    }
    pla_str_put_format(out, "To talk about: %zu item%s\n", report->case_count,
                       report->case_count == 1 ? "" : "s");
    for (size_t i = 0; i < shown; i++) {
        const struct pla_agreement_case *one = &report->cases[i];
        PLA_PUT(out, "  ");
        pla_utf8_put_safe(out, one->portfolio);
        if (one->criterion.at != NULL) {
            PLA_PUT(out, ", ");
            pla_utf8_put_safe(out, one->criterion);
        }
        PLA_PUT(out, ": ");
        pla_utf8_put_safe(out, one->scores);
        if (one->is_decision)
            PLA_PUT(out, "  (on both sides of the minimum)");
        PLA_PUT(out, "\n");
    }
    if (shown < report->case_count)
        pla_str_put_format(out, "  ... and %zu more (--all shows them)\n",
                           report->case_count - shown);
}

/** Portfolios whose panel mean is so near the cut that another panel might decide otherwise. */
static void put_hanging(const struct cli_agreed *agreed, size_t p, struct pla_str *out)
{
    const struct cli_agreed_part *part = &agreed->parts[p];
    const struct cli_scores *given = agreed->scores;
    bool is_begun = false;
    if (!part->has_cut || !part->all.icc.sem.has_value || part->all.icc.sem.value <= 0)
        return;
    for (size_t i = 0; i < part->scores.item_count; i++) {
        if (pla_scores_of(&part->scores, i) != part->scores.rater_count)
            continue;
        double mean = part->all.severity.raw_means[i];
        double pass = pla_cut_pass_probability(mean, part->cut, part->all.icc.sem.value);
        if (pass < HANGS_LOW || pass > HANGS_HIGH)
            continue;
        if (!is_begun) {
            PLA_PUT(out, "\nHangs on who scored");
            if (part->criterion.at != NULL) {
                PLA_PUT(out, ", ");
                pla_utf8_put_safe(out, part->criterion);
            }
            PLA_PUT(out, " (chance that the portfolio is at or above the minimum)\n");
        }
        is_begun = true;
        PLA_PUT(out, "  ");
        pla_utf8_put_safe(out, cli_scores_item(given, part->scores.item_ids[i]));
        pla_str_put_format(out, ": %.0f%%\n", floor(pass * 100 + 0.5));
    }
}

void cli_agreed_put(const struct cli_agreed *agreed, bool is_all, struct pla_str *out)
{
    for (size_t p = 0; p < agreed->part_count; p++)
        put_part(agreed, p, is_all, out);
    put_assessors(agreed, out);
    put_cases(&agreed->report, is_all, out);
    for (size_t p = agreed->part_count > 1 ? 1 : 0; p < agreed->part_count; p++)
        put_hanging(agreed, p, out);
}
