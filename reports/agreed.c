// SPDX-License-Identifier: Apache-2.0
/** Charts of the agreement and the severity of assessors. */
#include "agreed.h"

#include <math.h>
#include <stdlib.h>

enum { MOST_CRITERIA = 15, MOST_ASSESSORS = 20, HUNDREDTHS = 100 };

/** A chart of one series being made, in the document's arena. */
struct drawing {
    struct pla_doc *doc;
    struct pla_chart *chart;
    struct pla_chart_series *series;
    struct pla_text *names;
    struct pla_chart_value *values;
    size_t count;
};

static bool begin(struct drawing *drawing, struct pla_doc *doc, size_t most)
{
    *drawing = (struct drawing){
        .doc = doc,
        .chart = PLA_NEW(doc->arena, struct pla_chart),
        .series = PLA_NEW(doc->arena, struct pla_chart_series),
        .names = PLA_NEW_ARRAY(doc->arena, most, struct pla_text),
        .values = PLA_NEW_ARRAY(doc->arena, most, struct pla_chart_value),
    };
    return drawing->chart != NULL && drawing->series != NULL && drawing->names != NULL &&
           drawing->values != NULL;
}

/** A number that was worked out, to so many parts of 1; 0 if it is out of reach. */
static struct pla_rational rounded(double number, int64_t parts)
{
    double scaled = round(number * (double)parts);
    struct pla_rational result = PLA_ZERO, all = PLA_WHOLE(parts);
    if (fabs(scaled) < 1e12) {
        (void)pla_rational_div(PLA_WHOLE((int64_t)scaled), all, &result);
    }
    return result;
}

/** Add a figure; `unit` times it is what is shown, to `parts` parts of 1. */
static void add(struct drawing *drawing, struct pla_text name, const struct pla_figure *figure,
                double unit, int64_t parts)
{
    drawing->names[drawing->count] = name;
    drawing->values[drawing->count++] = (struct pla_chart_value){
        .number = rounded(figure->value * unit, parts),
        .has_limits = figure->has_limits,
        .low = figure->has_limits ? rounded(figure->low * unit, parts) : PLA_ZERO,
        .high = figure->has_limits ? rounded(figure->high * unit, parts) : PLA_ZERO,
    };
}

static void place(struct pla_doc_node *parent, struct drawing *drawing, enum pla_word title,
                  enum pla_word category, enum pla_word unit)
{
    const struct pla_words *words = drawing->doc->words;
    struct pla_str summary = {0};
    struct pla_arg args[] = {PLA_ARG_T(pla_word(words, title))};
    pla_word_put(words, PLA_W_chart_summary, args, 1, &summary);
    *drawing->series = (struct pla_chart_series){pla_word(words, unit), drawing->values};
    *drawing->chart = (struct pla_chart){
        .kind = PLA_CHART_BARS,
        .title = pla_word(words, title),
        .summary =
            pla_text_copy(drawing->doc->arena, (struct pla_text){summary.at, summary.length}),
        .category = pla_word(words, category),
        .unit = pla_word(words, unit),
        .names = drawing->names,
        .category_count = drawing->count,
        .series = drawing->series,
        .series_count = 1,
        .places = 2,
    };
    drawing->doc->arena->failed = drawing->doc->arena->failed || summary.failed;
    pla_str_release(&summary);
    (void)pla_doc_chart(parent, drawing->chart);
}

static void put_note(struct pla_doc_node *parent, enum pla_word word, size_t number)
{
    struct pla_doc_node *note = pla_doc_add(parent, PLA_DOC_NOTE);
    if (note != NULL) {
        pla_run_say(note->doc, &note->runs, word, &PLA_ARG_I(number), 1);
    }
}

/* ---- agreement by criterion ---- */

/**
 * The title of a criterion that is called "reflection" or, where there are several rubrics,
 * "networked-learning/reflection".
 */
static struct pla_text title_of(const struct pla_cohort *cohort, struct pla_text key)
{
    for (size_t r = 0; r < cohort->rubric_count; r++) {
        const struct pla_cohort_rubric *rubric = &cohort->rubrics[r];
        size_t length = rubric->id.length;
        bool is_of = key.length > length + 1 && key.at[length] == '/' &&
                     memcmp(key.at, rubric->id.at, length) == 0;
        struct pla_text id =
            is_of ? (struct pla_text){key.at + length + 1, key.length - length - 1} : key;
        for (size_t i = 0; i < rubric->criterion_count; i++) {
            if (pla_text_equal(rubric->criteria[i].id, id)) {
                return rubric->criteria[i].title;
            }
        }
    }
    return key;
}

static int by_share(const void *a, const void *b)
{
    const struct pla_agreement_row *left = *(const struct pla_agreement_row *const *)a;
    const struct pla_agreement_row *right = *(const struct pla_agreement_row *const *)b;
    if (left->same.value != right->same.value) {
        return left->same.value < right->same.value ? -1 : 1;
    }
    return pla_text_compare(left->criterion, right->criterion);
}

static void put_criteria(struct pla_doc_node *parent, const struct pla_cohort *cohort)
{
    enum { PERCENT = 100 };
    const struct pla_agreement_report *report = cohort->agreement;
    struct pla_doc *doc = parent->doc;
    const struct pla_agreement_row **rows =
        PLA_NEW_ARRAY(doc->arena, report->row_count, const struct pla_agreement_row *);
    struct drawing drawing;
    size_t count = 0;
    for (size_t i = 0; rows != NULL && i < report->row_count; i++) {
        if (report->rows[i].criterion.at != NULL && report->rows[i].same.has_value) {
            rows[count++] = &report->rows[i];
        }
    }
    if (count == 0 || !begin(&drawing, doc, MOST_CRITERIA)) {
        return;
    }
    qsort(rows, count, sizeof(rows[0]), by_share);
    for (size_t i = 0; i < count && i < MOST_CRITERIA; i++) {
        add(&drawing, title_of(cohort, rows[i]->criterion), &rows[i]->same, PERCENT, 1);
    }
    place(parent, &drawing, PLA_W_same_by_criterion, PLA_W_criterion, PLA_W_share_of_pairs);
}

/* ---- severity ---- */

static int by_severity(const void *a, const void *b)
{
    const struct pla_agreement_assessor *left = *(const struct pla_agreement_assessor *const *)a;
    const struct pla_agreement_assessor *right = *(const struct pla_agreement_assessor *const *)b;
    double mine = fabs(left->severity.value), other = fabs(right->severity.value);
    if (mine != other) {
        return mine > other ? -1 : 1; /* the furthest from the others first */
    }
    return pla_text_compare(left->id, right->id);
}

static void put_assessors(struct pla_doc_node *parent, const struct pla_agreement_report *report)
{
    struct pla_doc *doc = parent->doc;
    const struct pla_agreement_assessor **assessors =
        PLA_NEW_ARRAY(doc->arena, report->assessor_count, const struct pla_agreement_assessor *);
    struct drawing drawing;
    size_t count = 0;
    for (size_t i = 0; assessors != NULL && i < report->assessor_count; i++) {
        if (report->assessors[i].severity.has_value) {
            assessors[count++] = &report->assessors[i];
        }
    }
    if (report->groups > 1) {
        put_note(parent, PLA_W_severity_teams, report->groups);
    }
    if (count == 0 || !begin(&drawing, doc, MOST_ASSESSORS)) {
        return;
    }
    qsort(assessors, count, sizeof(assessors[0]), by_severity);
    for (size_t i = 0; i < count && i < MOST_ASSESSORS; i++) {
        add(&drawing, assessors[i]->id, &assessors[i]->severity, 1, HUNDREDTHS);
    }
    place(parent, &drawing, PLA_W_severity, PLA_W_assessor, PLA_W_severity_unit);
    put_note(parent, PLA_W_severity_note, 0);
}

void pla_agreed_put(struct pla_doc_node *parent, const struct pla_cohort *cohort)
{
    if (parent == NULL || cohort->agreement == NULL) {
        return;
    }
    put_criteria(parent, cohort);
    put_assessors(parent, cohort->agreement);
    if (cohort->agreement_scores > 0) {
        put_note(parent, PLA_W_agreement_part, cohort->agreement_scores);
    }
}
