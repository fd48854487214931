// SPDX-License-Identifier: Apache-2.0
/**
 * Writing a credential, shared between its parts; private to this room.
 */
#pragma once

#include "exchange/badge_write.h"
#include "exchange/ids.h"

enum { PLA_BADGE_CRITERIA = 128 }; /**< a badge that reads more criteria lists the first of them */

/** Credit in the unit of the award; what counts, in that of the institution. 0: none to be told. */
struct pla_badge_credit {
    struct pla_rational offered, earned; /**< of the award's unit */
    struct pla_rational counted;         /**< of the institution's */
    struct pla_rational full;            /**< the same before limits cut it */
    struct pla_text unit, own_unit;      /**< the institution's, the award's; may be absent */
};

struct pla_badge_writer {
    const struct pla_badge_facts *facts;
    const struct pla_badge_terms *terms;
    const struct pla_json_node *rubric; /**< its description; NULL if not known */
    struct pla_str *out;
    char id[PLA_URN_TEXT + 1];                                /**< of the credential */
    const struct pla_json_node *criteria[PLA_BADGE_CRITERIA]; /**< of the decision, that count */
    size_t criterion_count;
    bool has_score; /**< the overall score counts, too */
    struct pla_badge_credit credit;
};

/** Text of a member; absent if it is not there. */
struct pla_text pla_node_text(const struct pla_json_node *node, const char *key);
/** `,"key":"text"`, nothing if the text is absent. */
void pla_put_pair(struct pla_str *out, const char *key, struct pla_text text);
/** "urn:uuid:..." of a list of texts, without quotes. */
void pla_badge_put_urn(struct pla_badge_writer *w, const struct pla_text *parts, size_t count);

/** Title of the award, or its id. */
struct pla_text pla_badge_title(const struct pla_badge_writer *w);
struct pla_text pla_badge_issuer_name(const struct pla_badge_writer *w);
/** Which criteria the award's reasons read. */
void pla_badge_find_criteria(struct pla_badge_writer *w);
/** `,"achievement":{...}` and the credits earned. */
void pla_badge_put_achievement(struct pla_badge_writer *w);
/** The descriptions of results inside the achievement. */
void pla_badge_put_result_descriptions(struct pla_badge_writer *w);
/** `,"result":[...]`. */
void pla_badge_put_results(struct pla_badge_writer *w);
/** The description of a criterion, NULL if it is not known. */
const struct pla_json_node *pla_badge_criterion(const struct pla_badge_writer *w,
                                                struct pla_text id);
/** How much credit it is: see struct pla_badge_credit. */
void pla_badge_find_credit(struct pla_badge_writer *w);
/** `,"key":3`; nothing for 0. */
void pla_badge_put_credit(struct pla_badge_writer *w, const char *key, struct pla_rational number);
/** A line about credit that differs from what the award says by itself; mostly nothing. */
void pla_badge_put_credit_words(const struct pla_badge_writer *w, struct pla_str *text);
/** Append the standard elements of a micro-credential; nothing if the award cites none. */
void pla_badge_put_elements(struct pla_badge_writer *w);
/** The cited row that holds them, NULL if it is none. */
const struct pla_json_node *pla_badge_elements(const struct pla_badge_writer *w);
