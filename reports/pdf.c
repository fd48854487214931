// SPDX-License-Identifier: Apache-2.0
/** A document as PDF: two rounds over its blocks, then the file's last words. */
#include "pdf.h"

#include "pdf_private.h"

static void set_paper(struct pdf *pdf)
{
    static const struct {
        double width, height;
    } papers[] = {[PLA_PAPER_A4] = {595, 842}, [PLA_PAPER_LETTER] = {612, 792}};
    pdf->width = papers[pdf->doc->paper].width;
    pdf->height = papers[pdf->doc->paper].height;
    pdf->bottom = pdf->height - PDF_FOOT;
}

static void set_up_text(struct pdf *pdf)
{
    PangoFontMap *fonts = pango_cairo_font_map_get_default();
    cairo_font_options_t *options = cairo_font_options_create();
    /* no hinting: widths must not hang on a screen */
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pdf->text = pango_font_map_create_context(fonts);
    pango_cairo_context_set_font_options(pdf->text, options);
    pango_cairo_context_set_resolution(pdf->text, 72);
    pango_context_set_base_dir(pdf->text, pdf->is_rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    pango_context_set_language(pdf->text,
                               pango_language_from_string(pla_words_code(pdf->doc->words)));
    pango_context_set_round_glyph_positions(pdf->text, FALSE);
    cairo_font_options_destroy(options);
}

static void run_round(struct pdf *pdf)
{
    pdf->page = 0;
    pdf->depth = 0;
    pdf->left = PDF_MARGIN;
    pdf->right = pdf->width - PDF_MARGIN;
    pdf_begin_page(pdf);
    pdf_tag(pdf, "Document");
    pdf_block(pdf, pdf->doc->root);
    pdf_untag(pdf, "Document");
    pdf_end_page(pdf);
    pdf->pages = pdf->page;
}

static cairo_status_t put_bytes(void *closure, const unsigned char *bytes, unsigned length)
{
    struct pla_str *out = closure; /* keeps a failure: cairo 1.16 crashes when it is told of one */
    pla_str_put(out, (const char *)bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

static void set_text(struct pdf *pdf, cairo_pdf_metadata_t key, struct pla_text text)
{
    struct pla_text copy = pla_text_copy(&pdf->arena, text);
    if (copy.length > 0) {
        cairo_pdf_surface_set_metadata(pdf->surface, key, copy.at);
    }
}

static void set_metadata(struct pdf *pdf)
{
    const struct pla_doc *doc = pdf->doc;
    struct pla_str day = {0};
    pla_day_put(&day, doc->day);
    PLA_PUT(&day, "T00:00:00Z");
    struct pla_text made = {day.at, day.length};
    set_text(pdf, CAIRO_PDF_METADATA_TITLE, doc->title);
    set_text(pdf, CAIRO_PDF_METADATA_AUTHOR,
             doc->author.length > 0 ? doc->author : doc->institution);
    set_text(pdf, CAIRO_PDF_METADATA_SUBJECT, doc->subject);
    set_text(pdf, CAIRO_PDF_METADATA_KEYWORDS, doc->fingerprint);
    set_text(pdf, CAIRO_PDF_METADATA_CREATOR, PLA_TEXT("Plaudit"));
    set_text(pdf, CAIRO_PDF_METADATA_CREATE_DATE, made);
    set_text(pdf, CAIRO_PDF_METADATA_MOD_DATE, made);
    pdf->failed |= day.failed;
    pla_str_release(&day);
}

static cairo_status_t draw(struct pdf *pdf, struct pla_str *out)
{
    pdf->surface = cairo_pdf_surface_create_for_stream(put_bytes, out, pdf->width, pdf->height);
    set_metadata(pdf);
    pdf->cr = cairo_create(pdf->surface);
    run_round(pdf);
    cairo_status_t status = cairo_status(pdf->cr);
    cairo_destroy(pdf->cr);
    cairo_surface_finish(pdf->surface);
    status = status != CAIRO_STATUS_SUCCESS ? status : cairo_surface_status(pdf->surface);
    cairo_surface_destroy(pdf->surface);
    return status;
}

static enum pla_code check(const struct pdf *pdf, const struct pla_str *out, cairo_status_t status,
                           struct pla_err *err)
{
    if (pdf->failed || pdf->arena.failed || out->failed || status == CAIRO_STATUS_NO_MEMORY) {
        return pla_err_memory(err);
    }
    if (status != CAIRO_STATUS_SUCCESS) {
        return pla_err_set(err, PLA_OUTPUT, "the PDF cannot be made: %s",
                           cairo_status_to_string(status));
    }
    return PLA_OK;
}

enum pla_code pla_pdf_render(const struct pla_doc *doc, struct pla_str *out,
                             struct pla_pdf_report *report, struct pla_err *err)
{
    struct pdf pdf = {.doc = doc, .is_rtl = pla_words_is_rtl(doc->words)};
    size_t start = out->length;
    pla_arena_init(&pdf.arena, 0);
    set_paper(&pdf);
    set_up_text(&pdf);
    run_round(&pdf);
    cairo_status_t status = draw(&pdf, out);
    enum pla_code code = check(&pdf, out, status, err);
    if (code == PLA_OK && !pdf_put_catalog(out, start, pla_words_code(doc->words))) {
        code = out->failed ? pla_err_memory(err)
                           : pla_err_set(err, PLA_OUTPUT,
                                         "the PDF cannot be made: cairo wrote it "
                                         "in a way that is not known");
    }
    for (size_t i = 0; i < pdf.layout_count; i++) {
        g_object_unref(pdf.layouts[i]);
    }
    if (report != NULL) {
        *report = pdf.report;
        report->pages = pdf.pages;
    }
    g_object_unref(pdf.text);
    pla_str_release(&pdf.markup);
    pla_arena_release(&pdf.arena);
    if (code != PLA_OK && out->at != NULL) {
        out->length = start;
        out->at[start] = '\0';
    }
    return code;
}

void pla_pdf_end(void)
{
    pango_cairo_font_map_set_default(NULL);
    cairo_debug_reset_static_data();
}
