// SPDX-License-Identifier: Apache-2.0
/** Names of papers. */
#include "paper.h"

#include <stddef.h>

const char *const pla_paper_names[] = {"a4", "letter", NULL};
