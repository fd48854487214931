// SPDX-License-Identifier: Apache-2.0
/**
 * Writing a credential, shared between its parts; private to this room.
 */
#pragma once

#include "exchange/badge_write.h"
#include "exchange/ids.h"

enum { PLA_BADGE_CRITERIA = 128 }; /**< a badge that reads more criteria lists the first of them */

struct pla_badge_writer {
    const struct pla_badge_facts *facts;
    const struct pla_badge_terms *terms;
    const struct pla_json_node *rubric; /**< its description; NULL if not known */
    struct pla_str *out;
    char id[PLA_URN_TEXT + 1];                                /**< of the credential */
    const struct pla_json_node *criteria[PLA_BADGE_CRITERIA]; /**< of the decision, that count */
    size_t criterion_count;
    bool has_score; /**< the overall score counts, too */
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
/** Append the standard elements of a micro-credential; nothing if the award cites none. */
void pla_badge_put_elements(struct pla_badge_writer *w);
/** The cited row that holds them, NULL if it is none. */
const struct pla_json_node *pla_badge_elements(const struct pla_badge_writer *w);
