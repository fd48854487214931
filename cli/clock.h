// SPDX-License-Identifier: Apache-2.0
/**
 * The program's only clock. SOURCE_DATE_EPOCH (seconds since 1970) fixes it, as in reproducible
 * builds: the same commands then write the same store.
 */
#pragma once

#include "base/date.h"

/** Seconds since 1970-01-01 in UTC. */
int64_t cli_clock_seconds(void);
/** True if SOURCE_DATE_EPOCH fixes the time. */
bool cli_clock_is_fixed(void);
/** Today in UTC. */
pla_day cli_clock_today(void);
/** Append "2026-11-01T09:30:00Z". */
void cli_clock_put(struct pla_str *s, int64_t seconds);
