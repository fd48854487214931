// SPDX-License-Identifier: Apache-2.0
/**
 * Badges of others, and our own, read back: Open Badges 3.0 and 2.0 as a signed token, as JSON, or
 * baked into an SVG or PNG.
 *
 * Reading takes what is there; verifying says whether it can be believed. Both work offline: no
 * address in a badge is ever opened.
 */
#pragma once

#include "exchange/instant.h"
#include "exchange/jwt.h"

enum pla_badge_version { PLA_BADGE_V2 = 2, PLA_BADGE_V3 = 3 };
enum pla_badge_carrier { PLA_BADGE_JSON, PLA_BADGE_JWT, PLA_BADGE_SVG, PLA_BADGE_PNG };

/** Where a credential's status stands. */
struct pla_badge_status {
    bool is_set;
    struct pla_text list;    /**< address of the status list */
    struct pla_text purpose; /**< "revocation" ... */
    int64_t index;           /**< its bit; -1 if it is not given as a number */
};

/** Texts are absent where the badge does not say. */
struct pla_badge {
    enum pla_badge_version version;
    enum pla_badge_carrier carrier;
    bool is_signed;        /**< `jwt` is set */
    bool has_proof;        /**< a proof inside the JSON */
    bool is_provisional;   /**< of our own: recommended, approved by nobody */
    struct pla_text proof; /**< its type and suite, for messages */
    struct pla_jwt jwt;
    struct pla_json_tree *tree;       /**< owned */
    const struct pla_json_node *root; /**< the credential or assertion */
    struct pla_text json;             /**< the text of `tree` */
    struct pla_text id, name, description, criteria, kind, narrative;
    struct pla_text issuer, issuer_name, subject;
    struct pla_text from, until; /**< as written */
    bool has_from, has_until;    /**< they are points in time */
    int64_t from_seconds, until_seconds;
    struct pla_badge_status status;
};

/** Front of an issuer's id that is its key's thumbprint (RFC 9278). */
#define PLA_ISSUER_OF_KEY "urn:ietf:params:oauth:jwk-thumbprint:sha-256:"

enum { PLA_BADGE_BYTES = 2 << 20 }; /**< of a token or JSON; a larger one is refused */

/**
 * Read a badge of any form.
 *
 * @param arena  where texts live
 * @param out    filled on PLA_OK only; then pla_badge_release() gives back what it owns
 * @return PLA_OK; PLA_SYNTAX if it is no badge (or uses an algorithm that is refused); PLA_MEMORY
 */
enum pla_code pla_badge_read(struct pla_text bytes, const char *name, struct pla_arena *arena,
                             struct pla_badge *out, struct pla_err *err);
void pla_badge_release(struct pla_badge *badge);

/** What a badge is held against. */
struct pla_badge_check {
    const struct pla_key_set *keys; /**< none: the signature cannot be verified */
    pla_day as_of;
    const char *issuer;    /**< the issuer it must be from; NULL: any */
    const char *recipient; /**< the identity it must be for; NULL: any */
    struct pla_text
        status_list;         /**< a status list credential, signed by the same keys; or absent */
    const char *status_name; /**< its file, for messages */
};

/** What verifying found. */
struct pla_badge_verdict {
    struct pla_faults faults;        /**< reasons why it is not valid; none: it is */
    struct pla_faults notes;         /**< what could not be looked at */
    const struct pla_named_key *key; /**< that signed it; NULL: none */
};

/**
 * Verify signature, issuer, claims, dates, structure, status.
 * @return PLA_OK when it is valid, PLA_NO with reasons when it is not, PLA_MEMORY
 */
enum pla_code pla_badge_verify(const struct pla_badge *badge, const struct pla_badge_check *check,
                               struct pla_arena *arena, struct pla_badge_verdict *out);
