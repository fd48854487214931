// SPDX-License-Identifier: Apache-2.0
/**
 * A chart as inline SVG: it follows the page's colours in light and dark, its patterns tell series
 * apart in black and white, and its text is real text.
 */
#pragma once

#include "chart.h"
#include "words.h"

/**
 * Append an `<svg>` element with role "img", a title and a description.
 *
 * Colours come from the page: `currentColor` and the custom properties --chart and --line.
 *
 * @param id  unique in the page: names the title and the patterns
 */
void pla_svg_put(const struct pla_chart *chart, const struct pla_words *words, size_t id,
                 struct pla_str *out);
