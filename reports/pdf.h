// SPDX-License-Identifier: Apache-2.0
/**
 * A document as PDF, for paper: real text in any script, embedded fonts, structure tags, outline,
 * page numbers, the document's language and properties. Same document, fonts and libraries: same
 * bytes; the document's own date stands for the time of making.
 *
 * Drawn by cairo, text shaped by Pango. What cairo 1.16 cannot say (the language, that a viewer
 * shows the title) is added as an update at the end of the file.
 */
#pragma once

#include "doc.h"

enum { PLA_PDF_MISSING = 20 };

/** Characters that no font here has. */
struct pla_pdf_missing {
    uint32_t code;
    char script[32]; /**< "egyptian-hieroglyphs"; "" if not known */
    char where[96];  /**< the text around it, cut */
    int page;        /**< from 1 */
};

/** What the caller should know beside the bytes. */
struct pla_pdf_report {
    int pages;
    struct pla_pdf_missing missing[PLA_PDF_MISSING]; /**< each character once */
    size_t missing_count;                            /**< may be more than are kept */
};

/**
 * Append the document as a PDF file.
 * @param report  may be NULL
 * @return PLA_OK, PLA_MEMORY, PLA_OUTPUT (a library failed; `err` says how)
 */
enum pla_code pla_pdf_render(const struct pla_doc *doc, struct pla_str *out,
                             struct pla_pdf_report *report, struct pla_err *err);
/** Give back what the font libraries keep for the whole process; for the end of a program. */
void pla_pdf_end(void);
