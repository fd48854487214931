// SPDX-License-Identifier: Apache-2.0
/** The names and titles of portfolios that stand in other files than their decisions. */
#pragma once

#include "use.h"

struct cli_roster_entry; /* private */
struct cli_roster {
    struct cli_roster_entry *items; /**< sorted by portfolio and attempt */
    size_t count, capacity;
    struct pla_arena arena;
};

/** Read portfolios behind the wall; faults are told. Zero-initialise `names`. */
enum pla_code cli_roster_read(struct cli_roster *names, const struct cli_call *call,
                              const struct cli_use *use, const struct cli_list *files);
void cli_roster_release(struct cli_roster *names);
/** The line of a portfolio, absent if there is none. */
struct pla_text cli_roster_find(const struct cli_roster *names, struct pla_text portfolio,
                                int64_t attempt);
