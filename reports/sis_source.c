// SPDX-License-Identifier: Apache-2.0
/** What a column of a student system can be made of. */
#include "sis_private.h"

#define DECISION(name, member)                                                                     \
    static void put_##name(const struct pla_sis_row *row, struct pla_str *out)                     \
    {                                                                                              \
        pla_str_put_text(out, row->decision->member);                                              \
    }
#define AWARD(name, member)                                                                        \
    static void put_##name(const struct pla_sis_row *row, struct pla_str *out)                     \
    {                                                                                              \
        pla_str_put_text(out, row->award->member);                                                 \
    }
#define WORD(name, word)                                                                           \
    static void put_##name(const struct pla_sis_row *row, struct pla_str *out)                     \
    {                                                                                              \
        pla_str_put_z(out, word);                                                                  \
    }
// clang-format off
DECISION(learner, learner)
DECISION(program, program)
DECISION(term, term)
DECISION(portfolio, portfolio)
DECISION(rubric, rubric)
DECISION(version, version)
DECISION(claim, claim)
DECISION(policy, policy)
DECISION(engine, prints.engine)
AWARD(award, id)
AWARD(course, course)
AWARD(title, title)
AWARD(method, method)
AWARD(unit, unit)
AWARD(credit_level, credit_level)
AWARD(grade, grade)
AWARD(symbol, symbol)
WORD(status, pla_award_status_name(row->award->status))
WORD(kind, pla_award_kind_name(row->award->kind))
WORD(resident, row->award->resident ? "yes" : "no")
WORD(rubric_print, row->decision->prints.rubric)
WORD(decision_print, row->decision->prints.decision)
WORD(action, row->is_reversal ? "reverse" : "post")
WORD(approval, row->approved_by.at != NULL ? "approved" : "unapproved")
// clang-format on

static void put_name(const struct pla_sis_row *row, struct pla_str *out)
{
    if (row->context != NULL) {
        pla_str_put_text(out, row->context->name);
    }
}

static void put_institution(const struct pla_sis_row *row, struct pla_str *out)
{
    if (row->about != NULL) {
        pla_str_put_text(out, row->about->institution);
    }
}

static void put_approved_by(const struct pla_sis_row *row, struct pla_str *out)
{
    pla_str_put_text(out, row->approved_by);
}

/* "EDU 301": subject and number part at the last blank, or at the first digit of "EDU301". */
static size_t split_course(struct pla_text course)
{
    for (size_t i = course.length; i > 0; i--) {
        if (course.at[i - 1] == ' ') {
            return i - 1;
        }
    }
    size_t at = 0;
    while (at < course.length && (course.at[at] < '0' || course.at[at] > '9')) {
        at++;
    }
    return at;
}

static void put_subject(const struct pla_sis_row *row, struct pla_str *out)
{
    pla_str_put(out, row->award->course.at, split_course(row->award->course));
}

static void put_course_number(const struct pla_sis_row *row, struct pla_str *out)
{
    struct pla_text course = row->award->course;
    size_t at = split_course(course);
    at += at < course.length && course.at[at] == ' ';
    pla_str_put(out, course.at + at, course.length - at);
}

static void put_source(const struct pla_sis_row *row, struct pla_str *out)
{
    if (row->award->cite != NULL) {
        pla_str_put_text(out, row->award->cite->source);
    }
}

static void put_edition(const struct pla_sis_row *row, struct pla_str *out)
{
    if (row->award->cite != NULL) {
        pla_str_put_text(out, row->award->cite->edition);
    }
}

static bool is_listed(const struct pla_decision *decision, size_t criterion, size_t rating)
{
    struct pla_text one = decision->criteria[criterion].ratings[rating].assessor;
    for (size_t i = 0; i <= criterion; i++) {
        size_t count = i < criterion ? decision->criteria[i].rating_count : rating;
        for (size_t k = 0; k < count; k++) {
            if (pla_text_equal(decision->criteria[i].ratings[k].assessor, one)) {
                return true;
            }
        }
    }
    return false;
}

static void put_assessors(const struct pla_sis_row *row, struct pla_str *out)
{
    size_t from = out->length;
    for (size_t i = 0; i < row->decision->criterion_count; i++) {
        for (size_t k = 0; k < row->decision->criteria[i].rating_count; k++) {
            if (!is_listed(row->decision, i, k)) {
                pla_str_put_z(out, out->length > from ? " " : "");
                pla_str_put_text(out, row->decision->criteria[i].ratings[k].assessor);
            }
        }
    }
}

static bool number_attempt(const struct pla_sis_row *row, struct pla_rational *out)
{
    *out = PLA_WHOLE(row->decision->attempt);
    return true;
}

static bool number_earned(const struct pla_sis_row *row, struct pla_rational *out)
{
    *out = row->award->earned;
    return true;
}

static bool number_credits(const struct pla_sis_row *row, struct pla_rational *out)
{
    *out = row->has_credits ? row->credits : row->award->credits;
    if (row->is_reversal) {
        out->num = -out->num;
    }
    return true;
}

static bool day_as_of(const struct pla_sis_row *row, pla_day *out)
{
    *out = row->decision->as_of;
    return true;
}

static bool day_expires(const struct pla_sis_row *row, pla_day *out)
{
    *out = row->award->expires;
    return row->award->has_expires;
}

static bool day_approved_on(const struct pla_sis_row *row, pla_day *out)
{
    *out = row->approved_on;
    return row->has_approved_on;
}

#define TEXT_SOURCE(name, function)                                                                \
    {                                                                                              \
        name, SIS_TEXT, function, NULL, NULL                                                       \
    }
#define NUMBER_SOURCE(name, function)                                                              \
    {                                                                                              \
        name, SIS_NUMBER, NULL, function, NULL                                                     \
    }
#define DATE_SOURCE(name, function)                                                                \
    {                                                                                              \
        name, SIS_DATE, NULL, NULL, function                                                       \
    }

static const struct sis_source sources[] = {
    TEXT_SOURCE("learner", put_learner),
    TEXT_SOURCE("name", put_name),
    TEXT_SOURCE("program", put_program),
    TEXT_SOURCE("term", put_term),
    TEXT_SOURCE("portfolio", put_portfolio),
    NUMBER_SOURCE("attempt", number_attempt),
    TEXT_SOURCE("rubric", put_rubric),
    TEXT_SOURCE("version", put_version),
    TEXT_SOURCE("claim", put_claim),
    TEXT_SOURCE("policy", put_policy),
    TEXT_SOURCE("institution", put_institution),
    DATE_SOURCE("as_of", day_as_of),
    TEXT_SOURCE("award", put_award),
    TEXT_SOURCE("kind", put_kind),
    TEXT_SOURCE("course", put_course),
    TEXT_SOURCE("course.subject", put_subject),
    TEXT_SOURCE("course.number", put_course_number),
    TEXT_SOURCE("title", put_title),
    TEXT_SOURCE("status", put_status),
    TEXT_SOURCE("method", put_method),
    NUMBER_SOURCE("earned", number_earned),
    NUMBER_SOURCE("credits", number_credits),
    TEXT_SOURCE("unit", put_unit),
    TEXT_SOURCE("credit_level", put_credit_level),
    TEXT_SOURCE("grade", put_grade),
    TEXT_SOURCE("symbol", put_symbol),
    TEXT_SOURCE("resident", put_resident),
    DATE_SOURCE("expires", day_expires),
    TEXT_SOURCE("cite.source", put_source),
    TEXT_SOURCE("cite.edition", put_edition),
    TEXT_SOURCE("assessors", put_assessors),
    TEXT_SOURCE("approved_by", put_approved_by),
    DATE_SOURCE("approved_on", day_approved_on),
    TEXT_SOURCE("approval", put_approval),
    TEXT_SOURCE("action", put_action),
    TEXT_SOURCE("fingerprint.decision", put_decision_print),
    TEXT_SOURCE("fingerprint.rubric", put_rubric_print),
    TEXT_SOURCE("engine", put_engine),
};
enum { SOURCES = sizeof(sources) / sizeof(sources[0]) };

/** The same names, for messages. */
const char *const pla_sis_sources[] = {
    "learner",
    "name",
    "program",
    "term",
    "portfolio",
    "attempt",
    "rubric",
    "version",
    "claim",
    "policy",
    "institution",
    "as_of",
    "award",
    "kind",
    "course",
    "course.subject",
    "course.number",
    "title",
    "status",
    "method",
    "earned",
    "credits",
    "unit",
    "credit_level",
    "grade",
    "symbol",
    "resident",
    "expires",
    "cite.source",
    "cite.edition",
    "assessors",
    "approved_by",
    "approved_on",
    "approval",
    "action",
    "fingerprint.decision",
    "fingerprint.rubric",
    "engine",
    NULL,
};

const struct sis_source *sis_source_find(struct pla_text name)
{
    for (size_t i = 0; i < SOURCES; i++) {
        if (pla_text_equal(pla_text_of(sources[i].name), name)) {
            return &sources[i];
        }
    }
    return NULL;
}
