// SPDX-License-Identifier: Apache-2.0
/**
 * The graph of a catalogue: nodes by code, edges both ways, what a course stands for.
 */
#include "assess/course_graph.h"
#include "unit/assess/build.h"

static struct pla_text b_code = {"B", 1}, c_code = {"C", 1}, d_code = {"D", 1};
static const struct pla_overlap with_x[] = {{{"X", 1}, {1, 1}}}, with_a[] = {{{"A", 1}, {2, 1}}};

/** A is the same as B, B builds on C, C goes beyond D; A and X say different things of each other.
 */
static const struct pla_course_graph *graph(struct build *b)
{
    static struct pla_course courses[4];
    build_begin(b);
    courses[0] = (struct pla_course){
        .code = {"A", 1}, .equivalent = {&b_code, 1}, .overlaps = with_x, .overlap_count = 1};
    courses[1] = (struct pla_course){.code = {"B", 1}, .prerequisite = {&c_code, 1}};
    courses[2] = (struct pla_course){.code = {"C", 1}, .supersedes = {&d_code, 1}};
    courses[3] = (struct pla_course){.code = {"X", 1}, .overlaps = with_a, .overlap_count = 1};
    b->policy.courses = courses;
    b->policy.course_count = 4;
    const struct pla_course_graph *made = pla_course_graph_new(&b->policy, &b->arena);
    assert_non_null(made);
    return made;
}

static void every_code_that_is_named_is_a_node(void **state)
{
    struct build b;
    (void)state;
    const struct pla_course_graph *made = graph(&b);
    assert_int_equal(made->count, 5);
    assert_int_equal(pla_course_node(made, PLA_TEXT("A")), 0);
    assert_int_equal(pla_course_node(made, PLA_TEXT("D")), 3);
    assert_int_equal(pla_course_node(made, PLA_TEXT("X")), 4);
    assert_int_equal(pla_course_node(made, PLA_TEXT("E")), PLA_NO_NODE);
    assert_int_equal(pla_course_node(made, PLA_TEXT("")), PLA_NO_NODE);
    build_end(&b);
}

static void an_overlap_that_both_declare_is_the_larger(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        struct pla_overlap a_says = {PLA_TEXT("X"), PLA_WHOLE(1 + i)};
        struct pla_overlap x_says = {PLA_TEXT("A"), PLA_WHOLE(2 - i)};
        struct pla_course courses[] = {
            {.code = PLA_TEXT("A"), .overlaps = &a_says, .overlap_count = 1},
            {.code = PLA_TEXT("X"), .overlaps = &x_says, .overlap_count = 1}};
        struct build b;
        build_begin(&b);
        b.policy.courses = courses;
        b.policy.course_count = 2;
        const struct pla_course_graph *made = pla_course_graph_new(&b.policy, &b.arena);
        assert_int_equal(made->first[2], 2);
        for (size_t e = 0; e < 2; e++) {
            assert_int_equal(made->edges[e].kind, PLA_EDGE_OVERLAPS);
            build_number_is(made->edges[e].credits, "2");
        }
        build_end(&b);
    }
}

static void a_visit_goes_as_far_as_it_is_told(void **state)
{
    static const struct {
        uint32_t from;
        bool covers;
        uint32_t expected[5];
    } rows[] = {{0, true, {9, 9, 9, 9, 0}},  {0, false, {9, 9, 0, 0, 0}},
                {1, false, {9, 9, 0, 0, 0}}, {2, true, {0, 0, 9, 9, 0}},
                {3, true, {0, 0, 0, 9, 0}},  {4, true, {0, 0, 0, 0, 9}}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct build b;
        uint32_t origin[5] = {0}, queue[5];
        const struct pla_course_graph *made = graph(&b);
        pla_course_visit(made, rows[i].from, rows[i].covers, 9, origin, queue);
        for (int n = 0; n < 5; n++)
            assert_int_equal(origin[n], rows[i].expected[n]);
        build_end(&b);
    }
}

static void what_was_reached_keeps_its_first_origin(void **state)
{
    struct build b;
    uint32_t origin[5] = {0}, queue[5];
    (void)state;
    const struct pla_course_graph *made = graph(&b);
    pla_course_visit(made, 2, true, 1, origin, queue);
    pla_course_visit(made, 0, true, 2, origin, queue);
    assert_int_equal(origin[0], 2);
    assert_int_equal(origin[2], 1);
    assert_int_equal(origin[3], 1);
    build_end(&b);
}

static void a_policy_without_courses_has_no_nodes(void **state)
{
    struct build b;
    (void)state;
    build_begin(&b);
    const struct pla_course_graph *made = pla_course_graph_new(&b.policy, &b.arena);
    assert_non_null(made);
    assert_int_equal(made->count, 0);
    assert_int_equal(pla_course_node(made, PLA_TEXT("A")), PLA_NO_NODE);
    build_end(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_that_is_named_is_a_node),
        cmocka_unit_test(an_overlap_that_both_declare_is_the_larger),
        cmocka_unit_test(a_visit_goes_as_far_as_it_is_told),
        cmocka_unit_test(what_was_reached_keeps_its_first_origin),
        cmocka_unit_test(a_policy_without_courses_has_no_nodes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
