// SPDX-License-Identifier: Apache-2.0
/**
 * Rubrics as a CASE 1.1 package (CFPackage with CFRubrics): a framework of its criteria, and what
 * CASE has no member for in its extension objects, so that it comes back whole.
 */
#include "exchange/ids.h"
#include "exchange/instant.h"
#include "exchange/outline.h"

struct writing {
    struct pla_str *out;
    struct pla_err *err;
    pla_day day;
    const struct pla_outline *outline;
};

static void put_uuid(struct writing *w, struct pla_text criterion, struct pla_text level)
{
    char uuid[PLA_UUID_TEXT + 1];
    if (pla_rubric_uuid(w->outline->id, criterion, level, uuid, w->err) == PLA_OK)
        pla_str_put_z(w->out, uuid);
    else
        w->out->failed = true;
}

/** The UUID of what stands beside a rubric: its document, a criterion's statement. */
static void put_other_uuid(struct writing *w, const char *kind, struct pla_text criterion)
{
    char uuid[PLA_UUID_TEXT + 1];
    const struct pla_text parts[] = {pla_text_of(kind), w->outline->id, criterion};
    if (pla_uuid_of(parts, criterion.at != NULL ? 3 : 2, uuid, w->err) == PLA_OK)
        pla_str_put_z(w->out, uuid);
    else
        w->out->failed = true;
}

static void put_pair(struct pla_str *out, const char *key, struct pla_text text)
{
    if (text.length == 0)
        return;
    PLA_PUT(out, ",\"");
    pla_str_put_z(out, key);
    PLA_PUT(out, "\":");
    pla_str_put_json(out, text);
}

static void put_changed(struct writing *w)
{
    PLA_PUT(w->out, ",\"lastChangeDateTime\":\"");
    pla_instant_put_first(w->out, w->day);
    PLA_PUT(w->out, "\"");
}

/** `"identifier":..,"uri":..`: of a rubric, a criterion or a level. */
static void put_identity(struct writing *w, struct pla_text criterion, struct pla_text level)
{
    PLA_PUT(w->out, "\"identifier\":\"");
    put_uuid(w, criterion, level);
    PLA_PUT(w->out, "\",\"uri\":\"urn:uuid:");
    put_uuid(w, criterion, level);
    PLA_PUT(w->out, "\"");
}

static void put_level(struct writing *w, const struct pla_outline_criterion *criterion, size_t i)
{
    const struct pla_outline_level *level = &criterion->levels[i];
    PLA_PUT(w->out, "{");
    put_identity(w, criterion->id, level->name);
    put_pair(w->out, "description", level->description);
    put_pair(w->out, "quality", level->name);
    PLA_PUT(w->out, ",\"score\":");
    pla_rational_put_decimal(w->out, level->points, 6);
    pla_str_put_format(w->out, ",\"position\":%zu,\"rubricCriterionId\":\"", i + 1);
    put_uuid(w, criterion->id, (struct pla_text){0});
    PLA_PUT(w->out, "\"");
    put_changed(w);
    PLA_PUT(w->out, "}");
}

static void put_extensions(struct writing *w, const struct pla_outline_criterion *criterion)
{
    PLA_PUT(w->out, ",\"extensions\":{\"plaudit\":{\"id\":");
    pla_str_put_json(w->out, criterion->id);
    if (criterion->description.length > 0)
        put_pair(w->out, "title", criterion->title);
    if (criterion->minimum >= 0)
        put_pair(w->out, "minimum", criterion->levels[criterion->minimum].name);
    else if (criterion->is_open)
        PLA_PUT(w->out, ",\"minimum\":false");
    if (criterion->is_range)
        PLA_PUT(w->out, ",\"range\":true");
    PLA_PUT(w->out, "}}");
}

static void put_criterion(struct writing *w, size_t i)
{
    const struct pla_outline_criterion *criterion = &w->outline->criteria[i];
    const bool has_description = criterion->description.length > 0;
    PLA_PUT(w->out, "{");
    put_identity(w, criterion->id, (struct pla_text){0});
    put_pair(w->out, "category", criterion->area);
    put_pair(w->out, "description", has_description ? criterion->description : criterion->title);
    PLA_PUT(w->out, ",\"CFItemURI\":{\"title\":");
    pla_str_put_json(w->out, criterion->title);
    PLA_PUT(w->out, ",\"identifier\":\"");
    put_other_uuid(w, "statement", criterion->id);
    PLA_PUT(w->out, "\",\"uri\":\"urn:uuid:");
    put_other_uuid(w, "statement", criterion->id);
    PLA_PUT(w->out, "\"},\"weight\":");
    pla_rational_put_decimal(w->out, criterion->weight, 6);
    pla_str_put_format(w->out, ",\"position\":%zu,\"rubricId\":\"", i + 1);
    put_uuid(w, (struct pla_text){0}, (struct pla_text){0});
    PLA_PUT(w->out, "\"");
    put_changed(w);
    PLA_PUT(w->out, ",\"CFRubricCriterionLevels\":[");
    for (size_t k = 0; k < criterion->level_count; k++) {
        if (k > 0)
            PLA_PUT(w->out, ",");
        put_level(w, criterion, k);
    }
    PLA_PUT(w->out, "]");
    put_extensions(w, criterion);
    PLA_PUT(w->out, "}");
}

static void put_rubric(struct writing *w)
{
    const struct pla_outline *outline = w->outline;
    const struct pla_text none = {0};
    PLA_PUT(w->out, "{");
    put_identity(w, none, none);
    put_pair(w->out, "title", outline->title);
    put_pair(w->out, "description", outline->description);
    put_changed(w);
    PLA_PUT(w->out, ",\"CFRubricCriteria\":[");
    for (size_t i = 0; i < outline->criterion_count; i++) {
        if (i > 0)
            PLA_PUT(w->out, ",");
        put_criterion(w, i);
    }
    PLA_PUT(w->out, "],\"extensions\":{\"plaudit\":{\"id\":");
    pla_str_put_json(w->out, outline->id);
    put_pair(w->out, "version", outline->version);
    put_pair(w->out, "authority", outline->authority);
    put_pair(w->out, "source", outline->source);
    PLA_PUT(w->out, "}}}");
}

/** The statement a criterion stands for, as an item of the framework. */
static void put_item(struct writing *w, const struct pla_outline_criterion *criterion)
{
    PLA_PUT(w->out, "{\"identifier\":\"");
    put_other_uuid(w, "statement", criterion->id);
    PLA_PUT(w->out, "\",\"uri\":\"urn:uuid:");
    put_other_uuid(w, "statement", criterion->id);
    PLA_PUT(w->out, "\",\"fullStatement\":");
    pla_str_put_json(w->out, criterion->title);
    put_pair(w->out, "humanCodingScheme", criterion->id);
    put_changed(w);
    PLA_PUT(w->out, "}");
}

static void put_document(struct writing *w, size_t count)
{
    const struct pla_outline *outline = w->outline;
    const struct pla_text none = {0};
    PLA_PUT(w->out, "{\"CFDocument\":{\"identifier\":\"");
    put_other_uuid(w, "document", none);
    PLA_PUT(w->out, "\",\"uri\":\"urn:uuid:");
    put_other_uuid(w, "document", none);
    PLA_PUT(w->out, "\"");
    put_pair(w->out, "creator",
             outline->authority.length > 0 ? outline->authority : PLA_TEXT("not stated"));
    put_pair(w->out, "title", outline->title.length > 0 ? outline->title : outline->id);
    if (count == 1)
        put_pair(w->out, "version", outline->version);
    put_pair(w->out, "officialSourceURL",
             pla_is_web_address(outline->source) ? outline->source : (struct pla_text){0});
    put_changed(w);
    PLA_PUT(w->out, "}");
}

static void note_dropped(const struct pla_outline *outline, struct pla_arena *arena,
                         struct pla_notes *dropped)
{
    const int length = (int)outline->id.length;
    for (size_t i = 0; i < outline->criterion_count; i++) {
        const struct pla_outline_criterion *criterion = &outline->criteria[i];
        if (criterion->is_computed)
            pla_notes_add(dropped, arena,
                          "%.*s: how %.*s is computed from evidence is dropped; its levels stay",
                          length, outline->id.at, (int)criterion->id.length, criterion->id.at);
        if (criterion->is_number)
            pla_notes_add(dropped, arena,
                          "%.*s: %.*s takes a number; it becomes two levels, its ends", length,
                          outline->id.at, (int)criterion->id.length, criterion->id.at);
    }
    if (outline->award_count > 0)
        pla_notes_add(dropped, arena,
                      "%.*s: awards, conditions, outcomes and rules of evidence are dropped",
                      length, outline->id.at);
}

enum pla_code pla_case_write(const struct pla_outline *outlines, size_t count, int32_t day,
                             struct pla_arena *arena, struct pla_notes *dropped,
                             struct pla_str *out, struct pla_err *err)
{
    struct pla_err local = {0};
    struct writing w = {.out = out, .err = &local, .day = day, .outline = outlines};
    bool is_first = true;
    put_document(&w, count);
    PLA_PUT(out, ",\"CFItems\":[");
    for (size_t i = 0; i < count; i++) {
        w.outline = &outlines[i];
        for (size_t k = 0; k < outlines[i].criterion_count; k++) {
            if (!is_first)
                PLA_PUT(out, ",");
            put_item(&w, &outlines[i].criteria[k]);
            is_first = false;
        }
    }
    PLA_PUT(out, "],\"CFRubrics\":[");
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            PLA_PUT(out, ",");
        w.outline = &outlines[i];
        put_rubric(&w);
        note_dropped(&outlines[i], arena, dropped);
    }
    PLA_PUT(out, "]}\n");
    return arena->failed ? pla_err_memory(err) : pla_str_check(out, err);
}
