// SPDX-License-Identifier: Apache-2.0
/**
 * A row of an action, for those who read some.
 */
#pragma once

#include "store/action.h"
#include "store/private.h"

/** The row a statement of actions stands on; texts live until it is stepped. */
void pla_action_row_read(sqlite3_stmt *statement, struct pla_stored_action *out);
