// SPDX-License-Identifier: Apache-2.0
/**
 * Writes PDFs of a document that has every kind of block, names in many scripts and a character
 * that no font has; pdf.py looks at them.
 *
 *     golden_letter FOLDER
 */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "reports/pdf.h"

/** A text in a static table: a compound literal is not constant there. */
#define TEXT(literal)                                                                              \
    {                                                                                              \
        (literal), sizeof(literal) - 1                                                             \
    }

static const struct {
    const char *script, *name;
} names[] = {
    {"Latin", "Zoë Ångström-Nguyễn"},
    {"Arabic", "فاطمة الزهراء بنت علي"},
    {"Hebrew", "יעל בן־דוד"},
    {"Chinese", "陈思远"},
    {"Thai", "ปิยะนุช วงศ์สวัสดิ์"},
    {"Devanagari", "प्रिया रघुनाथन"},
    {"Greek", "Ελένη Παπαδοπούλου"},
    {"Cyrillic", "Ирина Соколова"},
    {"combining", "Ame\xCC\x81lie o\xCC\x82"},
};
enum { NAMES = sizeof names / sizeof names[0], LONG_ROWS = 60 };

static struct pla_rational half(int64_t n)
{
    struct pla_rational out = {n, 2};
    return n % 2 == 0 ? PLA_WHOLE(n / 2) : out;
}

static void say(struct pla_doc_node *node, const char *text)
{
    pla_run_add(node->doc, &node->runs, PLA_RUN_PLAIN, pla_text_of(text));
}

static void add_names(struct pla_doc_node *root)
{
    static const struct pla_doc_column columns[] = {
        {.title = TEXT("Script"), .is_header = true},
        {.title = TEXT("Name")},
        {.title = TEXT("Credits"), .kind = PLA_COLUMN_NUMBER},
        {.title = TEXT("Status"), .kind = PLA_COLUMN_STATUS},
    };
    struct pla_doc_node *table = pla_doc_table(root, columns, 4);
    pla_run_add(root->doc, &table->title, PLA_RUN_PLAIN, PLA_TEXT("Names in many scripts"));
    for (size_t i = 0; i < NAMES; i++) {
        struct pla_doc_row *row = pla_doc_row(table);
        pla_cell_text(root->doc, &row->cells[0], pla_text_of(names[i].script));
        pla_cell_name(root->doc, &row->cells[1], pla_text_of(names[i].name));
        pla_cell_number(root->doc, &row->cells[2], half((int64_t)i));
        pla_cell_status(root->doc, &row->cells[3], (enum pla_tone)(1 + i % 5),
                        PLA_TEXT("recommended"));
    }
    for (size_t i = 0; i < NAMES; i++) {
        struct pla_doc_node *paragraph = pla_doc_add(root, PLA_DOC_PARAGRAPH);
        say(paragraph, "The learner ");
        pla_run_add(root->doc, &paragraph->runs, PLA_RUN_ISOLATE, pla_text_of(names[i].name));
        say(paragraph, ", number 4711, is named in this sentence.");
    }
}

static void add_chart(struct pla_doc_node *root, enum pla_chart_kind kind, const char *title)
{
    static const struct pla_text categories[] = {TEXT("EDU 301"), TEXT("EDT 410"),
                                                 TEXT("A course with a long title indeed"),
                                                 TEXT("MAT 108")};
    static const struct pla_chart_value one[] = {
        {.number = {3, 1}}, {.number = {5, 2}}, {.number = {0, 1}}, {.number = {9, 1}}};
    static const struct pla_chart_value two[] = {
        {.number = {1, 1}}, {.is_absent = true}, {.number = {4, 1}}, {.number = {2, 1}}};
    static const struct pla_chart_series series[] = {{TEXT("portfolio"), one}, {TEXT("exam"), two}};
    static const struct pla_rational bounds[] = {{0, 1}, {1, 1}, {2, 1}, {3, 1}, {4, 1}};
    static const struct pla_chart_threshold threshold = {TEXT("at least 2"), {2, 1}};
    struct pla_chart *chart = PLA_NEW(root->doc->arena, struct pla_chart);
    bool is_spread = kind == PLA_CHART_DISTRIBUTION;
    *chart = (struct pla_chart){.kind = kind,
                                .title = pla_text_of(title),
                                .summary = pla_text_of(title),
                                .category = PLA_TEXT("Course"),
                                .unit = PLA_TEXT("credits"),
                                .names = categories,
                                .category_count = 4,
                                .series = series,
                                .series_count = is_spread ? 1 : 2,
                                .thresholds = &threshold,
                                .threshold_count = is_spread,
                                .bounds = is_spread ? bounds : NULL,
                                .places = 1};
    pla_doc_chart(root, chart);
}

static void add_parts(struct pla_doc_node *root)
{
    struct pla_doc *doc = root->doc;
    struct pla_doc_node *figures = pla_doc_add(root, PLA_DOC_FIGURES);
    for (int i = 0; i < 5; i++) {
        struct pla_doc_node *term = pla_doc_term(figures, PLA_W_credits);
        pla_run_number(doc, &term->runs, half(i * 5));
    }
    struct pla_doc_node *terms = pla_doc_add(root, PLA_DOC_TERMS);
    struct pla_doc_node *term = pla_doc_term(terms, PLA_W_contact);
    pla_run_link(doc, &term->runs, PLA_TEXT("prior.learning@example.edu"),
                 PLA_TEXT("mailto:prior.learning@example.edu"));
    term = pla_doc_term(terms, PLA_W_portfolio);
    pla_run_add(doc, &term->runs, PLA_RUN_CODE, PLA_TEXT("P-2026-0003"));
    struct pla_doc_node *list = pla_doc_add(root, PLA_DOC_LIST);
    for (int i = 0; i < 4; i++) {
        struct pla_doc_node *item = pla_doc_add(list, PLA_DOC_ITEM);
        item->tone = (enum pla_tone)i;
        say(item, "An item of a list that is long enough to go on in a second line, so that it is "
                  "seen where that line begins on paper.");
    }
    struct pla_doc_node *proof = pla_doc_add(root, PLA_DOC_PROOF);
    struct pla_doc_node *step = pla_doc_add(proof, PLA_DOC_STEP);
    step->tone = PLA_TONE_BAD;
    say(step, "1 of 2 criteria at their minimum");
    struct pla_doc_node *part = pla_doc_add(step, PLA_DOC_STEP);
    part->tone = PLA_TONE_GOOD;
    say(part, "52 hours (kind community), at least 40 needed");
    part = pla_doc_add(step, PLA_DOC_STEP);
    part->tone = PLA_TONE_OPEN;
    say(part,
        "a character that no font has: \xF3\xB0\x80\x81 and one of Cuneiform: \xF0\x92\x80\x80");
}

static void add_long_table(struct pla_doc_node *root)
{
    static const struct pla_doc_column columns[] = {
        {.title = TEXT("Number"), .kind = PLA_COLUMN_NUMBER, .is_header = true},
        {.title = TEXT("Text")}};
    static char text[9000];
    struct pla_doc_node *table = pla_doc_table(root, columns, 2);
    for (size_t i = 0; i + 12 < sizeof text; i += 12) {
        memcpy(text + i, "many words, ", 12);
    }
    for (int i = 0; i < LONG_ROWS; i++) {
        struct pla_doc_row *row = pla_doc_row(table);
        pla_cell_number(root->doc, &row->cells[0], PLA_WHOLE(i));
        pla_cell_text(root->doc, &row->cells[1], i == 30 ? pla_text_of(text) : PLA_TEXT("a row"));
        row->is_total = i == LONG_ROWS - 1;
    }
}

static struct pla_doc *build(struct pla_arena *arena, const char *language)
{
    struct pla_doc *doc = pla_doc_new(arena, pla_words_find(language));
    doc->title = pla_word(doc->words, PLA_W_title_learner);
    doc->institution = PLA_TEXT("Example University");
    doc->foot = PLA_TEXT("Made by plaudit from the decisions of 2026-11-01.");
    doc->fingerprint = PLA_TEXT("3f786850e387550fdab836ed7e6dc881de23001b3f786850e387550fdab836ed");
    doc->day = pla_day_of(2026, 11, 1);
    pla_run_add(doc, &doc->root->title, PLA_RUN_PLAIN, doc->title);
    struct pla_doc_node *verdict = pla_doc_add(doc->root, PLA_DOC_VERDICT);
    struct pla_arg credits = PLA_ARG_R(half(13));
    verdict->tone = PLA_TONE_GOOD;
    pla_run_say(doc, &verdict->title, PLA_W_verdict_credits, &credits, 1);
    pla_doc_paragraph(verdict, PLA_W_recommendation_only, NULL, 0);
    struct pla_doc_node *section = pla_doc_section(doc->root, PLA_W_what_was_decided);
    add_names(section);
    section = pla_doc_section(doc->root, PLA_W_why);
    add_parts(section);
    section = pla_doc_section(doc->root, PLA_W_your_evidence);
    add_chart(section, PLA_CHART_BARS, "Credits by course and method");
    add_chart(section, PLA_CHART_STACKED, "Credits by course, stacked");
    add_chart(section, PLA_CHART_DISTRIBUTION, "Scores");
    add_chart(section, PLA_CHART_LINES, "Credits over time");
    add_chart(section, PLA_CHART_HEAT, "Levels");
    section = pla_doc_section(doc->root, PLA_W_what_is_missing);
    add_long_table(section);
    section = pla_doc_section(doc->root, PLA_W_how_to_appeal);
    struct pla_doc_node *signatures = pla_doc_add(section, PLA_DOC_SIGNATURES);
    pla_doc_term(signatures, PLA_W_assessor);
    pla_doc_term(signatures, PLA_W_institution);
    return doc;
}

static int write(const char *folder, const char *language, const char *file)
{
    struct pla_arena arena;
    struct pla_err err = {0};
    struct pla_str out = {0};
    struct pla_pdf_report report;
    char path[1024];
    pla_arena_init(&arena, 0);
    struct pla_doc *doc = build(&arena, language);
    bool is_made =
        pla_doc_check(doc, &err) == PLA_OK && pla_pdf_render(doc, &out, &report, &err) == PLA_OK;
    (void)snprintf(path, sizeof path, "%s/%s", folder, file);
    is_made =
        is_made && pla_file_write(path, (struct pla_text){out.at, out.length}, &err) == PLA_OK;
    if (!is_made) {
        (void)fprintf(stderr, "%s\n", err.text);
    } else {
        (void)printf("%s %d pages\n", file, report.pages);
    }
    for (size_t i = 0; is_made && i < report.missing_count; i++) {
        (void)printf("missing U+%04X %s on page %d: %s\n", report.missing[i].code,
                     report.missing[i].script, report.missing[i].page, report.missing[i].where);
    }
    pla_str_release(&out);
    pla_arena_release(&arena);
    return !is_made;
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        return 2;
    }
    int failed = write(argv[1], "en", "en.pdf") | write(argv[1], "en", "again.pdf") |
                 write(argv[1], "ar", "ar.pdf");
    pla_pdf_end();
    return failed;
}
