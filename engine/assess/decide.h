// SPDX-License-Identifier: Apache-2.0
/**
 * The last step of a run, and what a decision is signed with; private to `assess`.
 */
#pragma once

#include "assess/run.h"

/**
 * Fill a decision from a run after its limits: outcome, status, score, flags, credits. Fingerprints
 * are left to the caller. The run's awards are moved: it is done after this.
 */
void pla_run_decide(struct pla_run *run, struct pla_decision *out);

/** Name the awards of a decision as a screening does: possible, impossible, already. */
void pla_screen_name(struct pla_award_result *awards, size_t count);

/** SHA-256 over the record without `ratings` and `groups`. */
void pla_portfolio_print(const struct pla_portfolio *portfolio, struct pla_sha256 *hash,
                         char out_hex[PLA_SHA256_HEX + 1]);
/**
 * SHA-256 over the ratings that were used, each as length-prefixed fields of claim, criterion,
 * assessor, role, panel, level (or exact number) and date, sorted by these bytes.
 * @return false if memory is exhausted
 */
bool pla_run_ratings_print(const struct pla_run *run, struct pla_sha256 *hash,
                           char out_hex[PLA_SHA256_HEX + 1]);
