// SPDX-License-Identifier: Apache-2.0
/** A decision's line byte for byte, its fingerprint, and the way back from the line. */
#include "model/decision_read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#define T(literal)                                                                                 \
    {                                                                                              \
        (literal), sizeof(literal) - 1                                                             \
    }
#define R(n, d)                                                                                    \
    {                                                                                              \
        (n), (d)                                                                                   \
    }
#define SAYS(n)                                                                                    \
    {                                                                                              \
        .low = R(n, 1), .high = R(n, 1)                                                            \
    }
#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))
#define SHA_A           "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define SHA_B           "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

/* ---- a full decision ---- */

static const struct pla_text levels[] = {T("absent"), T("emerging"), T("meets"), T("exceeds")};
static const struct pla_scale scale = {{levels, 4}};
static const struct pla_criterion criteria[] = {
    {.id = T("reflection"),
     .title = T("Reflection on practice"),
     .scale = &scale,
     .has_minimum = true,
     .minimum = R(2, 1)},
    {.id = T("design"), .scale = &scale, .has_minimum = true, .minimum = R(2, 1)},
    {.id = T("note"), .scale = &scale},
};
static const struct pla_used_rating ratings[] = {{.assessor = T("a1"), .value = R(2, 1)},
                                                 {.assessor = T("a2"), .value = R(8, 3)},
                                                 {.assessor = T("a3"), .cannot_judge = true}};
static const struct pla_criterion_result results[] = {
    {.criterion = &criteria[0],
     .id = T("reflection"),
     .state = PLA_MET,
     .value = {.low = R(8, 3), .high = R(8, 3)},
     .level = T("meets"),
     .ratings = ratings,
     .rating_count = 3},
    {.criterion = &criteria[1],
     .id = T("design"),
     .state = PLA_UNDECIDED,
     .value = {.state = PLA_VALUE_RANGE, .low = R(1, 1), .high = R(5, 2)}},
    {.criterion = &criteria[2],
     .id = T("note"),
     .state = PLA_STATE_NONE,
     .value = {.state = PLA_VALUE_UNKNOWN}},
};

static const struct pla_filter_value kinds[] = {{.op = PLA_FV_TEXT, .text = T("community")},
                                                {.op = PLA_FV_TEXT, .text = T("blog")}};
static const struct pla_filter_test tests[] = {
    {.key = PLA_FK_KIND, .values = kinds, .value_count = 2}};
static const struct pla_filter filter = {.tests = tests, .test_count = 1, .where = PLA_NO_CALL};
static const struct pla_measure hours = {.op = PLA_M_HOURS, .filter = &filter};
static const struct pla_measure score = {.op = PLA_M_SCORE, .scale = &scale, .area = T("core")};
static const struct pla_measure met = {.op = PLA_M_MET};
static const struct pla_measure latest = {
    .op = PLA_M_LATEST, .kind = PLA_KIND_DATE, .label = T("last \"post\"")};
static const struct pla_measure program = {
    .op = PLA_M_LEARNER, .kind = PLA_KIND_TEXT, .name = T("program")};

static const struct pla_cond at_least_hours = {.op = PLA_C_AT_LEAST, .measure = &hours};
static const struct pla_cond within_score = {.op = PLA_C_WITHIN, .measure = &score};
static const struct pla_cond all_met = {.op = PLA_C_ALL_MET, .measure = &met};
static const struct pla_cond after = {.op = PLA_C_MORE_THAN, .measure = &latest};
static const struct pla_cond is_program = {.op = PLA_C_IS, .measure = &program};
static const struct pla_cond not_program = {.op = PLA_C_NOT};
static const struct pla_cond any = {.op = PLA_C_OR};
static const struct pla_cond check = {.op = PLA_C_CHECK, .label = T("three\temployers")};
static const struct pla_cond refer = {.op = PLA_C_REFER, .label = T("ask the dean")};

static const struct pla_text e1_e4[] = {T("e1"), T("e4")};

static const struct pla_reason criteria_parts[] = {
    {.cond = &all_met,
     .part_id = T("reflection"),
     .state = PLA_MET,
     .have = {.low = R(8, 3), .high = R(8, 3)},
     .need = SAYS(2)},
    {.cond = &all_met,
     .part_id = T("design"),
     .state = PLA_UNDECIDED,
     .have = {.state = PLA_VALUE_RANGE, .low = R(1, 1), .high = R(5, 2)},
     .need = SAYS(2)},
};
static const struct pla_reason program_part[] = {
    {.cond = &is_program,
     .state = PLA_MET,
     .have = {.kind = PLA_KIND_TEXT, .text = T("AA2")},
     .need = {.kind = PLA_KIND_TEXT, .text = T("AA2")}}};
static const struct pla_reason any_parts[] = {
    {.cond = &not_program, .state = PLA_NOT_MET, .parts = program_part, .part_count = 1},
    {.cond = &check, .state = PLA_NOT_MET, .text = T("only \"two\"")},
    {.cond = &refer, .state = PLA_UNDECIDED},
};
static const struct pla_reason reasons[] = {
    {.cond = &at_least_hours,
     .state = PLA_MET,
     .have = {.low = R(52, 1), .high = R(52, 1)},
     .need = SAYS(40),
     .evidence = {e1_e4, 2}},
    {.cond = &within_score,
     .state = PLA_MET,
     .have = {.low = R(9, 4), .high = R(9, 4)},
     .need = SAYS(2),
     .need_high = {.low = R(11, 4), .high = R(11, 4)}},
    {.cond = &all_met, .state = PLA_UNDECIDED, .parts = criteria_parts, .part_count = 2},
    {.cond = &after,
     .state = PLA_UNDECIDED,
     .have = {.kind = PLA_KIND_DATE,
              .state = PLA_VALUE_RANGE,
              .low = R(19723, 1),
              .high = R(0, 1),
              .no_high = true},
     .need = {.kind = PLA_KIND_DATE, .low = R(20454, 1), .high = R(20454, 1)}},
    {.cond = &any, .state = PLA_UNDECIDED, .parts = any_parts, .part_count = 3},
};

static const struct pla_gap gaps[] = {
    {.kind = PLA_GAP_MORE,
     .measure = &hours,
     .measure_word = T("hours"),
     .by = R(8, 3),
     .to = R(40, 1)},
    {.kind = PLA_GAP_LEVEL,
     .measure_word = T("rating"),
     .name = T("reflection"),
     .by = R(1, 1),
     .to = R(3, 1),
     .to_level = T("exceeds")},
    {.kind = PLA_GAP_MORE, .measure = &latest, .by = R(31, 1), .to = R(20454, 1)},
    {.kind = PLA_GAP_WAIT, .measure_word = T("as_of"), .by = R(120, 1), .to = R(20513, 1)},
    {.kind = PLA_GAP_NEVER, .measure_word = T("exam"), .name = T("CLEP")},
};

static const struct pla_limit limits[] = {
    {.by = T("cap:portfolio"), .cut = R(3, 2)},
    {.by = T("round"), .cut = R(-1, 3), .why = T("to the half credit")},
};
static const struct pla_toward toward[] = {{T("GE C1"), R(3, 1)}, {T("GE \"C2\""), R(3, 2)}};
static const struct pla_text holds[] = {T("rule:twelve-here")};
static const struct pla_cite cite = {.source = T("https://e.org/1"),
                                     .edition = T("2026"),
                                     .text = T("{\"exam\":\"CLEP\",\"min\":50}")};
static const struct pla_award_result awards[] = {
    {.id = T("EDU301"),
     .kind = PLA_AWARD_COURSE,
     .course = T("EDU 301"),
     .name = T("EDU 301"),
     .title = T("Ünïts"),
     .status = PLA_STATUS_RECOMMENDED,
     .method = T("portfolio"),
     .offered = R(3, 1),
     .earned = R(8, 3),
     .credits = R(5, 2),
     .unit = T("semester"),
     .credit_level = T("upper"),
     .symbol = T("CR"),
     .resident = true,
     .toward = toward,
     .toward_count = 2,
     .hold = {holds, 1},
     .has_expires = true,
     .expires = 20513,
     .cite = &cite,
     .reasons = reasons,
     .reason_count = COUNT_OF(reasons),
     .gaps = gaps,
     .gap_count = COUNT_OF(gaps),
     .limits = limits,
     .limit_count = 2,
     .because = T("52 hours so far")},
    {.id = T("connector"),
     .kind = PLA_AWARD_BADGE,
     .name = T("Connected learner"),
     .status = PLA_STATUS_NOT_MET},
};
static const struct pla_evidence_result items[] = {
    {T("e1"), PLA_MET, {NULL, 0}},
    {T("e9"), PLA_NOT_MET, T("current")},
    {T("e8"), PLA_UNDECIDED, T("verified")},
};
static const struct pla_text flags[] = {T("dispute:design"), T("missing:note")};

static struct pla_decision full_decision(void)
{
    return (struct pla_decision){
        .portfolio = T("P-2026-0003"),
        .learner = T("S1042"),
        .program = T("AA2"),
        .term = T("2026-FA"),
        .rubric = T("networked-learning"),
        .version = T("1.0.0"),
        .policy = T("example@1"),
        .attempt = 1,
        .as_of = 20758,
        .outcome = T("pass"),
        .status = PLA_DECISION_UNDECIDED,
        .has_score = true,
        .score = R(8, 3),
        .criteria = results,
        .criterion_count = COUNT_OF(results),
        .awards = awards,
        .award_count = COUNT_OF(awards),
        .evidence = items,
        .evidence_count = COUNT_OF(items),
        .credits = R(5, 2),
        .flags = {flags, 2},
        .prints = {.engine = T("plaudit/0.1.0"),
                   .rubric = SHA_A,
                   .policy = SHA_B,
                   .portfolio = SHA_A},
    };
}

/* in two parts: no compiler must take a longer string */
static const char golden_first[] =
    "{\"schema\":1,\"portfolio\":\"P-2026-0003\",\"attempt\":1,\"learner\":\"S1042\","
    "\"program\":\"AA2\",\"term\":\"2026-FA\",\"rubric\":\"networked-learning\","
    "\"version\":\"1.0.0\",\"claim\":null,\"policy\":\"example@1\",\"as_of\":\"2026-11-01\","
    "\"outcome\":\"pass\",\"status\":\"undecided\",\"score\":{\"exact\":\"8/"
    "3\",\"value\":2.666667},"
    "\"criteria\":[{\"id\":\"reflection\",\"level\":\"meets\",\"value\":\"8/3\",\"state\":\"met\","
    "\"ratings\":[[\"a1\",2],[\"a2\",\"8/3\"],[\"a3\",null]]},{\"id\":\"design\",\"level\":null,"
    "\"value\":null,\"low\":1,\"high\":2.5,\"state\":\"undecided\",\"ratings\":[]},{\"id\":"
    "\"note\","
    "\"level\":null,\"value\":null,\"state\":\"none\",\"ratings\":[]}],"
    "\"awards\":[{\"id\":\"EDU301\",\"kind\":\"course\",\"course\":\"EDU 301\",\"title\":\"Ünïts\","
    "\"status\":\"recommended\",\"method\":\"portfolio\",\"offered\":3,\"earned\":\"8/3\","
    "\"credits\":2.5,\"unit\":\"semester\",\"credit_level\":\"upper\",\"grade\":null,"
    "\"symbol\":\"CR\",\"resident\":true,\"toward\":{\"GE C1\":3,\"GE \\\"C2\\\"\":1.5},"
    "\"hold\":[\"rule:twelve-here\"],\"expires\":\"2026-03-01\",\"cite\":{\"source\":"
    "\"https://e.org/1\",\"edition\":\"2026\",\"unverified\":false,\"row\":{\"exam\":\"CLEP\","
    "\"min\":50}},\"reasons\":["
    "{\"op\":\"at_least\",\"measure\":\"hours\",\"filter\":{\"kind\":[\"community\",\"blog\"]},"
    "\"have\":52,\"need\":40,\"state\":\"met\",\"evidence\":[\"e1\",\"e4\"],\"parts\":[],"
    "\"text\":\"52 hours (kind community or blog), at least 40 needed\"},"
    "{\"op\":\"within\",\"measure\":\"score\",\"filter\":{\"area\":\"core\"},\"have\":2.25,"
    "\"need\":[\"meets\",2.75],\"state\":\"met\",\"evidence\":[],\"parts\":[],"
    "\"text\":\"score (area core): 2.25, between meets (2) and 2.75 needed\"},"
    "{\"op\":\"all_met\",\"measure\":\"met\",\"filter\":{},\"have\":1,\"need\":2,"
    "\"state\":\"undecided\",\"evidence\":[],\"parts\":["
    "{\"op\":\"at_least\",\"measure\":\"rating\",\"filter\":{\"criterion\":\"reflection\"},"
    "\"have\":\"8/3\",\"need\":\"meets\",\"state\":\"met\",\"evidence\":[],\"parts\":[],"
    "\"text\":\"Reflection on practice: meets (2) needed, about 2.67 reached\"},"
    "{\"op\":\"at_least\",\"measure\":\"rating\",\"filter\":{\"criterion\":\"design\"},"
    "\"have\":{\"low\":1,\"high\":2.5},\"need\":\"meets\",\"state\":\"undecided\",\"evidence\":[],"
    "\"parts\":[],\"text\":\"design: meets (2) needed, between 1 and 2.5 so far\"}],"
    "\"text\":\"1 of 2 criteria at their minimum, 1 not decided, all needed\"},"
    "{\"op\":\"more_than\",\"measure\":\"latest\",\"label\":\"last \\\"post\\\"\",\"filter\":{},"
    "\"have\":{\"low\":\"2024-01-01\",\"high\":null},\"need\":\"2026-01-01\",\"state\":"
    "\"undecided\",\"evidence\":[],\"parts\":[],\"text\":\"last \\\"post\\\": 2024-01-01 or later, "
    "after 2026-01-01 needed\"},"
    "{\"op\":\"any\",\"measure\":null,\"filter\":{},\"have\":0,\"need\":1,\"state\":\"undecided\","
    "\"evidence\":[],\"parts\":["
    "{\"op\":\"not\",\"measure\":null,\"filter\":{},\"have\":1,\"need\":0,\"state\":\"not_met\","
    "\"evidence\":[],\"parts\":["
    "{\"op\":\"is\",\"measure\":\"learner\",\"filter\":{\"field\":\"program\"},\"have\":\"AA2\","
    "\"need\":\"AA2\",\"state\":\"met\",\"evidence\":[],\"parts\":[],"
    "\"text\":\"program: AA2, AA2 needed\"}],\"text\":\"program: AA2, anything but AA2 needed\"},"
    "{\"op\":\"check\",\"measure\":null,\"label\":\"three\\temployers\",\"filter\":{},"
    "\"have\":null,\"need\":null,\"state\":\"not_met\",\"evidence\":[],\"parts\":[],"
    "\"text\":\"three\\temployers: only \\\"two\\\"\"},"
    "{\"op\":\"refer\",\"measure\":null,\"label\":\"ask the dean\",\"filter\":{},\"have\":null,"
    "\"need\":null,\"state\":\"undecided\",\"evidence\":[],\"parts\":[],"
    "\"text\":\"left to a person: ask the dean\"}],"
    "\"text\":\"0 of 3 conditions met, 1 not decided, at least 1 needed\"}],";
static const char golden_rest[] =
    "\"gaps\":[{\"kind\":\"more\",\"measure\":\"hours\",\"by\":\"8/3\",\"to\":40,"
    "\"text\":\"about 2.7 more hours (kind community or blog)\"},"
    "{\"kind\":\"level\",\"measure\":\"rating\",\"name\":\"reflection\",\"by\":1,"
    "\"to\":\"exceeds\",\"text\":\"Reflection on practice at exceeds\"},"
    "{\"kind\":\"more\",\"measure\":\"latest\",\"by\":31,\"to\":\"2026-01-01\","
    "\"text\":\"last \\\"post\\\" on 2026-01-01 or later\"},"
    "{\"kind\":\"wait\",\"measure\":\"as_of\",\"by\":120,\"to\":\"2026-03-01\","
    "\"text\":\"wait until 2026-03-01\"},"
    "{\"kind\":\"never\",\"measure\":\"exam\",\"name\":\"CLEP\",\"by\":null,\"to\":null,"
    "\"text\":\"CLEP: this cannot be met by the learner\"}],"
    "\"limits\":[{\"by\":\"cap:portfolio\",\"cut\":1.5},{\"by\":\"round\",\"cut\":\"-1/3\","
    "\"why\":\"to the half credit\"}],\"because\":\"52 hours so far\"},"
    "{\"id\":\"connector\",\"kind\":\"badge\",\"course\":null,\"title\":\"Connected learner\","
    "\"status\":\"not_met\",\"method\":null,\"offered\":0,\"earned\":0,\"credits\":0,\"unit\":null,"
    "\"credit_level\":null,\"grade\":null,\"symbol\":null,\"resident\":false,\"toward\":{},"
    "\"hold\":[],\"expires\":null,\"cite\":null,\"reasons\":[],\"gaps\":[],\"limits\":[]}],"
    "\"evidence\":[{\"id\":\"e1\",\"admitted\":true,\"why\":null},"
    "{\"id\":\"e9\",\"admitted\":false,\"why\":\"current\"},"
    "{\"id\":\"e8\",\"admitted\":null,\"why\":\"verified\"}],"
    "\"credits\":2.5,\"flags\":[\"dispute:design\",\"missing:note\"],"
    "\"fingerprint\":{\"engine\":\"plaudit/0.1.0\",\"rubric\":\"" SHA_A "\",\"policy\":\"" SHA_B
    "\",\"portfolio\":\"" SHA_A "\",\"ratings\":null";

/* ---- writing ---- */

static struct pla_sha256 *hash;

static int set_up(void **state)
{
    (void)state;
    hash = pla_sha256_new();
    return hash == NULL;
}

static int tear_down(void **state)
{
    (void)state;
    pla_sha256_free(hash);
    return 0;
}

static void test_line(void **state)
{
    (void)state;
    struct pla_decision decision = full_decision();
    struct pla_str line = {0};
    assert_int_equal(pla_decision_write(&decision, hash, &line, NULL), PLA_OK);

    /* the own fingerprint: over the line without that member and without the line end */
    char hex[PLA_SHA256_HEX + 1];
    pla_sha256_begin(hash);
    pla_sha256_add(hash, golden_first, sizeof(golden_first) - 1);
    pla_sha256_add(hash, golden_rest, sizeof(golden_rest) - 1);
    pla_sha256_add(hash, "}}", 2);
    pla_sha256_end(hash, hex);

    struct pla_str want = {0};
    pla_str_put_z(&want, golden_first);
    pla_str_put_z(&want, golden_rest);
    pla_str_put_z(&want, ",\"decision\":\"");
    pla_str_put_z(&want, hex);
    pla_str_put_z(&want, "\"}}\n");
    assert_string_equal(line.at, want.at);
    assert_int_equal(line.length, want.length);
    assert_int_equal(pla_json_check((struct pla_text){line.at, line.length}, "line", NULL), PLA_OK);
    pla_str_release(&want);
    pla_str_release(&line);
}

static void test_line_is_appended(void **state)
{
    (void)state;
    struct pla_decision decision = full_decision();
    struct pla_str lines = {0};
    assert_int_equal(pla_decision_write(&decision, hash, &lines, NULL), PLA_OK);
    size_t length = lines.length;
    assert_int_equal(pla_decision_write(&decision, hash, &lines, NULL), PLA_OK);
    assert_int_equal(lines.length, 2 * length);
    assert_memory_equal(lines.at, lines.at + length, length);
    pla_str_release(&lines);
}

static void test_smallest_line(void **state)
{
    (void)state;
    struct pla_decision decision = {.portfolio = T("p"),
                                    .rubric = T("r"),
                                    .version = T("1"),
                                    .policy = T("plain@1"),
                                    .attempt = 2,
                                    .status = PLA_DECISION_INCOMPLETE};
    struct pla_str line = {0};
    assert_int_equal(pla_decision_write(&decision, hash, &line, NULL), PLA_OK);
    static const char begin[] =
        "{\"schema\":1,\"portfolio\":\"p\",\"attempt\":2,\"learner\":null,\"program\":null,"
        "\"term\":null,\"rubric\":\"r\",\"version\":\"1\",\"claim\":null,\"policy\":\"plain@1\","
        "\"as_of\":\"1970-01-01\",\"outcome\":null,\"status\":\"incomplete\",\"score\":null,"
        "\"criteria\":[],\"awards\":[],\"evidence\":[],\"credits\":0,\"flags\":[],\"fingerprint\":"
        "{\"engine\":null,\"rubric\":null,\"policy\":null,\"portfolio\":null,\"ratings\":null,"
        "\"decision\":\"";
    assert_true(line.length > sizeof(begin));
    assert_memory_equal(line.at, begin, sizeof(begin) - 1);
    pla_str_release(&line);
}

static void test_memory_runs_out(void **state)
{
    (void)state;
    struct pla_decision decision = full_decision();
    for (size_t n = 1; n < 100; n++) {
        struct pla_str line = {0};
        struct pla_err err = {0};
        pla_alloc_fail_at(n);
        enum pla_code code = pla_decision_write(&decision, hash, &line, &err);
        bool done = pla_alloc_count() < n;
        pla_alloc_fail_at(0);
        pla_str_release(&line);
        assert_int_equal(code, done ? PLA_OK : PLA_MEMORY);
        if (done) {
            return;
        }
    }
    fail_msg("writing never succeeded");
}

/* ---- reading ---- */

static void assert_text(struct pla_text have, const char *want)
{
    assert_non_null(have.at);
    assert_int_equal(have.length, strlen(want));
    assert_memory_equal(have.at, want, have.length);
}

static void test_round_trip(void **state)
{
    (void)state;
    struct pla_decision decision = full_decision(), again;
    struct pla_str line = {0}, second = {0};
    struct pla_arena arena;
    struct pla_err err = {0};
    pla_arena_init(&arena, 0);
    assert_int_equal(pla_decision_write(&decision, hash, &line, NULL), PLA_OK);
    enum pla_code code =
        pla_decision_read((struct pla_text){line.at, line.length}, "d", 1, &arena, &again, &err);
    if (code != PLA_OK) {
        print_error("%s: %s\n", err.where, err.text);
    }
    assert_int_equal(code, PLA_OK);
    assert_int_equal(pla_decision_write(&again, hash, &second, NULL), PLA_OK);
    assert_string_equal(second.at, line.at);
    pla_arena_release(&arena);
    pla_str_release(&line);
    pla_str_release(&second);
}

static void test_what_is_read(void **state)
{
    (void)state;
    struct pla_decision decision = full_decision(), d;
    struct pla_str line = {0};
    struct pla_arena arena;
    pla_arena_init(&arena, 0);
    assert_int_equal(pla_decision_write(&decision, hash, &line, NULL), PLA_OK);
    assert_int_equal(
        pla_decision_read((struct pla_text){line.at, line.length}, "d", 1, &arena, &d, NULL),
        PLA_OK);
    assert_text(d.portfolio, "P-2026-0003");
    assert_null(d.claim.at);
    assert_int_equal(d.as_of, 20758);
    assert_int_equal(d.status, PLA_DECISION_UNDECIDED);
    assert_true(d.has_score);
    assert_int_equal(d.score.num, 8);
    assert_int_equal(d.criterion_count, 3);
    assert_null(d.criteria[0].criterion);
    assert_true(d.criteria[0].ratings[2].cannot_judge);
    assert_int_equal(d.criteria[1].value.state, PLA_VALUE_RANGE);
    assert_int_equal(d.criteria[1].value.high.num, 5);
    assert_int_equal(d.criteria[2].value.state, PLA_VALUE_UNKNOWN);

    const struct pla_award_result *a = &d.awards[0];
    assert_int_equal(a->kind, PLA_AWARD_COURSE);
    assert_int_equal(a->status, PLA_STATUS_RECOMMENDED);
    assert_int_equal(a->earned.den, 3);
    assert_true(a->resident && a->has_expires);
    assert_int_equal(a->expires, 20513);
    assert_text(a->toward[1].place, "GE \"C2\"");
    assert_text(a->cite->text, "{\"exam\":\"CLEP\",\"min\":50}");
    assert_text(a->because, "52 hours so far");
    assert_text(a->limits[1].why, "to the half credit");
    assert_null(a->limits[0].why.at);

    assert_int_equal(a->reason_count, 5);
    const struct pla_reason *r = a->reasons;
    assert_null(r[0].cond);
    assert_text(r[0].words->op, "at_least");
    assert_text(r[0].words->measure, "hours");
    assert_int_equal(r[0].have.low.num, 52);
    assert_text(r[0].text, "52 hours (kind community or blog), at least 40 needed");
    assert_int_equal(r[0].evidence.count, 2);
    assert_text(r[1].need.text, "meets");
    assert_int_equal(r[1].need_high.low.num, 11);
    assert_null(r[2].parts[0].words->label.at);
    assert_int_equal(r[2].parts[0].have.low.den, 3);
    assert_int_equal(r[3].have.kind, PLA_KIND_DATE);
    assert_int_equal(r[3].have.state, PLA_VALUE_RANGE);
    assert_true(r[3].have.no_high && !r[3].have.no_low);
    assert_int_equal(r[3].need.low.num, 20454);
    assert_int_equal(r[4].parts[0].parts[0].have.kind, PLA_KIND_TEXT);
    assert_int_equal(r[4].parts[1].have.state, PLA_VALUE_UNKNOWN);
    assert_int_equal(r[4].parts[2].state, PLA_UNDECIDED);

    assert_int_equal(a->gaps[0].by.den, 3);
    assert_text(a->gaps[1].to_level, "exceeds");
    assert_int_equal(a->gaps[2].to.num, 20454);
    assert_int_equal(a->gaps[3].to.num, 20513);
    assert_int_equal(a->gaps[4].kind, PLA_GAP_NEVER);
    assert_int_equal(d.evidence[2].admitted, PLA_UNDECIDED);
    assert_int_equal(d.flags.count, 2);
    assert_string_equal(d.prints.policy, SHA_B);
    assert_string_equal(d.prints.ratings, "");
    assert_int_equal(strlen(d.prints.decision), PLA_SHA256_HEX);
    pla_arena_release(&arena);
    pla_str_release(&line);
}

/** Put `to` where `from` stands in the smallest line, and read it. */
static void assert_refused(const char *from, const char *to, enum pla_code code, const char *where,
                           const char *part)
{
    struct pla_decision decision = full_decision(), d;
    struct pla_str line = {0}, changed = {0};
    struct pla_arena arena;
    struct pla_err err = {0};
    pla_arena_init(&arena, 0);
    assert_int_equal(pla_decision_write(&decision, hash, &line, NULL), PLA_OK);
    const char *at = strstr(line.at, from);
    assert_non_null(at);
    pla_str_put(&changed, line.at, (size_t)(at - line.at));
    pla_str_put_z(&changed, to);
    pla_str_put_z(&changed, at + strlen(from));
    d.attempt = 77;
    assert_int_equal(
        pla_decision_read((struct pla_text){changed.at, changed.length}, "d", 9, &arena, &d, &err),
        code);
    assert_int_equal(d.attempt, 77);
    if (strstr(err.where, where) == NULL || strstr(err.text, part) == NULL) {
        print_error("%s: %s\n", err.where, err.text);
    }
    assert_non_null(strstr(err.where, "d:9:"));
    assert_non_null(strstr(err.where, where));
    assert_non_null(strstr(err.text, part));
    pla_arena_release(&arena);
    pla_str_release(&line);
    pla_str_release(&changed);
}

static void test_faults(void **state)
{
    (void)state;
    assert_refused("\"schema\":1", "\"schema\":2", PLA_PORTFOLIO, "#/schema", "only schema 1");
    assert_refused("\"attempt\":1", "\"attempt\":\"x\"", PLA_PORTFOLIO, "#/attempt",
                   "not a number");
    assert_refused("\"attempt\":1,", "", PLA_PORTFOLIO, "d:9:1", "\"attempt\" is missing");
    assert_refused("\"attempt\":1", "\"attempt\":1,\"more\":1", PLA_PORTFOLIO, "#/more",
                   "unknown member \"more\"");
    assert_refused("\"status\":\"undecided\",\"score\"", "\"status\":\"done\",\"score\"",
                   PLA_PORTFOLIO, "#/status", "unknown status \"done\"");
    assert_refused("\"as_of\":\"2026-11-01\"", "\"as_of\":\"2026-11\"", PLA_PORTFOLIO, "#/as_of",
                   "not a day");
    assert_refused("\"as_of\":\"2026-11-01\"", "\"as_of\":null", PLA_PORTFOLIO, "#/as_of",
                   "expected a date");
    assert_refused("[\"a1\",2]", "[\"a1\"]", PLA_PORTFOLIO, "#/criteria/0/ratings/0",
                   "assessor and level");
    assert_refused("\"low\":1,", "", PLA_PORTFOLIO, "#/criteria/1", "\"low\" is missing");
    assert_refused("\"kind\":\"course\"", "\"kind\":\"curse\"", PLA_PORTFOLIO, "#/awards/0/kind",
                   "unknown kind of award");
    assert_refused("\"parts\":[],", "", PLA_PORTFOLIO, "#/awards/0/reasons/0",
                   "\"parts\" is missing");
    assert_refused("\"limits\":[]", "\"limits\":[{}]", PLA_PORTFOLIO, "#/awards/1/limits/0",
                   "\"by\" is missing");
    assert_refused("\"admitted\":true", "\"admitted\":1", PLA_PORTFOLIO, "#/evidence/0/admitted",
                   "expected true or false");
    assert_refused(SHA_B, "abc", PLA_PORTFOLIO, "#/fingerprint/policy", "64 hexadecimal");
    assert_refused("\"flags\":[", "\"flags\":[[],", PLA_PORTFOLIO, "#/flags/0",
                   "expected a string");
    assert_refused("\"credits\":2.5,\"flags\"", "\"credits\":02,\"flags\"", PLA_SYNTAX, "#/credits",
                   "must not begin with 0");
}

static void test_names(void **state)
{
    (void)state;
    assert_string_equal(pla_state_name(PLA_NOT_MET), "not_met");
    assert_string_equal(pla_state_name(PLA_UNDECIDED), "undecided");
    assert_string_equal(pla_state_name(PLA_MET), "met");
    assert_string_equal(pla_state_name(PLA_FAILED), "failed");
    assert_string_equal(pla_state_name(PLA_STATE_NONE), "none");
    static const char *const statuses[] = {"recommended", "withheld",   "not_met",
                                           "undecided",   "referred",   "failed",
                                           "possible",    "impossible", "already"};
    for (int i = 0; i < PLA_STATUS_COUNT; i++) {
        assert_string_equal(pla_award_status_name((enum pla_award_status)i), statuses[i]);
    }
    assert_string_equal(pla_decision_status_name(PLA_DECISION_FAILED), "failed");
    assert_string_equal(pla_decision_status_name(PLA_DECISION_INCOMPLETE), "incomplete");
    assert_string_equal(pla_decision_status_name(PLA_DECISION_REFERRED), "referred");
    assert_string_equal(pla_decision_status_name(PLA_DECISION_COMPLETE), "complete");
    assert_string_equal(pla_gap_kind_name(PLA_GAP_MORE), "more");
    assert_string_equal(pla_gap_kind_name(PLA_GAP_NEVER), "never");
}

int main(void)
{
    const struct CMUnitTest all[] = {
        cmocka_unit_test(test_line),          cmocka_unit_test(test_line_is_appended),
        cmocka_unit_test(test_smallest_line), cmocka_unit_test(test_memory_runs_out),
        cmocka_unit_test(test_round_trip),    cmocka_unit_test(test_what_is_read),
        cmocka_unit_test(test_faults),        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(all, set_up, tear_down);
}
