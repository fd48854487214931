// SPDX-License-Identifier: Apache-2.0
/** A document as plain text. */
#include "text.h"

#include "base/utf8.h"

enum { DEFAULT_WIDTH = 80, LEAST_WIDTH = 20, GAP = 2 };

struct plain {
    const struct pla_doc *doc;
    struct pla_str *out;
    size_t width;
    struct pla_str line; /**< what is being gathered */
};

static void put_blanks(struct pla_str *out, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        pla_str_put_c(out, ' ');
    }
}

static struct pla_text slice(const struct pla_str *s)
{
    return (struct pla_text){s->length > 0 ? s->at : "", s->length};
}

/* ---- runs and lines ---- */

/** All text of the runs, safe for a terminal; a link's address stands behind it. */
static void put_runs(struct pla_str *out, const struct pla_runs *runs)
{
    for (const struct pla_run *run = runs->first; run != NULL; run = run->next) {
        if (run->style == PLA_RUN_STATUS && run->tone != PLA_TONE_NONE) {
            pla_str_put_z(out, pla_tone_sign(run->tone));
            pla_str_put_c(out, ' ');
        }
        pla_utf8_put_safe(out, run->text);
        if (run->style == PLA_RUN_LINK && !pla_text_equal(run->text, run->link)) {
            PLA_PUT(out, " <");
            pla_utf8_put_safe(out, run->link);
            pla_str_put_c(out, '>');
        }
    }
}

/** Bytes of the word at the start. */
static size_t word_length(struct pla_text text)
{
    const char *end = memchr(text.at, ' ', text.length);
    return end != NULL ? (size_t)(end - text.at) : text.length;
}

/** Wrap text: the first line starts behind what stands there (`used` columns), others indented. */
static void put_wrapped(struct plain *plain, struct pla_text text, size_t used, size_t indent)
{
    size_t at = used;
    bool is_first = true;
    while (text.length > 0) {
        size_t length = word_length(text);
        struct pla_text word = {text.at, length};
        size_t columns = pla_utf8_width(word);
        if (!is_first && at + 1 + columns > plain->width) {
            pla_str_put_c(plain->out, '\n');
            put_blanks(plain->out, indent);
            at = indent;
            is_first = true;
        }
        if (!is_first) {
            pla_str_put_c(plain->out, ' ');
            at++;
        }
        pla_str_put_text(plain->out, word);
        at += columns;
        is_first = false;
        length += length < text.length;
        text = (struct pla_text){text.at + length, text.length - length};
    }
    pla_str_put_c(plain->out, '\n');
}

static void put_wrapped_runs(struct plain *plain, const struct pla_runs *runs, size_t used,
                             size_t indent)
{
    pla_str_empty(&plain->line);
    put_runs(&plain->line, runs);
    put_wrapped(plain, slice(&plain->line), used, indent);
}

static void put_rule(struct plain *plain, char mark, size_t columns)
{
    for (size_t i = 0; i < columns && i < plain->width; i++) {
        pla_str_put_c(plain->out, mark);
    }
    pla_str_put_c(plain->out, '\n');
}

static void put_heading(struct plain *plain, const struct pla_runs *title, int level)
{
    pla_str_empty(&plain->line);
    put_runs(&plain->line, title);
    size_t columns = pla_utf8_width(slice(&plain->line));
    put_wrapped(plain, slice(&plain->line), 0, 0);
    if (level <= 2) {
        put_rule(plain, level == 1 ? '=' : '-', columns);
    }
}

/* ---- tables ---- */

static size_t cell_width(struct plain *plain, const struct pla_doc_cell *cell)
{
    pla_str_empty(&plain->line);
    put_runs(&plain->line, &cell->runs);
    return pla_utf8_width(slice(&plain->line));
}

/** The widths of all columns in the document's arena; NULL if they do not fit side by side. */
static size_t *widths_of(struct plain *plain, const struct pla_doc_table *table)
{
    size_t *widths = PLA_NEW_ARRAY(plain->doc->arena, table->column_count, size_t);
    size_t sum = 0;
    if (widths == NULL) {
        plain->out->failed = true;
        return NULL;
    }
    for (size_t i = 0; i < table->column_count; i++) {
        widths[i] = pla_utf8_width(table->columns[i].title);
        for (const struct pla_doc_row *row = table->first; row != NULL; row = row->next) {
            size_t width = cell_width(plain, &row->cells[i]);
            widths[i] = width > widths[i] ? width : widths[i];
        }
        sum += widths[i] + (i > 0 ? GAP : 0);
    }
    return sum <= plain->width ? widths : NULL;
}

static void put_padded(struct plain *plain, struct pla_text text, size_t width, bool to_end,
                       bool is_last)
{
    size_t columns = pla_utf8_width(text), rest = columns < width ? width - columns : 0;
    put_blanks(plain->out, to_end ? rest : 0);
    pla_str_put_text(plain->out, text);
    put_blanks(plain->out, is_last ? 0 : (to_end ? 0 : rest) + GAP);
}

static void put_grid(struct plain *plain, const struct pla_doc_table *table, const size_t *widths)
{
    size_t count = table->column_count, sum = 0;
    for (size_t i = 0; i < count; i++) {
        put_padded(plain, table->columns[i].title, widths[i],
                   table->columns[i].kind == PLA_COLUMN_NUMBER, i + 1 == count);
        sum += widths[i] + (i > 0 ? GAP : 0);
    }
    pla_str_put_c(plain->out, '\n');
    put_rule(plain, '-', sum);
    for (const struct pla_doc_row *row = table->first; row != NULL; row = row->next) {
        for (size_t i = 0; i < count; i++) {
            pla_str_empty(&plain->line);
            put_runs(&plain->line, &row->cells[i].runs);
            put_padded(plain, slice(&plain->line), widths[i],
                       table->columns[i].kind == PLA_COLUMN_NUMBER, i + 1 == count);
        }
        while (plain->out->length > 0 && plain->out->at[plain->out->length - 1] == ' ') {
            plain->out->length--;
        }
        pla_str_put_c(plain->out, '\n');
    }
}

/** What parts a name from its value: French has a blank before it. */
static void put_colon(struct plain *plain)
{
    const char *pattern = pla_word_raw(plain->doc->words, PLA_W_r_have); /* "{0}: {1}" */
    const char *end = strrchr(pattern, '{');
    pla_str_put(&plain->line, pattern + 3, (size_t)(end - pattern) - 3);
}

/** A table too wide: a block a row, the first column leading. */
static void put_blocks(struct plain *plain, const struct pla_doc_table *table)
{
    for (const struct pla_doc_row *row = table->first; row != NULL; row = row->next) {
        put_wrapped_runs(plain, &row->cells[0].runs, 0, GAP);
        for (size_t i = 1; i < table->column_count; i++) {
            if (row->cells[i].runs.first == NULL) {
                continue;
            }
            pla_str_empty(&plain->line);
            pla_str_put_text(&plain->line, table->columns[i].title);
            put_colon(plain);
            put_runs(&plain->line, &row->cells[i].runs);
            put_blanks(plain->out, GAP);
            put_wrapped(plain, slice(&plain->line), GAP, 2 * (size_t)GAP);
        }
    }
}

static void put_table(struct plain *plain, const struct pla_doc_node *node)
{
    if (node->title.first != NULL && !node->is_titled) {
        put_wrapped_runs(plain, &node->title, 0, 0);
    }
    const size_t *widths = widths_of(plain, node->table);
    if (widths != NULL) {
        put_grid(plain, node->table, widths);
    } else {
        put_blocks(plain, node->table);
    }
}

/* ---- blocks ---- */

static void put_children(struct plain *plain, const struct pla_doc_node *node, int level,
                         size_t indent);

static void put_item(struct plain *plain, const struct pla_doc_node *node, int level, size_t indent)
{
    put_blanks(plain->out, indent);
    pla_str_put_z(plain->out, node->tone != PLA_TONE_NONE ? pla_tone_sign(node->tone) : "-");
    pla_str_put_c(plain->out, ' ');
    put_wrapped_runs(plain, &node->runs, indent + GAP, indent + GAP);
    put_children(plain, node, level, indent + GAP);
}

static void put_terms(struct plain *plain, const struct pla_doc_node *node, size_t indent)
{
    for (const struct pla_doc_node *term = node->first; term != NULL; term = term->next) {
        pla_str_empty(&plain->line);
        put_runs(&plain->line, &term->title);
        put_colon(plain);
        put_runs(&plain->line, &term->runs);
        put_blanks(plain->out, indent);
        put_wrapped(plain, slice(&plain->line), indent, indent + GAP);
    }
}

static void put_signatures(struct plain *plain, const struct pla_doc_node *node)
{
    enum { LINE = 32 };
    for (const struct pla_doc_node *term = node->first; term != NULL; term = term->next) {
        pla_str_put_c(plain->out, '\n');
        put_rule(plain, '_', LINE);
        pla_str_empty(&plain->line);
        put_runs(&plain->line, &term->title);
        pla_str_put_text(&plain->line, pla_word(plain->doc->words, PLA_W_list_comma));
        pla_str_put_text(&plain->line, pla_word(plain->doc->words, PLA_W_date));
        put_wrapped(plain, slice(&plain->line), 0, 0);
    }
}

static void put_verdict(struct plain *plain, const struct pla_doc_node *node, int level)
{
    if (node->tone != PLA_TONE_NONE) {
        pla_str_put_z(plain->out, pla_tone_sign(node->tone));
        pla_str_put_c(plain->out, ' ');
    }
    put_wrapped_runs(plain, &node->title, GAP, GAP);
    put_children(plain, node, level, GAP);
}

static void put_block(struct plain *plain, const struct pla_doc_node *node, int level,
                      size_t indent)
{
    switch (node->kind) {
    case PLA_DOC_SECTION:
        put_heading(plain, &node->title, level + 1);
        put_children(plain, node, level + 1, indent);
        break;
    case PLA_DOC_PARAGRAPH:
    case PLA_DOC_NOTE:
        put_blanks(plain->out, indent);
        put_wrapped_runs(plain, &node->runs, indent, indent);
        break;
    case PLA_DOC_LIST:
    case PLA_DOC_PROOF:
        put_children(plain, node, level, indent);
        break;
    case PLA_DOC_ITEM:
    case PLA_DOC_STEP:
        put_item(plain, node, level, indent);
        break;
    case PLA_DOC_TERMS:
    case PLA_DOC_FIGURES:
        put_terms(plain, node, indent);
        break;
    case PLA_DOC_TERM:
        break; /* written by its list */
    case PLA_DOC_TABLE:
    case PLA_DOC_CHART:
        put_table(plain, node);
        break;
    case PLA_DOC_VERDICT:
        put_verdict(plain, node, level);
        break;
    case PLA_DOC_SIGNATURES:
        put_signatures(plain, node);
        break;
    }
}

/** Blocks are parted by an empty line; items of a list are not. */
static bool is_block(const struct pla_doc_node *node)
{
    return node->kind != PLA_DOC_ITEM && node->kind != PLA_DOC_STEP;
}

static void put_children(struct plain *plain, const struct pla_doc_node *node, int level,
                         size_t indent)
{
    bool is_loose = node->kind == PLA_DOC_SECTION;
    for (const struct pla_doc_node *child = node->first; child != NULL; child = child->next) {
        if (is_loose && is_block(child) && child != node->first) {
            pla_str_put_c(plain->out, '\n');
        }
        put_block(plain, child, level, indent);
    }
}

enum pla_code pla_text_render(const struct pla_doc *doc, size_t width, struct pla_str *out,
                              struct pla_err *err)
{
    struct plain plain = {.doc = doc, .out = out, .width = width > 0 ? width : DEFAULT_WIDTH};
    plain.width = plain.width > LEAST_WIDTH ? plain.width : LEAST_WIDTH;
    if (doc->institution.length > 0) {
        pla_str_empty(&plain.line);
        pla_utf8_put_safe(&plain.line, doc->institution);
        put_wrapped(&plain, slice(&plain.line), 0, 0);
    }
    put_heading(&plain, &doc->root->title, 1);
    pla_str_put_c(out, '\n');
    put_children(&plain, doc->root, 1, 0);
    if (doc->foot.length > 0) {
        pla_str_put_c(out, '\n');
        put_wrapped(&plain, doc->foot, 0, 0);
    }
    out->failed = out->failed || plain.line.failed;
    pla_str_release(&plain.line);
    return pla_str_check(out, err);
}
