// SPDX-License-Identifier: Apache-2.0
/**
 * An evidence item of a portfolio, read from its JSON.
 */
#include "model/portfolio_read.h"

static void read_started(struct pla_reader *reader, void *at)
{
    struct pla_evidence *item = at;
    struct pla_date date = {0};
    pla_reader_date(reader, &date);
    item->has_started = date.state == PLA_DATE_KNOWN;
    item->started_unknown = date.state == PLA_DATE_UNKNOWN;
    item->started = date.first;
}

static void read_hours(struct pla_reader *reader, void *at)
{
    struct pla_evidence *item = at;
    pla_reader_amount(reader, "hours", &item->hours, &item->has_hours, &item->hours_unknown);
}

static void read_verified(struct pla_reader *reader, void *at)
{
    static const struct pla_member members[] = {
        {"by", 2, offsetof(struct pla_evidence, verified_by), pla_reader_text},
        {"on", 2, offsetof(struct pla_evidence, verified_on), pla_reader_date},
        {"how", 3, offsetof(struct pla_evidence, verified_how), pla_reader_text},
    };
    static const struct pla_shape shape = PLA_SHAPE(members);
    struct pla_evidence *item = at;
    if (pla_json_peek(&reader->json) != PLA_JSON_OBJECT) {
        pla_reader_known(reader, &item->verified);
    } else if (pla_reader_object(reader, &shape, item, NULL)) {
        item->verified = PLA_KNOWN_YES;
    }
}

static void read_score(struct pla_reader *reader, void *at)
{
    struct pla_exam *exam = at;
    if (pla_json_peek(&reader->json) == PLA_JSON_NULL) {
        pla_json_null(&reader->json);
        return;
    }
    exam->has_score = pla_reader_number(reader, &exam->score);
}

static void read_exam(struct pla_reader *reader, void *at)
{
    static const struct pla_member members[] = {
        PLA_MEMBER(struct pla_exam, name, pla_reader_id),
        PLA_MEMBER_OF("score", read_score),
        PLA_MEMBER(struct pla_exam, taken, pla_reader_date),
    };
    static const struct pla_shape shape = PLA_SHAPE(members);
    struct pla_exam *exam = at;
    if (pla_reader_object(reader, &shape, exam, NULL)) {
        pla_reader_require(reader, exam->name.at != NULL, "the name of the exam");
    }
}

static void read_endorsement(struct pla_reader *reader, void *at)
{
    static const struct pla_member members[] = {
        PLA_MEMBER(struct pla_endorsement, by, pla_reader_text),
        PLA_MEMBER(struct pla_endorsement, relation, pla_reader_name),
        PLA_MEMBER(struct pla_endorsement, text, pla_reader_text),
    };
    static const struct pla_shape shape = PLA_SHAPE(members);
    pla_reader_object(reader, &shape, at, NULL);
}

static void read_endorsements(struct pla_reader *reader, void *at)
{
    struct pla_evidence *item = at;
    item->endorsements = pla_reader_rows(reader, sizeof(struct pla_endorsement), read_endorsement,
                                         &item->endorsement_count);
}

void pla_evidence_read(struct pla_reader *reader, void *at)
{
    static const struct pla_member members[] = {
        PLA_MEMBER(struct pla_evidence, id, pla_reader_id),
        PLA_MEMBER(struct pla_evidence, kind, pla_reader_name),
        PLA_MEMBER(struct pla_evidence, title, pla_reader_name),
        PLA_MEMBER(struct pla_evidence, description, pla_reader_text),
        PLA_MEMBER(struct pla_evidence, role, pla_reader_name),
        PLA_MEMBER(struct pla_evidence, issuer, pla_reader_name),
        PLA_MEMBER(struct pla_evidence, url, pla_reader_name),
        PLA_MEMBER(struct pla_evidence, sha256, pla_reader_text),
        PLA_MEMBER_OF("started", read_started),
        PLA_MEMBER(struct pla_evidence, ended, pla_reader_date),
        PLA_MEMBER_OF("hours", read_hours),
        PLA_MEMBER_OF("verified", read_verified),
        PLA_MEMBER(struct pla_evidence, learning_outcomes, pla_reader_names),
        PLA_MEMBER(struct pla_evidence, tags, pla_reader_names),
        PLA_MEMBER(struct pla_evidence, parts, pla_reader_names),
        PLA_MEMBER(struct pla_evidence, course, pla_reader_name),
        PLA_MEMBER(struct pla_evidence, exam, read_exam),
        PLA_MEMBER_OF("endorsements", read_endorsements),
        PLA_MEMBER(struct pla_evidence, reflection, pla_reader_text),
    };
    static const struct pla_shape shape = PLA_SHAPE(members);
    struct pla_evidence *item = at;
    item->hours = item->exam.score = PLA_ZERO;
    if (!pla_reader_object(reader, &shape, item, &item->fields)) {
        return;
    }
    pla_reader_require(reader, item->id.at != NULL, "the id of the evidence item");
    if (item->has_started && item->ended.state == PLA_DATE_KNOWN &&
        item->ended.last < item->started) {
        pla_reader_fault(reader, "compare `started` and `ended`",
                         "the evidence item ends before it starts");
    }
}
