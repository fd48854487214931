// SPDX-License-Identifier: Apache-2.0
/** Recommendations as CSV. */
#include "csv.h"

static bool is_formula(struct pla_text text)
{
    if (text.length == 0 || memchr("=+-@\t\r", text.at[0], 6) == NULL) {
        return false;
    }
    struct pla_rational number;
    return !pla_rational_from_text(text, &number);
}

void pla_csv_put_cell(struct pla_str *out, struct pla_text text)
{
    pla_csv_put_delimited(out, text, ',');
}

void pla_csv_put_delimited(struct pla_str *out, struct pla_text text, char delimiter)
{
    bool neutralise = is_formula(text);
    bool quote = false;
    for (size_t i = 0; i < text.length && !quote; i++) {
        quote = text.at[i] == delimiter || memchr("\"\r\n", text.at[i], 3) != NULL;
    }
    if (quote) {
        pla_str_put_c(out, '"');
    }
    if (neutralise) {
        pla_str_put_c(out, '\'');
    }
    for (size_t i = 0; i < text.length; i++) {
        if (text.at[i] == '"') {
            pla_str_put_c(out, '"');
        }
        pla_str_put_c(out, text.at[i]);
    }
    if (quote) {
        pla_str_put_c(out, '"');
    }
}

static bool is_shown(const struct pla_column *column)
{
    return column->cell != PLA_CELL_INPUT && column->cell != PLA_CELL_INPUT_NUMBER;
}

void pla_csv_begin(struct pla_str *out, bool excel)
{
    if (excel) {
        PLA_PUT(out, "\xEF\xBB\xBF");
    }
    for (const struct pla_column *c = pla_recommendation_columns; c->title != NULL; c++) {
        if (is_shown(c)) {
            if (c != pla_recommendation_columns) {
                pla_str_put_c(out, ',');
            }
            pla_csv_put_cell(out, pla_text_of(c->title));
        }
    }
    PLA_PUT(out, "\r\n");
}

void pla_csv_add(const struct pla_decision *decision, const struct pla_context *context,
                 struct pla_str *out)
{
    struct pla_str cell;
    pla_str_init(&cell);
    for (size_t i = 0; i < decision->award_count; i++) {
        struct pla_row row = {decision, &decision->awards[i], context};
        for (const struct pla_column *c = pla_recommendation_columns; c->title != NULL; c++) {
            if (!is_shown(c)) {
                continue;
            }
            if (c != pla_recommendation_columns) {
                pla_str_put_c(out, ',');
            }
            pla_str_empty(&cell);
            c->put(&row, &cell);
            pla_csv_put_cell(out, (struct pla_text){cell.at, cell.length});
        }
        PLA_PUT(out, "\r\n");
    }
    out->failed = out->failed || cell.failed;
    pla_str_release(&cell);
}
