// SPDX-License-Identifier: Apache-2.0
/**
 * Tables on paper: columns as wide as their content asks for, the header again on every page, a row
 * kept together unless it is taller than a page.
 */
#include "pdf_private.h"

enum { PAD = 4, WIDE = 7, MOST_COLUMNS = 64 };

/** A row shaped. */
struct row {
    PangoLayout **cells;
    double height;
    const struct pla_doc_row *from; /**< NULL: the header */
};
struct grid {
    const struct pla_doc_table *table;
    size_t columns;
    double widths[MOST_COLUMNS];
    struct row head;
    struct row *rows;
    struct pdf_look look;
};

static bool shape(struct pdf *pdf, const struct grid *grid, const struct pla_doc_row *from,
                  struct row *row)
{
    struct pdf_look look = grid->look;
    look.is_bold = from == NULL || from->is_total;
    row->from = from;
    row->cells = PLA_NEW_ARRAY(&pdf->arena, grid->columns, PangoLayout *);
    for (size_t i = 0; row->cells != NULL && i < grid->columns; i++) {
        const struct pla_doc_column *column = &grid->table->columns[i];
        struct pdf_look own = look;
        if (from == NULL) {
            row->cells[i] = pdf_plain(pdf, column->title, &own, -1);
        } else {
            own.tone = from->cells[i].tone;
            own.is_bold |= column->is_header;
            row->cells[i] = pdf_layout(pdf, &from->cells[i].runs, &own, -1);
        }
        if (row->cells[i] == NULL) {
            return false;
        }
    }
    return row->cells != NULL;
}

/* Widest line, and widest word, of a cell. */
static void measure(PangoLayout *layout, double *longest, double *word)
{
    int width = pango_layout_get_width(layout);
    pango_layout_set_width(layout, -1);
    double natural = pdf_layout_width(layout);
    *longest = natural > *longest ? natural : *longest;
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD);
    pango_layout_set_width(layout, 0);
    double least = pdf_layout_width(layout);
    *word = least > *word ? least : *word;
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width(layout, width);
}

/* What the columns need goes first; what is left is shared by what they would like. */
static void set_widths(struct grid *grid, double room)
{
    enum { SAMPLE = 60 };
    double longest[MOST_COLUMNS] = {0}, word[MOST_COLUMNS] = {0}, words = 0, wishes = 0;
    for (size_t i = 0; i < grid->columns; i++) {
        measure(grid->head.cells[i], &longest[i], &word[i]);
        for (size_t k = 0; k < grid->table->row_count && k < SAMPLE; k++) {
            measure(grid->rows[k].cells[i], &longest[i], &word[i]);
        }
        longest[i] += 2 * PAD + 1;
        word[i] = (word[i] < room / 2 ? word[i] : room / 2) + 2 * PAD + 1;
        words += word[i];
        wishes += longest[i] > word[i] ? longest[i] - word[i] : 0;
    }
    double left = room - words;
    for (size_t i = 0; i < grid->columns; i++) {
        double wish = longest[i] > word[i] ? longest[i] - word[i] : 0;
        if (left <= 0) {
            grid->widths[i] = word[i] * room / words;
        } else if (wishes <= left) {
            grid->widths[i] = word[i] + wish; /* as wide as it likes: the table may be narrow */
        } else {
            grid->widths[i] = word[i] + left * wish / wishes;
        }
    }
}

static void fit(const struct pdf *pdf, const struct grid *grid, struct row *row)
{
    row->height = 0;
    for (size_t i = 0; i < grid->columns; i++) {
        bool is_number = grid->table->columns[i].kind == PLA_COLUMN_NUMBER;
        double width = grid->widths[i] - 2 * PAD;
        pango_layout_set_width(row->cells[i], (int)(width * PANGO_SCALE));
        pango_layout_set_alignment(row->cells[i],
                                   is_number != pdf->is_rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
        double height = pdf_layout_height(row->cells[i]);
        row->height = height > row->height ? height : row->height;
    }
    row->height += 2 * PAD - 1;
}

static void shade(struct pdf *pdf, const struct grid *grid, double height)
{
    double width = 0;
    for (size_t i = 0; i < grid->columns; i++) {
        width += grid->widths[i];
    }
    if (pdf_is_drawn(pdf)) {
        cairo_set_source_rgb(pdf->cr, 0.9, 0.93, 0.96);
        cairo_rectangle(pdf->cr, pdf_start(pdf, 0, width), pdf->y, width, height);
        cairo_fill(pdf->cr);
    }
}

static double table_width(const struct grid *grid)
{
    double width = 0;
    for (size_t i = 0; i < grid->columns; i++) {
        width += grid->widths[i];
    }
    return width;
}

static const char *tag_of(const struct grid *grid, const struct row *row, size_t column)
{
    return row->from == NULL || grid->table->columns[column].is_header ? "TH" : "TD";
}

/* Draw what of the row fits; `lines` says where each cell goes on. @return true: all is drawn */
static bool draw_part(struct pdf *pdf, const struct grid *grid, const struct row *row, int *lines,
                      double *out_height)
{
    double offset = 0, height = 0;
    bool is_done = true;
    pdf_tag(pdf, "TR");
    for (size_t i = 0; i < grid->columns; i++) {
        double used = 0, x = pdf_start(pdf, offset, grid->widths[i]) + PAD;
        pdf_tag(pdf, tag_of(grid, row, i));
        if (lines[i] >= 0) {
            lines[i] = pdf_draw_lines(pdf, row->cells[i], x, pdf->y + PAD - 1, lines[i],
                                      pdf->bottom - PAD, &used);
        }
        pdf_untag(pdf, tag_of(grid, row, i));
        is_done = is_done && lines[i] < 0;
        height = used > height ? used : height;
        offset += grid->widths[i];
    }
    pdf_untag(pdf, "TR");
    *out_height = height + 2 * PAD - 1;
    return is_done;
}

static void put_head(struct pdf *pdf, const struct grid *grid)
{
    int lines[MOST_COLUMNS] = {0};
    double height;
    shade(pdf, grid, grid->head.height);
    (void)draw_part(pdf, grid, &grid->head, lines, &height);
    pdf->y += grid->head.height;
    pdf_rule(pdf, pdf_start(pdf, 0, table_width(grid)), pdf->y, table_width(grid), 0.3);
}

static void put_row(struct pdf *pdf, const struct grid *grid, const struct row *row)
{
    double page = pdf->bottom - PDF_TOP - grid->head.height;
    if (pdf->y + row->height > pdf->bottom && (row->height < page || pdf->y > pdf->bottom - 60)) {
        pdf_break(pdf);
        put_head(pdf, grid);
    }
    int lines[MOST_COLUMNS] = {0};
    double height;
    if (row->from->is_total) {
        pdf_rule(pdf, pdf_start(pdf, 0, table_width(grid)), pdf->y, table_width(grid), 0.3);
    }
    while (!draw_part(pdf, grid, row, lines, &height)) {
        pdf_break(pdf);
        put_head(pdf, grid);
    }
    pdf->y += height;
    pdf_rule(pdf, pdf_start(pdf, 0, table_width(grid)), pdf->y, table_width(grid), 0.82);
}

static void put_grid(struct pdf *pdf, const struct grid *grid)
{
    double first = grid->table->row_count > 0 ? grid->rows[0].height : 0;
    pdf_need(pdf, grid->head.height + (first < 120 ? first : 120));
    pdf_tag(pdf, "Table");
    put_head(pdf, grid);
    for (size_t i = 0; i < grid->table->row_count; i++) {
        put_row(pdf, grid, &grid->rows[i]);
    }
    pdf_untag(pdf, "Table");
    pdf->y += 10;
}

void pdf_table(struct pdf *pdf, const struct pla_doc_node *node)
{
    static const struct pdf_look caption = {.size = PDF_TEXT_SIZE - 0.5, .is_bold = true};
    const struct pla_doc_table *table = node->table;
    if (table == NULL || table->column_count == 0) {
        return;
    }
    struct grid grid = {
        .table = table,
        .columns = table->column_count < MOST_COLUMNS ? table->column_count : MOST_COLUMNS,
        .look = {.size = table->column_count >= WIDE ? 7.5 : 9},
    };
    if (pdf_has_text(&node->title) && !node->is_titled) {
        PangoLayout *layout = pdf_layout(pdf, &node->title, &caption, pdf_room(pdf));
        pdf_need(pdf, 70);
        pdf_put_layout(pdf, layout, pdf->left, "P");
        pdf->y += 3;
    }
    grid.rows = PLA_NEW_ARRAY(&pdf->arena, table->row_count, struct row);
    bool is_shaped = grid.rows != NULL && shape(pdf, &grid, NULL, &grid.head);
    const struct pla_doc_row *from = table->first;
    for (size_t i = 0; is_shaped && i < table->row_count && from != NULL; i++, from = from->next) {
        is_shaped = shape(pdf, &grid, from, &grid.rows[i]);
    }
    if (!is_shaped) {
        pdf->failed = true;
        return;
    }
    set_widths(&grid, pdf_room(pdf));
    fit(pdf, &grid, &grid.head);
    for (size_t i = 0; i < table->row_count; i++) {
        fit(pdf, &grid, &grid.rows[i]);
    }
    put_grid(pdf, &grid);
}
