// SPDX-License-Identifier: Apache-2.0
/**
 * Points in time with a zone (RFC 3339), as credentials and statements write them.
 */
#pragma once

#include "base/date.h"

enum { PLA_DAY_SECONDS = 86400 };

/** Read "2026-11-01T09:30:00Z" or with an offset to seconds since 1970; fractions are cut. */
bool pla_instant_read(struct pla_text text, int64_t *out_seconds);
/** The day in UTC. */
pla_day pla_instant_day(int64_t seconds);
/** Append "2026-11-01T00:00:00Z": the first second of a day, or its last one. */
void pla_instant_put_first(struct pla_str *s, pla_day day);
void pla_instant_put_last(struct pla_str *s, pla_day day);
