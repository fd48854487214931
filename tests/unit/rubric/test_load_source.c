// SPDX-License-Identifier: Apache-2.0
/** Reading rubric folders, and the lines of what stands in a text. */
#include "load_kit.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "rubric/keyline.h"

static char folder[] = "/tmp/plaudit-sources-XXXXXX";

static void put(const char *name, const char *text)
{
    char path[200];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static int set_up(void **state)
{
    (void)state;
    char path[200];
    assert_non_null(mkdtemp(folder));
    put("rubric.lua", "return rubric { id = 'x', version = '1' }");
    put("data.lua", "return {}");
    put("cases.lua", "return {}");
    put("README.md", "words");
    put(".hidden.lua", "return {}");
    snprintf(path, sizeof path, "%s/empty", folder);
    assert_int_equal(mkdir(path, 0700), 0);
    snprintf(path, sizeof path, "%s/folder.lua", folder);
    assert_int_equal(mkdir(path, 0700), 0);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    static const char *const names[] = {"rubric.lua", "data.lua", "cases.lua", "README.md",
                                        ".hidden.lua"};
    char path[200];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        unlink(path);
    }
    snprintf(path, sizeof path, "%s/empty", folder);
    rmdir(path);
    snprintf(path, sizeof path, "%s/folder.lua", folder);
    rmdir(path);
    return rmdir(folder);
}

static enum pla_code read_path(const char *rest, size_t bytes, struct pla_sources *out,
                               struct pla_arena *arena, struct pla_err *err)
{
    char path[200];
    snprintf(path, sizeof path, "%s%s", folder, rest);
    *err = (struct pla_err){0};
    return pla_sources_read(path, "rubric.lua", bytes, arena, out, err);
}

static void test_folder(void **state)
{
    (void)state;
    static const char *const rests[] = {"", "/", "/rubric.lua"};
    struct pla_arena arena;
    struct pla_sources sources;
    struct pla_err err;
    pla_arena_init(&arena, 0);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(read_path(rests[i], 0, &sources, &arena, &err), PLA_OK);
        assert_int_equal(sources.count, 3);
        kit_text(sources.files[0].name, "cases.lua");
        kit_text(sources.files[2].name, "rubric.lua");
        assert_string_equal(sources.entry, "rubric.lua");
        assert_string_equal(sources.title, folder + strlen("/tmp/"));
    }
    /* Any Lua file can be the entry. */
    assert_int_equal(read_path("/data.lua", 0, &sources, &arena, &err), PLA_OK);
    assert_string_equal(sources.entry, "data.lua");
    assert_int_equal(sources.count, 3);
    pla_arena_release(&arena);
}

static void test_wrong(void **state)
{
    (void)state;
    struct pla_arena arena;
    struct pla_sources sources = {.title = "untouched"};
    struct pla_err err;
    pla_arena_init(&arena, 0);
    assert_int_equal(read_path("/none", 0, &sources, &arena, &err), PLA_MISSING);
    assert_string_equal(err.text, "there is no such file or folder");
    assert_int_equal(read_path("/empty", 0, &sources, &arena, &err), PLA_MISSING);
    assert_string_equal(err.text, "the folder holds no rubric.lua");
    assert_int_equal(read_path("/README.md", 0, &sources, &arena, &err), PLA_MISSING);
    assert_string_equal(err.text, "this is neither a folder nor a Lua file");
    assert_int_equal(read_path("", 41, &sources, &arena, &err), PLA_OK);
    sources.title = "untouched";
    assert_int_equal(read_path("", 40, &sources, &arena, &err), PLA_RUBRIC);
    assert_string_equal(err.text, "the file is larger than 40 bytes");
    assert_string_equal(sources.title, "untouched");
    pla_arena_release(&arena);
}

static void test_memory(void **state)
{
    (void)state;
    enum pla_code code = PLA_MEMORY;
    for (size_t n = 1; code != PLA_OK; n++) {
        struct pla_arena arena;
        struct pla_sources sources;
        struct pla_err err;
        pla_arena_init(&arena, 0);
        pla_alloc_fail_at(n);
        code = read_path("", 0, &sources, &arena, &err);
        pla_alloc_fail_at(0);
        assert_true(code == PLA_OK || code == PLA_MEMORY);
        pla_arena_release(&arena);
        assert_true(n < 100);
    }
}

/* ---- lines ---- */

static const char written[] = "local rubric = 1 -- rubric {\n"                  /* 1 */
                              "local s = [[ rubric { criteria = {} } ]]\n"      /* 2 */
                              "return rubric {\n"                               /* 3 */
                              "  id = 'x', ['a b'] = {\n"                       /* 4 */
                              "    f = function(p) local a, b = 1, 2\n"         /* 5 */
                              "      if a == b then return { a, b } end end,\n" /* 6 */
                              "    g = 3 },\n"                                  /* 7 */
                              "  criteria = {\n"                                /* 8 */
                              "    { id = 'a', weight = 1 },\n"                 /* 9 */
                              "    each_claim { id = 'b',\n"                    /* 10 */
                              "      weight = 2 };\n"                           /* 11 */
                              "    case \"x\" {\n"                              /* 12 */
                              "      weight = 3, only = 1 } },\n"               /* 13 */
                              "  awards = list,\n"                              /* 14 */
                              "}\n";                                            /* 15 */

static void test_lines(void **state)
{
    (void)state;
    static const struct {
        struct pla_step steps[3];
        size_t count;
        int line;
    } rows[] = {
        {{{"id", 0}}, 1, 4},
        {{{"a b", 0}, {"g", 0}}, 2, 7},
        {{{"a b", 0}, {"f", 0}}, 2, 5},
        {{{"criteria", 0}}, 1, 8},
        {{{"criteria", 0}, {NULL, 1}, {"weight", 0}}, 3, 9},
        {{{"criteria", 0}, {NULL, 2}}, 2, 10},
        {{{"criteria", 0}, {NULL, 2}, {"weight", 0}}, 3, 11},
        {{{"criteria", 0}, {NULL, 3}, {"weight", 0}}, 3, 13},
        /* not there: the last step that is, or the only place of the name */
        {{{"criteria", 0}, {NULL, 4}}, 2, 8},
        {{{"awards", 0}, {NULL, 1}, {"weight", 0}}, 3, 14},
        {{{"awards", 0}, {NULL, 1}, {"only", 0}}, 3, 13},
        {{{"nothing", 0}}, 1, 3},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(
            pla_key_line(pla_text_of(written), "rubric", 3, rows[i].steps, rows[i].count),
            rows[i].line);
    struct pla_step criteria = {"criteria", 0}, awards = {"awards", 0};
    int lines[4];
    assert_true(pla_key_lines(pla_text_of(written), "rubric", 3, &criteria, 1, lines, 3));
    assert_int_equal(lines[0], 9);
    assert_int_equal(lines[1], 10);
    assert_int_equal(lines[2], 12);
    assert_false(pla_key_lines(pla_text_of(written), "rubric", 3, &criteria, 1, lines, 4));
    assert_false(pla_key_lines(pla_text_of(written), "rubric", 3, &awards, 1, lines, 2));
    assert_int_equal(lines[1], 14);
}

static void test_or(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int line;
    } rows[] = {
        {"x = all_met() or y", 1},
        {"x = all_met { area = 'a' }\n or y", 2},
        {"x = refer 'why' or y", 1},
        {"x = m:at_least(1) or y", 1},
        {"x = m:is 'a' or y", 1},
        {"x = a & m:within(1, f(2)) or y", 1},
        {"x = ((a | m:at_most(1))) or y", 1},
        {"x = f(m:at_most(1)) or y", 0},
        {"x = c and m:at_least(1) or y", 0},
        {"x = c and (m:at_least(1)) or y", 0},
        {"x = c and 1, m:at_least(1) or y", 1},
        {"x = m.at_least or y", 0},
        {"x = is or y", 0},
        {"x = '\\'m:is(1) or y' -- m:is(1) or y", 0},
        {"x = t[1] or y", 0},
        {"x = m:at_least(a or b)", 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int line = pla_misused_or(pla_text_of(rows[i].text));
        if (line != rows[i].line)
            print_error("%s: %d\n", rows[i].text, line);
        assert_int_equal(line, rows[i].line);
    }
}

/* ---- definitions for editors ---- */

static bool is_in_text(const char *name, const char *text)
{
    char line[80];
    snprintf(line, sizeof line, "\nfunction %s(", name);
    return strstr(text, line) != NULL;
}

static void test_definitions(void **state)
{
    (void)state;
    static const char *const others[] = {
        "all_met", "at_least_of", "check", "refer",  "at_least", "at_most", "within",
        "include", "param",       "date",  "rubric", "policy",   "case",    "each_claim"};
    struct pla_arena arena;
    struct pla_text text;
    struct pla_err err;
    pla_arena_init(&arena, 0);
    assert_int_equal(
        pla_file_read(PLA_SOURCE_DIR "/rubrics/plaudit.d.lua", 1 << 20, &arena, &text, &err),
        PLA_OK);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_true(is_in_text(others[i], text.at));
    for (int op = PLA_M_CONST + 1; op < PLA_M_ADD; op++)
        if (!is_in_text(pla_measure_word((enum pla_measure_op)op), text.at))
            fail_msg("%s is not defined", pla_measure_word((enum pla_measure_op)op));
    /* And nothing is defined that there is not. */
    size_t names = 0;
    for (const char *at = strstr(text.at, "\nfunction "); at != NULL;
         at = strstr(at + 1, "\nfunction ")) {
        char name[40], rubric[200];
        size_t length = strcspn(at + 10, "(:");
        if (at[10 + length] == ':' || length >= sizeof name)
            continue;
        memcpy(name, at + 10, length);
        name[length] = '\0';
        names++;
        if (strcmp(name, "policy") == 0 || strcmp(name, "case") == 0)
            continue;
        snprintf(rubric, sizeof rubric,
                 "local known = %s\nreturn rubric { id = 'x', version = '1' }", name);
        struct kit kit = kit_of("rubric.lua", rubric);
        kit_rubric(&kit);
        kit_free(&kit);
    }
    assert_true(names > 40);
    pla_arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_folder), cmocka_unit_test(test_wrong),
        cmocka_unit_test(test_memory), cmocka_unit_test(test_lines),
        cmocka_unit_test(test_or),     cmocka_unit_test(test_definitions),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
