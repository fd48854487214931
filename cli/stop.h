// SPDX-License-Identifier: Apache-2.0
/**
 * The user's wish to stop (interrupt or termination): the run ends cleanly, what is done is kept.
 */
#pragma once

#include "batch/batch.h"

/** Catch the signals from now on. */
struct pla_interrupt cli_stop_begin(void);
