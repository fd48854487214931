// SPDX-License-Identifier: Apache-2.0
/**
 * What people did about an award: approvals, decisions, appeals, postings. Never overwriting.
 */
#pragma once

#include "base/date.h"
#include "store/store.h"

enum pla_action_kind {
    PLA_ACTION_ASSIGN,   /**< a portfolio was given to assessors (award absent) */
    PLA_ACTION_STEP,     /**< one approval of several, not the last */
    PLA_ACTION_APPROVE,  /**< settled: granted (the last approval) */
    PLA_ACTION_DENY,     /**< settled: refused */
    PLA_ACTION_OVERRIDE, /**< settled: granted or changed against the recommendation */
    PLA_ACTION_APPEAL,   /**< opened */
    PLA_ACTION_CLOSE,    /**< an appeal was answered; `about` is the opening */
    PLA_ACTION_EXPORT,   /**< written for the student system */
    PLA_ACTION_POSTED,   /**< the student system confirmed */
    PLA_ACTION_REFUSED,  /**< the student system refused */
    PLA_ACTION_REVERSE,  /**< what was posted is to be taken back */
    PLA_ACTION_COUNT
};
/** "assign" "step" "approve" "deny" "override" "appeal" "close" "export" "posted" "refused"
 * "reverse". */
const char *pla_action_kind_name(enum pla_action_kind kind);

/** An award of a case. */
struct pla_award_key {
    struct pla_text portfolio;
    int64_t attempt;
    struct pla_text rubric, claim; /**< claim absent: the whole portfolio */
    struct pla_text award;
};

struct pla_stored_action {
    enum pla_action_kind kind;
    struct pla_award_key key;
    struct pla_text step;    /**< role of an approval: "dean"; or absent */
    struct pla_text credits; /**< exact, as text: "3", "8/3"; or absent */
    struct pla_text reason;  /**< why, or the ground of an appeal; or absent (personal) */
    struct pla_text facts;   /**< whatever else belongs to it, as JSON; or absent (personal) */
    bool has_due;
    pla_day due;      /**< until when an appeal must be answered; the day a posting is about */
    int64_t decision; /**< number of the decision it is about; 0: none */
    int64_t about;    /**< number of the action it answers; 0: none */

    /* given back, not taken */
    int64_t number;
    struct pla_text learner; /**< id; or absent */
    struct pla_text actor;
    int64_t at;
    bool is_redacted;
};

/**
 * Record actions, all or none, in one transaction, each with an audit row. Whether they may be is
 * the caller's to check, inside pla_store_begin() where it matters that nobody comes between.
 * @param out_numbers  `count` of them, or NULL
 * @return PLA_MISSING if a portfolio, decision or action named is not there
 */
enum pla_code pla_store_actions_put(struct pla_store *store,
                                    const struct pla_stored_action *actions, size_t count,
                                    int64_t *out_numbers, struct pla_err *err);
/** Actions in order. Portfolio, learner, rubric, since narrow. */
enum pla_code pla_store_actions_open(struct pla_store *store, const struct pla_store_filter *filter,
                                     struct pla_store_cursor **out, struct pla_err *err);
/** The award as it stands: the last settling action of each award, if it grants (approve,
 * override). Filter as above; for the learner's `held`, and for exports. */
enum pla_code pla_store_granted_open(struct pla_store *store, const struct pla_store_filter *filter,
                                     struct pla_store_cursor **out, struct pla_err *err);
/** Next action of either. */
enum pla_code pla_store_actions_next(struct pla_store_cursor *cursor, struct pla_stored_action *out,
                                     struct pla_err *err);

/** Where an award stands. Texts live in the arena. */
struct pla_standing {
    bool has_settled, has_posting, has_appeal;
    struct pla_stored_action settled; /**< last approve, deny or override */
    struct pla_stored_action posting; /**< last export, posted, refused or reverse */
    struct pla_stored_action appeal;  /**< last appeal that was not closed */
    struct pla_stored_action *steps;  /**< approvals since the last settling action, appeal or
                                           latest decision */
    size_t step_count;
};
/** How one award stands. All false and 0 if nothing was done about it. */
enum pla_code pla_store_standing(struct pla_store *store, const struct pla_award_key *key,
                                 struct pla_arena *arena, struct pla_standing *out,
                                 struct pla_err *err);

/** When a portfolio's attempt came how far; seconds since 1970, 0: not yet. */
struct pla_stages {
    int64_t received; /**< first record or rating of it was stored */
    int64_t assigned; /**< last assignment */
    int64_t rated;    /**< last rating that came in beside it */
    int64_t decided;  /**< its latest decision was saved */
    int64_t settled;  /**< last approve, deny or override */
    int64_t posted;   /**< last confirmation of the student system */
};
/** PLA_MISSING if there is no such portfolio. Attempt 0: of all attempts. */
enum pla_code pla_store_stages(struct pla_store *store, struct pla_text portfolio, int64_t attempt,
                               struct pla_stages *out, struct pla_err *err);
