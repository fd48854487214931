// SPDX-License-Identifier: Apache-2.0
/** A document as plain text for a terminal, a mail or a file. */
#pragma once

#include "doc.h"

/**
 * Append the document as lines.
 *
 * @param width  columns to wrap at; 0: 80. Tables that do not fit stand as blocks of
 *               "column: value". Text from outside is made safe for a terminal.
 */
enum pla_code pla_text_render(const struct pla_doc *doc, size_t width, struct pla_str *out,
                              struct pla_err *err);
