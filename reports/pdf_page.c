// SPDX-License-Identifier: Apache-2.0
/** Pages of a PDF: header, footer, page breaks, tags, inks. */
#include "pdf_private.h"

enum { HEADER_Y = 40, FOOTER = 54 /**< points from the foot of the paper */ };

void pdf_tag(struct pdf *pdf, const char *name)
{
    if (pdf_is_drawn(pdf)) {
        cairo_tag_begin(pdf->cr, name, NULL);
    }
}

void pdf_untag(struct pdf *pdf, const char *name)
{
    if (pdf_is_drawn(pdf)) {
        cairo_tag_end(pdf->cr, name);
    }
}

void pdf_tone_color(enum pla_tone tone, double rgb[3])
{
    static const unsigned inks[PLA_TONE_COUNT] = {
        [PLA_TONE_NONE] = 0x1A1A1A, [PLA_TONE_GOOD] = 0x14532D, [PLA_TONE_PARTIAL] = 0x0B3D70,
        [PLA_TONE_OPEN] = 0x664D03, [PLA_TONE_BAD] = 0x7F1D1D,  [PLA_TONE_FAILED] = 0x7F1D1D,
    };
    for (int i = 0; i < 3; i++) {
        rgb[i] = ((inks[tone] >> (16 - 8 * i)) & 0xFF) / 255.0;
    }
}

void pdf_ink(struct pdf *pdf, enum pla_tone tone)
{
    double rgb[3];
    pdf_tone_color(tone, rgb);
    cairo_set_source_rgb(pdf->cr, rgb[0], rgb[1], rgb[2]);
}

void pdf_rule(struct pdf *pdf, double x, double y, double width, double grey)
{
    if (!pdf_is_drawn(pdf)) {
        return;
    }
    cairo_set_source_rgb(pdf->cr, grey, grey, grey);
    cairo_set_line_width(pdf->cr, 0.6);
    cairo_move_to(pdf->cr, x, y);
    cairo_line_to(pdf->cr, x + width, y);
    cairo_stroke(pdf->cr);
}

/* A small text at the start or end of the page's width, on as many lines as it takes.
 * @return its height */
static double put_margin(struct pdf *pdf, struct pla_text text, double y, bool is_end, double width)
{
    struct pdf_look look = {.size = 8, .is_quiet = true};
    double full = pdf->width - 2 * PDF_MARGIN;
    PangoLayout *layout = text.length > 0 ? pdf_margin(pdf, text, &look, width) : NULL;
    if (layout == NULL) {
        return 0;
    }
    bool is_left = is_end == pdf->is_rtl;
    pango_layout_set_alignment(layout, is_left ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
    pdf_draw_layout(pdf, layout, is_left ? PDF_MARGIN : PDF_MARGIN + full - width, y);
    return pdf_layout_height(layout);
}

static void put_header(struct pdf *pdf)
{
    const struct pla_doc *doc = pdf->doc;
    double half = (pdf->width - 2.0 * PDF_MARGIN) * 0.48;
    (void)put_margin(pdf, doc->institution, HEADER_Y, false, half);
    (void)put_margin(pdf, doc->title, HEADER_Y, true, half);
    pdf_rule(pdf, PDF_MARGIN, HEADER_Y + 20, pdf->width - 2 * PDF_MARGIN, 0.6);
}

static void put_footer(struct pdf *pdf)
{
    const struct pla_doc *doc = pdf->doc;
    struct pla_str text = {0};
    const struct pla_arg numbers[] = {PLA_ARG_I(pdf->page), PLA_ARG_I(pdf->pages)};
    double width = pdf->width - 2.0 * PDF_MARGIN, top = pdf->height - FOOTER;
    pdf_rule(pdf, PDF_MARGIN, top - 6, width, 0.6);
    double foot = put_margin(pdf, doc->foot, top, false, width * 0.84);
    pla_word_put(doc->words, PLA_W_page_of, numbers, 2, &text);
    (void)put_margin(pdf, (struct pla_text){text.at, text.length}, top, true, width * 0.15);
    (void)put_margin(pdf, doc->fingerprint, top + foot, false, width);
    pdf->failed |= text.failed;
    pla_str_release(&text);
}

void pdf_begin_page(struct pdf *pdf)
{
    pdf->page++;
    if (pdf_is_drawn(pdf)) {
        put_header(pdf);
    }
    pdf->y = PDF_TOP;
}

void pdf_end_page(struct pdf *pdf)
{
    if (pdf_is_drawn(pdf)) {
        put_footer(pdf);
        cairo_show_page(pdf->cr);
    }
}

void pdf_break(struct pdf *pdf)
{
    pdf_end_page(pdf);
    pdf_begin_page(pdf);
}

void pdf_need(struct pdf *pdf, double height)
{
    if (pdf->y > PDF_TOP && pdf->y + height > pdf->bottom) {
        pdf_break(pdf);
    }
}
