// SPDX-License-Identifier: Apache-2.0
/**
 * What assessors say in a portfolio, read from its JSON: ratings and findings.
 */
#include "model/portfolio_read.h"

/** A level name, a number, or null: the assessor cannot judge. */
static void read_level(struct pla_reader *reader, void *at)
{
    struct pla_rating *rating = at;
    switch (pla_json_peek(&reader->json)) {
    case PLA_JSON_NULL:
        rating->cannot_judge = pla_json_null(&reader->json);
        break;
    case PLA_JSON_STRING:
        pla_reader_name(reader, &rating->level);
        break;
    case PLA_JSON_NUMBER:
        rating->has_number = pla_reader_number(reader, &rating->number);
        break;
    default:
        rating->cannot_judge = true;
        pla_reader_wrong(reader, "a level name, a number or null");
        break;
    }
}

static void read_rating_claim(struct pla_reader *reader, void *at)
{
    struct pla_rating *rating = at;
    if (pla_json_peek(&reader->json) == PLA_JSON_NULL) {
        pla_json_null(&reader->json);
        return;
    }
    pla_reader_id(reader, &rating->claim);
}

static void read_role(struct pla_reader *reader, void *at)
{
    struct pla_rating *rating = at;
    int role = pla_reader_word(reader, "role", pla_role_names);
    if (role >= 0) {
        rating->role = (enum pla_role)role;
    }
}

void pla_rating_read(struct pla_reader *reader, void *at)
{
    static const struct pla_member members[] = {
        PLA_MEMBER(struct pla_rating, assessor, pla_reader_id),
        PLA_MEMBER(struct pla_rating, rubric, pla_reader_name),
        PLA_MEMBER_OF("claim", read_rating_claim),
        PLA_MEMBER(struct pla_rating, criterion, pla_reader_id),
        PLA_MEMBER_OF("level", read_level),
        PLA_MEMBER_OF("role", read_role),
        PLA_MEMBER(struct pla_rating, panel, pla_reader_name),
        PLA_MEMBER(struct pla_rating, comment, pla_reader_text),
        PLA_MEMBER(struct pla_rating, evidence, pla_reader_names),
        PLA_MEMBER(struct pla_rating, rated, pla_reader_date),
    };
    static const struct pla_shape shape = PLA_SHAPE(members);
    struct pla_rating *rating = at;
    rating->number = PLA_ZERO;
    if (!pla_reader_object(reader, &shape, rating, NULL)) {
        return;
    }
    pla_reader_require(reader, rating->assessor.at != NULL, "the assessor of the rating");
    pla_reader_require(reader, rating->criterion.at != NULL, "the criterion of the rating");
    pla_reader_require(reader,
                       rating->level.at != NULL || rating->has_number || rating->cannot_judge,
                       "the level of the rating");
}

static void read_valid(struct pla_reader *reader, void *at)
{
    struct pla_finding *finding = at;
    finding->has_valid = true;
    pla_reader_known(reader, &finding->valid);
}

static void read_authentic(struct pla_reader *reader, void *at)
{
    struct pla_finding *finding = at;
    finding->has_authentic = true;
    pla_reader_known(reader, &finding->authentic);
}

static void read_current(struct pla_reader *reader, void *at)
{
    struct pla_finding *finding = at;
    finding->has_current = true;
    pla_reader_known(reader, &finding->current);
}

static void read_sufficient(struct pla_reader *reader, void *at)
{
    struct pla_finding *finding = at;
    finding->has_sufficient = true;
    pla_reader_known(reader, &finding->sufficient);
}

/** Hours an assessor could not say are as good as none said. */
static void read_accepted_hours(struct pla_reader *reader, void *at)
{
    struct pla_finding *finding = at;
    bool unknown = false;
    pla_reader_amount(reader, "hours", &finding->hours, &finding->has_hours, &unknown);
}

/** `{ "o1": "met" }`: keys are the learner's own, so no table can name them. */
static void read_outcomes(struct pla_reader *reader, void *at)
{
    static const char *const words[] = {"not_met", "partly", "met", NULL};
    struct pla_finding *finding = at;
    if (pla_json_peek(&reader->json) != PLA_JSON_OBJECT) {
        pla_reader_wrong(reader, "an object");
        return;
    }
    void *items = NULL;
    size_t capacity = 0;
    struct pla_text key;
    finding->outcome_count = 0;
    if (!pla_json_object(&reader->json)) {
        return;
    }
    while (pla_json_member(&reader->json, &key)) {
        int word = pla_reader_word(reader, "verdict", words);
        struct pla_outcome_finding *row =
            pla_reader_push(reader, &items, &finding->outcome_count, &capacity, sizeof(*row));
        if (row == NULL) {
            return;
        }
        row->outcome = pla_reader_normal(reader, key);
        row->met = word < 0 ? PLA_MET_NO : (enum pla_met)word;
    }
    finding->outcomes = items;
}

void pla_finding_read(struct pla_reader *reader, void *at)
{
    static const struct pla_member members[] = {
        PLA_MEMBER(struct pla_finding, evidence, pla_reader_id),
        PLA_MEMBER(struct pla_finding, assessor, pla_reader_id),
        PLA_MEMBER_OF("valid", read_valid),
        PLA_MEMBER_OF("authentic", read_authentic),
        PLA_MEMBER_OF("current", read_current),
        PLA_MEMBER_OF("sufficient", read_sufficient),
        PLA_MEMBER_OF("hours", read_accepted_hours),
        PLA_MEMBER_OF("learning_outcomes", read_outcomes),
        PLA_MEMBER(struct pla_finding, why, pla_reader_text),
    };
    static const struct pla_shape shape = PLA_SHAPE(members);
    struct pla_finding *finding = at;
    finding->valid = finding->authentic = finding->current = finding->sufficient = PLA_KNOWN_NOT;
    finding->hours = PLA_ZERO;
    if (pla_reader_object(reader, &shape, finding, NULL)) {
        pla_reader_require(reader, finding->evidence.at != NULL,
                           "the evidence item of the finding");
    }
}
