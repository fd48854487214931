// SPDX-License-Identifier: Apache-2.0
/** An outline as a rubric to read and to change: rubric.lua and cases.lua. */
#include "base/utf8.h"
#include "exchange/outline.h"

/* ---- Lua text ---- */

/** A string in quotes; what an editor would not show stands as an escape. */
static void put_quoted(struct pla_str *out, struct pla_text text)
{
    const char *at = text.at, *end = text.at != NULL ? text.at + text.length : NULL;
    PLA_PUT(out, "\"");
    while (text.at != NULL && at < end) {
        const char *begin = at;
        const uint32_t code = pla_utf8_next(&at, end);
        const struct pla_text point = {begin, (size_t)(at - begin)};
        if (code == '"' || code == '\\')
            pla_str_put_format(out, "\\%c", (char)code);
        else if (code == '\n')
            PLA_PUT(out, "\\n");
        else if (code == '\r')
            PLA_PUT(out, "");
        else if (code < ' ' || code == 0x7F)
            pla_str_put_format(out, "\\%03u", (unsigned)code);
        else if (code >= 0x80 && pla_utf8_bad_in_id(point) != 0)
            pla_str_put_format(out, "\\u{%X}", (unsigned)code);
        else
            pla_str_put_text(out, point);
    }
    PLA_PUT(out, "\"");
}

/** `key = "text", ` if there is a text. */
static void put_pair(struct pla_str *out, const char *key, struct pla_text text)
{
    if (text.length == 0)
        return;
    pla_str_put_z(out, key);
    PLA_PUT(out, " = ");
    put_quoted(out, text);
    PLA_PUT(out, ", ");
}

/** End the line without blanks before it. */
static void end_line(struct pla_str *out)
{
    while (out->length > 0 && out->at[out->length - 1] == ' ')
        out->length--;
    PLA_PUT(out, "\n");
}

/** A comment of one line: nothing in the text can end it. */
static void put_comment(struct pla_str *out, const char *front, struct pla_text text)
{
    PLA_PUT(out, "-- ");
    pla_str_put_z(out, front);
    pla_utf8_put_safe(out, text);
    PLA_PUT(out, "\n");
}

/** A number as Lua and the loader both read it exactly: digits, or a fraction in quotes. */
static void put_number(struct pla_str *out, struct pla_rational number)
{
    const bool is_plain = number.den == 1 || pla_rational_is_decimal(number, 6);
    if (!is_plain)
        PLA_PUT(out, "\"");
    pla_rational_put(out, number);
    if (!is_plain)
        PLA_PUT(out, "\"");
}

/* ---- rubric.lua ---- */

static void put_head(const struct pla_outline *outline, struct pla_str *out)
{
    put_comment(out, "Imported from ", outline->origin);
    put_comment(out, "Format: ", outline->format);
    if (outline->notes.count == 0)
        PLA_PUT(out, "-- Nothing had to be assumed about its levels. Awards and outcomes are a "
                     "beginning: say what is earned.\n");
    else
        PLA_PUT(out, "-- Assumed, because the source does not say it; change it where it is "
                     "wrong:\n");
    for (size_t i = 0; i < outline->notes.count; i++)
        put_comment(out, "- ", outline->notes.items[i]);
}

static void put_points(const struct pla_outline *outline, struct pla_str *out)
{
    PLA_PUT(out,
            "\n-- What each level is worth there, lowest first.\nlocal worth = {\n  source = ");
    put_quoted(out, outline->format);
    PLA_PUT(out, ",\n  range = {");
    for (size_t i = 0; i < outline->criterion_count; i++) {
        if (!outline->criteria[i].is_range)
            continue;
        PLA_PUT(out, " ");
        put_quoted(out, outline->criteria[i].id);
        PLA_PUT(out, ",");
    }
    PLA_PUT(out, " },\n  points = {\n");
    for (size_t i = 0; i < outline->criterion_count; i++) {
        const struct pla_outline_criterion *criterion = &outline->criteria[i];
        PLA_PUT(out, "    [");
        put_quoted(out, criterion->id);
        PLA_PUT(out, "] = { ");
        for (size_t k = 0; k < criterion->level_count; k++) {
            pla_str_put_z(out, k > 0 ? ", " : "");
            put_number(out, criterion->levels[k].points);
        }
        PLA_PUT(out, " },\n");
    }
    PLA_PUT(out, "  },\n}\n"
                 "\n-- Points of the level reached; a mean of ratings between two levels counts in "
                 "proportion.\n"
                 "local function points(id)\n"
                 "  local row, zero = worth.points[id], rating(id) * 0\n"
                 "  local sum = zero + row[1]\n"
                 "  for i = 2, #row do\n"
                 "    local step = (zero + row[i]) - (zero + row[i - 1])\n"
                 "    sum = sum + step * min(max(rating(id) - (i - 2), 0), 1)\n"
                 "  end\n"
                 "  return sum\n"
                 "end\n"
                 "local total = ");
    for (size_t i = 0; i < outline->criterion_count; i++) {
        const struct pla_rational weight = outline->criteria[i].weight;
        pla_str_put_z(out, i > 0 ? "\n  + " : "(");
        PLA_PUT(out, "points ");
        put_quoted(out, outline->criteria[i].id);
        if (pla_rational_compare(weight, PLA_WHOLE(1)) != 0) {
            PLA_PUT(out, " * ");
            put_number(out, weight);
        }
    }
    PLA_PUT(out, "):named \"points\"\n");
}

static void put_criterion(const struct pla_outline_criterion *criterion, struct pla_str *out)
{
    bool has_words = false;
    PLA_PUT(out, "    { ");
    put_pair(out, "id", criterion->id);
    put_pair(out, "title", criterion->title);
    put_pair(out, "area", criterion->area);
    if (pla_rational_compare(criterion->weight, PLA_WHOLE(1)) != 0) {
        PLA_PUT(out, "weight = ");
        put_number(out, criterion->weight);
        PLA_PUT(out, ", ");
    }
    if (criterion->description.length > 0) {
        end_line(out);
        PLA_PUT(out, "      ");
        put_pair(out, "description", criterion->description);
    }
    end_line(out);
    PLA_PUT(out, "      scale = { ");
    for (size_t i = 0; i < criterion->level_count; i++) {
        pla_str_put_z(out, i > 0 ? ", " : "");
        put_quoted(out, criterion->levels[i].name);
        has_words = has_words || criterion->levels[i].description.length > 0;
    }
    PLA_PUT(out, " }");
    if (criterion->minimum >= 0) {
        PLA_PUT(out, ", minimum = ");
        put_quoted(out, criterion->levels[criterion->minimum].name);
    } else {
        PLA_PUT(out, ", minimum = false");
    }
    if (!has_words) {
        PLA_PUT(out, " },\n");
        return;
    }
    PLA_PUT(out, ",\n      descriptors = {\n");
    for (size_t i = 0; i < criterion->level_count; i++) {
        const struct pla_outline_level *level = &criterion->levels[i];
        if (level->description.length == 0)
            continue;
        PLA_PUT(out, "        [");
        put_quoted(out, level->name);
        PLA_PUT(out, "] = ");
        put_quoted(out, level->description);
        PLA_PUT(out, ",\n");
    }
    PLA_PUT(out, "      } },\n");
}

static void put_about(const struct pla_outline *outline, struct pla_str *out)
{
    PLA_PUT(out, "\nreturn rubric {\n  ");
    put_pair(out, "id", outline->id);
    put_pair(out, "version", outline->version.length > 0 ? outline->version : PLA_TEXT("0.1.0"));
    put_pair(out, "title", outline->title);
    end_line(out);
    PLA_PUT(out, "  ");
    put_pair(out, "authority", outline->authority);
    put_pair(out, "source", outline->source);
    PLA_PUT(out, "method = \"portfolio\",\n");
    if (outline->description.length > 0) {
        PLA_PUT(out, "  ");
        put_pair(out, "description", outline->description);
        end_line(out);
    }
}

/** A framework without rubrics: its statements as learning outcomes found in the evidence. */
static void put_outcomes(const struct pla_outline *outline, struct pla_str *out)
{
    PLA_PUT(out, "\nlocal outcomes = {\n");
    for (size_t i = 0; i < outline->outcome_count; i++) {
        PLA_PUT(out, "  ");
        put_quoted(out, outline->outcomes[i]);
        PLA_PUT(out, ",\n");
    }
    PLA_PUT(out, "}\nlocal all = covered { learning_outcomes = outcomes, at = \"met\" }"
                 ":at_least(1)\n");
    put_about(outline, out);
    PLA_PUT(out, "  awards = {\n    { id = \"outcomes\", badge = ");
    put_quoted(out, outline->title);
    PLA_PUT(out, ", method = \"badge\", when = all },\n  },\n");
    PLA_PUT(out,
            "  outcomes = {\n"
            "    { id = \"pass\", title = \"Every outcome was found met\", when = all },\n"
            "    { id = \"not-yet\", title = \"Not every outcome was found met\" },\n  },\n}\n");
}

/** Weights are read by the sum of points, not by the score: say so where the lint looks. */
static void put_criteria(const struct pla_outline *outline, struct pla_str *out)
{
    bool is_told = false;
    PLA_PUT(out, "  criteria = {\n");
    for (size_t i = 0; i < outline->criterion_count; i++) {
        const struct pla_rational weight = outline->criteria[i].weight;
        if (!is_told && pla_rational_compare(weight, PLA_WHOLE(1)) != 0) {
            PLA_PUT(out, "    -- plaudit: allow weight-unread: the sum of points above reads the "
                         "same weights\n");
            is_told = true;
        }
        put_criterion(&outline->criteria[i], out);
    }
}

enum pla_code pla_outline_write_rubric(const struct pla_outline *outline, struct pla_str *out,
                                       struct pla_err *err)
{
    put_head(outline, out);
    if (outline->criterion_count == 0) {
        put_outcomes(outline, out);
        return pla_str_check(out, err);
    }
    put_points(outline, out);
    put_about(outline, out);
    put_criteria(outline, out);
    PLA_PUT(out, "  },\n  awards = {\n    { id = \"points\", points = \"Points\", title = ");
    put_quoted(out, outline->title);
    PLA_PUT(out,
            ", by = total, cite = worth },\n  },\n"
            "  outcomes = {\n"
            "    { id = \"pass\", title = \"Every criterion is at its required level\", when = "
            "all_met() },\n"
            "    { id = \"not-yet\", title = \"A criterion is below its required level\" },\n"
            "  },\n}\n");
    return pla_str_check(out, err);
}

/* ---- cases.lua ---- */

/** Points of one assessment; false if a criterion was not rated or the sum leaves the range. */
static bool sum_points(const struct pla_outline *outline, const int *levels,
                       struct pla_rational *out)
{
    *out = PLA_ZERO;
    for (size_t i = 0; i < outline->criterion_count; i++) {
        const struct pla_outline_criterion *criterion = &outline->criteria[i];
        struct pla_rational points;
        if (levels[i] < 0 ||
            !pla_rational_mul(criterion->levels[levels[i]].points, criterion->weight, &points) ||
            !pla_rational_add(*out, points, out))
            return false;
    }
    return true;
}

static bool is_pass(const struct pla_outline *outline, const int *levels)
{
    for (size_t i = 0; i < outline->criterion_count; i++)
        if (outline->criteria[i].minimum >= 0 && levels[i] < outline->criteria[i].minimum)
            return false;
    return true;
}

static void put_case(const struct pla_outline *outline, struct pla_text name, const int *levels,
                     struct pla_str *out)
{
    struct pla_rational total;
    const bool has_total = sum_points(outline, levels, &total);
    PLA_PUT(out, "  case ");
    put_quoted(out, name);
    PLA_PUT(out, " {\n    portfolio = portfolio {");
    for (size_t i = 0; i < outline->criterion_count; i++) {
        if (levels[i] < 0)
            continue;
        PLA_PUT(out, "\n      [");
        put_quoted(out, outline->criteria[i].id);
        PLA_PUT(out, "] = ");
        put_quoted(out, outline->criteria[i].levels[levels[i]].name);
        PLA_PUT(out, ",");
    }
    PLA_PUT(out, "\n    }, as_of = \"2026-01-01\",\n    expect = { ");
    if (has_total) {
        pla_str_put_z(out, is_pass(outline, levels) ? "outcome = \"pass\", "
                                                    : "outcome = \"not-yet\", ");
        if (total.num > 0) {
            PLA_PUT(out, "awards = { points = { status = \"recommended\", earned = ");
            put_number(out, total);
            PLA_PUT(out, " } } ");
        } else {
            PLA_PUT(out, "awards = { points = { status = \"not_met\" } } ");
        }
    } else {
        PLA_PUT(out, "status = \"undecided\" ");
    }
    PLA_PUT(out, "},\n  },\n");
}

static void put_extremes(const struct pla_outline *outline, struct pla_str *out)
{
    enum { MOST = 512 };
    int levels[MOST];
    if (outline->criterion_count > MOST)
        return;
    for (int top = 1; top >= 0; top--) {
        for (size_t i = 0; i < outline->criterion_count; i++)
            levels[i] = top ? (int)outline->criteria[i].level_count - 1 : 0;
        put_case(outline,
                 top ? PLA_TEXT("every criterion at its highest level")
                     : PLA_TEXT("every criterion at its lowest level"),
                 levels, out);
    }
}

/** The two cases of a framework: every outcome met, none found. */
static void put_outcome_cases(const struct pla_outline *outline, struct pla_str *out)
{
    PLA_PUT(out, "local met = {\n");
    for (size_t i = 0; i < outline->outcome_count; i++) {
        PLA_PUT(out, "  [");
        put_quoted(out, outline->outcomes[i]);
        PLA_PUT(out, "] = \"met\",\n");
    }
    PLA_PUT(out,
            "}\n"
            "local function portfolio(outcomes)\n"
            "  return { id = \"P1\", evidence = { { id = \"e1\", kind = \"work\", "
            "title = \"Work\", started = \"2025-01-01\", ended = \"2025-06-30\" } },\n"
            "    findings = { { evidence = \"e1\", assessor = \"a1\", valid = true, "
            "authentic = true, current = true,\n"
            "      sufficient = true, learning_outcomes = outcomes } } }\n"
            "end\n"
            "return {\n"
            "  case \"every outcome met\" { portfolio = portfolio(met), as_of = "
            "\"2026-01-01\",\n    expect = { outcome = \"pass\" } },\n"
            "  case \"no outcome found\" { portfolio = { id = \"P1\", evidence = {} }, as_of = "
            "\"2026-01-01\",\n    expect = { outcome = \"not-yet\" } },\n}\n");
}

enum pla_code pla_outline_write_cases(const struct pla_outline *outline,
                                      const struct pla_outline_case *cases, size_t count,
                                      struct pla_str *out, struct pla_err *err)
{
    put_comment(out, "Cases for the rubric imported from ", outline->origin);
    if (outline->criterion_count == 0) {
        put_outcome_cases(outline, out);
        return pla_str_check(out, err);
    }
    PLA_PUT(out, "local function portfolio(levels)\n"
                 "  local ratings = {}\n"
                 "  for criterion, level in pairs(levels) do\n"
                 "    ratings[#ratings + 1] = { assessor = \"a1\", criterion = criterion, level = "
                 "level }\n"
                 "  end\n"
                 "  return { id = \"P1\", evidence = {}, ratings = ratings }\n"
                 "end\n"
                 "return {\n");
    put_extremes(outline, out);
    for (size_t i = 0; i < count; i++)
        put_case(outline, cases[i].name, cases[i].levels, out);
    PLA_PUT(out, "}\n");
    return pla_str_check(out, err);
}
