// SPDX-License-Identifier: Apache-2.0
/**
 * An award as an Open Badges 3.0 credential.
 *
 * Made from a decision's line, the description of its rubric and policy, and the portfolio; the
 * same input gives the same bytes and ids. What the official schema wants as a list is a list.
 */
#pragma once

#include "base/date.h"
#include "base/json_tree.h"

/** What a credential is made of; nodes as the program writes them. */
struct pla_badge_facts {
    const struct pla_json_node *decision; /**< a decision's line */
    const struct pla_json_node *award;    /**< one of its awards */
    const struct pla_json_node *about;    /**< description of rubrics and policy; may be NULL */
    const struct pla_json_node *record;   /**< the portfolio; may be NULL */
    struct pla_text credits; /**< what was granted, where it is not what was recommended */
};

/** How it is issued. */
struct pla_badge_terms {
    struct pla_text issuer; /**< id of the issuer: a URI */
    struct pla_text
        issuer_name;    /**< absent: the policy's institution, else the rubric's authority */
    bool is_approved;   /**< else marked as a recommendation */
    pla_day from;       /**< date of issue */
    bool with_evidence; /**< list the evidence with what its learner wrote */
    struct pla_text status_list; /**< address of the list of revoked ones; absent: none */
    size_t status_index;
};

/**
 * True if the award may become a credential: recommended (or granted against the recommendation),
 * not held back, of a wanted kind.
 */
bool pla_badge_is_due(const struct pla_json_node *award, bool with_credit, bool is_granted);
/** The credential's id, "urn:uuid:...": the same for the same award of the same issuer. */
enum pla_code pla_badge_id(const struct pla_badge_facts *facts, const struct pla_badge_terms *terms,
                           char *out, struct pla_err *err);
/** Append the credential as one object, without signature. */
enum pla_code pla_badge_write(const struct pla_badge_facts *facts,
                              const struct pla_badge_terms *terms, struct pla_str *out,
                              struct pla_err *err);
/**
 * Append the payload of its signed token: the credential with the members iss, jti, sub, nbf and,
 * where it ends, exp.
 */
enum pla_code pla_badge_put_payload(struct pla_text credential, struct pla_str *out,
                                    struct pla_err *err);

/** A credential issued again. */
struct pla_badge_renewal {
    struct pla_text id, old_id;
    pla_day from, until;
    struct pla_text status_list; /**< absent: none */
    size_t status_index;
};
/** The id of a renewal: the same for the same credential and day. */
enum pla_code pla_badge_renewed_id(struct pla_text old_id, pla_day from, char *out,
                                   struct pla_err *err);
/** Append a credential (or a token's payload) with a new id, new dates and status, else as it is.
 */
enum pla_code pla_badge_renew(struct pla_text credential, const struct pla_badge_renewal *renewal,
                              struct pla_str *out, struct pla_err *err);
