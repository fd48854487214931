// SPDX-License-Identifier: Apache-2.0
/** The parts of a page, for html.c and html_table.c. Private to the HTML renderer. */
#pragma once

#include "doc.h"
#include "markup.h"

/** The style sheet in pieces, NULL at the end, and the script of long tables: text that stands in
 * a page as it is. */
extern const char *const pla_html_style[];
extern const char pla_html_script[];
/** The script of pages that fold something: paper shows all of it. */
extern const char pla_html_paper[];

struct html {
    const struct pla_doc *doc;
    struct pla_str *out;
    size_t next_id;  /**< numbers charts and headings */
    bool has_live;   /**< a table offers sort and search */
    bool has_folded; /**< a section is folded */
};

/** ` class="good"` names. */
const char *pla_html_tone(enum pla_tone tone);
void pla_html_put_runs(struct html *html, const struct pla_runs *runs);
/** A table with its caption, in a box of its own that scrolls. */
void pla_html_put_table(struct html *html, const struct pla_doc_node *node);
/** A figure: the drawing, then the table of its numbers. */
void pla_html_put_chart(struct html *html, const struct pla_doc_node *node);
