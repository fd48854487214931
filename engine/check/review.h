// SPDX-License-Identifier: Apache-2.0
/**
 * What keeps a decision open, and the least work that settles it, as a task of a worker.
 *
 * Each record is scored as it stands; for every criterion that is in dispute or lacks ratings it is
 * scored again as if a moderator had given each level. So the answer says what a rating would
 * change, and which ratings are enough.
 */
#pragma once

#include "batch/scorer.h"
#include "worker/task.h"

struct pla_review_state;
struct pla_review_task {
    struct pla_job job;             /**< borrowed members, see there */
    struct pla_review_state *state; /**< private; zero at first */
};

/**
 * The task; `review` must outlive it. A reply has a line for each decision that waits for a person:
 *
 *     {"portfolio","attempt","learner","rubric","version","claim","status","outcome","submitted",
 *      "kinds":["referred","dispute",...],
 *      "criteria":[{"id","title","why":"dispute"|"missing","missing":n,
 *                   "ratings":[[assessor,level name or value]...],
 *                   "effects":[{"from":level,"to":level,
 *                               "awards":[{"id","status","credits"}...]}...]}...],
 *      "least":[criterion ids],"settles":true,
 *      "referred":[{"award","why"}...],"undecided":[{"award","why"}...],"flags":[...]}
 *
 * `kinds` are "failed", "incomplete", "referred", "dispute", "missing" and "undecided" (what no
 * rating settles: facts of the evidence). `effects` lists, for runs of levels that do the same, the
 * awards that change from what they are now. `least` is the shortest list of criteria found (each
 * next one leaves the fewest awards open at its worst level, ties the first written) whose ratings
 * settle the decision, empty if nothing is open; `settles` says whether they do at every level.
 */
struct pla_task pla_review_task(struct pla_review_task *review);
