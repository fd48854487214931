// SPDX-License-Identifier: Apache-2.0
/** May an assessor assess? */
#include "model/assessor.h"

const char *pla_bar_words(enum pla_bar bar)
{
    static const char *const words[] = {"may assess",
                                        "is the learner",
                                        "has a conflict",
                                        "is no longer valid",
                                        "is not trained yet",
                                        "does not assess this rubric",
                                        "does not assess this subject"};
    return words[bar];
}

/** "EDU 301" is of subject "EDU" and of "EDU 301", not of "ED". */
static bool is_of_subject(struct pla_text course, struct pla_text subject)
{
    if (course.length < subject.length || !pla_bytes_equal(course.at, subject.at, subject.length))
        return false;
    if (course.length == subject.length)
        return true;
    char next = course.at[subject.length];
    return next == ' ' || next == '-' || next == '/' || (next >= '0' && next <= '9');
}

static bool has_subject(const struct pla_assessor *assessor, const struct pla_text_list *courses)
{
    if (assessor->subjects.count == 0 || courses->count == 0)
        return true;
    for (size_t i = 0; i < courses->count; i++)
        for (size_t j = 0; j < assessor->subjects.count; j++)
            if (is_of_subject(courses->items[i], assessor->subjects.items[j]))
                return true;
    return false;
}

static bool has_rubric(const struct pla_assessor *assessor, const struct pla_text_list *rubrics)
{
    if (assessor->rubrics.count == 0 || rubrics->count == 0)
        return true;
    for (size_t i = 0; i < rubrics->count; i++)
        if (pla_text_list_has(&assessor->rubrics, rubrics->items[i]))
            return true;
    return false;
}

enum pla_bar pla_assessor_bar(const struct pla_assessor *assessor, const struct pla_bar_case *one)
{
    bool is_learner = one->learner.at != NULL && pla_text_equal(assessor->id, one->learner);
    if (is_learner)
        return PLA_BAR_OWN;
    if (pla_text_list_has(&assessor->conflicts, one->portfolio) ||
        (one->learner.at != NULL && pla_text_list_has(&assessor->conflicts, one->learner)))
        return PLA_BAR_CONFLICT;
    if (assessor->has_valid && assessor->valid_until < one->day)
        return PLA_BAR_EXPIRED;
    if (assessor->has_trained && assessor->trained_on > one->day)
        return PLA_BAR_UNTRAINED;
    if (!has_rubric(assessor, &one->rubrics))
        return PLA_BAR_RUBRIC;
    return has_subject(assessor, &one->courses) ? PLA_BAR_NONE : PLA_BAR_SUBJECT;
}
