// SPDX-License-Identifier: Apache-2.0
/** Agreement as JSON: one flat object over all, the same a criterion; null has a reason. */
#include "agreed.h"

#include <math.h>

/** An object being written, and the reasons of its nulls for the end. */
struct writer {
    struct pla_str *out;
    struct pla_str reasons;
    bool is_all;
};

void cli_put_six(struct pla_str *out, double value)
{
    pla_str_put_format(out, "%.6f", fabs(value) < 5e-7 ? 0.0 : value);
}

static void put_key(struct pla_str *out, const char *key, const char *suffix)
{
    if (out->length > 0 && out->at[out->length - 1] != '{')
        pla_str_put_c(out, ',');
    pla_str_put_format(out, "\"%s%s\":", key, suffix);
}

static void put_null(struct writer *w, const char *key, const char *suffix, const char *why)
{
    put_key(w->out, key, suffix);
    PLA_PUT(w->out, "null");
    if (w->reasons.length > 0)
        pla_str_put_c(&w->reasons, ',');
    pla_str_put_format(&w->reasons, "\"%s%s\":", key, suffix);
    pla_str_put_json(&w->reasons, pla_text_of(why != NULL ? why : "it is not defined here"));
}

static void put_number(struct writer *w, const char *key, const char *suffix, double value)
{
    put_key(w->out, key, suffix);
    cli_put_six(w->out, value);
}

static void put_count(struct writer *w, const char *key, size_t value)
{
    put_key(w->out, key, "");
    pla_str_put_int(w->out, (int64_t)value);
}

static void put_text(struct writer *w, const char *key, const char *value)
{
    put_key(w->out, key, "");
    pla_str_put_json(w->out, pla_text_of(value));
}

static void put_value(struct writer *w, const char *key, const struct pla_estimate *e)
{
    if (e->has_value)
        put_number(w, key, "", e->value);
    else
        put_null(w, key, "", e->why);
}

static void put_se(struct writer *w, const char *key, const char *suffix, bool has, double se,
                   const struct pla_estimate *e)
{
    if (has && e->has_value)
        put_number(w, key, suffix, se);
    else
        put_null(w, key, suffix, e->has_value ? e->why_limits : e->why);
}

static void put_limits(struct writer *w, const char *key, const struct pla_estimate *e)
{
    const char *why = e->has_value ? e->why_limits : e->why;
    if (e->has_limits && e->has_value) {
        put_number(w, key, "_lo", e->low);
        put_number(w, key, "_hi", e->high);
    } else {
        put_null(w, key, "_lo", why);
        put_null(w, key, "_hi", why);
    }
}

/* ---- parts of the flat object ---- */

static void put_coefficient(struct writer *w, const struct pla_agreement *all,
                            enum pla_coefficient which)
{
    const char *key = pla_coefficient_key(which);
    const struct pla_estimate *e = &all->coefficients[which];
    int parts = pla_coefficient_parts(which);
    if (!w->is_all && (parts & PLA_HAS_ALWAYS) == 0)
        return;
    put_value(w, key, e);
    if ((parts & PLA_HAS_JACKKNIFE) != 0) {
        put_se(w, key, "_se_jk", e->has_se, e->se, e);
        put_limits(w, key, e);
    }
    if ((parts & PLA_HAS_FCE_SE) != 0 && w->is_all)
        put_se(w, key, "_se_fce", all->has_analytic_se[which], all->analytic_se[which], e);
}

static void put_gwet(struct writer *w, const struct pla_agreement *all)
{
    for (int i = 0; i < PLA_COEFFICIENTS && w->is_all; i++) {
        enum pla_coefficient which = (enum pla_coefficient)i;
        if ((pla_coefficient_parts(which) & PLA_HAS_GWET_SE) != 0)
            put_se(w, pla_coefficient_key(which), "_se_gwet", all->has_analytic_se[i],
                   all->analytic_se[i], &all->coefficients[i]);
    }
}

static void put_icc(struct writer *w, const struct pla_icc *icc)
{
    static const char *const keys[] = {"icc_1_1", "icc_1_k", "icc_2_1",
                                       "icc_2_k", "icc_3_1", "icc_3_k"};
    const struct {
        const char *key;
        double value;
    } squares[] = {{"anova_bms", icc->bms},
                   {"anova_wms", icc->wms},
                   {"anova_jms", icc->jms},
                   {"anova_ems", icc->ems}};
    put_count(w, "n_items_complete", icc->items);
    for (int i = 0; i < PLA_ICC_FORMS; i++) {
        if (!w->is_all && i != PLA_ICC_2_1 && i != PLA_ICC_2_K)
            continue;
        put_value(w, keys[i], &icc->forms[i]);
        put_limits(w, keys[i], &icc->forms[i]);
    }
    for (size_t i = 0; i < 4 && w->is_all; i++) {
        if (icc->has_squares)
            put_number(w, squares[i].key, "", squares[i].value);
        else
            put_null(w, squares[i].key, "", icc->forms[0].why);
    }
}

static void put_optional(struct writer *w, const struct pla_agreement *all)
{
    const struct pla_estimate *uneven = &all->icc_uneven.estimate, *concord = &all->concord.w;
    put_value(w, "icc1_unbalanced", uneven);
    put_limits(w, "icc1_unbalanced", uneven);
    if (all->icc_uneven.k0 > 0)
        put_number(w, "icc1_k0", "", all->icc_uneven.k0);
    else
        put_null(w, "icc1_k0", "", uneven->why);
    put_value(w, "kendall_w", concord);
    if (concord->has_value) {
        put_number(w, "kendall_w_chi2", "", all->concord.chi2);
        put_count(w, "kendall_w_df", all->concord.df);
        put_number(w, "kendall_w_p", "", all->concord.p);
    } else {
        put_null(w, "kendall_w_chi2", "", concord->why);
        put_null(w, "kendall_w_df", "", concord->why);
        put_null(w, "kendall_w_p", "", concord->why);
    }
}

/** {"a1":-0.250000,...} of one number a rater. */
static void put_raters(struct writer *w, const struct cli_agreed *agreed,
                       const struct cli_agreed_part *part, const char *key, int which)
{
    put_key(w->out, key, "");
    PLA_PUT(w->out, "{");
    for (size_t j = 0; j < part->scores.rater_count; j++) {
        const struct pla_estimate *b = &part->all.severity.raters[j].severity;
        double value = which == 0 ? b->value : b->se;
        if (j > 0)
            PLA_PUT(w->out, ",");
        pla_str_put_json(w->out, agreed->scores->raters.items[part->scores.rater_ids[j]]);
        PLA_PUT(w->out, ":");
        if (which == 0 || b->has_se)
            cli_put_six(w->out, value);
        else
            PLA_PUT(w->out, "null");
    }
    PLA_PUT(w->out, "}");
}

static void put_severity(struct writer *w, const struct cli_agreed *agreed,
                         const struct cli_agreed_part *part)
{
    const struct pla_severity *severity = &part->all.severity;
    put_count(w, "linked_groups", severity->groups);
    if (severity->why != NULL) {
        put_null(w, "severity", "", severity->why);
        put_null(w, "severity_se", "", severity->why);
        put_null(w, "severity_residual_sd", "", severity->why);
        put_null(w, "severity_df", "", severity->why);
        return;
    }
    put_raters(w, agreed, part, "severity", 0);
    put_raters(w, agreed, part, "severity_se", 1);
    if (severity->df > 0)
        put_number(w, "severity_residual_sd", "", severity->residual_sd);
    else
        put_null(w, "severity_residual_sd", "", "too few scores to tell");
    put_count(w, "severity_df", severity->df > 0 ? (size_t)severity->df : 0);
}

static void put_decision(struct writer *w, const struct cli_agreed_part *part)
{
    if (!part->has_cut)
        return;
    put_number(w, "cut", "", part->cut);
    put_value(w, "decision_agreement", &part->decision);
    put_limits(w, "decision_agreement", &part->decision);
    put_value(w, "decision_kappa", &part->decision_kappa);
    put_value(w, "panel_consistency", &part->panel.consistency);
    put_value(w, "panel_kappa", &part->panel.kappa);
    put_count(w, "severity_flips", part->flips);
}

static void put_verdict(struct writer *w, const struct cli_agreed_part *part)
{
    const struct pla_judgement *judgement = &part->judgement;
    put_text(w, "headline", pla_coefficient_key(part->headline));
    if (judgement->verdict == PLA_VERDICT_NONE) {
        const struct pla_estimate *e = &part->all.coefficients[part->headline];
        put_null(w, "verdict", "", e->has_value ? e->why_limits : e->why);
    } else {
        put_text(w, "verdict", pla_verdict_name(judgement->verdict));
    }
    if (judgement->has_more)
        put_count(w, "verdict_more", judgement->more);
    put_key(w->out, "bunched", "");
    pla_str_put_z(w->out, part->all.is_bunched ? "true" : "false");
}

static void put_part(const struct cli_agreed *agreed, const struct cli_agreed_part *part,
                     bool is_all, struct pla_str *out)
{
    struct writer w = {.out = out, .is_all = is_all};
    const struct pla_agreement *all = &part->all;
    PLA_PUT(out, "{");
    put_count(&w, "n_items_scored", all->items);
    put_count(&w, "n_items_multi", all->pairable);
    put_count(&w, "n_raters", all->raters);
    put_count(&w, "n_scores", all->scores);
    put_count(&w, "n_portfolios", all->units);
    put_value(&w, "exact_agreement", &all->exact);
    put_limits(&w, "exact_agreement", &all->exact);
    put_value(&w, "adjacent_agreement", &all->adjacent);
    if (is_all) {
        put_value(&w, "light_kappa", &all->light.estimate);
        put_count(&w, "light_kappa_pairs", all->light.pairs);
        put_value(&w, "light_kappa_quadratic", &all->light_quadratic.estimate);
        put_count(&w, "light_kappa_quadratic_pairs", all->light_quadratic.pairs);
    }
    for (int i = PLA_FLEISS; i <= PLA_AC2_ORDINAL; i++)
        put_coefficient(&w, all, (enum pla_coefficient)i);
    put_gwet(&w, all);
    for (int i = PLA_BRENNAN_PREDIGER; i <= PLA_KRIPPENDORFF_RATIO; i++)
        put_coefficient(&w, all, (enum pla_coefficient)i);
    put_icc(&w, &all->icc);
    if (is_all)
        put_optional(&w, all);
    put_severity(&w, agreed, part);
    for (int i = PLA_COHEN; i <= PLA_COHEN_QUADRATIC; i++)
        put_coefficient(&w, all, (enum pla_coefficient)i);
    if (is_all) {
        put_value(&w, "mean_diff_r2_minus_r1", &all->mean_difference);
        put_value(&w, "smd_r2_minus_r1", &all->smd);
    }
    for (int i = PLA_AC1_USED; i < PLA_COEFFICIENTS; i++)
        put_coefficient(&w, all, (enum pla_coefficient)i);
    put_value(&w, "panel_sem", &all->icc.sem);
    put_decision(&w, part);
    put_verdict(&w, part);
    PLA_PUT(out, ",\"undefined\":{");
    pla_str_put_text(out, (struct pla_text){w.reasons.at, w.reasons.length});
    out->failed |= w.reasons.failed;
    pla_str_release(&w.reasons);
    PLA_PUT(out, "}}");
}

/* ---- lists ---- */

static void put_figure(struct pla_str *out, const char *key, const struct pla_figure *figure)
{
    pla_str_put_format(out, ",\"%s\":", key);
    if (figure->has_value)
        cli_put_six(out, figure->value);
    else
        PLA_PUT(out, "null");
    if (!figure->has_limits)
        return;
    pla_str_put_format(out, ",\"%s_lo\":", key);
    cli_put_six(out, figure->low);
    pla_str_put_format(out, ",\"%s_hi\":", key);
    cli_put_six(out, figure->high);
}

static void put_assessors(const struct pla_agreement_report *report, struct pla_str *out)
{
    PLA_PUT(out, ",\"assessors\":[");
    for (size_t i = 0; i < report->assessor_count; i++) {
        const struct pla_agreement_assessor *assessor = &report->assessors[i];
        pla_str_put_z(out, i > 0 ? ",{\"id\":" : "{\"id\":");
        pla_str_put_json(out, assessor->id);
        pla_str_put_format(out, ",\"scored\":%zu,\"shared\":%zu,\"group\":%zu", assessor->scored,
                           assessor->shared, assessor->group + 1);
        put_figure(out, "exact_agreement", &assessor->same);
        put_figure(out, "severity", &assessor->severity);
        pla_str_put_format(out, ",\"far\":%zu,\"flagged\":%s}", assessor->far,
                           assessor->is_flagged ? "true" : "false");
    }
    PLA_PUT(out, "]");
}

static void put_cases(const struct pla_agreement_report *report, struct pla_str *out)
{
    PLA_PUT(out, ",\"disagreements\":[");
    for (size_t i = 0; i < report->case_count; i++) {
        const struct pla_agreement_case *one = &report->cases[i];
        pla_str_put_z(out, i > 0 ? ",{\"portfolio\":" : "{\"portfolio\":");
        pla_str_put_json(out, one->portfolio);
        PLA_PUT(out, ",\"criterion\":");
        if (one->criterion.at != NULL)
            pla_str_put_json(out, one->criterion);
        else
            PLA_PUT(out, "null");
        pla_str_put_format(out,
                           ",\"levels_apart\":%zu,\"decision_differs\":%s,\"scores\":", one->apart,
                           one->is_decision ? "true" : "false");
        pla_str_put_json(out, one->scores);
        PLA_PUT(out, "}");
    }
    PLA_PUT(out, "]");
}

void cli_agreed_put_json(const struct cli_agreed *agreed, bool is_all, struct pla_str *out)
{
    const struct cli_scale *scale = &agreed->scores->overall;
    struct pla_str level = {0};
    PLA_PUT(out, "\"levels\":[");
    for (size_t i = 0; i < scale->count; i++) {
        pla_str_clear(&level);
        cli_scale_put(scale, i, &level);
        if (i > 0)
            PLA_PUT(out, ",");
        if (scale->names != NULL)
            pla_str_put_json(out, (struct pla_text){level.at, level.length});
        else
            pla_rational_put_json(out, scale->values[i]);
    }
    out->failed |= level.failed;
    pla_str_release(&level);
    pla_str_put_format(out, "],\"target\":");
    cli_put_six(out, agreed->target);
    PLA_PUT(out, ",\"overall\":");
    put_part(agreed, &agreed->parts[0], is_all, out);
    PLA_PUT(out, ",\"criteria\":{");
    for (size_t p = 1; p < agreed->part_count; p++) {
        if (p > 1)
            PLA_PUT(out, ",");
        pla_str_put_json(out, agreed->parts[p].criterion);
        PLA_PUT(out, ":");
        put_part(agreed, &agreed->parts[p], is_all, out);
    }
    PLA_PUT(out, "}");
    put_assessors(&agreed->report, out);
    put_cases(&agreed->report, out);
}
