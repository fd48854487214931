// SPDX-License-Identifier: Apache-2.0
/**
 * Reasons, gaps and limits in the words of the document's language.
 *
 * A decision's own sentences are English and made by the engine; in other languages they are made
 * here from the same members (operator, measure, filter, have, need). What a rubric's author wrote
 * (titles, labels, level names) stays as it was written.
 */
#pragma once

#include "about.h"
#include "doc.h"
#include "model/decision.h"

/** Tones and words of states. */
enum pla_tone pla_tone_of_state(enum pla_state state);
enum pla_tone pla_tone_of_award(enum pla_award_status status);
enum pla_tone pla_tone_of_decision(enum pla_decision_status status);
enum pla_word pla_word_of_state(enum pla_state state);
enum pla_word pla_word_of_award(enum pla_award_status status);
enum pla_word pla_word_of_decision(enum pla_decision_status status);

/** True for a part left to a person where enough others are met: nobody needs to be asked. */
bool pla_say_is_spared(const struct pla_reason *reason, const struct pla_reason *part);
/** The one part of a join that is met where all others are spared; NULL: it is not so. */
const struct pla_reason *pla_say_settled(const struct pla_reason *reason);
/** Add one reason as a sentence, without its parts. `rubric` may be NULL. */
void pla_say_reason(struct pla_doc *doc, struct pla_runs *runs,
                    const struct pla_about_rubric *rubric, const struct pla_reason *reason);
/** Add one gap of an award as a sentence. */
void pla_say_gap(struct pla_doc *doc, struct pla_runs *runs, const struct pla_about_rubric *rubric,
                 const struct pla_award_result *award, const struct pla_gap *gap);
/** Add what cut an award. */
void pla_say_limit(struct pla_doc *doc, struct pla_runs *runs, const struct pla_limit *limit);
/** Flags of a decision by what they tell: disputes, what is missing, and others. */
enum { PLA_FLAG_GROUPS = 5 };
/**
 * Add the flags of one group as a sentence, the first `most` names of it and the number of others.
 * @return false if the decision has none of the group
 */
bool pla_say_flags(struct pla_doc *doc, struct pla_runs *runs,
                   const struct pla_about_rubric *rubric, const struct pla_decision *decision,
                   size_t group, size_t most);
/** What a limit is called: "only one of the group Spanish" for "exclusive:Spanish"; else `by`. */
struct pla_text pla_say_limit_name(const struct pla_words *words, struct pla_text by,
                                   struct pla_arena *arena);
/** A method in the document's language if it is a usual one, else as it is. */
struct pla_text pla_say_method(const struct pla_words *words, struct pla_text method);
/** Add why evidence was not accepted; a word that is not known stands as it is. */
void pla_say_why(struct pla_doc *doc, struct pla_runs *runs, struct pla_text why);
/** The same as text. */
struct pla_text pla_say_why_text(const struct pla_words *words, struct pla_text why);
/** Level of a criterion's value for people: "meets", "2.5 (meets)", "1 to 3". */
void pla_say_level(struct pla_doc *doc, struct pla_runs *runs,
                   const struct pla_criterion_result *criterion);
