// SPDX-License-Identifier: Apache-2.0
/** Blocks of a document on paper: one function a kind. */
#include "pdf_private.h"

enum { INDENT = 16, SIGN_ROOM = 15, FIGURES_A_ROW = 4, SIGNATURE_HEIGHT = 58, SIGNATURE_LINE = 28 };

static const struct pdf_look body = {.size = PDF_TEXT_SIZE};
static const struct pdf_look small = {.size = 8.5, .is_quiet = true};
static const struct pdf_look strong = {.size = PDF_TEXT_SIZE, .is_bold = true};

static void space(struct pdf *pdf, double points)
{
    pdf->y += pdf->y > PDF_TOP ? points : 0;
}

static void put_runs(struct pdf *pdf, const struct pla_runs *runs, const struct pdf_look *look,
                     const char *tag)
{
    if (pdf_has_text(runs)) {
        PangoLayout *layout = pdf_layout(pdf, runs, look, pdf_room(pdf));
        pdf_put_layout(pdf, layout, pdf->left, tag);
    }
}

/* ---- sections ---- */

static void add_outline(struct pdf *pdf, const struct pla_doc_node *node, double y)
{
    enum { DEEPEST = sizeof(pdf->outline) / sizeof(pdf->outline[0]) };
    struct pla_str title = {0}, place = {0};
    int parent = pdf->depth > 0 ? pdf->outline[pdf->depth - 1] : CAIRO_PDF_OUTLINE_ROOT;
    if (!pdf_is_drawn(pdf) || pdf->depth >= DEEPEST) {
        return;
    }
    pla_runs_put(&node->title, &title);
    pla_str_put_format(&place, "page=%d pos=[%d %d]", pdf->page, PDF_MARGIN, (int)y);
    if (!title.failed && !place.failed && title.length > 0) {
        pdf->outline[pdf->depth] = cairo_pdf_surface_add_outline(
            pdf->surface, parent, title.at, place.at, CAIRO_PDF_OUTLINE_FLAG_OPEN);
    } else {
        pdf->outline[pdf->depth] = parent;
    }
    pdf->failed |= title.failed || place.failed;
    pla_str_release(&title);
    pla_str_release(&place);
}

static double signatures_height(const struct pdf *pdf, const struct pla_doc_node *node)
{
    double height = 0;
    for (const struct pla_doc_node *at = node->first; at != NULL; at = at->next) {
        height += SIGNATURE_HEIGHT + 14;
    }
    return height < pdf->bottom - PDF_TOP ? height : 0; /* all on one page */
}

/* What a heading needs below it on its page: some lines, or what cannot be parted. */
static double height_below(const struct pdf *pdf, const struct pla_doc_node *section)
{
    enum { LINES = 46, BETWEEN = 8 };
    const struct pla_doc_node *first = section->first;
    double height = 0;
    if (first != NULL && first->kind == PLA_DOC_CHART) {
        height = pdf_chart_height(first) + BETWEEN;
    } else if (first != NULL && first->kind == PLA_DOC_SIGNATURES) {
        height = signatures_height(pdf, first) + BETWEEN;
    }
    return height > LINES && height < pdf->bottom - PDF_TOP - LINES ? height : LINES;
}

static void put_section(struct pdf *pdf, const struct pla_doc_node *node)
{
    static const double sizes[] = {19, 13.5, 11.5, 10.5};
    static const char *const tags[] = {"H1", "H2", "H3", "H4"};
    int level = pdf->depth < 3 ? pdf->depth : 3;
    struct pdf_look look = {.size = sizes[level], .is_bold = true};
    if (node->breaks_page && pdf->y > PDF_TOP) {
        pdf_break(pdf);
    }
    pdf_tag(pdf, "Sect");
    if (pdf_has_text(&node->title)) {
        space(pdf, level == 0 ? 0 : 18 - 3 * level);
        PangoLayout *layout = pdf_layout(pdf, &node->title, &look, pdf_room(pdf));
        /* a heading never stands alone at the foot of a page */
        pdf_need(pdf, layout != NULL ? pdf_layout_height(layout) + height_below(pdf, node) : 0);
        add_outline(pdf, node, pdf->y);
        pdf_put_layout(pdf, layout, pdf->left, tags[level]);
        space(pdf, 5);
    }
    pdf->depth++;
    pdf_children(pdf, node);
    pdf->depth--;
    pdf_untag(pdf, "Sect");
}

/* ---- text ---- */

static void put_paragraph(struct pdf *pdf, const struct pla_doc_node *node)
{
    put_runs(pdf, &node->runs, &body, "P");
    space(pdf, 5);
    pdf_children(pdf, node);
}

static void put_note(struct pdf *pdf, const struct pla_doc_node *node)
{
    put_runs(pdf, &node->runs, &small, "P");
    space(pdf, 4);
    pdf_children(pdf, node);
}

/* The sign of a tone, or a bullet, in front of what follows. */
static void put_sign(struct pdf *pdf, enum pla_tone tone, const char *bullet)
{
    const char *sign = pla_tone_sign(tone)[0] != '\0' ? pla_tone_sign(tone) : bullet;
    struct pdf_look look = {.size = PDF_TEXT_SIZE, .is_bold = true, .tone = tone};
    PangoLayout *layout = pdf_plain(pdf, pla_text_of(sign), &look, -1);
    if (layout != NULL) {
        pdf_need(pdf, pdf_layout_height(layout) + 2);
        pdf_tag(pdf, "Lbl");
        pdf_draw_layout(pdf, layout, pdf_start(pdf, 0, pdf_layout_width(layout)), pdf->y);
        pdf_untag(pdf, "Lbl");
    }
}

static void put_item(struct pdf *pdf, const struct pla_doc_node *node)
{
    pdf_tag(pdf, "LI");
    put_sign(pdf, node->tone, "\xE2\x80\xA2");
    pdf_indent(pdf, SIGN_ROOM);
    pdf_tag(pdf, "LBody");
    put_runs(pdf, &node->title, &strong, "P");
    put_runs(pdf, &node->runs, &body, "P");
    space(pdf, 3);
    pdf_children(pdf, node);
    pdf_untag(pdf, "LBody");
    pdf_indent(pdf, -SIGN_ROOM);
    pdf_untag(pdf, "LI");
}

static void put_list(struct pdf *pdf, const struct pla_doc_node *node)
{
    put_runs(pdf, &node->title, &strong, "P");
    pdf_tag(pdf, "L");
    pdf_children(pdf, node);
    pdf_untag(pdf, "L");
    space(pdf, 4);
}

/* ---- terms ---- */

static void put_term(struct pdf *pdf, const struct pla_doc_node *node)
{
    double width = pdf_room(pdf) * 0.32, gap = 8;
    struct pdf_look look = {.size = PDF_TEXT_SIZE, .is_quiet = true};
    PangoLayout *term = pdf_layout(pdf, &node->title, &look, width - gap);
    PangoLayout *meaning = pdf_layout(pdf, &node->runs, &body, pdf_room(pdf) - width);
    if (term == NULL || meaning == NULL) {
        pdf->failed = true;
        return;
    }
    double height = pdf_layout_height(term);
    pdf_need(pdf, height + 4);
    double top = pdf->y;
    int page = pdf->page;
    pdf_tag(pdf, "LI");
    pdf_tag(pdf, "Lbl");
    pdf_draw_layout(pdf, term, pdf_start(pdf, 0, width - gap), pdf->y);
    pdf_untag(pdf, "Lbl");
    pdf_put_layout(pdf, meaning, pdf_start(pdf, width, pdf_room(pdf) - width), "LBody");
    pdf_untag(pdf, "LI");
    if (pdf->page == page && pdf->y < top + height) {
        pdf->y = top + height;
    }
    space(pdf, 3);
    pdf_indent(pdf, width);
    pdf_children(pdf, node);
    pdf_indent(pdf, -width);
}

static void put_terms(struct pdf *pdf, const struct pla_doc_node *node)
{
    put_runs(pdf, &node->title, &strong, "P");
    pdf_tag(pdf, "L");
    for (const struct pla_doc_node *at = node->first; at != NULL; at = at->next) {
        put_term(pdf, at);
    }
    pdf_untag(pdf, "L");
    space(pdf, 6);
}

/* A number with its label below, `index` of a row of them. */
static double put_figure(struct pdf *pdf, const struct pla_doc_node *node, size_t index,
                         double width)
{
    static const struct pdf_look large = {.size = 17, .is_bold = true};
    double x = pdf_start(pdf, width * (double)index, width);
    PangoLayout *number = pdf_layout(pdf, &node->runs, &large, width - 10);
    PangoLayout *label = pdf_layout(pdf, &node->title, &small, width - 10);
    if (number == NULL || label == NULL) {
        pdf->failed = true;
        return 0;
    }
    double below = pdf->y + pdf_layout_height(number);
    if (index == 0) {
        pdf_need(pdf, pdf_layout_height(number) + 3 * pdf_layout_height(label));
        below = pdf->y + pdf_layout_height(number);
    }
    pdf_tag(pdf, "LI");
    pdf_tag(pdf, "Lbl");
    pdf_draw_layout(pdf, label, x, below);
    pdf_untag(pdf, "Lbl");
    pdf_tag(pdf, "LBody");
    pdf_draw_layout(pdf, number, x, pdf->y);
    pdf_untag(pdf, "LBody");
    pdf_untag(pdf, "LI");
    return pdf_layout_height(number) + pdf_layout_height(label);
}

static void put_figures(struct pdf *pdf, const struct pla_doc_node *node)
{
    double width = pdf_room(pdf) / FIGURES_A_ROW, height = 0;
    size_t index = 0;
    pdf_tag(pdf, "L");
    for (const struct pla_doc_node *at = node->first; at != NULL; at = at->next) {
        double own = put_figure(pdf, at, index, width);
        height = own > height ? own : height;
        if (++index == FIGURES_A_ROW || at->next == NULL) {
            pdf->y += height + 8;
            index = 0;
            height = 0;
        }
    }
    pdf_untag(pdf, "L");
    space(pdf, 2);
}

/* ---- the verdict ---- */

static void draw_bar(struct pdf *pdf, enum pla_tone tone, double top, double bottom)
{
    if (pdf_is_drawn(pdf) && bottom > top) {
        pdf_ink(pdf, tone);
        cairo_rectangle(pdf->cr, pdf_start(pdf, 0, 3), top, 3, bottom - top);
        cairo_fill(pdf->cr);
    }
}

static void put_verdict(struct pdf *pdf, const struct pla_doc_node *node)
{
    struct pdf_look look = {.size = 14, .is_bold = true, .tone = node->tone};
    pdf_need(pdf, 60);
    double top = pdf->y;
    int page = pdf->page;
    pdf_indent(pdf, 12);
    if (pla_tone_sign(node->tone)[0] != '\0') {
        PangoLayout *sign = pdf_plain(pdf, pla_text_of(pla_tone_sign(node->tone)), &look, -1);
        if (sign != NULL) {
            pdf_draw_layout(pdf, sign, pdf_start(pdf, 0, pdf_layout_width(sign)), pdf->y);
        }
        pdf_indent(pdf, 20);
        put_runs(pdf, &node->title, &look, "P");
        pdf_indent(pdf, -20);
    } else {
        put_runs(pdf, &node->title, &look, "P");
    }
    space(pdf, 3);
    put_runs(pdf, &node->runs, &body, "P");
    pdf_children(pdf, node);
    pdf_indent(pdf, -12);
    draw_bar(pdf, node->tone, pdf->page == page ? top : PDF_TOP, pdf->y - 3);
    space(pdf, 8);
}

/* ---- proofs ---- */

static void put_step(struct pdf *pdf, const struct pla_doc_node *node)
{
    pdf_tag(pdf, "LI");
    put_sign(pdf, node->tone, "\xC2\xB7");
    pdf_indent(pdf, SIGN_ROOM);
    pdf_tag(pdf, "LBody");
    put_runs(pdf, &node->runs, &body, "P");
    space(pdf, 2);
    if (node->first != NULL) {
        pdf_tag(pdf, "L");
        pdf_children(pdf, node);
        pdf_untag(pdf, "L");
    }
    pdf_untag(pdf, "LBody");
    pdf_indent(pdf, -SIGN_ROOM);
    pdf_untag(pdf, "LI");
}

/* ---- signatures ---- */

/* The role, and lines for a name, a date and a signature. */
static void put_signature(struct pdf *pdf, const struct pla_doc_node *node)
{
    static const struct {
        enum pla_word word;
        double from, to; /* shares of the width */
    } lines[] = {{PLA_W_name, 0, 0.38}, {PLA_W_signature, 0.42, 0.76}, {PLA_W_date, 0.80, 1}};
    double room = pdf_room(pdf);
    pdf_need(pdf, SIGNATURE_HEIGHT + 14);
    put_runs(pdf, &node->title, &strong, "P");
    double y = pdf->y + SIGNATURE_LINE;
    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        double width = (lines[i].to - lines[i].from) * room;
        double x = pdf_start(pdf, lines[i].from * room, width);
        PangoLayout *label =
            pdf_plain(pdf, pla_word(pdf->doc->words, lines[i].word), &small, width);
        pdf_rule(pdf, x, y, width, 0.2);
        if (label != NULL) {
            pdf_tag(pdf, "P");
            pdf_draw_layout(pdf, label, x, y + 2);
            pdf_untag(pdf, "P");
        }
    }
    pdf->y += SIGNATURE_HEIGHT;
}

static void put_signatures(struct pdf *pdf, const struct pla_doc_node *node)
{
    pdf_need(pdf, signatures_height(pdf, node));
    put_runs(pdf, &node->title, &strong, "P");
    for (const struct pla_doc_node *at = node->first; at != NULL; at = at->next) {
        put_signature(pdf, at);
    }
}

/* ---- by kind ---- */

void pdf_children(struct pdf *pdf, const struct pla_doc_node *node)
{
    for (const struct pla_doc_node *at = node->first; at != NULL; at = at->next) {
        pdf_block(pdf, at);
    }
}

static void put_proof(struct pdf *pdf, const struct pla_doc_node *node)
{
    put_list(pdf, node);
}

void pdf_block(struct pdf *pdf, const struct pla_doc_node *node)
{
    static void (*const kinds[])(struct pdf *, const struct pla_doc_node *) = {
        [PLA_DOC_SECTION] = put_section,
        [PLA_DOC_PARAGRAPH] = put_paragraph,
        [PLA_DOC_LIST] = put_list,
        [PLA_DOC_ITEM] = put_item,
        [PLA_DOC_TERMS] = put_terms,
        [PLA_DOC_TERM] = put_term,
        [PLA_DOC_TABLE] = pdf_table,
        [PLA_DOC_VERDICT] = put_verdict,
        [PLA_DOC_FIGURES] = put_figures,
        [PLA_DOC_PROOF] = put_proof,
        [PLA_DOC_STEP] = put_step,
        [PLA_DOC_CHART] = pdf_chart,
        [PLA_DOC_SIGNATURES] = put_signatures,
        [PLA_DOC_NOTE] = put_note,
    };
    kinds[node->kind](pdf, node);
}
