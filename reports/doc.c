// SPDX-License-Identifier: Apache-2.0
/** Building documents: nodes, rows and runs in one arena. */
#include "doc.h"

#include "base/utf8.h"

const char *pla_tone_sign(enum pla_tone tone)
{
    static const char *const signs[] = {
        [PLA_TONE_NONE] = "",  [PLA_TONE_GOOD] = "✓", [PLA_TONE_PARTIAL] = "◐",
        [PLA_TONE_OPEN] = "?", [PLA_TONE_BAD] = "✗",  [PLA_TONE_FAILED] = "!",
    };
    return signs[tone];
}

struct pla_doc *pla_doc_new(struct pla_arena *arena, const struct pla_words *words)
{
    struct pla_doc *doc = PLA_NEW(arena, struct pla_doc);
    struct pla_doc_node *root = PLA_NEW(arena, struct pla_doc_node);
    if (doc == NULL || root == NULL) {
        return NULL;
    }
    *root = (struct pla_doc_node){.kind = PLA_DOC_SECTION, .doc = doc};
    *doc = (struct pla_doc){.arena = arena, .words = words, .root = root};
    return doc;
}

enum pla_code pla_doc_check(const struct pla_doc *doc, struct pla_err *err)
{
    return doc == NULL || doc->arena->failed ? pla_err_memory(err) : PLA_OK;
}

struct pla_doc_node *pla_doc_add(struct pla_doc_node *parent, enum pla_doc_kind kind)
{
    if (parent == NULL) {
        return NULL;
    }
    struct pla_doc_node *node = PLA_NEW(parent->doc->arena, struct pla_doc_node);
    if (node == NULL) {
        return NULL;
    }
    node->kind = kind;
    node->doc = parent->doc;
    if (parent->last != NULL) {
        parent->last->next = node;
    } else {
        parent->first = node;
    }
    parent->last = node;
    return node;
}

struct pla_doc_node *pla_doc_section(struct pla_doc_node *parent, enum pla_word title)
{
    struct pla_doc_node *node = pla_doc_add(parent, PLA_DOC_SECTION);
    if (node != NULL) {
        pla_run_say(node->doc, &node->title, title, NULL, 0);
    }
    return node;
}

struct pla_doc_node *pla_doc_paragraph(struct pla_doc_node *parent, enum pla_word word,
                                       const struct pla_arg *args, size_t count)
{
    struct pla_doc_node *node = pla_doc_add(parent, PLA_DOC_PARAGRAPH);
    if (node != NULL) {
        pla_run_say(node->doc, &node->runs, word, args, count);
    }
    return node;
}

struct pla_doc_node *pla_doc_term(struct pla_doc_node *parent, enum pla_word term)
{
    struct pla_doc_node *node = pla_doc_add(parent, PLA_DOC_TERM);
    if (node != NULL) {
        pla_run_say(node->doc, &node->title, term, NULL, 0);
    }
    return node;
}

struct pla_doc_node *pla_doc_table(struct pla_doc_node *parent,
                                   const struct pla_doc_column *columns, size_t count)
{
    struct pla_doc_node *node = pla_doc_add(parent, PLA_DOC_TABLE);
    struct pla_doc_table *table =
        node != NULL ? PLA_NEW(node->doc->arena, struct pla_doc_table) : NULL;
    if (table == NULL) {
        return NULL;
    }
    table->columns = columns;
    table->column_count = count;
    node->table = table;
    return node;
}

struct pla_doc_row *pla_doc_row(struct pla_doc_node *table)
{
    if (table == NULL) {
        return NULL;
    }
    struct pla_doc_table *grid = table->table;
    struct pla_arena *arena = table->doc->arena;
    struct pla_doc_row *row = PLA_NEW(arena, struct pla_doc_row);
    struct pla_doc_cell *cells = PLA_NEW_ARRAY(arena, grid->column_count, struct pla_doc_cell);
    if (row == NULL || cells == NULL) {
        return NULL;
    }
    row->cells = cells;
    if (grid->last != NULL) {
        grid->last->next = row;
    } else {
        grid->first = row;
    }
    grid->last = row;
    grid->row_count++;
    return row;
}

/* ---- charts with their table ---- */

static const struct pla_doc_column *chart_columns(struct pla_doc *doc,
                                                  const struct pla_chart *chart)
{
    struct pla_doc_column *columns =
        PLA_NEW_ARRAY(doc->arena, chart->series_count + 1, struct pla_doc_column);
    if (columns == NULL) {
        return NULL;
    }
    columns[0] = (struct pla_doc_column){.title = chart->category, .is_header = true};
    for (size_t i = 0; i < chart->series_count; i++) {
        bool is_named = chart->series_count > 1 || chart->unit.length == 0;
        columns[i + 1] = (struct pla_doc_column){
            .title = is_named ? chart->series[i].name : chart->unit, .kind = PLA_COLUMN_NUMBER};
    }
    return columns;
}

static void chart_row(struct pla_doc_node *node, const struct pla_chart *chart, size_t category)
{
    struct pla_doc_row *row = pla_doc_row(node);
    if (row == NULL) {
        return;
    }
    pla_cell_name(node->doc, &row->cells[0], chart->names[category]);
    for (size_t i = 0; i < chart->series_count; i++) {
        const struct pla_chart_value *value = &chart->series[i].values[category];
        if (!value->is_absent) {
            pla_cell_number(node->doc, &row->cells[i + 1], value->number);
        }
        if (!value->is_absent && value->has_limits) {
            struct pla_arg ends[] = {PLA_ARG_R(value->low), PLA_ARG_R(value->high)};
            pla_run_add(node->doc, &row->cells[i + 1].runs, PLA_RUN_PLAIN, PLA_TEXT(" ("));
            pla_run_say(node->doc, &row->cells[i + 1].runs, PLA_W_range_to, ends, 2);
            pla_run_add(node->doc, &row->cells[i + 1].runs, PLA_RUN_PLAIN, PLA_TEXT(")"));
        }
    }
}

struct pla_doc_node *pla_doc_chart(struct pla_doc_node *parent, const struct pla_chart *chart)
{
    if (parent == NULL || chart == NULL) {
        return NULL;
    }
    const struct pla_doc_column *columns = chart_columns(parent->doc, chart);
    struct pla_doc_node *node =
        columns != NULL ? pla_doc_table(parent, columns, chart->series_count + 1) : NULL;
    if (node == NULL) {
        return NULL;
    }
    node->kind = PLA_DOC_CHART;
    node->chart = chart;
    pla_run_add(node->doc, &node->title, PLA_RUN_PLAIN, chart->title);
    for (size_t i = 0; i < chart->category_count; i++) {
        chart_row(node, chart, i);
    }
    return node;
}

/* ---- anchors ---- */

struct pla_text pla_doc_anchor(struct pla_doc *doc, const char *prefix, struct pla_text name)
{
    static const char hex[] = "0123456789abcdef";
    struct pla_str text = {0};
    pla_str_put_z(&text, prefix);
    pla_str_put_c(&text, '-');
    for (size_t i = 0; i < name.length; i++) {
        unsigned char c = (unsigned char)name.at[i];
        bool is_plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (is_plain || c == '-') {
            pla_str_put_c(&text, (char)c);
        } else {
            pla_str_put_c(&text, '_'); /* never in a plain name: two names never meet */
            pla_str_put_c(&text, hex[c >> 4]);
            pla_str_put_c(&text, hex[c & 15]);
        }
    }
    struct pla_text anchor = {0};
    if (text.failed) {
        doc->arena->failed = true;
    } else {
        anchor = pla_text_copy(doc->arena, (struct pla_text){text.at, text.length});
    }
    pla_str_release(&text);
    return anchor;
}

/* ---- runs ---- */

static struct pla_run *add_run(struct pla_doc *doc, struct pla_runs *runs, enum pla_run_style style,
                               struct pla_text text)
{
    if (text.length == 0) {
        return NULL;
    }
    struct pla_run *run = PLA_NEW(doc->arena, struct pla_run);
    if (run == NULL) {
        return NULL;
    }
    run->style = style;
    run->text = text;
    if (runs->last != NULL) {
        runs->last->next = run;
    } else {
        runs->first = run;
    }
    runs->last = run;
    return run;
}

void pla_run_add(struct pla_doc *doc, struct pla_runs *runs, enum pla_run_style style,
                 struct pla_text text)
{
    (void)add_run(doc, runs, style, text);
}

void pla_run_copy(struct pla_doc *doc, struct pla_runs *runs, enum pla_run_style style,
                  struct pla_text text)
{
    (void)add_run(doc, runs, style, pla_text_copy(doc->arena, text));
}

bool pla_link_is_safe(struct pla_text address)
{
    static const struct pla_text schemes[] = {
        {"https://", 8}, {"http://", 7}, {"mailto:", 7}, {NULL, 0}};
    for (size_t i = 0; i < address.length; i++) {
        unsigned char c = (unsigned char)address.at[i];
        if (c <= ' ' || c == 0x7f || c == '<' || c == '>' || c == '"' || c == '\\') {
            return false;
        }
    }
    for (size_t i = 0; schemes[i].at != NULL; i++) {
        if (address.length > schemes[i].length &&
            memcmp(address.at, schemes[i].at, schemes[i].length) == 0) {
            return true;
        }
    }
    return false;
}

void pla_run_link(struct pla_doc *doc, struct pla_runs *runs, struct pla_text text,
                  struct pla_text address)
{
    bool is_safe = pla_link_is_safe(address);
    struct pla_run *run = add_run(doc, runs, is_safe ? PLA_RUN_LINK : PLA_RUN_PLAIN,
                                  text.length > 0 ? text : address);
    if (run != NULL && is_safe) {
        run->link = address;
    } else if (run != NULL && address.length > 0 && text.length > 0) {
        pla_run_add(doc, runs, PLA_RUN_PLAIN, PLA_TEXT(" "));
        pla_run_add(doc, runs, PLA_RUN_CODE, address);
    }
}

void pla_run_anchor(struct pla_doc *doc, struct pla_runs *runs, struct pla_text text,
                    struct pla_text id)
{
    struct pla_run *run = add_run(doc, runs, PLA_RUN_ANCHOR, text);
    if (run != NULL) {
        run->link = id;
    }
}

void pla_run_status(struct pla_doc *doc, struct pla_runs *runs, enum pla_tone tone,
                    struct pla_text text)
{
    struct pla_run *run = add_run(doc, runs, PLA_RUN_STATUS, text);
    if (run != NULL) {
        run->tone = tone;
    }
}

static void add_built(struct pla_doc *doc, struct pla_runs *runs, enum pla_run_style style,
                      struct pla_str *text)
{
    if (text->failed) {
        doc->arena->failed = true;
    } else {
        pla_run_copy(doc, runs, style, (struct pla_text){text->at, text->length});
    }
    pla_str_release(text);
}

static void add_arg(struct pla_doc *doc, struct pla_runs *runs, const struct pla_arg *arg)
{
    static const enum pla_run_style styles[] = {
        [PLA_ARG_TEXT] = PLA_RUN_PLAIN,   [PLA_ARG_NAME] = PLA_RUN_ISOLATE,
        [PLA_ARG_CODE] = PLA_RUN_CODE,    [PLA_ARG_STRONG] = PLA_RUN_STRONG,
        [PLA_ARG_NUMBER] = PLA_RUN_PLAIN, [PLA_ARG_DAY] = PLA_RUN_PLAIN,
    };
    struct pla_str text = {0};
    pla_word_put_arg(doc->words, arg, &text);
    add_built(doc, runs, styles[arg->kind], &text);
}

void pla_run_say(struct pla_doc *doc, struct pla_runs *runs, enum pla_word word,
                 const struct pla_arg *args, size_t count)
{
    struct pla_text form = pla_word_form(doc->words, word, args, count);
    size_t from = 0;
    for (size_t i = 0; i < form.length; i++) {
        if (form.at[i] != '{' || i + 2 >= form.length || form.at[i + 2] != '}') {
            continue;
        }
        size_t place = (size_t)(form.at[i + 1] - '0');
        pla_run_add(doc, runs, PLA_RUN_PLAIN, (struct pla_text){form.at + from, i - from});
        if (place < count) {
            add_arg(doc, runs, &args[place]);
        }
        i += 2;
        from = i + 1;
    }
    pla_run_add(doc, runs, PLA_RUN_PLAIN, (struct pla_text){form.at + from, form.length - from});
}

void pla_run_number(struct pla_doc *doc, struct pla_runs *runs, struct pla_rational number)
{
    add_arg(doc, runs, &PLA_ARG_R(number));
}

void pla_run_day(struct pla_doc *doc, struct pla_runs *runs, pla_day day)
{
    add_arg(doc, runs, &PLA_ARG_D(day));
}

void pla_runs_put(const struct pla_runs *runs, struct pla_str *out)
{
    for (const struct pla_run *run = runs->first; run != NULL; run = run->next) {
        pla_str_put_text(out, run->text);
    }
}

/* ---- cells ---- */

void pla_cell_text(struct pla_doc *doc, struct pla_doc_cell *cell, struct pla_text text)
{
    pla_run_add(doc, &cell->runs, PLA_RUN_PLAIN, text);
}

void pla_cell_code(struct pla_doc *doc, struct pla_doc_cell *cell, struct pla_text text)
{
    pla_run_add(doc, &cell->runs, PLA_RUN_CODE, text);
}

void pla_cell_name(struct pla_doc *doc, struct pla_doc_cell *cell, struct pla_text text)
{
    pla_run_add(doc, &cell->runs, PLA_RUN_ISOLATE, text);
}

void pla_cell_number(struct pla_doc *doc, struct pla_doc_cell *cell, struct pla_rational number)
{
    pla_run_number(doc, &cell->runs, number);
    cell->has_sort = true;
    cell->sort = number;
}

void pla_cell_day(struct pla_doc *doc, struct pla_doc_cell *cell, pla_day day)
{
    pla_run_day(doc, &cell->runs, day);
    cell->has_sort = true;
    cell->sort = PLA_WHOLE(day);
}

void pla_cell_status(struct pla_doc *doc, struct pla_doc_cell *cell, enum pla_tone tone,
                     struct pla_text text)
{
    pla_run_status(doc, &cell->runs, tone, text);
    cell->tone = tone;
}
