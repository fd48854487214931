// SPDX-License-Identifier: Apache-2.0
/** Text from anywhere into markup (HTML and SVG). */
#pragma once

#include "base/str.h"

/**
 * Append text so that it is text in an element and in a quoted attribute: the five characters of
 * markup become references; controls, which markup cannot hold, U+FFFD.
 */
void pla_markup_put(struct pla_str *out, struct pla_text text);
