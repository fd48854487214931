// SPDX-License-Identifier: Apache-2.0
/** Outcomes by group in words and as JSON. */
#include "fairness.h"

#include <math.h>
#include <stdio.h>

#include "agreed.h"
#include "base/utf8.h"

/* ---- words ---- */

static double percent(double share)
{
    return floor(share * 100 + 0.5);
}

static void put_rate(const struct cli_fair_group *group, const struct pla_estimate *rate,
                     struct pla_str *out)
{
    pla_str_put_format(out, "%llu of %llu awarded, %.0f%%", (unsigned long long)group->awarded.yes,
                       (unsigned long long)group->awarded.n, percent(rate->value));
    if (rate->has_limits)
        pla_str_put_format(out, " (95%% interval %.0f-%.0f%%)", percent(rate->low),
                           percent(rate->high));
    if (group->credits.has_value)
        pla_str_put_format(out, ", %.1f credits a portfolio", group->credits.value);
    if (group->open > 0)
        pla_str_put_format(out, "; %zu not decided yet", group->open);
}

static void put_stages(const struct cli_fair_group *group, const struct cli_fair_group *reference,
                       struct pla_str *out)
{
    for (int stage = 0; stage < CLI_STAGES; stage++) {
        struct pla_rate own = group->stages[stage], other = reference->stages[stage];
        pla_str_put_format(out, "      %-45s ", cli_stage_words((enum cli_stage)stage));
        if (own.n == 0 || other.n == 0) {
            PLA_PUT(out, "-\n");
            continue;
        }
        pla_str_put_format(
            out, "%.0f%% against %.0f%%%s\n", percent((double)own.yes / (double)own.n),
            percent((double)other.yes / (double)other.n),
            group->has_gap && (int)group->gap == stage ? "   <- the gap arises here" : "");
    }
}

static void put_compared(const struct cli_fair_attribute *attribute,
                         const struct cli_fair_group *group, struct pla_str *out)
{
    const struct cli_fair_group *reference = &attribute->groups[attribute->reference];
    const struct pla_rates *rates = &group->against;
    PLA_PUT(out, "    ");
    if (!rates->ratio.has_value) {
        pla_str_put_format(out, "no ratio: %s\n", rates->ratio.why);
        return;
    }
    cli_put_two(out, rates->ratio.value);
    PLA_PUT(out, " of the rate of ");
    pla_utf8_put_safe(out, reference->value);
    if (rates->ratio.has_limits) {
        PLA_PUT(out, " (");
        cli_put_two(out, rates->ratio.low);
        PLA_PUT(out, " to ");
        cli_put_two(out, rates->ratio.high);
        PLA_PUT(out, ")");
    }
    pla_str_put_format(out, "; difference %+.0f points (%+.0f to %+.0f); exact test p ",
                       percent(rates->difference.value), percent(rates->difference.low),
                       percent(rates->difference.high));
    if (rates->adjusted_p < 0.001)
        PLA_PUT(out, "under .001\n");
    else {
        char text[16];
        (void)snprintf(text, sizeof text, "%.3f", rates->adjusted_p);
        pla_str_put_z(out, text[0] == '0' ? text + 1 : text);
        PLA_PUT(out, "\n");
    }
    if (rates->impact == PLA_IMPACT_RED)
        PLA_PUT(out, "    RED: below four-fifths, and chance alone would hardly do it.");
    else if (rates->impact == PLA_IMPACT_AMBER)
        PLA_PUT(out, "    AMBER: below four-fifths, but chance alone could do it.");
    if (rates->impact != PLA_IMPACT_NONE) {
        pla_str_put_format(out, " %llu more award%s would clear it",
                           (unsigned long long)rates->more_to_clear,
                           rates->more_to_clear == 1 ? "" : "s");
        pla_str_put_z(out,
                      rates->impact == PLA_IMPACT_AMBER ? "; keep watching, pool terms.\n" : ".\n");
        put_stages(group, reference, out);
    }
}

static void put_attribute(const struct cli_fair_attribute *attribute, uint64_t least,
                          struct pla_str *out)
{
    pla_utf8_put_safe(out, attribute->name);
    PLA_PUT(out, "\n");
    for (size_t i = 0; i < attribute->count; i++) {
        const struct cli_fair_group *group = &attribute->groups[i];
        if (group->is_hidden)
            continue;
        struct pla_estimate rate =
            pla_estimate_share((double)group->awarded.yes / (double)group->awarded.n,
                               (size_t)group->awarded.n, "nothing is decided");
        PLA_PUT(out, "  ");
        pla_utf8_put_safe(out, group->value);
        PLA_PUT(out, ": ");
        put_rate(group, &rate, out);
        if (i == attribute->reference) {
            PLA_PUT(out, "; the others are held against this\n");
            continue;
        }
        PLA_PUT(out, "\n");
        if (attribute->reference < attribute->count)
            put_compared(attribute, group, out);
    }
    if (attribute->hidden > 0)
        pla_str_put_format(out,
                           "  %zu group%s with fewer than %llu decided portfolios %s not shown\n",
                           attribute->hidden, attribute->hidden == 1 ? "" : "s",
                           (unsigned long long)least, attribute->hidden == 1 ? "is" : "are");
    if (attribute->reference >= attribute->count)
        PLA_PUT(out, "  nothing is compared: no group is large enough\n");
    if (attribute->not_given > 0)
        pla_str_put_format(out, "  %zu portfolio%s without this group\n", attribute->not_given,
                           attribute->not_given == 1 ? "" : "s");
    PLA_PUT(out, "\n");
}

void cli_fair_put(const struct cli_fair *fair, struct pla_str *out)
{
    pla_str_put_format(out, "%zu portfolio%s", fair->portfolios.count,
                       fair->portfolios.count == 1 ? "" : "s");
    if (fair->award != NULL) {
        PLA_PUT(out, ", award ");
        pla_utf8_put_safe(out, pla_text_of(fair->award));
    }
    PLA_PUT(out, "\n\n");
    for (size_t i = 0; i < fair->names.count; i++)
        put_attribute(&fair->attributes[i], fair->least, out);
    if (fair->names.count == 0)
        PLA_PUT(out, "No portfolio names a group of its learner.\n\n");
    PLA_PUT(out, "The four-fifths rule is a screen, not a finding: it says where to look. Groups "
                 "never enter scoring.\n");
}

/* ---- JSON ---- */

static void put_number(struct pla_str *out, const char *key, bool has, double value)
{
    pla_str_put_format(out, ",\"%s\":", key);
    if (has)
        cli_put_six(out, value);
    else
        PLA_PUT(out, "null");
}

static void put_limits(struct pla_str *out, const char *key, const struct pla_estimate *estimate)
{
    char name[40];
    put_number(out, key, estimate->has_value, estimate->value);
    (void)snprintf(name, sizeof name, "%s_lo", key);
    put_number(out, name, estimate->has_value && estimate->has_limits, estimate->low);
    (void)snprintf(name, sizeof name, "%s_hi", key);
    put_number(out, name, estimate->has_value && estimate->has_limits, estimate->high);
}

static void put_json_stages(const struct cli_fair_group *group, struct pla_str *out)
{
    PLA_PUT(out, ",\"stages\":{");
    for (int stage = 0; stage < CLI_STAGES; stage++) {
        struct pla_rate rate = group->stages[stage];
        pla_str_put_format(out, "%s\"%s\":{\"yes\":%llu,\"n\":%llu", stage > 0 ? "," : "",
                           cli_stage_name((enum cli_stage)stage), (unsigned long long)rate.yes,
                           (unsigned long long)rate.n);
        put_number(out, "rate", rate.n > 0, rate.n > 0 ? (double)rate.yes / (double)rate.n : 0);
        PLA_PUT(out, "}");
    }
    PLA_PUT(out, "}");
}

static void put_json_compared(const struct cli_fair_group *group, struct pla_str *out)
{
    const struct pla_rates *rates = &group->against;
    put_limits(out, "ratio", &rates->ratio);
    put_limits(out, "difference", &rates->difference);
    put_number(out, "z", rates->has_z, rates->z);
    put_number(out, "fisher_p", true, rates->fisher_p);
    put_number(out, "holm_p", true, rates->adjusted_p);
    pla_str_put_format(out,
                       ",\"below_four_fifths\":%s,\"more_to_clear\":%llu,"
                       "\"one_person_reverses\":%s,\"impact\":\"%s\",\"gap_at\":",
                       rates->is_below_four_fifths ? "true" : "false",
                       (unsigned long long)rates->more_to_clear,
                       rates->is_one_person ? "true" : "false", pla_impact_name(rates->impact));
    if (group->has_gap)
        pla_str_put_format(out, "\"%s\"", cli_stage_name(group->gap));
    else
        PLA_PUT(out, "null");
    const char *why = rates->ratio.has_value ? rates->ratio.why_limits : rates->ratio.why;
    if (why != NULL) {
        PLA_PUT(out, ",\"undefined\":{\"ratio\":");
        pla_str_put_json(out, pla_text_of(why));
        PLA_PUT(out, "}");
    }
}

static void put_json_group(const struct cli_fair_attribute *attribute, size_t i,
                           struct pla_str *out)
{
    const struct cli_fair_group *group = &attribute->groups[i];
    PLA_PUT(out, "{\"value\":");
    pla_str_put_json(out, group->value);
    if (group->is_hidden) {
        PLA_PUT(out, ",\"hidden\":true}");
        return;
    }
    struct pla_estimate rate =
        pla_estimate_share((double)group->awarded.yes / (double)group->awarded.n,
                           (size_t)group->awarded.n, "nothing is decided");
    pla_str_put_format(out, ",\"hidden\":false,\"n\":%llu,\"awarded\":%llu,\"undecided\":%zu",
                       (unsigned long long)group->awarded.n, (unsigned long long)group->awarded.yes,
                       group->open);
    put_limits(out, "rate", &rate);
    put_limits(out, "credits", &group->credits);
    put_json_stages(group, out);
    if (i != attribute->reference && attribute->reference < attribute->count)
        put_json_compared(group, out);
    PLA_PUT(out, "}");
}

void cli_fair_put_json(const struct cli_fair *fair, struct pla_str *out)
{
    pla_str_put_format(out, "{\"schema\":1,\"portfolios\":%zu,\"least\":%llu,\"award\":",
                       fair->portfolios.count, (unsigned long long)fair->least);
    if (fair->award != NULL)
        pla_str_put_json(out, pla_text_of(fair->award));
    else
        PLA_PUT(out, "null");
    pla_str_put_format(out, ",\"not_found\":%zu,\"groups\":{", fair->unmatched);
    for (size_t a = 0; a < fair->names.count; a++) {
        const struct cli_fair_attribute *attribute = &fair->attributes[a];
        if (a > 0)
            PLA_PUT(out, ",");
        pla_str_put_json(out, attribute->name);
        PLA_PUT(out, ":{\"reference\":");
        if (attribute->reference < attribute->count)
            pla_str_put_json(out, attribute->groups[attribute->reference].value);
        else
            PLA_PUT(out, "null");
        pla_str_put_format(out, ",\"not_given\":%zu,\"values\":[", attribute->not_given);
        for (size_t i = 0; i < attribute->count; i++) {
            if (i > 0)
                PLA_PUT(out, ",");
            put_json_group(attribute, i, out);
        }
        PLA_PUT(out, "]}");
    }
    PLA_PUT(out, "}}\n");
}
