// SPDX-License-Identifier: Apache-2.0
/** Ratings as JSON. */
#include "rating_line.h"

static void put_text(struct pla_str *s, const char *key, struct pla_text text)
{
    if (text.at == NULL)
        return;
    if (s->at[s->length - 1] != '{')
        pla_str_put_c(s, ',');
    pla_str_put_format(s, "\"%s\":", key);
    pla_str_put_json(s, text);
}

/** Does a criterion of that name have a level of that name? */
static bool is_level(const struct pla_rating *rating, const struct cli_terms *terms)
{
    for (size_t i = 0; terms != NULL && i < terms->rubric_count; i++) {
        const struct cli_term *term = &terms->rubrics[i];
        const struct cli_term_criterion *criterion = cli_term_criterion(term, rating->criterion);
        if (rating->rubric.at != NULL && !pla_text_equal(rating->rubric, term->id))
            continue;
        if (criterion != NULL && pla_text_list_has(&criterion->levels, rating->level))
            return true;
    }
    return terms == NULL;
}

static void put_level(struct pla_str *s, const struct pla_rating *rating,
                      const struct cli_terms *terms)
{
    PLA_PUT(s, ",\"level\":");
    if (rating->cannot_judge)
        PLA_PUT(s, "null");
    else if (rating->level.at != NULL && (!rating->has_number || is_level(rating, terms)))
        pla_str_put_json(s, rating->level);
    else
        pla_rational_put_json(s, rating->number);
}

void cli_put_rating(struct pla_str *s, const struct pla_rating *rating,
                    const struct cli_terms *terms)
{
    struct pla_str date = {0};
    pla_str_put_c(s, '{');
    if (s->failed)
        return;
    put_text(s, "assessor", rating->assessor);
    put_text(s, "rubric", rating->rubric);
    put_text(s, "claim", rating->claim);
    put_text(s, "criterion", rating->criterion);
    put_level(s, rating, terms);
    if (rating->role != PLA_ROLE_ASSESSOR)
        put_text(s, "role", pla_text_of(pla_role_name(rating->role)));
    put_text(s, "panel", rating->panel);
    put_text(s, "comment", rating->comment);
    if (rating->rated.state == PLA_DATE_UNKNOWN)
        put_text(s, "rated", PLA_TEXT("unknown"));
    if (rating->rated.state == PLA_DATE_KNOWN) {
        pla_date_put(&date, rating->rated);
        put_text(s, "rated", (struct pla_text){date.at, date.length});
    }
    pla_str_put_c(s, '}');
    s->failed = s->failed || date.failed;
    pla_str_release(&date);
}

static void put_known(struct pla_str *s, const char *key, bool has, enum pla_known known)
{
    if (has)
        pla_str_put_format(s, ",\"%s\":%s", key,
                           known == PLA_KNOWN_YES  ? "true"
                           : known == PLA_KNOWN_NO ? "false"
                                                   : "null");
}

void cli_put_finding(struct pla_str *s, const struct pla_finding *finding)
{
    static const char *const words[] = {"not_met", "partly", "met"};
    pla_str_put_c(s, '{');
    if (s->failed)
        return;
    put_text(s, "evidence", finding->evidence);
    put_text(s, "assessor", finding->assessor);
    put_known(s, "valid", finding->has_valid, finding->valid);
    put_known(s, "authentic", finding->has_authentic, finding->authentic);
    put_known(s, "current", finding->has_current, finding->current);
    put_known(s, "sufficient", finding->has_sufficient, finding->sufficient);
    if (finding->has_hours) {
        PLA_PUT(s, ",\"hours\":");
        pla_rational_put_json(s, finding->hours);
    }
    for (size_t i = 0; i < finding->outcome_count; i++) {
        pla_str_put_z(s, i == 0 ? ",\"learning_outcomes\":{" : ",");
        pla_str_put_json(s, finding->outcomes[i].outcome);
        pla_str_put_format(s, ":\"%s\"", words[finding->outcomes[i].met]);
    }
    pla_str_put_z(s, finding->outcome_count > 0 ? "}" : "");
    put_text(s, "why", finding->why);
    pla_str_put_c(s, '}');
}
