// SPDX-License-Identifier: Apache-2.0
/** Text of a PDF: runs shaped by Pango, drawn line by line; what no font has is kept. */
#include "base/utf8.h"
#include "pdf_private.h"

#define FAMILY                                                                                     \
    "Noto Sans, Noto Sans Arabic, Noto Sans Hebrew, Noto Sans Thai, Noto Sans Devanagari, "        \
    "Noto Sans CJK SC, DejaVu Sans, sans-serif"
#define CODE_FAMILY "Noto Sans Mono, DejaVu Sans Mono, monospace"

/** A link within a layout. */
struct link {
    guint start, end; /**< bytes */
    char *address;
};
enum { MOST_LINKS = 64 };
struct links {
    struct link items[MOST_LINKS];
    size_t count;
};

bool pdf_has_text(const struct pla_runs *runs)
{
    return runs->first != NULL;
}

static void add(PangoAttrList *list, PangoAttribute *attribute, guint start, guint end)
{
    attribute->start_index = start;
    attribute->end_index = end;
    pango_attr_list_insert(list, attribute);
}

static void add_color(PangoAttrList *list, const double rgb[3], guint start, guint end)
{
    add(list,
        pango_attr_foreground_new((guint16)(rgb[0] * 65535), (guint16)(rgb[1] * 65535),
                                  (guint16)(rgb[2] * 65535)),
        start, end);
}

static void dress_run(PangoAttrList *list, const struct pla_run *run, guint start, guint end)
{
    static const double quiet[] = {0.35, 0.35, 0.35}, link[] = {0.04, 0.31, 0.62};
    double rgb[3];
    switch (run->style) {
    case PLA_RUN_STRONG:
        add(list, pango_attr_weight_new(PANGO_WEIGHT_BOLD), start, end);
        break;
    case PLA_RUN_CODE:
        add(list, pango_attr_family_new(CODE_FAMILY), start, end);
        add(list, pango_attr_scale_new(0.94), start, end);
        break;
    case PLA_RUN_QUIET:
        add_color(list, quiet, start, end);
        break;
    case PLA_RUN_LINK:
        add_color(list, link, start, end);
        add(list, pango_attr_underline_new(PANGO_UNDERLINE_SINGLE), start, end);
        break;
    case PLA_RUN_STATUS:
        pdf_tone_color(run->tone, rgb);
        add_color(list, rgb, start, end);
        add(list, pango_attr_weight_new(PANGO_WEIGHT_BOLD), start, end);
        break;
    default:
        break;
    }
}

static bool is_rtl_letter(uint32_t code)
{
    return (code >= 0x590 && code <= 0x8FF) || (code >= 0xFB1D && code <= 0xFDFF) ||
           (code >= 0xFE70 && code <= 0xFEFE) || (code >= 0x10800 && code <= 0x10FFF) ||
           (code >= 0x1E800 && code <= 0x1EFFF);
}

/* What keeps a run of the other direction together, closed by U+2069; none of it is drawn. A code
 * is written from the left whatever it begins with. */
static const char *isolation(const struct pdf *pdf, const struct pla_run *run)
{
    static const char first_strong[] = "\xE2\x81\xA8", left_to_right[] = "\xE2\x81\xA6";
    const char *at = run->text.at, *end = run->text.at + run->text.length;
    bool has_rtl = false;
    if (run->style == PLA_RUN_CODE || run->style == PLA_RUN_LINK) {
        return pdf->is_rtl ? left_to_right : "";
    }
    if (run->style != PLA_RUN_ISOLATE && !run->is_own_language) {
        return "";
    }
    while (at < end && !has_rtl) {
        has_rtl = is_rtl_letter(pla_utf8_next(&at, end));
    }
    return has_rtl != pdf->is_rtl ? first_strong : "";
}

/* Pango takes valid UTF-8 only; a control character would be drawn as a box. */
static void put_clean(struct pla_str *out, struct pla_text text)
{
    const char *at = text.at, *end = text.at + text.length;
    while (at < end) {
        const char *from = at;
        uint32_t code = pla_utf8_next(&at, end);
        if (code == 0xFFFD || code == 0) {
            PLA_PUT(out, "\xEF\xBF\xBD");
        } else if (code < 0x20 && code != '\n') {
            pla_str_put_c(out, ' ');
        } else {
            pla_str_put(out, from, (size_t)(at - from));
        }
    }
}

static void put_run(struct pdf *pdf, PangoAttrList *list, const struct pla_run *run,
                    struct links *links)
{
    struct pla_str *text = &pdf->markup;
    guint start = (guint)text->length;
    const char *front = isolation(pdf, run);
    if (run->style == PLA_RUN_STATUS && pla_tone_sign(run->tone)[0] != '\0') {
        pla_str_put_z(text, pla_tone_sign(run->tone));
        PLA_PUT(text, "\xC2\xA0");
    }
    pla_str_put_z(text, front);
    put_clean(text, run->text);
    pla_str_put_z(text, front[0] != '\0' ? "\xE2\x81\xA9" : "");
    guint end = (guint)text->length;
    dress_run(list, run, start, end);
    if (run->style == PLA_RUN_LINK && links->count < MOST_LINKS && pla_link_is_safe(run->link)) {
        char *address = pla_arena_copy(&pdf->arena, run->link.at, run->link.length);
        if (address != NULL) {
            links->items[links->count++] = (struct link){start, end, address};
        }
    }
}

static void see_missing(struct pdf *pdf, const char *text, gint at, uint32_t code)
{
    struct pla_pdf_report *report = &pdf->report;
    for (size_t i = 0; i < report->missing_count && i < PLA_PDF_MISSING; i++) {
        if (report->missing[i].code == code) {
            return;
        }
    }
    if (report->missing_count++ >= PLA_PDF_MISSING) {
        return;
    }
    struct pla_pdf_missing *missing = &report->missing[report->missing_count - 1];
    missing->code = code;
    missing->page = pdf->page;
    GEnumClass *scripts = g_type_class_ref(PANGO_TYPE_SCRIPT);
    GEnumValue *script = g_enum_get_value(scripts, (gint)g_unichar_get_script(code));
    bool is_named = script != NULL && g_unichar_get_script(code) != G_UNICODE_SCRIPT_UNKNOWN;
    (void)g_strlcpy(missing->script, is_named ? script->value_nick : "", sizeof(missing->script));
    g_type_class_unref(scripts);
    size_t from = (size_t)at > 40 ? (size_t)at - 40 : 0;
    while (from > 0 && ((unsigned char)text[from] & 0xC0) == 0x80) {
        from--;
    }
    struct pla_text around = pla_text_of(text + from);
    around.length = pla_utf8_cut(around, 60);
    around.length =
        around.length < sizeof(missing->where) ? around.length : pla_utf8_cut(around, 20);
    (void)g_strlcpy(missing->where, text + from,
                    around.length + 1 < sizeof(missing->where) ? around.length + 1
                                                               : sizeof(missing->where));
}

/* Pango marks what no font has in its glyphs. */
static void find_missing(struct pdf *pdf, PangoLayout *layout)
{
    if (pango_layout_get_unknown_glyphs_count(layout) == 0) {
        return;
    }
    const char *text = pango_layout_get_text(layout);
    PangoLayoutIter *iter = pango_layout_get_iter(layout);
    do {
        PangoLayoutRun *run = pango_layout_iter_get_run_readonly(iter);
        for (int i = 0; run != NULL && i < run->glyphs->num_glyphs; i++) {
            PangoGlyph glyph = run->glyphs->glyphs[i].glyph;
            if ((glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0 && glyph != PANGO_GLYPH_EMPTY) {
                gint at = run->item->offset + run->glyphs->log_clusters[i];
                see_missing(pdf, text, at, glyph & ~PANGO_GLYPH_UNKNOWN_FLAG);
            }
        }
    } while (pango_layout_iter_next_run(iter));
    pango_layout_iter_free(iter);
}

static void free_links(gpointer data)
{
    pla_heap_free(data);
}

static void keep_links(struct pdf *pdf, PangoLayout *layout, const struct links *links)
{
    if (links->count == 0) {
        return;
    }
    struct links *kept = pla_heap_alloc(sizeof(*kept));
    if (kept == NULL) {
        pdf->failed = true;
        return;
    }
    *kept = *links;
    g_object_set_data_full(G_OBJECT(layout), "links", kept, free_links);
}

static void set_style(struct pdf *pdf, PangoLayout *layout, PangoAttrList *list,
                      const struct pdf_look *look)
{
    PangoFontDescription *font = pango_font_description_from_string(FAMILY);
    pango_font_description_set_absolute_size(font, look->size * PANGO_SCALE);
    if (look->is_bold) {
        pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
    }
    pango_layout_set_font_description(layout, font);
    pango_font_description_free(font);
    if (look->is_quiet || look->tone != PLA_TONE_NONE) {
        double rgb[3] = {0.35, 0.35, 0.35};
        if (!look->is_quiet) {
            pdf_tone_color(look->tone, rgb);
        }
        PangoAttribute *color = pango_attr_foreground_new(
            (guint16)(rgb[0] * 65535), (guint16)(rgb[1] * 65535), (guint16)(rgb[2] * 65535));
        color->start_index = 0;
        color->end_index = G_MAXUINT;
        pango_attr_list_insert_before(list, color);
    }
    PangoAttribute *hyphens = pango_attr_insert_hyphens_new(FALSE); /* of ids, nobody asked for */
    hyphens->start_index = 0;
    hyphens->end_index = G_MAXUINT;
    pango_attr_list_insert(list, hyphens);
    pango_layout_set_attributes(layout, list);
    pango_layout_set_auto_dir(layout, look->is_own_direction);
    /* Pango turns this round itself for a paragraph of the other direction */
    pango_layout_set_alignment(layout, pdf->is_rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_spacing(layout, (int)(look->size * 0.12 * PANGO_SCALE));
}

/* The layout of the same place in the first round. */
static PangoLayout *again(struct pdf *pdf)
{
    return pdf->layout_next < pdf->layout_count ? pdf->layouts[pdf->layout_next++] : NULL;
}

static bool keep(struct pdf *pdf, PangoLayout *layout)
{
    PangoLayout **list = pla_arena_grow(&pdf->arena, pdf->layouts, &pdf->layout_capacity,
                                        pdf->layout_count + 1, sizeof(PangoLayout *));
    if (list == NULL) {
        pdf->failed = true;
        return false;
    }
    pdf->layouts = list;
    list[pdf->layout_count++] = layout;
    return true;
}

static PangoLayout *shape(struct pdf *pdf, const struct pla_runs *runs, const struct pdf_look *look,
                          double width)
{
    struct links links = {.count = 0};
    PangoLayout *layout = pango_layout_new(pdf->text);
    PangoAttrList *list = pango_attr_list_new();
    struct pdf_look own = *look;
    pla_str_empty(&pdf->markup);
    for (const struct pla_run *run = runs->first; run != NULL; run = run->next) {
        own.is_own_direction |= run->is_own_language && run == runs->first && run->next == NULL;
        put_run(pdf, list, run, &links);
    }
    pango_layout_set_text(layout, pdf->markup.at != NULL ? pdf->markup.at : "",
                          (int)pdf->markup.length);
    set_style(pdf, layout, list, &own);
    pango_layout_set_width(layout, width > 0 ? (int)(width * PANGO_SCALE) : -1);
    pango_attr_list_unref(list);
    find_missing(pdf, layout);
    keep_links(pdf, layout, &links);
    pdf->failed |= pdf->markup.failed;
    if (!keep(pdf, layout)) {
        g_object_unref(layout);
        return NULL;
    }
    return layout;
}

PangoLayout *pdf_layout(struct pdf *pdf, const struct pla_runs *runs, const struct pdf_look *look,
                        double width)
{
    return pdf_is_drawn(pdf) ? again(pdf) : shape(pdf, runs, look, width);
}

static struct pla_runs one_run(struct pla_run *run, struct pla_text text)
{
    *run = (struct pla_run){.style = PLA_RUN_PLAIN, .text = text};
    return (struct pla_runs){run, run};
}

PangoLayout *pdf_plain(struct pdf *pdf, struct pla_text text, const struct pdf_look *look,
                       double width)
{
    struct pla_run run;
    struct pla_runs runs = one_run(&run, text);
    return pdf_layout(pdf, &runs, look, width);
}

PangoLayout *pdf_margin(struct pdf *pdf, struct pla_text text, const struct pdf_look *look,
                        double width)
{
    struct pla_run run;
    struct pla_runs runs = one_run(&run, text);
    return shape(pdf, &runs, look, width);
}

double pdf_layout_width(PangoLayout *layout)
{
    PangoRectangle logical;
    pango_layout_get_extents(layout, NULL, &logical);
    return (double)logical.width / PANGO_SCALE;
}

double pdf_layout_height(PangoLayout *layout)
{
    PangoRectangle logical;
    pango_layout_get_extents(layout, NULL, &logical);
    return (double)logical.height / PANGO_SCALE;
}

static void put_link(struct pdf *pdf, const struct link *link, PangoLayoutLine *line, double x,
                     double top, double height)
{
    int *ranges = NULL, count = 0;
    int start = pango_layout_line_get_start_index(line);
    int end = start + pango_layout_line_get_length(line);
    int from = (int)link->start > start ? (int)link->start : start;
    int to = (int)link->end < end ? (int)link->end : end;
    if (from >= to) {
        return;
    }
    pango_layout_line_get_x_ranges(line, from, to, &ranges, &count);
    for (int i = 0; i < count; i++) {
        const int *range = ranges + (ptrdiff_t)2 * i;
        double left = (double)range[0] / PANGO_SCALE;
        double right = (double)range[1] / PANGO_SCALE;
        struct pla_str attributes = {0};
        /* digits of their own: the locale's decimal sign would not be understood */
        pla_str_put_format(&attributes, "rect=[%d %d %d %d] uri='", (int)(x + left), (int)top,
                           (int)(right - left + 1), (int)(height + 1));
        for (const char *c = link->address; *c != '\0'; c++) {
            if (*c == '\'' || *c == '\\') {
                pla_str_put_c(&attributes, '\\');
            }
            pla_str_put_c(&attributes, *c);
        }
        PLA_PUT(&attributes, "'");
        if (!attributes.failed) {
            cairo_tag_begin(pdf->cr, CAIRO_TAG_LINK, attributes.at);
            cairo_tag_end(pdf->cr, CAIRO_TAG_LINK);
        }
        pdf->failed |= attributes.failed;
        pla_str_release(&attributes);
    }
    g_free(ranges);
}

static void draw_line(struct pdf *pdf, PangoLayout *layout, PangoLayoutIter *iter, double x,
                      double y, double shift)
{
    PangoRectangle logical;
    PangoLayoutLine *line = pango_layout_iter_get_line_readonly(iter);
    pango_layout_iter_get_line_extents(iter, NULL, &logical);
    double left = x + (double)logical.x / PANGO_SCALE;
    double baseline = y + (double)pango_layout_iter_get_baseline(iter) / PANGO_SCALE - shift;
    pdf_ink(pdf, PLA_TONE_NONE);
    cairo_move_to(pdf->cr, left, baseline);
    pango_cairo_show_layout_line(pdf->cr, line);
    const struct links *links = g_object_get_data(G_OBJECT(layout), "links");
    double top = y + (double)logical.y / PANGO_SCALE - shift;
    for (size_t i = 0; links != NULL && i < links->count; i++) {
        put_link(pdf, &links->items[i], line, left, top, (double)logical.height / PANGO_SCALE);
    }
}

int pdf_draw_lines(struct pdf *pdf, PangoLayout *layout, double x, double y, int from, double limit,
                   double *out_height)
{
    PangoLayoutIter *iter = pango_layout_get_iter(layout);
    int index = 0;
    double shift = 0, height = 0;
    do {
        int top, bottom;
        pango_layout_iter_get_line_yrange(iter, &top, &bottom);
        if (index < from) {
            continue;
        }
        if (index == from) {
            shift = (double)top / PANGO_SCALE;
        }
        double end = (double)bottom / PANGO_SCALE - shift;
        if (y + end > limit && index > from) {
            break;
        }
        if (y + end > limit && y > PDF_TOP) {
            break; /* not even one: the next page takes it */
        }
        if (pdf_is_drawn(pdf)) {
            draw_line(pdf, layout, iter, x, y, shift);
        }
        height = end;
    } while (index++, pango_layout_iter_next_line(iter));
    bool is_all = index >= pango_layout_get_line_count(layout);
    pango_layout_iter_free(iter);
    *out_height = height;
    return is_all ? -1 : index;
}

void pdf_draw_layout(struct pdf *pdf, PangoLayout *layout, double x, double y)
{
    double height;
    if (pdf_is_drawn(pdf)) {
        (void)pdf_draw_lines(pdf, layout, x, y, 0, pdf->height, &height);
    }
}

static double line_height(PangoLayout *layout)
{
    PangoRectangle logical;
    pango_layout_line_get_extents(pango_layout_get_line_readonly(layout, 0), NULL, &logical);
    return (double)logical.height / PANGO_SCALE;
}

void pdf_put_layout(struct pdf *pdf, PangoLayout *layout, double x, const char *tag)
{
    int line = 0;
    if (layout == NULL) {
        pdf->failed = true;
        return;
    }
    pdf_need(pdf, line_height(layout));
    while (line >= 0) {
        double height;
        pdf_tag(pdf, tag);
        line = pdf_draw_lines(pdf, layout, x, pdf->y, line, pdf->bottom, &height);
        pdf_untag(pdf, tag);
        pdf->y += height;
        if (line >= 0) {
            pdf_break(pdf);
        }
    }
}
