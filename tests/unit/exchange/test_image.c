// SPDX-License-Identifier: Apache-2.0
/** Credentials inside images: found, and refused by name. */
#include "exchange/image.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "exchange/badge_draw.h"

static struct pla_arena arena;

static int tear_down(void **state)
{
    (void)state;
    pla_arena_release(&arena);
    return 0;
}

#define SVG                                                                                        \
    "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:o=\"https://purl.imsglobal.org/ob/v3p0\">"
#define SVG2 "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:b=\"http://openbadges.org\">"

static void assert_found(const char *svg, const char *want)
{
    struct pla_text found;
    struct pla_err err = {0};
    assert_true(pla_image_is_svg(pla_text_of(svg)));
    assert_int_equal(pla_image_read_svg(pla_text_of(svg), "i", &arena, &found, &err), PLA_OK);
    assert_true(pla_text_equal(found, pla_text_of(want)));
}

static void assert_refused(struct pla_text svg, const char *word)
{
    struct pla_text found;
    struct pla_err err = {0};
    assert_int_equal(pla_image_read_svg(svg, "i", &arena, &found, &err), PLA_SYNTAX);
    assert_non_null(strstr(err.text, word));
    assert_string_equal(err.where, "i");
}

static void finds_credentials(void **state)
{
    (void)state;
    assert_found(SVG "<o:credential verify=\"a.b.c\"/></svg>", "a.b.c");
    assert_found("\xEF\xBB\xBF" SVG "<g/><o:credential verify=\" a.b.c \"></o:credential></svg>",
                 "a.b.c");
    assert_found(SVG "<o:credential>\n<![CDATA[ {\"a\":\"<\"} ]]></o:credential></svg>",
                 "{\"a\":\"<\"}");
    assert_found(SVG2 "<b:assertion verify=\"x.y.z\"/></svg>", "x.y.z");
    /* the name counts by its space, not by its prefix */
    assert_found("<s:svg xmlns:s=\"http://www.w3.org/2000/svg\" "
                 "xmlns=\"https://purl.imsglobal.org/ob/v3p0\">"
                 "<credential verify=\"a.b.c\"/></s:svg>",
                 "a.b.c");
}

static void refuses_by_name(void **state)
{
    struct pla_str deep = {0};
    (void)state;
    assert_refused(
        PLA_TEXT("<!DOCTYPE svg [<!ENTITY a \"b\">]>" SVG "<o:credential>&a;</o:credential></svg>"),
        "document type");
    assert_refused(PLA_TEXT(SVG "<o:credential verify=\"a\"/><o:credential verify=\"b\"/></svg>"),
                   "more than one");
    assert_refused(PLA_TEXT(SVG "</svg>"), "no badge");
    assert_refused(PLA_TEXT(SVG "<credential verify=\"a.b.c\"/></svg>"), "no badge");
    assert_refused(PLA_TEXT(SVG "<o:credential verify=\"\"/></svg>"), "no badge");
    assert_refused(PLA_TEXT("<html/>"), "no SVG");
    assert_refused(PLA_TEXT(SVG "<g>"), "well-formed");
    assert_refused(PLA_TEXT(SVG "<o:credential>\xFF</o:credential></svg>"), "well-formed");
    assert_refused(PLA_TEXT(""), "well-formed");
    PLA_PUT(&deep, SVG);
    for (int i = 0; i < PLA_IMAGE_DEPTH; i++)
        PLA_PUT(&deep, "<g>");
    assert_refused((struct pla_text){deep.at, deep.length}, "deeply");
    pla_str_release(&deep);
    assert_refused((struct pla_text){"<", PLA_IMAGE_BYTES + 1}, "more than 8 MiB");
}

static void what_we_draw_comes_back(void **state)
{
    const struct pla_badge_face face = {
        .title = PLA_TEXT("A <b>\"title\"</b> & more \x1B[31m words than a line of the picture has "
                          "room for, and more, and more"),
        .issuer = PLA_TEXT("\xD8\xAC\xD8\xA7\xD9\x85\xD8\xB9\xD8\xA9"),
        .line = PLA_TEXT("2026-11-01")};
    struct pla_str svg = {0};
    struct pla_err err;
    (void)state;
    assert_int_equal(pla_badge_draw(&face, PLA_TEXT("a.b.c"), &svg, &err), PLA_OK);
    assert_found(svg.at, "a.b.c");
    assert_null(strstr(svg.at, "<b>"));
    assert_null(strchr(svg.at, '\x1B'));
    assert_non_null(strstr(svg.at, "NOT APPROVED"));
    pla_str_release(&svg);
}

static void reads_png(void **state)
{
    static const char front[] = "\x89PNG\r\n\x1A\n";
    static const char chunk[] = "\0\0\0\x1EiTXtopenbadgecredential\0\0\0\0\0a.b.c\0\0\0\0xxxx";
    struct pla_str png = {0};
    struct pla_text found;
    struct pla_err err = {0};
    (void)state;
    pla_str_put(&png, front, 8);
    const struct pla_text none = {png.at, png.length};
    assert_true(pla_image_is_png(none));
    assert_int_equal(pla_image_read_png(none, "i", &arena, &found, &err), PLA_SYNTAX);
    /* length 29: keyword 19, its end, flag, method, two ends, text 5 */
    pla_str_put(&png, chunk, 8 + 29 + 4);
    png.at[8 + 3] = 29;
    assert_int_equal(
        pla_image_read_png((struct pla_text){png.at, png.length}, "i", &arena, &found, &err),
        PLA_OK);
    assert_true(pla_text_equal(found, PLA_TEXT("a.b.c")));
    png.at[8 + 3] = 30; /* one byte more than there is */
    assert_int_equal(
        pla_image_read_png((struct pla_text){png.at, png.length}, "i", &arena, &found, &err),
        PLA_SYNTAX);
    assert_non_null(strstr(err.text, "cut off"));
    png.at[8 + 3] = 29;
    png.at[8 + 8 + 20] = 1; /* compressed */
    assert_int_equal(
        pla_image_read_png((struct pla_text){png.at, png.length}, "i", &arena, &found, &err),
        PLA_SYNTAX);
    assert_non_null(strstr(err.text, "compressed"));
    pla_str_release(&png);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(finds_credentials, tear_down),
        cmocka_unit_test_teardown(refuses_by_name, tear_down),
        cmocka_unit_test_teardown(what_we_draw_comes_back, tear_down),
        cmocka_unit_test_teardown(reads_png, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
