// SPDX-License-Identifier: Apache-2.0
/**
 * A portfolio's JSON, read straight into its structs.
 */
#include "model/portfolio_read.h"

#include "model/portfolio_check.h"

/** A portfolio while it is read. */
struct reading {
    struct pla_portfolio portfolio;
    bool has_evidence;
};

static void read_evidence(struct pla_reader *reader, void *at)
{
    struct pla_portfolio *portfolio = at;
    ((struct reading *)reader->whole)->has_evidence = true;
    portfolio->evidence = pla_reader_rows(reader, sizeof(struct pla_evidence), pla_evidence_read,
                                          &portfolio->evidence_count);
}

/* ---- learner, claims, held ---- */

static void read_program(struct pla_reader *reader, void *at)
{
    struct pla_learner *learner = at;
    learner->program_unknown = pla_reader_fact(reader, &learner->program);
}

/** Checked and passed over: only the fingerprint needs to know where `groups` stands. */
static void read_groups(struct pla_reader *reader, void *at)
{
    (void)at;
    const char *before = reader->before;
    if (pla_json_peek(&reader->json) != PLA_JSON_OBJECT) {
        pla_reader_wrong(reader, "an object");
    } else if (pla_json_skip(&reader->json)) {
        struct reading *reading = reader->whole;
        reading->portfolio.groups_bytes = pla_reader_member_bytes(reader, before);
    }
}

static void read_learner(struct pla_reader *reader, void *at)
{
    static const struct pla_member members[] = {
        PLA_MEMBER(struct pla_learner, id, pla_reader_id),
        PLA_MEMBER(struct pla_learner, name, pla_reader_text),
        PLA_MEMBER_OF("program", read_program),
        PLA_MEMBER_OF("groups", read_groups),
    };
    static const struct pla_shape shape = PLA_SHAPE(members);
    struct pla_learner *learner = at;
    pla_reader_object(reader, &shape, learner, &learner->fields);
}

static void read_claim_course(struct pla_reader *reader, void *at)
{
    struct pla_claim *claim = at;
    claim->course_unknown = pla_reader_fact(reader, &claim->course);
}

static void read_claim_unit(struct pla_reader *reader, void *at)
{
    struct pla_claim *claim = at;
    claim->unit_unknown = pla_reader_fact(reader, &claim->unit);
}

static void read_claim_credit_level(struct pla_reader *reader, void *at)
{
    struct pla_claim *claim = at;
    claim->credit_level_unknown = pla_reader_fact(reader, &claim->credit_level);
}

static void read_claim_credits(struct pla_reader *reader, void *at)
{
    struct pla_claim *claim = at;
    pla_reader_amount(reader, "credits", &claim->credits, &claim->has_credits,
                      &claim->credits_unknown);
}

static void read_claim_evidence(struct pla_reader *reader, void *at)
{
    struct pla_claim *claim = at;
    claim->has_evidence = true;
    pla_reader_names(reader, &claim->evidence);
}

static void read_claim(struct pla_reader *reader, void *at)
{
    static const struct pla_member members[] = {
        PLA_MEMBER(struct pla_claim, id, pla_reader_id),
        PLA_MEMBER(struct pla_claim, rubric, pla_reader_name),
        PLA_MEMBER_OF("course", read_claim_course),
        PLA_MEMBER_OF("credits", read_claim_credits),
        PLA_MEMBER_OF("unit", read_claim_unit),
        PLA_MEMBER_OF("credit_level", read_claim_credit_level),
        PLA_MEMBER(struct pla_claim, learning_outcomes, pla_reader_names),
        PLA_MEMBER_OF("evidence", read_claim_evidence),
    };
    static const struct pla_shape shape = PLA_SHAPE(members);
    struct pla_claim *claim = at;
    claim->credits = PLA_ZERO;
    if (pla_reader_object(reader, &shape, claim, &claim->fields)) {
        pla_reader_require(reader, claim->id.at != NULL, "the id of the claim");
    }
}

static void read_claims(struct pla_reader *reader, void *at)
{
    struct pla_portfolio *portfolio = at;
    portfolio->claims =
        pla_reader_rows(reader, sizeof(struct pla_claim), read_claim, &portfolio->claim_count);
}

static void read_held_credits(struct pla_reader *reader, void *at)
{
    struct pla_held *held = at;
    bool unknown = false;
    pla_reader_amount(reader, "credits", &held->credits, &held->has_credits, &unknown);
}

/** A grade that is not known is as good as none. */
static void read_held_grade(struct pla_reader *reader, void *at)
{
    struct pla_held *held = at;
    pla_reader_fact(reader, &held->grade);
}

static void read_held_status(struct pla_reader *reader, void *at)
{
    struct pla_held *held = at;
    int status = pla_reader_word(reader, "status", pla_held_status_names);
    if (status >= 0) {
        held->status = (enum pla_held_status)status;
    }
}

static void read_held_course(struct pla_reader *reader, void *at)
{
    static const struct pla_member members[] = {
        PLA_MEMBER(struct pla_held, course, pla_reader_id),
        PLA_MEMBER_OF("credits", read_held_credits),
        PLA_MEMBER(struct pla_held, unit, pla_reader_name),
        PLA_MEMBER(struct pla_held, credit_level, pla_reader_name),
        PLA_MEMBER_OF("grade", read_held_grade),
        PLA_MEMBER_OF("status", read_held_status),
        PLA_MEMBER(struct pla_held, term, pla_reader_name),
        PLA_MEMBER(struct pla_held, ended, pla_reader_date),
        PLA_MEMBER(struct pla_held, method, pla_reader_name),
        PLA_MEMBER(struct pla_held, here, pla_reader_bool),
        PLA_MEMBER(struct pla_held, resident, pla_reader_bool),
    };
    static const struct pla_shape shape = PLA_SHAPE(members);
    struct pla_held *held = at;
    held->credits = PLA_ZERO;
    if (pla_reader_object(reader, &shape, held, NULL)) {
        pla_reader_require(reader, held->course.at != NULL, "the course of held credit");
    }
}

static void read_held(struct pla_reader *reader, void *at)
{
    struct pla_portfolio *portfolio = at;
    portfolio->held =
        pla_reader_rows(reader, sizeof(struct pla_held), read_held_course, &portfolio->held_count);
}

static void read_ratings(struct pla_reader *reader, void *at)
{
    struct pla_portfolio *portfolio = at;
    const char *before = reader->before;
    struct pla_rating *ratings = pla_reader_rows(reader, sizeof(struct pla_rating), pla_rating_read,
                                                 &portfolio->rating_count);
    for (size_t i = 0; ratings != NULL && i < portfolio->rating_count; i++) {
        ratings[i].index = i;
    }
    portfolio->ratings = ratings;
    if (reader->json.err.code == PLA_OK) {
        portfolio->ratings_bytes = pla_reader_member_bytes(reader, before);
    }
}

static void read_findings(struct pla_reader *reader, void *at)
{
    struct pla_portfolio *portfolio = at;
    portfolio->findings = pla_reader_rows(reader, sizeof(struct pla_finding), pla_finding_read,
                                          &portfolio->finding_count);
}

/* ---- the portfolio ---- */

static void read_attempt(struct pla_reader *reader, void *at)
{
    struct pla_portfolio *portfolio = at;
    struct pla_rational number;
    if (!pla_reader_number(reader, &number)) {
        return;
    }
    if (number.den != 1 || number.num < 1) {
        pla_reader_fault(reader, NULL, "an attempt is a whole number from 1 up");
        return;
    }
    portfolio->attempt = number.num;
}

static void read_term(struct pla_reader *reader, void *at)
{
    struct pla_portfolio *portfolio = at;
    portfolio->term_unknown = pla_reader_fact(reader, &portfolio->term);
}

static void read_portfolio(struct pla_reader *reader, struct reading *reading)
{
    static const struct pla_member members[] = {
        PLA_MEMBER(struct pla_portfolio, id, pla_reader_id),
        PLA_MEMBER_OF("attempt", read_attempt),
        PLA_MEMBER(struct pla_portfolio, submitted, pla_reader_date),
        PLA_MEMBER_OF("term", read_term),
        PLA_MEMBER(struct pla_portfolio, catalog, pla_reader_date),
        PLA_MEMBER(struct pla_portfolio, learner, read_learner),
        PLA_MEMBER_OF("claims", read_claims),
        PLA_MEMBER_OF("evidence", read_evidence),
        PLA_MEMBER_OF("held", read_held),
        PLA_MEMBER_OF("ratings", read_ratings),
        PLA_MEMBER_OF("findings", read_findings),
        PLA_MEMBER(struct pla_portfolio, choices, pla_reader_names),
    };
    static const struct pla_shape shape = PLA_SHAPE(members);
    struct pla_portfolio *portfolio = &reading->portfolio;
    if (!pla_reader_object(reader, &shape, portfolio, &portfolio->fields)) {
        return;
    }
    pla_reader_require(reader, portfolio->id.at != NULL, "the id of the portfolio");
    pla_reader_require(reader, reading->has_evidence, "the list `evidence`");
}

enum pla_code pla_portfolio_read(struct pla_text record, const char *name, size_t first_line,
                                 const struct pla_field_decls *fields, struct pla_arena *arena,
                                 struct pla_portfolio *out, struct pla_faults *faults)
{
    struct reading reading = {.portfolio = {.attempt = 1, .record = record}};
    struct pla_reader reader;
    size_t faults_before = faults->count;
    pla_reader_begin(&reader, record, name, first_line, arena, faults);
    reader.fields = fields;
    reader.whole = &reading;

    read_portfolio(&reader, &reading);
    enum pla_code code = pla_json_end(&reader.json);
    if (code != PLA_OK) {
        pla_faults_add(faults, &reader.json.err);
        return code;
    }
    code = pla_portfolio_check(&reading.portfolio, name, first_line, faults->count == faults_before,
                               arena, faults);
    if (code != PLA_OK) {
        struct pla_err err = {0};
        pla_err_memory(&err);
        pla_faults_add(faults, &err);
        return code;
    }
    if (faults->count > faults_before) {
        return PLA_PORTFOLIO;
    }
    *out = reading.portfolio;
    return PLA_OK;
}
