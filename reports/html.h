// SPDX-License-Identifier: Apache-2.0
/**
 * A document as one self-contained page.
 *
 * No external request (a Content-Security-Policy says so), valid without script; a small script,
 * only where a long table is, adds sorting and searching. Light and dark by the reader's setting,
 * a print style, usable 360 pixels wide.
 */
#pragma once

#include "doc.h"

/** Append the page. The same document gives the same bytes. */
enum pla_code pla_html_render(const struct pla_doc *doc, struct pla_str *out, struct pla_err *err);
