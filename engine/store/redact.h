// SPDX-License-Identifier: Apache-2.0
/**
 * Erasing a learner: texts and salts go, hashes and the fact stay, the chain still verifies.
 */
#pragma once

#include "store/store.h"

struct pla_redaction {
    size_t portfolios; /**< whose texts were erased, whole or in part */
    size_t texts;      /**< erased */
};

/**
 * Erase every text of a learner: the id, portfolios with all their attempts, decisions, ratings,
 * reasons. Of a portfolio that names another learner now, only what named this one. Afterwards the
 * file is rewritten, so that the bytes are gone from it too.
 * @param why  stands in the audit row; no personal text; may be absent
 * @return PLA_MISSING if there is no such learner
 */
enum pla_code pla_store_redact_learner(struct pla_store *store, struct pla_text learner,
                                       struct pla_text why, struct pla_redaction *out,
                                       struct pla_err *err);
/** The same for one portfolio, for those that name no learner. */
enum pla_code pla_store_redact_portfolio(struct pla_store *store, struct pla_text portfolio,
                                         struct pla_text why, struct pla_redaction *out,
                                         struct pla_err *err);
