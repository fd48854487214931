// SPDX-License-Identifier: Apache-2.0
/** Tables and charts of a page. */
#include "html_parts.h"
#include "svg.h"

static const char *column_class(const struct pla_doc_column *column)
{
    switch (column->kind) {
    case PLA_COLUMN_NUMBER:
        return " class=\"n\"";
    case PLA_COLUMN_TEXT:
        return column->share > 1 ? " class=\"p\"" : "";
    case PLA_COLUMN_CODE:
    case PLA_COLUMN_DATE:
    case PLA_COLUMN_STATUS:
        return "";
    }
    return "";
}

/** What the script sorts by where the text would mislead. */
static void put_sort_key(struct html *html, const struct pla_doc_cell *cell)
{
    enum { PLACES = 6 };
    if (!cell->has_sort) {
        return;
    }
    PLA_PUT(html->out, " data-s=\"");
    pla_rational_put_decimal(html->out, cell->sort, PLACES);
    pla_str_put_c(html->out, '"');
}

static void put_cell(struct html *html, const struct pla_doc_table *table,
                     const struct pla_doc_row *row, size_t column)
{
    const struct pla_doc_column *about = &table->columns[column];
    const struct pla_doc_cell *cell = &row->cells[column];
    const char *class_name = column_class(about);
    pla_str_put_z(html->out, about->is_header ? "<th scope=\"row\"" : "<td");
    pla_str_put_z(html->out, class_name);
    if (table->is_live) {
        put_sort_key(html, cell);
    }
    pla_str_put_c(html->out, '>');
    pla_html_put_runs(html, &cell->runs);
    pla_str_put_z(html->out, about->is_header ? "</th>" : "</td>");
}

static void put_row(struct html *html, const struct pla_doc_table *table,
                    const struct pla_doc_row *row)
{
    PLA_PUT(html->out, "<tr");
    if (row->id.length > 0) {
        PLA_PUT(html->out, " id=\"");
        pla_markup_put(html->out, row->id);
        pla_str_put_c(html->out, '"');
    }
    pla_str_put_c(html->out, '>');
    for (size_t i = 0; i < table->column_count; i++) {
        put_cell(html, table, row, i);
    }
    PLA_PUT(html->out, "</tr>\n");
}

static void put_rows(struct html *html, const struct pla_doc_table *table, bool totals)
{
    for (const struct pla_doc_row *row = table->first; row != NULL; row = row->next) {
        if (row->is_total == totals) {
            put_row(html, table, row);
        }
    }
}

static bool has_totals(const struct pla_doc_table *table)
{
    for (const struct pla_doc_row *row = table->first; row != NULL; row = row->next) {
        if (row->is_total) {
            return true;
        }
    }
    return false;
}

static void put_data(struct html *html, const char *name, enum pla_word word)
{
    PLA_PUT(html->out, " data-");
    pla_str_put_z(html->out, name);
    PLA_PUT(html->out, "=\"");
    pla_markup_put(html->out, pla_word(html->doc->words, word));
    pla_str_put_c(html->out, '"');
}

static void put_table_start(struct html *html, const struct pla_doc_table *table)
{
    PLA_PUT(html->out, "<table");
    if (table->is_matrix) {
        PLA_PUT(html->out, " class=\"matrix\"");
    }
    if (table->is_live) {
        PLA_PUT(html->out, " class=\"live\"");
        put_data(html, "search", PLA_W_search);
        put_data(html, "shown", PLA_W_search_shown);
        put_data(html, "sort", PLA_W_sort_by);
        PLA_PUT(html->out, " data-digits=\"");
        pla_str_put_z(html->out, pla_words_code(html->doc->words));
        /* What the page's own numbers look like, whatever the reader's system prefers. */
        pla_str_put_z(html->out, pla_words_is_rtl(html->doc->words) ? "-u-nu-arab\"" : "\"");
    }
    pla_str_put_c(html->out, '>');
}

static void put_head(struct html *html, const struct pla_doc_table *table)
{
    PLA_PUT(html->out, "<thead><tr>");
    for (size_t i = 0; i < table->column_count; i++) {
        PLA_PUT(html->out, "<th scope=\"col\"");
        pla_str_put_z(html->out, table->columns[i].kind == PLA_COLUMN_NUMBER ? " class=\"n\"" : "");
        pla_str_put_c(html->out, '>');
        pla_markup_put(html->out, table->columns[i].title);
        PLA_PUT(html->out, "</th>");
    }
    PLA_PUT(html->out, "</tr></thead>\n");
}

/** A box that scrolls must be reachable by keys, and therefore have a name. */
static void put_box_start(struct html *html, const struct pla_runs *title)
{
    struct pla_str name = {0};
    pla_runs_put(title, &name);
    PLA_PUT(html->out, "<div class=\"scroll\"");
    if (name.length > 0) {
        PLA_PUT(html->out, " tabindex=\"0\" role=\"group\" aria-label=\"");
        pla_markup_put(html->out, (struct pla_text){name.at, name.length});
        pla_str_put_c(html->out, '"');
    }
    pla_str_put_c(html->out, '>');
    html->out->failed = html->out->failed || name.failed;
    pla_str_release(&name);
}

void pla_html_put_table(struct html *html, const struct pla_doc_node *node)
{
    const struct pla_doc_table *table = node->table;
    bool is_chart = node->kind == PLA_DOC_CHART;
    put_box_start(html, &node->title);
    put_table_start(html, table);
    if (node->title.first != NULL) {
        pla_str_put_z(html->out,
                      is_chart || node->is_titled ? "<caption class=\"vh\">" : "<caption>");
        pla_html_put_runs(html, &node->title);
        PLA_PUT(html->out, "</caption>");
    }
    put_head(html, table);
    PLA_PUT(html->out, "<tbody>\n");
    put_rows(html, table, false);
    PLA_PUT(html->out, "</tbody>");
    if (has_totals(table)) {
        PLA_PUT(html->out, "<tfoot>");
        put_rows(html, table, true);
        PLA_PUT(html->out, "</tfoot>");
    }
    PLA_PUT(html->out, "</table></div>\n");
}

void pla_html_put_chart(struct html *html, const struct pla_doc_node *node)
{
    PLA_PUT(html->out, "<figure><figcaption>");
    pla_html_put_runs(html, &node->title);
    PLA_PUT(html->out, "</figcaption>");
    pla_svg_put(node->chart, html->doc->words, html->next_id++, html->out);
    pla_html_put_table(html, node);
    PLA_PUT(html->out, "</figure>\n");
}
