// SPDX-License-Identifier: Apache-2.0
/**
 * A PDF being made, inside: shared by the files pdf*.c only.
 *
 * The document goes through twice: the first time nothing is drawn and the pages are counted, since
 * every page says how many there are; the text that was shaped then is used again. All measures are
 * points (1/72 inch), y grows downwards. In a right-to-left document a block's start is its right.
 */
#pragma once

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "pdf.h"

/** How a block of text looks. */
struct pdf_look {
    double size; /**< points */
    bool is_bold, is_quiet, is_own_direction;
    enum pla_tone tone;
    double space_after;
};

struct pdf {
    const struct pla_doc *doc;
    struct pla_arena arena;
    cairo_surface_t *surface;
    cairo_t *cr; /**< NULL the first time */
    PangoContext *text;
    bool is_rtl;
    struct pla_str markup; /**< text of a layout while it is put together */

    PangoLayout **layouts; /**< in the order they are asked for */
    size_t layout_count, layout_capacity, layout_next;

    double width, height, bottom; /**< of the paper, and where its text ends */
    double left, right;           /**< of the column that is written in */
    double y;                     /**< next free */
    int page, pages;
    int outline[8]; /**< ids of the sections that are open */
    int depth;      /**< of sections */
    struct pla_pdf_report report;
    bool failed;
};

enum { PDF_MARGIN = 62, PDF_TOP = 84, PDF_FOOT = 72 };
#define PDF_TEXT_SIZE 10.0

static inline bool pdf_is_drawn(const struct pdf *pdf)
{
    return pdf->cr != NULL;
}
static inline double pdf_room(const struct pdf *pdf)
{
    return pdf->right - pdf->left;
}
/** Take `width` off the start of the column, or give it back with a negative width. */
static inline void pdf_indent(struct pdf *pdf, double width)
{
    if (pdf->is_rtl) {
        pdf->right -= width;
    } else {
        pdf->left += width;
    }
}
/** Left edge of something `width` wide that begins `offset` behind the start of the column. */
static inline double pdf_start(const struct pdf *pdf, double offset, double width)
{
    return pdf->is_rtl ? pdf->right - offset - width : pdf->left + offset;
}

/* pdf_text.c */

/** Text of runs shaped for a width; NULL when memory ends. Belongs to the pdf. */
PangoLayout *pdf_layout(struct pdf *pdf, const struct pla_runs *runs, const struct pdf_look *look,
                        double width);
/** The same of a plain text. */
PangoLayout *pdf_plain(struct pdf *pdf, struct pla_text text, const struct pdf_look *look,
                       double width);
/** The same for the margin of a page that is being drawn: not known from the first round. */
PangoLayout *pdf_margin(struct pdf *pdf, struct pla_text text, const struct pdf_look *look,
                        double width);
double pdf_layout_width(PangoLayout *layout);
double pdf_layout_height(PangoLayout *layout);
/** Draw a layout as a block, over pages if need be; `tag` is its structure ("P"). */
void pdf_put_layout(struct pdf *pdf, PangoLayout *layout, double x, const char *tag);
/** Draw a layout at a place; it fits. Its links can be followed. */
void pdf_draw_layout(struct pdf *pdf, PangoLayout *layout, double x, double y);
/** Draw the lines of a layout from `from` on that end above `limit`. @return the next line */
int pdf_draw_lines(struct pdf *pdf, PangoLayout *layout, double x, double y, int from, double limit,
                   double *out_height);
/** True if the runs have text. */
bool pdf_has_text(const struct pla_runs *runs);

/* pdf_page.c */

void pdf_begin_page(struct pdf *pdf);
void pdf_end_page(struct pdf *pdf);
/** Go to the next page if less than `height` is left on this one. */
void pdf_need(struct pdf *pdf, double height);
void pdf_break(struct pdf *pdf);
void pdf_tag(struct pdf *pdf, const char *name);
void pdf_untag(struct pdf *pdf, const char *name);
/** Ink of a tone, for text on white. */
void pdf_ink(struct pdf *pdf, enum pla_tone tone);
void pdf_tone_color(enum pla_tone tone, double rgb[3]);
void pdf_rule(struct pdf *pdf, double x, double y, double width, double grey);

/* blocks */

/** A node and what is below it. */
void pdf_block(struct pdf *pdf, const struct pla_doc_node *node);
void pdf_children(struct pdf *pdf, const struct pla_doc_node *node);
void pdf_table(struct pdf *pdf, const struct pla_doc_node *node);
void pdf_chart(struct pdf *pdf, const struct pla_doc_node *node);
/** What a chart needs on its page, with the head of its table. */
double pdf_chart_height(const struct pla_doc_node *node);

/** Append the update that names the language. False if the file is not as expected. */
bool pdf_put_catalog(struct pla_str *file, size_t start, const char *language);
