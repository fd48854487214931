// SPDX-License-Identifier: Apache-2.0
/** What became of awards: who approved them, when, and whether they were posted; for reports. */
#pragma once

#include "model/decision.h"
#include "reports/about.h"
#include "store/action.h"

/** Add to the context what the store knows of the decision's awards. Lives in the arena. */
enum pla_code cli_postings_add(struct pla_store *store, const struct pla_decision *decision,
                               struct pla_arena *arena, struct pla_context *context,
                               struct pla_err *err);
