// SPDX-License-Identifier: Apache-2.0
/** A small decision for the tests of reports: one award recommended, one withheld, one not met. */
#pragma once

#include "about.h"
#include "model/decision.h"

/** A text in a static table: a compound literal is not constant there. */
#define TEXT(literal)                                                                              \
    {                                                                                              \
        (literal), sizeof(literal) - 1                                                             \
    }

static const struct pla_limit sample_limits[] = {
    {TEXT("cap:portfolio"), {3, 1}, {NULL, 0}},
    {TEXT("cap:pla"), {0, 1}, {NULL, 0}},
};
static const struct pla_reason sample_reasons[] = {
    {.state = PLA_MET, .text = TEXT("52 hours, at least 40 needed")},
    {.state = PLA_NOT_MET, .text = TEXT("reflection: meets needed")},
};
static const struct pla_text sample_ids[] = {TEXT("e1"), TEXT("e4")};
static const struct pla_award_result sample_awards[] = {
    {.id = TEXT("EDU301"),
     .title = TEXT("Learning, in \"communities\""),
     .course = TEXT("EDU 301"),
     .kind = PLA_AWARD_COURSE,
     .status = PLA_STATUS_RECOMMENDED,
     .method = TEXT("portfolio"),
     .unit = TEXT("semester"),
     .offered = {3, 1},
     .earned = {3, 1},
     .credits = {5, 2},
     .reasons = sample_reasons,
     .reason_count = 1,
     .evidence = {sample_ids, 2}},
    {.id = TEXT("EDU302"),
     .title = TEXT("=HYPERLINK(\"http://example.org\")"),
     .course = TEXT("EDU 302"),
     .kind = PLA_AWARD_COURSE,
     .status = PLA_STATUS_WITHHELD,
     .method = TEXT("portfolio"),
     .unit = TEXT("semester"),
     .offered = {3, 1},
     .earned = {3, 1},
     .credits = {0, 1},
     .limits = sample_limits,
     .limit_count = 2},
    {.id = TEXT("EDU303"),
     .title = TEXT("_x0041_ and \x1b[31m"),
     .course = TEXT("EDU 303"),
     .kind = PLA_AWARD_COURSE,
     .status = PLA_STATUS_UNDECIDED,
     .unit = TEXT("semester"),
     .offered = {8, 3},
     .earned = {0, 1},
     .credits = {0, 1},
     .reasons = sample_reasons,
     .reason_count = 2},
};

static struct pla_decision sample_decision(void)
{
    return (struct pla_decision){
        .portfolio = PLA_TEXT("P-1"),
        .learner = PLA_TEXT("S1042"),
        .program = PLA_TEXT("BA4"),
        .rubric = PLA_TEXT("sample"),
        .version = PLA_TEXT("1.0.0"),
        .policy = PLA_TEXT("example@1"),
        .attempt = 1,
        .status = PLA_DECISION_UNDECIDED,
        .awards = sample_awards,
        .award_count = 3,
        .credits = {5, 2},
        .prints = {.engine = PLA_TEXT("plaudit/0.1.0"), .rubric = "aa", .policy = "bb"},
    };
}

static const struct pla_context sample_context = {.portfolio = TEXT("P-1"),
                                                  .name = TEXT("Zoë Ångström")};
