// SPDX-License-Identifier: Apache-2.0
/** Charts of a run: statuses, credits, scores, limits. */
#include "registrar.h"

#include <stdlib.h>

/** Names and values of a chart being made, in the document's arena. */
struct drawing {
    struct pla_doc *doc;
    struct pla_text *names;
    struct pla_chart_series *series;
    struct pla_chart_value **values; /**< by series */
    struct pla_chart *chart;
};

static bool begin(struct drawing *drawing, struct pla_doc *doc, enum pla_chart_kind kind,
                  size_t categories, size_t series)
{
    struct pla_arena *arena = doc->arena;
    *drawing = (struct drawing){
        .doc = doc,
        .names = PLA_NEW_ARRAY(arena, categories, struct pla_text),
        .series = PLA_NEW_ARRAY(arena, series, struct pla_chart_series),
        .values = PLA_NEW_ARRAY(arena, series, struct pla_chart_value *),
        .chart = PLA_NEW(arena, struct pla_chart),
    };
    if (drawing->names == NULL || drawing->series == NULL || drawing->values == NULL ||
        drawing->chart == NULL) {
        return false;
    }
    for (size_t i = 0; i < series; i++) {
        drawing->values[i] = PLA_NEW_ARRAY(arena, categories, struct pla_chart_value);
        if (drawing->values[i] == NULL) {
            return false;
        }
        for (size_t c = 0; c < categories; c++) {
            drawing->values[i][c].number = PLA_ZERO;
        }
        drawing->series[i].values = drawing->values[i];
    }
    *drawing->chart = (struct pla_chart){.kind = kind,
                                         .names = drawing->names,
                                         .category_count = categories,
                                         .series = drawing->series,
                                         .series_count = series,
                                         .places = 2};
    return true;
}

static struct pla_text keep(struct pla_doc *doc, struct pla_str *text)
{
    struct pla_text kept = {0};
    if (text->failed) {
        doc->arena->failed = true;
    } else {
        kept = pla_text_copy(doc->arena, (struct pla_text){text->at, text->length});
    }
    pla_str_release(text);
    return kept;
}

static struct pla_text said(struct pla_doc *doc, enum pla_word word, const struct pla_arg *args,
                            size_t count)
{
    struct pla_str text = {0};
    pla_word_put(doc->words, word, args, count, &text);
    return keep(doc, &text);
}

/** The sentence for those who do not see it: the largest value of one series. */
static void summarize(struct drawing *drawing)
{
    struct pla_chart *chart = drawing->chart;
    size_t top = 0;
    for (size_t i = 1; i < pla_chart_drawn(chart); i++) {
        if (pla_rational_compare(drawing->values[0][i].number, drawing->values[0][top].number) >
            0) {
            top = i;
        }
    }
    bool is_simple = chart->series_count == 1 && chart->category_count > 0;
    struct pla_arg args[] = {PLA_ARG_T(chart->title),
                             PLA_ARG_T(is_simple ? chart->names[top] : (struct pla_text){0}),
                             PLA_ARG_R(is_simple ? drawing->values[0][top].number : PLA_ZERO)};
    chart->summary =
        said(drawing->doc, is_simple ? PLA_W_chart_summary_bars : PLA_W_chart_summary, args, 3);
}

/** A section with one chart. */
static void place(struct pla_doc_node *parent, struct drawing *drawing)
{
    summarize(drawing);
    (void)pla_doc_chart(parent, drawing->chart);
}

/* ---- statuses ---- */

/** Names of the rubrics that gave an award; others are left out. @return how many there are */
static size_t drop_empty(struct drawing *drawing, const struct pla_cohort *cohort, size_t series)
{
    size_t kept = 0;
    for (size_t i = 0; i < cohort->rubric_count; i++) {
        size_t awards = 0;
        for (size_t s = 0; s < PLA_STATUS_COUNT; s++) {
            awards += cohort->rubrics[i].by_status[s];
        }
        for (size_t s = 0; awards > 0 && s < series; s++) {
            drawing->values[s][kept] = drawing->values[s][i];
        }
        drawing->names[kept] = cohort->rubrics[i].title;
        kept += awards > 0;
    }
    return kept;
}

void pla_cohort_put_statuses(struct pla_doc_node *parent, const struct pla_cohort *cohort)
{
    struct drawing drawing;
    enum pla_award_status shown[PLA_STATUS_COUNT];
    size_t shown_count = 0;
    for (size_t s = 0; s < PLA_STATUS_COUNT; s++) {
        if (cohort->totals.by_award_status[s] > 0) {
            shown[shown_count++] = (enum pla_award_status)s;
        }
    }
    if (parent == NULL || cohort->rubric_count == 0 || shown_count == 0 ||
        !begin(&drawing, parent->doc, PLA_CHART_STACKED, cohort->rubric_count, shown_count)) {
        return;
    }
    const struct pla_words *words = parent->doc->words;
    drawing.chart->title = pla_word(words, PLA_W_status_by_rubric);
    drawing.chart->category = pla_word(words, PLA_W_rubric);
    drawing.chart->unit = pla_word(words, PLA_W_awards);
    for (size_t s = 0; s < shown_count; s++) {
        drawing.series[s].name = pla_word(words, pla_word_of_award(shown[s]));
        for (size_t i = 0; i < cohort->rubric_count; i++) {
            size_t count = cohort->rubrics[i].by_status[shown[s]];
            drawing.values[s][i].number = PLA_WHOLE((int64_t)count);
        }
    }
    drawing.chart->category_count = drop_empty(&drawing, cohort, shown_count);
    place(parent, &drawing);
}

/* ---- credits ---- */

static int by_credits(const void *a, const void *b)
{
    const struct pla_total *left = *(const struct pla_total *const *)a;
    const struct pla_total *right = *(const struct pla_total *const *)b;
    int order = pla_rational_compare(right->credits, left->credits);
    return order != 0 ? order : pla_text_compare(left->key, right->key);
}

/** The totals with credit, most first. */
static const struct pla_total **ranked(struct pla_doc *doc, const struct pla_total_list *list,
                                       size_t *out_count)
{
    const struct pla_total **totals =
        PLA_NEW_ARRAY(doc->arena, list->count, const struct pla_total *);
    size_t count = 0;
    for (size_t i = 0; totals != NULL && i < list->count; i++) {
        if (list->items[i].credits.num > 0) {
            totals[count++] = &list->items[i];
        }
    }
    if (count > 1) {
        qsort(totals, count, sizeof(*totals), by_credits);
    }
    *out_count = count;
    return totals;
}

/** "EDU 301 Facilitating open communities" */
static struct pla_text label_of(struct pla_doc *doc, const struct pla_total *total, bool is_method)
{
    struct pla_str text = {0};
    bool is_none = pla_text_equal(total->key, PLA_TEXT("(none)")); /* as totals name it */
    struct pla_text key = is_method ? pla_say_method(doc->words, total->key) : total->key;
    pla_str_put_text(&text, is_none ? pla_word(doc->words, PLA_W_none) : key);
    if (total->name.length > 0 && !pla_text_equal(total->name, total->key)) {
        pla_str_put_c(&text, ' ');
        pla_str_put_text(&text, total->name);
    }
    return keep(doc, &text);
}

static void put_credits(struct pla_doc_node *parent, const struct pla_total_list *list,
                        enum pla_word title, enum pla_word category)
{
    enum { MOST = 20 };
    size_t count;
    if (parent == NULL) {
        return;
    }
    const struct pla_total **totals = ranked(parent->doc, list, &count);
    size_t shown = count < MOST ? count : MOST;
    struct drawing drawing;
    if (shown == 0 || totals == NULL ||
        !begin(&drawing, parent->doc, PLA_CHART_BARS, shown + (count > shown), 1)) {
        return;
    }
    struct pla_doc *doc = parent->doc;
    drawing.chart->title = pla_word(doc->words, title);
    drawing.chart->category = pla_word(doc->words, category);
    drawing.chart->unit = pla_word(doc->words, PLA_W_credits);
    drawing.series[0].name = drawing.chart->unit;
    for (size_t i = 0; i < shown; i++) {
        drawing.names[i] = label_of(doc, totals[i], category == PLA_W_method);
        drawing.values[0][i].number = totals[i]->credits;
    }
    if (count > shown) {
        struct pla_rational rest = PLA_ZERO;
        for (size_t i = shown; i < count; i++) {
            (void)pla_rational_add(rest, totals[i]->credits, &rest);
        }
        drawing.names[shown] = said(doc, PLA_W_other_rows, &PLA_ARG_I(count - shown), 1);
        drawing.values[0][shown].number = rest;
        drawing.chart->has_rest = true;
    }
    place(parent, &drawing);
}

void pla_cohort_put_courses(struct pla_doc_node *parent, const struct pla_cohort *cohort)
{
    put_credits(parent, &cohort->totals.courses, PLA_W_credits_by_course, PLA_W_course);
}

void pla_cohort_put_methods(struct pla_doc_node *parent, const struct pla_cohort *cohort)
{
    put_credits(parent, &cohort->totals.methods, PLA_W_credits_by_method, PLA_W_method);
}

/* ---- scores ---- */

/** Highest score possible by the scales; the highest given where they are not known. */
static double top_score(const struct pla_cohort *cohort, const struct pla_cohort_rubric *rubric)
{
    const struct pla_about_rubric *about =
        pla_about_rubric(cohort->report->about, rubric->id, rubric->version);
    double top = 0;
    for (size_t i = 0; about != NULL && i < about->criterion_count; i++) {
        size_t levels = about->criteria[i].levels.count;
        if (levels > 1 && (double)(levels - 1) > top) {
            top = (double)(levels - 1);
        }
    }
    for (size_t i = 0; i < rubric->score_count; i++) {
        double score = pla_rational_to_double(rubric->scores[i]);
        top = score > top ? score : top;
    }
    return top;
}

/** Bounds of the classes: quarters of a level on short scales, else about ten round classes. */
static struct pla_rational *bounds_of(struct pla_doc *doc, double top, size_t *out_count)
{
    enum { SHORT = 4, CLASSES = 10 };
    struct pla_rational step = {1, 4};
    double size;
    if (top > SHORT) {
        (void)pla_chart_axis(top, CLASSES, &size);
        if (!pla_rational_from_computed(size, &step)) {
            return NULL;
        }
    }
    double width = pla_rational_to_double(step);
    size_t count = (size_t)(top / width + 0.999);
    count = count > 0 ? count : 1;
    struct pla_rational *bounds = PLA_NEW_ARRAY(doc->arena, count + 1, struct pla_rational);
    for (size_t i = 0; bounds != NULL && i <= count; i++) {
        if (!pla_rational_mul(step, PLA_WHOLE((int64_t)i), &bounds[i])) {
            return NULL;
        }
    }
    *out_count = count;
    return bounds;
}

static size_t class_of(const struct pla_rational *bounds, size_t count, struct pla_rational score)
{
    size_t class = 0;
    while (class + 1 < count && pla_rational_compare(score, bounds[class + 1]) >= 0) {
        class ++;
    }
    return class;
}

static void put_thresholds(struct drawing *drawing, const struct pla_cohort_rubric *rubric)
{
    struct pla_doc *doc = drawing->doc;
    struct pla_chart_threshold *marks =
        PLA_NEW_ARRAY(doc->arena, rubric->threshold_count, struct pla_chart_threshold);
    const struct pla_chart *chart = drawing->chart;
    size_t count = 0;
    for (size_t i = 0; marks != NULL && i < rubric->threshold_count; i++) {
        struct pla_rational at = rubric->thresholds[i];
        if (pla_rational_compare(at, chart->bounds[chart->category_count]) <= 0) {
            marks[count++] =
                (struct pla_chart_threshold){said(doc, PLA_W_threshold_of, &PLA_ARG_R(at), 1), at};
        }
    }
    drawing->chart->thresholds = marks;
    drawing->chart->threshold_count = count;
}

static void put_scores(struct pla_doc_node *parent, const struct pla_cohort *cohort,
                       const struct pla_cohort_rubric *rubric)
{
    struct pla_doc *doc = parent->doc;
    size_t count;
    const struct pla_rational *bounds = bounds_of(doc, top_score(cohort, rubric), &count);
    struct drawing drawing;
    if (bounds == NULL || !begin(&drawing, doc, PLA_CHART_DISTRIBUTION, count, 1)) {
        return;
    }
    drawing.chart->title = said(doc, PLA_W_score_distribution, &PLA_ARG_N(rubric->title), 1);
    drawing.chart->category = pla_word(doc->words, PLA_W_score_class);
    drawing.chart->unit = pla_word(doc->words, PLA_W_decisions);
    drawing.chart->bounds = bounds;
    drawing.series[0].name = drawing.chart->unit;
    for (size_t i = 0; i < count; i++) {
        struct pla_arg ends[] = {PLA_ARG_R(bounds[i]), PLA_ARG_R(bounds[i + 1])};
        drawing.names[i] = said(doc, PLA_W_range_to, ends, 2);
    }
    for (size_t i = 0; i < rubric->score_count; i++) {
        drawing.values[0][class_of(bounds, count, rubric->scores[i])].number.num++;
    }
    put_thresholds(&drawing, rubric);
    place(parent, &drawing);
}

void pla_cohort_put_scores(struct pla_doc_node *parent, const struct pla_cohort *cohort)
{
    enum { LEAST = 2 };
    for (size_t i = 0; parent != NULL && i < cohort->rubric_count; i++) {
        if (cohort->rubrics[i].score_count >= LEAST) {
            put_scores(parent, cohort, &cohort->rubrics[i]);
        }
    }
}

/* ---- limits ---- */

void pla_cohort_put_caps(struct pla_doc_node *parent, const struct pla_cohort *cohort)
{
    enum { MOST = 20 };
    size_t count = cohort->cap_count < MOST ? cohort->cap_count : MOST;
    struct drawing drawing;
    if (parent == NULL || count == 0 || !begin(&drawing, parent->doc, PLA_CHART_BARS, count, 2)) {
        return;
    }
    const struct pla_words *words = parent->doc->words;
    drawing.chart->title = pla_word(words, PLA_W_cap_pressure);
    drawing.chart->category = pla_word(words, PLA_W_cap);
    drawing.series[0].name = pla_word(words, PLA_W_credits_cut);
    drawing.series[1].name = pla_word(words, PLA_W_awards_cut);
    for (size_t i = 0; i < count; i++) {
        drawing.names[i] = pla_say_limit_name(words, cohort->caps[i].by, parent->doc->arena);
        drawing.values[0][i].number = cohort->caps[i].credits;
        drawing.values[1][i].number = PLA_WHOLE((int64_t)cohort->caps[i].awards);
    }
    place(parent, &drawing);
}
