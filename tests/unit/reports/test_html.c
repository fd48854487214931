// SPDX-License-Identifier: Apache-2.0
/** Tests of reports/html and reports/text: text stays text, links are safe, the page is whole. */
#include "html.h"

#include "base/crypto.h"
#include "text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>

#include <cmocka.h>

struct page {
    struct pla_arena arena;
    struct pla_doc *doc;
    struct pla_str out;
};

static void begin(struct page *page, const char *language)
{
    *page = (struct page){0};
    pla_arena_init(&page->arena, 0);
    page->doc = pla_doc_new(&page->arena, pla_words_find(language));
    assert_non_null(page->doc);
    page->doc->title = PLA_TEXT("Title");
    pla_run_add(page->doc, &page->doc->root->title, PLA_RUN_PLAIN, PLA_TEXT("Title"));
}

static void render(struct page *page)
{
    struct pla_err err;
    pla_str_clear(&page->out);
    assert_int_equal(pla_doc_check(page->doc, &err), PLA_OK);
    assert_int_equal(pla_html_render(page->doc, &page->out, &err), PLA_OK);
}

static void end(struct page *page)
{
    pla_str_release(&page->out);
    pla_arena_release(&page->arena);
}

static struct pla_runs *paragraph(struct page *page)
{
    return &pla_doc_add(page->doc->root, PLA_DOC_PARAGRAPH)->runs;
}

static void text_is_text(void **state)
{
    struct page page;
    (void)state;
    begin(&page, "en");
    page.doc->title = PLA_TEXT("</title><script>alert(1)</script>");
    page.doc->institution = PLA_TEXT("<img src=x>");
    pla_run_add(page.doc, paragraph(&page), PLA_RUN_ISOLATE,
                PLA_TEXT("\"'<b>&amp;\x01\xE2\x80\xAE"
                         "evil\xff"));
    render(&page);
    assert_null(strstr(page.out.at, "<script>alert"));
    assert_null(strstr(page.out.at, "<img"));
    assert_non_null(strstr(page.out.at, "<bdi>&quot;&#39;&lt;b&gt;&amp;amp;\xEF\xBF\xBD\xEF\xBF\xBD"
                                        "evil\xEF\xBF\xBD</bdi>"));
    end(&page);
}

static void links_are_web_or_mail(void **state)
{
    static const char *const refused[] = {
        "javascript:alert(1)", "JAVASCRIPT:x",        "data:text/html,x",  "//example.org/x",
        "https://a b",         "https://a\"onclick=", "ftp://example.org", "https://",
        "file:///etc/passwd",  " https://example.org"};
    struct page page;
    (void)state;
    begin(&page, "en");
    for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
        assert_false(pla_link_is_safe(pla_text_of(refused[i])));
        pla_run_link(page.doc, paragraph(&page), PLA_TEXT("x"), pla_text_of(refused[i]));
    }
    render(&page);
    assert_null(strstr(page.out.at, "<a href=\"javascript"));
    assert_ptr_equal(strstr(page.out.at, "<a "), strstr(page.out.at, "<a class=\"skip\""));
    assert_null(strstr(strstr(page.out.at, "<a ") + 1, "<a "));
    pla_run_link(page.doc, paragraph(&page), PLA_TEXT("x"), PLA_TEXT("https://example.org/?a=1&b"));
    pla_run_link(page.doc, paragraph(&page), PLA_TEXT("y"), PLA_TEXT("mailto:a@example.org"));
    render(&page);
    assert_non_null(strstr(page.out.at, "<a href=\"https://example.org/?a=1&amp;b\""));
    assert_non_null(strstr(page.out.at, "<a href=\"mailto:a@example.org\""));
    end(&page);
}

static void language_sets_direction(void **state)
{
    struct page page;
    (void)state;
    begin(&page, "ar");
    render(&page);
    assert_non_null(strstr(page.out.at, "<html lang=\"ar\" dir=\"rtl\">"));
    end(&page);
}

static void add_table(struct page *page, bool is_live)
{
    static const struct pla_doc_column columns[] = {
        {.title = {"Name", 4}, .is_header = true},
        {.title = {"Credits", 7}, .kind = PLA_COLUMN_NUMBER}};
    struct pla_doc_node *table = pla_doc_table(page->doc->root, columns, 2);
    pla_run_add(page->doc, &table->title, PLA_RUN_PLAIN, PLA_TEXT("Caption"));
    table->table->is_live = is_live;
    for (int i = 0; i < 2; i++) {
        struct pla_doc_row *row = pla_doc_row(table);
        pla_cell_name(page->doc, &row->cells[0], i == 0 ? PLA_TEXT("Zoë") : PLA_TEXT("יעל"));
        pla_cell_number(page->doc, &row->cells[1], (struct pla_rational){5, 2});
        row->is_total = i == 1;
    }
}

static void scripts_run_only_where_they_help(void **state)
{
    struct page page;
    (void)state;
    begin(&page, "en");
    add_table(&page, false);
    render(&page);
    assert_null(strstr(page.out.at, "<script"));
    assert_null(strstr(page.out.at, "script-src"));
    add_table(&page, true);
    render(&page);
    /* What the policy lets run is what stands there. */
    const char *from = strstr(page.out.at, "<script>") + strlen("<script>");
    const char *to = strstr(from, "</script>");
    char hex[PLA_SHA256_HEX + 1];
    struct pla_sha256 *hash = pla_sha256_new();
    pla_sha256_begin(hash);
    pla_sha256_add(hash, from, (size_t)(to - from));
    pla_sha256_end(hash, hex);
    pla_sha256_free(hash);
    const char *policy = strstr(page.out.at, "script-src 'sha256-") + strlen("script-src 'sha256-");
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < 42; i++) {
        unsigned bits = 0;
        for (size_t b = 6 * i; b < 6 * i + 6; b++) {
            unsigned digit =
                (unsigned)(strchr("0123456789abcdef", hex[b / 4]) - "0123456789abcdef");
            bits = bits << 1 | (digit >> (3 - b % 4) & 1);
        }
        assert_int_equal(policy[i], digits[bits]);
    }
    assert_memory_equal(policy + 43, "='", 2);
    end(&page);
}

static void tables_name_rows_and_columns(void **state)
{
    struct page page;
    (void)state;
    begin(&page, "fr");
    add_table(&page, true);
    render(&page);
    assert_non_null(strstr(page.out.at, "<caption>Caption</caption>"));
    assert_non_null(strstr(page.out.at, "<th scope=\"col\" class=\"n\">Credits</th>"));
    assert_non_null(strstr(page.out.at, "<th scope=\"row\"><bdi>Zoë</bdi></th>"
                                        "<td class=\"n\" data-s=\"2.5\">2,5</td>"));
    assert_non_null(strstr(page.out.at, "<tfoot><tr><th scope=\"row\"><bdi>יעל</bdi></th>"));
    end(&page);
}

static void anchors_never_meet(void **state)
{
    struct page page;
    (void)state;
    begin(&page, "en");
    struct pla_text a = pla_doc_anchor(page.doc, "c", PLA_TEXT("a b"));
    struct pla_text b = pla_doc_anchor(page.doc, "c", PLA_TEXT("a-b"));
    struct pla_text c = pla_doc_anchor(page.doc, "c", PLA_TEXT("a_20b"));
    assert_string_equal(a.at, "c-a_20b");
    assert_string_equal(b.at, "c-a-b");
    assert_string_equal(c.at, "c-a_5f20b");
    end(&page);
}

static void plain_text_wraps_and_is_safe(void **state)
{
    struct page page;
    struct pla_err err;
    (void)state;
    begin(&page, "en");
    pla_run_add(page.doc, paragraph(&page), PLA_RUN_PLAIN,
                PLA_TEXT("one two three four five six \x1b[31m"));
    add_table(&page, false);
    assert_int_equal(pla_text_render(page.doc, 20, &page.out, &err), PLA_OK);
    assert_string_equal(page.out.at, "Title\n=====\n\n"
                                     "one two three four\nfive six \\x1b[31m\n\n"
                                     "Caption\n"
                                     "Name  Credits\n-------------\n"
                                     "Zoë       2.5\nיעל       2.5\n");
    end(&page);
}

static void a_wide_table_becomes_blocks(void **state)
{
    static const struct pla_doc_column columns[] = {{.title = {"Learner", 7}},
                                                    {.title = {"Reason", 6}}};
    struct page page;
    struct pla_err err;
    (void)state;
    begin(&page, "en");
    struct pla_doc_node *table = pla_doc_table(page.doc->root, columns, 2);
    struct pla_doc_row *row = pla_doc_row(table);
    pla_cell_text(page.doc, &row->cells[0], PLA_TEXT("Ana"));
    pla_cell_text(page.doc, &row->cells[1], PLA_TEXT("a reason that is long"));
    assert_int_equal(pla_text_render(page.doc, 24, &page.out, &err), PLA_OK);
    assert_string_equal(page.out.at, "Title\n=====\n\nAna\n  Reason: a reason that\n    is long\n");
    end(&page);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_text),
        cmocka_unit_test(links_are_web_or_mail),
        cmocka_unit_test(language_sets_direction),
        cmocka_unit_test(scripts_run_only_where_they_help),
        cmocka_unit_test(tables_name_rows_and_columns),
        cmocka_unit_test(anchors_never_meet),
        cmocka_unit_test(plain_text_wraps_and_is_safe),
        cmocka_unit_test(a_wide_table_becomes_blocks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
