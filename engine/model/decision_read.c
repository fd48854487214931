// SPDX-License-Identifier: Apache-2.0
/**
 * Decisions read back from their lines.
 */
#include "model/decision_read.h"

#include "model/decision_names.h"
#include "model/reason_read.h"
#include "model/shape.h"

/* ---- plain members ---- */

static void read_rational(struct pla_reader *reader, void *at)
{
    pla_reader_number(reader, at);
}

static void read_texts(struct pla_reader *reader, void *at)
{
    struct pla_text_list *list = at;
    list->items = pla_reader_rows(reader, sizeof(struct pla_text), pla_reader_text, &list->count);
}

/** A full date; null leaves it as it is. @return true if there is one */
static bool read_day(struct pla_reader *reader, pla_day *out)
{
    struct pla_text text = {0};
    pla_reader_text_or_null(reader, &text);
    if (text.at != NULL && !pla_day_parse(text, out)) {
        pla_reader_fault(reader, NULL, "\"%.*s\" is not a day", pla_reader_shown(text), text.at);
        return false;
    }
    return text.at != NULL;
}

/* ---- criteria ---- */

static void read_low(struct pla_reader *reader, void *at)
{
    struct pla_criterion_result *criterion = at;
    criterion->value.state = PLA_VALUE_RANGE;
    criterion->value.no_low = pla_json_peek(&reader->json) == PLA_JSON_NULL;
    if (criterion->value.no_low) {
        pla_json_null(&reader->json);
    } else {
        pla_reader_number(reader, &criterion->value.low);
    }
}

static void read_high(struct pla_reader *reader, void *at)
{
    struct pla_criterion_result *criterion = at;
    criterion->value.no_high = pla_json_peek(&reader->json) == PLA_JSON_NULL;
    if (criterion->value.no_high) {
        pla_json_null(&reader->json);
    } else {
        pla_reader_number(reader, &criterion->value.high);
    }
}

static void read_resolved(struct pla_reader *reader, void *at)
{
    struct pla_criterion_result *criterion = at;
    if (pla_json_peek(&reader->json) == PLA_JSON_NULL) {
        pla_json_null(&reader->json);
        criterion->value.state = PLA_VALUE_UNKNOWN;
    } else if (pla_reader_number(reader, &criterion->value.low)) {
        criterion->value.high = criterion->value.low;
    }
}

static void read_criterion_state(struct pla_reader *reader, void *at)
{
    struct pla_criterion_result *criterion = at;
    int state = pla_reader_word(reader, "state", pla_state_names);
    criterion->state = state < 0 ? PLA_FAILED : (enum pla_state)state;
}

/** ["a1", 2] */
static void read_used_rating(struct pla_reader *reader, void *at)
{
    struct pla_used_rating *rating = at;
    size_t count = 0;
    rating->value = PLA_ZERO;
    if (pla_json_peek(&reader->json) != PLA_JSON_ARRAY) {
        pla_reader_wrong(reader, "an array of assessor and level");
        return;
    }
    for (bool more = pla_json_array(&reader->json); more && pla_json_element(&reader->json);
         count++) {
        if (count == 0) {
            pla_reader_text(reader, &rating->assessor);
        } else if (count == 1 && pla_json_peek(&reader->json) == PLA_JSON_NULL) {
            rating->cannot_judge = pla_json_null(&reader->json);
        } else if (count == 1) {
            pla_reader_number(reader, &rating->value);
        } else {
            pla_json_skip(&reader->json);
        }
    }
    if (count != 2) {
        pla_reader_fault(reader, NULL, "a rating is an array of assessor and level");
    }
}

static void read_used_ratings(struct pla_reader *reader, void *at)
{
    struct pla_criterion_result *criterion = at;
    criterion->ratings = pla_reader_rows(reader, sizeof(struct pla_used_rating), read_used_rating,
                                         &criterion->rating_count);
}

static void read_criterion(struct pla_reader *reader, void *at)
{
    enum { LOW = 3, HIGH = 4 };
    static const struct pla_member members[] = {
        PLA_MEMBER(struct pla_criterion_result, id, pla_reader_text),
        PLA_MEMBER(struct pla_criterion_result, level, pla_reader_text_or_null),
        PLA_MEMBER_OF("value", read_resolved),
        PLA_MEMBER_OF("low", read_low),
        PLA_MEMBER_OF("high", read_high),
        PLA_MEMBER_OF("state", read_criterion_state),
        PLA_MEMBER_OF("ratings", read_used_ratings),
    };
    static const struct pla_shape shape = PLA_SHAPE(members);
    struct pla_criterion_result *criterion = at;
    criterion->value.low = criterion->value.high = PLA_ZERO;
    if (pla_reader_object(reader, &shape, criterion, NULL)) {
        uint64_t ends = UINT64_C(1) << LOW | UINT64_C(1) << HIGH;
        bool has_one = (reader->seen & ends) != 0;
        pla_reader_require_all(reader, &shape, has_one ? 0 : ends);
    }
}

/* ---- awards ---- */

static void read_kind(struct pla_reader *reader, void *at)
{
    struct pla_award_result *award = at;
    int kind = pla_reader_word(reader, "kind of award", pla_award_kind_names);
    award->kind = kind < 0 ? PLA_AWARD_COURSE : (enum pla_award_kind)kind;
}

static void read_award_status(struct pla_reader *reader, void *at)
{
    struct pla_award_result *award = at;
    int status = pla_reader_word(reader, "status", pla_award_status_names);
    award->status = status < 0 ? PLA_STATUS_FAILED : (enum pla_award_status)status;
}

/** `{ "GE C1": 3 }`: keys are places of the institution. */
static void read_toward(struct pla_reader *reader, void *at)
{
    struct pla_award_result *award = at;
    void *items = NULL;
    size_t capacity = 0;
    struct pla_text key;
    if (pla_json_peek(&reader->json) != PLA_JSON_OBJECT) {
        pla_reader_wrong(reader, "an object");
        return;
    }
    award->toward_count = 0;
    if (!pla_json_object(&reader->json)) {
        return;
    }
    while (pla_json_member(&reader->json, &key)) {
        struct pla_toward *row =
            pla_reader_push(reader, &items, &award->toward_count, &capacity, sizeof(*row));
        if (row == NULL) {
            return;
        }
        row->place = key;
        row->credits = PLA_ZERO;
        pla_reader_number(reader, &row->credits);
    }
    award->toward = items;
}

static void read_expires(struct pla_reader *reader, void *at)
{
    struct pla_award_result *award = at;
    award->has_expires = read_day(reader, &award->expires);
}

static void read_row(struct pla_reader *reader, void *at)
{
    struct pla_cite *cite = at;
    if (pla_json_peek(&reader->json) == PLA_JSON_NULL) {
        pla_json_null(&reader->json);
    } else {
        pla_json_raw(&reader->json, &cite->text);
    }
}

static void read_cite(struct pla_reader *reader, void *at)
{
    static const struct pla_member members[] = {
        PLA_MEMBER(struct pla_cite, source, pla_reader_text_or_null),
        PLA_MEMBER(struct pla_cite, edition, pla_reader_text_or_null),
        PLA_MEMBER(struct pla_cite, unverified, pla_reader_bool),
        PLA_MEMBER_OF("row", read_row),
    };
    static const struct pla_shape shape = PLA_SHAPE(members);
    struct pla_award_result *award = at;
    if (pla_json_peek(&reader->json) == PLA_JSON_NULL) {
        pla_json_null(&reader->json);
        return;
    }
    struct pla_cite *cite = PLA_NEW(reader->arena, struct pla_cite);
    if (cite == NULL) {
        pla_reader_no_memory(reader);
    } else if (pla_reader_object(reader, &shape, cite, NULL)) {
        pla_reader_require_all(reader, &shape, 0);
        award->cite = cite;
    }
}

static void read_reasons(struct pla_reader *reader, void *at)
{
    struct pla_award_result *award = at;
    award->reasons =
        pla_reader_rows(reader, sizeof(struct pla_reason), pla_reason_read, &award->reason_count);
}

static void read_gaps(struct pla_reader *reader, void *at)
{
    struct pla_award_result *award = at;
    award->gaps = pla_reader_rows(reader, sizeof(struct pla_gap), pla_gap_read, &award->gap_count);
}

static void read_limit(struct pla_reader *reader, void *at)
{
    enum { WHY = 2 };
    static const struct pla_member members[] = {
        PLA_MEMBER(struct pla_limit, by, pla_reader_text),
        PLA_MEMBER(struct pla_limit, cut, read_rational),
        PLA_MEMBER(struct pla_limit, why, pla_reader_text),
    };
    static const struct pla_shape shape = PLA_SHAPE(members);
    struct pla_limit *limit = at;
    limit->cut = PLA_ZERO;
    if (pla_reader_object(reader, &shape, limit, NULL)) {
        pla_reader_require_all(reader, &shape, 1U << WHY);
    }
}

static void read_limits(struct pla_reader *reader, void *at)
{
    struct pla_award_result *award = at;
    award->limits =
        pla_reader_rows(reader, sizeof(struct pla_limit), read_limit, &award->limit_count);
}

static void read_award(struct pla_reader *reader, void *at)
{
    static const struct pla_member members[] = {
        PLA_MEMBER(struct pla_award_result, id, pla_reader_text),
        PLA_MEMBER_OF("kind", read_kind),
        PLA_MEMBER(struct pla_award_result, course, pla_reader_text_or_null),
        PLA_MEMBER(struct pla_award_result, title, pla_reader_text_or_null),
        PLA_MEMBER_OF("status", read_award_status),
        PLA_MEMBER(struct pla_award_result, method, pla_reader_text_or_null),
        PLA_MEMBER(struct pla_award_result, offered, read_rational),
        PLA_MEMBER(struct pla_award_result, earned, read_rational),
        PLA_MEMBER(struct pla_award_result, credits, read_rational),
        PLA_MEMBER(struct pla_award_result, unit, pla_reader_text_or_null),
        PLA_MEMBER(struct pla_award_result, credit_level, pla_reader_text_or_null),
        PLA_MEMBER(struct pla_award_result, grade, pla_reader_text_or_null),
        PLA_MEMBER(struct pla_award_result, symbol, pla_reader_text_or_null),
        PLA_MEMBER(struct pla_award_result, resident, pla_reader_bool),
        PLA_MEMBER_OF("toward", read_toward),
        PLA_MEMBER(struct pla_award_result, hold, read_texts),
        PLA_MEMBER_OF("expires", read_expires),
        PLA_MEMBER_OF("cite", read_cite),
        PLA_MEMBER_OF("reasons", read_reasons),
        PLA_MEMBER_OF("gaps", read_gaps),
        PLA_MEMBER_OF("limits", read_limits),
        PLA_MEMBER(struct pla_award_result, because, pla_reader_text),
    };
    static const struct pla_shape shape = PLA_SHAPE(members);
    const uint64_t because = UINT64_C(1) << (shape.count - 1);
    struct pla_award_result *award = at;
    award->offered = award->earned = award->credits = PLA_ZERO;
    if (pla_reader_object(reader, &shape, award, NULL)) {
        pla_reader_require_all(reader, &shape, because);
    }
}

/* ---- evidence, fingerprints ---- */

static void read_admitted(struct pla_reader *reader, void *at)
{
    struct pla_evidence_result *item = at;
    bool admitted = false;
    if (pla_json_peek(&reader->json) == PLA_JSON_NULL) {
        pla_json_null(&reader->json);
        item->admitted = PLA_UNDECIDED;
        return;
    }
    pla_reader_bool(reader, &admitted);
    item->admitted = admitted ? PLA_MET : PLA_NOT_MET;
}

static void read_item(struct pla_reader *reader, void *at)
{
    static const struct pla_member members[] = {
        PLA_MEMBER(struct pla_evidence_result, id, pla_reader_text),
        PLA_MEMBER_OF("admitted", read_admitted),
        PLA_MEMBER(struct pla_evidence_result, why, pla_reader_text_or_null),
    };
    static const struct pla_shape shape = PLA_SHAPE(members);
    if (pla_reader_object(reader, &shape, at, NULL)) {
        pla_reader_require_all(reader, &shape, 0);
    }
}

static bool is_hex(struct pla_text text)
{
    for (size_t i = 0; i < text.length; i++) {
        char c = text.at[i];
        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
            return false;
        }
    }
    return text.length == PLA_SHA256_HEX;
}

/** 64 hexadecimal digits, or null for none. */
static void read_print(struct pla_reader *reader, void *at)
{
    struct pla_text text = {0};
    pla_reader_text_or_null(reader, &text);
    if (text.at == NULL) {
        return;
    }
    if (!is_hex(text)) {
        pla_reader_fault(reader, NULL, "a fingerprint has 64 hexadecimal digits");
        return;
    }
    memcpy(at, text.at, PLA_SHA256_HEX);
}

static void read_prints(struct pla_reader *reader, void *at)
{
    static const struct pla_member members[] = {
        PLA_MEMBER(struct pla_fingerprints, engine, pla_reader_text_or_null),
        PLA_MEMBER(struct pla_fingerprints, rubric, read_print),
        PLA_MEMBER(struct pla_fingerprints, policy, read_print),
        PLA_MEMBER(struct pla_fingerprints, portfolio, read_print),
        PLA_MEMBER(struct pla_fingerprints, ratings, read_print),
        PLA_MEMBER(struct pla_fingerprints, decision, read_print),
    };
    static const struct pla_shape shape = PLA_SHAPE(members);
    if (pla_reader_object(reader, &shape, at, NULL)) {
        pla_reader_require_all(reader, &shape, 0);
    }
}

/* ---- the line ---- */

static void read_schema(struct pla_reader *reader, void *at)
{
    struct pla_rational schema;
    (void)at;
    if (pla_reader_number(reader, &schema) && pla_rational_compare(schema, PLA_WHOLE(1)) != 0) {
        pla_reader_fault(reader, "score it again, or read it with the program that wrote it",
                         "only schema 1 can be read");
    }
}

static void read_attempt(struct pla_reader *reader, void *at)
{
    struct pla_decision *decision = at;
    struct pla_rational attempt;
    if (!pla_reader_number(reader, &attempt)) {
        return;
    }
    if (attempt.den != 1 || attempt.num < 1) {
        pla_reader_fault(reader, NULL, "an attempt is a whole number from 1 up");
        return;
    }
    decision->attempt = attempt.num;
}

static void read_as_of(struct pla_reader *reader, void *at)
{
    if (pla_json_peek(&reader->json) != PLA_JSON_STRING) {
        pla_reader_wrong(reader, "a date like 2026-01-31");
        return;
    }
    read_day(reader, at);
}

static void read_status(struct pla_reader *reader, void *at)
{
    struct pla_decision *decision = at;
    int status = pla_reader_word(reader, "status", pla_decision_status_names);
    decision->status = status < 0 ? PLA_DECISION_FAILED : (enum pla_decision_status)status;
}

static void skip(struct pla_reader *reader, void *at)
{
    (void)at;
    pla_json_skip(&reader->json);
}

/** `value` is for programs without fractions; `exact` says all. */
static void read_score(struct pla_reader *reader, void *at)
{
    static const struct pla_member members[] = {
        {"exact", 5, offsetof(struct pla_decision, score), read_rational},
        PLA_MEMBER_OF("value", skip),
    };
    static const struct pla_shape shape = PLA_SHAPE(members);
    struct pla_decision *decision = at;
    if (pla_json_peek(&reader->json) == PLA_JSON_NULL) {
        pla_json_null(&reader->json);
        return;
    }
    decision->has_score = pla_reader_object(reader, &shape, decision, NULL);
    if (decision->has_score) {
        pla_reader_require_all(reader, &shape, 0);
    }
}

static void read_criteria(struct pla_reader *reader, void *at)
{
    struct pla_decision *decision = at;
    decision->criteria = pla_reader_rows(reader, sizeof(struct pla_criterion_result),
                                         read_criterion, &decision->criterion_count);
}

static void read_awards(struct pla_reader *reader, void *at)
{
    struct pla_decision *decision = at;
    decision->awards = pla_reader_rows(reader, sizeof(struct pla_award_result), read_award,
                                       &decision->award_count);
}

static void read_items(struct pla_reader *reader, void *at)
{
    struct pla_decision *decision = at;
    decision->evidence = pla_reader_rows(reader, sizeof(struct pla_evidence_result), read_item,
                                         &decision->evidence_count);
}

static void read_decision(struct pla_reader *reader, struct pla_decision *decision)
{
    static const struct pla_member members[] = {
        PLA_MEMBER_OF("schema", read_schema),
        PLA_MEMBER(struct pla_decision, portfolio, pla_reader_text),
        PLA_MEMBER_OF("attempt", read_attempt),
        PLA_MEMBER(struct pla_decision, learner, pla_reader_text_or_null),
        PLA_MEMBER(struct pla_decision, program, pla_reader_text_or_null),
        PLA_MEMBER(struct pla_decision, term, pla_reader_text_or_null),
        PLA_MEMBER(struct pla_decision, rubric, pla_reader_text),
        PLA_MEMBER(struct pla_decision, version, pla_reader_text),
        PLA_MEMBER(struct pla_decision, claim, pla_reader_text_or_null),
        PLA_MEMBER(struct pla_decision, policy, pla_reader_text),
        PLA_MEMBER(struct pla_decision, as_of, read_as_of),
        PLA_MEMBER(struct pla_decision, outcome, pla_reader_text_or_null),
        PLA_MEMBER_OF("status", read_status),
        PLA_MEMBER_OF("score", read_score),
        PLA_MEMBER_OF("criteria", read_criteria),
        PLA_MEMBER_OF("awards", read_awards),
        PLA_MEMBER_OF("evidence", read_items),
        PLA_MEMBER(struct pla_decision, credits, read_rational),
        PLA_MEMBER(struct pla_decision, flags, read_texts),
        {"fingerprint", 11, offsetof(struct pla_decision, prints), read_prints},
    };
    static const struct pla_shape shape = PLA_SHAPE(members);
    if (pla_reader_object(reader, &shape, decision, NULL)) {
        pla_reader_require_all(reader, &shape, 0);
    }
}

enum pla_code pla_decision_read(struct pla_text line, const char *name, size_t first_line,
                                struct pla_arena *arena, struct pla_decision *out,
                                struct pla_err *err)
{
    struct pla_decision decision = {.score = PLA_ZERO, .credits = PLA_ZERO};
    struct pla_faults faults;
    struct pla_reader reader;
    faults.count = 0;
    pla_reader_begin(&reader, line, name, first_line, arena, &faults);
    reader.refuse_unknown = true;

    read_decision(&reader, &decision);
    if (arena->failed) {
        return pla_err_memory(err);
    }
    if (pla_json_end(&reader.json) != PLA_OK) {
        pla_faults_add(&faults, &reader.json.err);
    }
    if (faults.count > 0) {
        if (err != NULL) {
            *err = faults.items[0];
        }
        return faults.items[0].code;
    }
    *out = decision;
    return PLA_OK;
}
