// SPDX-License-Identifier: Apache-2.0
/** A document as one self-contained page: frame, sections and blocks. */
#include "html.h"

#include "base/crypto.h"
#include "html_parts.h"

const char *pla_html_tone(enum pla_tone tone)
{
    static const char *const names[] = {
        [PLA_TONE_NONE] = "none", [PLA_TONE_GOOD] = "good", [PLA_TONE_PARTIAL] = "partial",
        [PLA_TONE_OPEN] = "open", [PLA_TONE_BAD] = "bad",   [PLA_TONE_FAILED] = "failed",
    };
    return names[tone];
}

/* ---- runs ---- */

static void put_tag(struct html *html, const char *tag, struct pla_text text)
{
    pla_str_put_format(html->out, "<%s>", tag);
    pla_markup_put(html->out, text);
    pla_str_put_format(html->out, "</%s>", tag);
}

static void put_link(struct html *html, const struct pla_run *run)
{
    pla_str_put_z(html->out, run->style == PLA_RUN_ANCHOR ? "<a href=\"#" : "<a href=\"");
    pla_markup_put(html->out, run->link);
    pla_str_put_z(html->out, run->style == PLA_RUN_ANCHOR ? "\">" : "\" rel=\"noreferrer\">");
    put_tag(html, "bdi", run->text);
    PLA_PUT(html->out, "</a>");
}

static void put_status(struct html *html, const struct pla_run *run)
{
    pla_str_put_format(html->out, "<span class=\"st %s\">", pla_html_tone(run->tone));
    if (run->tone != PLA_TONE_NONE) {
        pla_str_put_format(html->out, "<span aria-hidden=\"true\">%s </span>",
                           pla_tone_sign(run->tone));
    }
    pla_markup_put(html->out, run->text);
    PLA_PUT(html->out, "</span>");
}

void pla_html_put_runs(struct html *html, const struct pla_runs *runs)
{
    for (const struct pla_run *run = runs->first; run != NULL; run = run->next) {
        switch (run->style) {
        case PLA_RUN_PLAIN:
            pla_markup_put(html->out, run->text);
            break;
        case PLA_RUN_STRONG:
            put_tag(html, "strong", run->text);
            break;
        case PLA_RUN_CODE:
            PLA_PUT(html->out, "<code dir=\"ltr\">");
            pla_markup_put(html->out, run->text);
            PLA_PUT(html->out, "</code>");
            break;
        case PLA_RUN_ISOLATE:
            put_tag(html, "bdi", run->text);
            break;
        case PLA_RUN_LINK:
        case PLA_RUN_ANCHOR:
            put_link(html, run);
            break;
        case PLA_RUN_QUIET:
            put_tag(html, "small", run->text);
            break;
        case PLA_RUN_STATUS:
            put_status(html, run);
            break;
        }
    }
}

/* ---- blocks ---- */

static void put_children(struct html *html, const struct pla_doc_node *node, int level);

static void put_id(struct html *html, const struct pla_doc_node *node)
{
    if (node->id.length > 0) {
        PLA_PUT(html->out, " id=\"");
        pla_markup_put(html->out, node->id);
        pla_str_put_c(html->out, '"');
    }
}

/** The sign of a tone; who does not see it hears the word. */
static void put_sign(struct html *html, enum pla_tone tone)
{
    static const enum pla_word words[] = {
        [PLA_TONE_NONE] = PLA_W_none,
        [PLA_TONE_GOOD] = PLA_W_state_met,
        [PLA_TONE_PARTIAL] = PLA_W_status_withheld,
        [PLA_TONE_OPEN] = PLA_W_state_undecided,
        [PLA_TONE_BAD] = PLA_W_state_not_met,
        [PLA_TONE_FAILED] = PLA_W_state_failed,
    };
    if (tone == PLA_TONE_NONE) {
        return;
    }
    pla_str_put_format(html->out, "<span class=\"sg\" aria-hidden=\"true\">%s</span>",
                       pla_tone_sign(tone));
    PLA_PUT(html->out, "<span class=\"vh\">");
    pla_markup_put(html->out, pla_word(html->doc->words, words[tone]));
    PLA_PUT(html->out, ": </span>");
}

static void put_heading(struct html *html, const struct pla_doc_node *node, int level)
{
    enum { DEEPEST = 6 };
    int shown = level < DEEPEST ? level : DEEPEST;
    pla_str_put_format(html->out, "<h%d>", shown);
    pla_html_put_runs(html, &node->title);
    pla_str_put_format(html->out, "</h%d>\n", shown);
}

static void put_section(struct html *html, const struct pla_doc_node *node, int level)
{
    PLA_PUT(html->out, "<section");
    put_id(html, node);
    pla_str_put_z(html->out, node->breaks_page ? " class=\"page\">" : ">");
    if (node->is_folded) {
        PLA_PUT(html->out, "<details><summary>");
    }
    put_heading(html, node, level);
    if (node->is_folded) {
        PLA_PUT(html->out, "</summary>\n");
    }
    put_children(html, node, level);
    pla_str_put_z(html->out, node->is_folded ? "</details></section>\n" : "</section>\n");
}

static void put_paragraph(struct html *html, const struct pla_doc_node *node)
{
    PLA_PUT(html->out, "<p");
    put_id(html, node);
    pla_str_put_z(html->out, node->kind == PLA_DOC_NOTE ? " class=\"note\">" : ">");
    pla_html_put_runs(html, &node->runs);
    PLA_PUT(html->out, "</p>\n");
}

/** Do the items show a sign instead of a bullet? */
static bool has_signs(const struct pla_doc_node *list)
{
    for (const struct pla_doc_node *item = list->first; item != NULL; item = item->next) {
        if (item->tone != PLA_TONE_NONE) {
            return true;
        }
    }
    return false;
}

static void put_item(struct html *html, const struct pla_doc_node *node, int level)
{
    PLA_PUT(html->out, "<li");
    put_id(html, node);
    if (node->tone != PLA_TONE_NONE) {
        pla_str_put_format(html->out, " class=\"%s\"", pla_html_tone(node->tone));
    }
    pla_str_put_c(html->out, '>');
    put_sign(html, node->tone);
    pla_html_put_runs(html, &node->runs);
    if (node->first != NULL && node->kind == PLA_DOC_STEP) {
        PLA_PUT(html->out, "<ul>\n");
        put_children(html, node, level);
        PLA_PUT(html->out, "</ul>");
    } else {
        put_children(html, node, level);
    }
    PLA_PUT(html->out, "</li>\n");
}

static void put_list(struct html *html, const struct pla_doc_node *node, int level)
{
    if (node->kind == PLA_DOC_PROOF) {
        PLA_PUT(html->out, "<ul class=\"proof\">\n");
    } else {
        pla_str_put_z(html->out, has_signs(node) ? "<ul class=\"marks\">\n" : "<ul>\n");
    }
    put_children(html, node, level);
    PLA_PUT(html->out, "</ul>\n");
}

static void put_terms(struct html *html, const struct pla_doc_node *node)
{
    bool is_figures = node->kind == PLA_DOC_FIGURES;
    pla_str_put_z(html->out, is_figures ? "<dl class=\"figures\">\n" : "<dl class=\"terms\">\n");
    for (const struct pla_doc_node *term = node->first; term != NULL; term = term->next) {
        pla_str_put_z(html->out, is_figures ? "<div><dt>" : "<dt>");
        pla_html_put_runs(html, &term->title);
        PLA_PUT(html->out, "</dt><dd>");
        pla_html_put_runs(html, &term->runs);
        pla_str_put_z(html->out, is_figures ? "</dd></div>\n" : "</dd>\n");
    }
    PLA_PUT(html->out, "</dl>\n");
}

static void put_verdict(struct html *html, const struct pla_doc_node *node, int level)
{
    pla_str_put_format(html->out, "<div class=\"verdict %s\"", pla_html_tone(node->tone));
    put_id(html, node);
    PLA_PUT(html->out, "><p class=\"answer\">");
    if (node->tone != PLA_TONE_NONE) {
        pla_str_put_format(html->out, "<span aria-hidden=\"true\">%s </span>",
                           pla_tone_sign(node->tone));
    }
    pla_html_put_runs(html, &node->title);
    PLA_PUT(html->out, "</p>\n");
    put_children(html, node, level);
    PLA_PUT(html->out, "</div>\n");
}

static void put_signatures(struct html *html, const struct pla_doc_node *node)
{
    PLA_PUT(html->out, "<div class=\"signs\">\n");
    for (const struct pla_doc_node *term = node->first; term != NULL; term = term->next) {
        PLA_PUT(html->out, "<p><span>");
        pla_html_put_runs(html, &term->title);
        PLA_PUT(html->out, "</span><span>");
        pla_markup_put(html->out, pla_word(html->doc->words, PLA_W_date));
        PLA_PUT(html->out, "</span></p>\n");
    }
    PLA_PUT(html->out, "</div>\n");
}

static void put_block(struct html *html, const struct pla_doc_node *node, int level)
{
    switch (node->kind) {
    case PLA_DOC_SECTION:
        put_section(html, node, level + 1);
        break;
    case PLA_DOC_PARAGRAPH:
    case PLA_DOC_NOTE:
        put_paragraph(html, node);
        break;
    case PLA_DOC_LIST:
    case PLA_DOC_PROOF:
        put_list(html, node, level);
        break;
    case PLA_DOC_ITEM:
    case PLA_DOC_STEP:
        put_item(html, node, level);
        break;
    case PLA_DOC_TERMS:
    case PLA_DOC_FIGURES:
        put_terms(html, node);
        break;
    case PLA_DOC_TERM:
        break; /* written by its list */
    case PLA_DOC_TABLE:
        pla_html_put_table(html, node);
        break;
    case PLA_DOC_VERDICT:
        put_verdict(html, node, level);
        break;
    case PLA_DOC_CHART:
        pla_html_put_chart(html, node);
        break;
    case PLA_DOC_SIGNATURES:
        put_signatures(html, node);
        break;
    }
}

static void put_children(struct html *html, const struct pla_doc_node *node, int level)
{
    for (const struct pla_doc_node *child = node->first; child != NULL; child = child->next) {
        put_block(html, child, level);
    }
}

/* ---- the frame ---- */

/** ` 'sha256-...'`: a script that may run. */
static void put_script_hash(struct pla_str *out, bool is_needed, const char *script)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    char hex[PLA_SHA256_HEX + 1];
    unsigned char bytes[PLA_SHA256_HEX / 2 + 2] = {0};
    struct pla_sha256 *hash = is_needed ? pla_sha256_new() : NULL;
    if (!is_needed) {
        return;
    }
    if (hash == NULL) {
        out->failed = true;
        return;
    }
    pla_sha256_begin(hash);
    pla_sha256_add(hash, script, strlen(script));
    pla_sha256_end(hash, hex);
    pla_sha256_free(hash);
    for (size_t i = 0; i < PLA_SHA256_HEX; i++) {
        unsigned value = (unsigned)(hex[i] <= '9' ? hex[i] - '0' : hex[i] - 'a' + 10);
        bytes[i / 2] = (unsigned char)((unsigned)bytes[i / 2] << 4 | value);
    }
    PLA_PUT(out, " 'sha256-");
    for (size_t i = 0; i < PLA_SHA256_HEX / 2; i += 3) {
        unsigned group = (unsigned)bytes[i] << 16 | (unsigned)bytes[i + 1] << 8 | bytes[i + 2];
        size_t left = PLA_SHA256_HEX / 2 - i;
        for (size_t k = 0; k < 4; k++) {
            bool is_there = k <= left;
            pla_str_put_c(out, is_there ? digits[group >> (18 - 6 * k) & 63] : '=');
        }
    }
    pla_str_put_c(out, '\'');
}

static void put_meta(struct html *html, const char *name, struct pla_text content)
{
    if (content.length > 0) {
        pla_str_put_format(html->out, "<meta name=\"%s\" content=\"", name);
        pla_markup_put(html->out, content);
        PLA_PUT(html->out, "\">\n");
    }
}

static void put_head(struct html *html)
{
    const struct pla_doc *doc = html->doc;
    struct pla_str *out = html->out;
    PLA_PUT(out, "<!DOCTYPE html>\n<html lang=\"");
    pla_str_put_z(out, pla_words_code(doc->words));
    pla_str_put_z(out, pla_words_is_rtl(doc->words) ? "\" dir=\"rtl\">\n" : "\" dir=\"ltr\">\n");
    PLA_PUT(out, "<head>\n<meta charset=\"utf-8\">\n"
                 "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                 "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                 "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'");
    if (html->has_live || html->has_folded) {
        PLA_PUT(out, "; script-src");
    }
    put_script_hash(out, html->has_live, pla_html_script);
    put_script_hash(out, html->has_folded, pla_html_paper);
    PLA_PUT(out, "\">\n<meta name=\"color-scheme\" content=\"light dark\">\n"
                 "<meta name=\"referrer\" content=\"no-referrer\">\n");
    put_meta(html, "author", doc->author);
    put_meta(html, "description", doc->subject);
    PLA_PUT(out, "<title>");
    pla_markup_put(out, doc->title);
    PLA_PUT(out, "</title>\n<style>");
    for (size_t i = 0; pla_html_style[i] != NULL; i++) {
        pla_str_put_z(out, pla_html_style[i]);
    }
    if (doc->paper == PLA_PAPER_LETTER) {
        PLA_PUT(out, "@page{size:letter}"); /* else the printer's own */
    }
    PLA_PUT(out, "</style>\n</head>\n");
}

static void put_body(struct html *html)
{
    const struct pla_doc *doc = html->doc;
    struct pla_str *out = html->out;
    PLA_PUT(out, "<body>\n<a class=\"skip\" href=\"#main\">");
    pla_markup_put(out, pla_word(doc->words, PLA_W_skip));
    PLA_PUT(out, "</a>\n");
    if (doc->institution.length > 0) {
        PLA_PUT(out, "<header><bdi>");
        pla_markup_put(out, doc->institution);
        PLA_PUT(out, "</bdi></header>\n");
    }
    PLA_PUT(out, "<main id=\"main\">\n");
    put_heading(html, doc->root, 1);
    put_children(html, doc->root, 1);
    PLA_PUT(out, "</main>\n");
    if (doc->foot.length > 0) {
        PLA_PUT(out, "<footer><p>");
        pla_markup_put(out, doc->foot);
        PLA_PUT(out, "</p></footer>\n");
    }
}

/** What of the tree a script can help with. */
static void look(const struct pla_doc_node *node, struct html *html)
{
    html->has_live = html->has_live || (node->table != NULL && node->table->is_live);
    html->has_folded = html->has_folded || node->is_folded;
    for (const struct pla_doc_node *child = node->first; child != NULL; child = child->next) {
        look(child, html);
    }
}

static void put_script(struct pla_str *out, bool is_needed, const char *script)
{
    if (is_needed) {
        PLA_PUT(out, "<script>");
        pla_str_put_z(out, script);
        PLA_PUT(out, "</script>\n");
    }
}

enum pla_code pla_html_render(const struct pla_doc *doc, struct pla_str *out, struct pla_err *err)
{
    struct html html = {.doc = doc, .out = out, .next_id = 1};
    look(doc->root, &html);
    put_head(&html);
    put_body(&html);
    put_script(out, html.has_live, pla_html_script);
    put_script(out, html.has_folded, pla_html_paper);
    PLA_PUT(out, "</body>\n</html>\n");
    return pla_str_check(out, err);
}
