// SPDX-License-Identifier: Apache-2.0
/** Rubrics, policy, ratings, date and limits from the command line. */
#include "use.h"

#include <stdio.h>

#include "base/file.h"
#include "clock.h"
#include "exchange/workbook.h"

enum { MOST_RATINGS_BYTES = 1 << 30 };

static const struct {
    const char *name;
    size_t offset;
    bool is_wide; /**< a uint64_t, else a size_t */
} limit_names[] = {
    {"budget", offsetof(struct pla_limits, budget), true},
    {"memory", offsetof(struct pla_limits, memory_bytes), false},
    {"string", offsetof(struct pla_limits, string_bytes), false},
    {"source", offsetof(struct pla_limits, source_bytes), false},
    {"depth", offsetof(struct pla_limits, result_depth), false},
    {"nodes", offsetof(struct pla_limits, result_nodes), false},
    {"result", offsetof(struct pla_limits, result_bytes), false},
};

/** "64", "64K", "16M": a number from 1 to a terabyte. */
static bool read_size(struct pla_text text, uint64_t *out)
{
    uint64_t number = 0, scale = 1;
    if (text.length > 1 && (text.at[text.length - 1] | 0x20) == 'k')
        scale = 1 << 10;
    else if (text.length > 1 && (text.at[text.length - 1] | 0x20) == 'm')
        scale = 1 << 20;
    text.length -= scale > 1;
    for (size_t i = 0; i < text.length; i++) {
        if (text.at[i] < '0' || text.at[i] > '9' || number > UINT64_C(1) << 40)
            return false;
        number = number * 10 + (uint64_t)(text.at[i] - '0');
    }
    *out = number * scale;
    return text.length > 0 && number > 0 && number <= (UINT64_C(1) << 40) / scale;
}

static enum pla_code set_limit(struct pla_limits *limits, struct pla_text part, struct pla_err *err)
{
    const char *equals = memchr(part.at, '=', part.length);
    size_t length = equals != NULL ? (size_t)(equals - part.at) : part.length;
    const char *names[sizeof limit_names / sizeof limit_names[0] + 1] = {NULL};
    for (size_t i = 0; i < sizeof limit_names / sizeof limit_names[0]; i++) {
        uint64_t number;
        names[i] = limit_names[i].name;
        if (!pla_text_equal(pla_text_of(names[i]), (struct pla_text){part.at, length}))
            continue;
        if (equals == NULL ||
            !read_size((struct pla_text){equals + 1, part.length - length - 1}, &number))
            return pla_err_set(err, PLA_USAGE, "--limits %s needs a number like 64, 64K or 16M",
                               names[i]);
        if (limit_names[i].is_wide)
            memcpy((char *)limits + limit_names[i].offset, &number, sizeof number);
        else
            memcpy((char *)limits + limit_names[i].offset, &(size_t){(size_t)number},
                   sizeof(size_t));
        return PLA_OK;
    }
    pla_err_set(err, PLA_USAGE, "--limits knows no '%.*s'", (int)length, part.at);
    const char *nearest = pla_nearest(part.at, length, names);
    pla_err_hint(err,
                 nearest != NULL ? "did you mean '%s'?"
                                 : "budget, memory, string, source, "
                                   "depth, nodes, result",
                 nearest);
    return PLA_USAGE;
}

static enum pla_code read_limits(const char *text, struct pla_limits *out, struct pla_err *err)
{
    enum pla_code code = PLA_OK;
    while (text != NULL && *text != '\0' && code == PLA_OK) {
        const char *comma = strchr(text, ',');
        size_t length = comma != NULL ? (size_t)(comma - text) : strlen(text);
        code = set_limit(out, (struct pla_text){text, length}, err);
        text += length + (comma != NULL);
    }
    return code;
}

bool cli_use_is_kept(const struct cli_use *use, const char *word)
{
    return !pla_file_exists(word) && strchr(word, '/') == NULL &&
           (use->stored->store.path != NULL || cli_store_is_there());
}

enum pla_code cli_use_read_kept(const struct cli_call *call, enum pla_version_kind kind,
                                const char *word, const struct cli_use *use,
                                struct pla_sources *out, struct pla_err *err)
{
    struct pla_store *store;
    struct pla_stored_version kept;
    struct pla_text id, version;
    cli_split_version(word, &id, &version);
    enum pla_code code = cli_store_open(call, &use->stored->store, PLA_STORE_READ, &store);
    if (code != PLA_OK)
        return code;
    code = version.at != NULL
               ? pla_store_version_get(store, kind, id, version, call->arena, &kept, err)
               : pla_store_version_in_force(store, kind, id, use->as_of, call->arena, &kept, err);
    if (code == PLA_OK)
        code = cli_stored_sources(&kept, call->arena, out, err);
    pla_store_close(store);
    if (code == PLA_OK && version.at == NULL)
        cli_out_note(call->out, "%s %s, in force on %s", pla_version_kind_name(kind), out->path,
                     use->as_of_text);
    return code;
}

static enum pla_code read_policy(const struct cli_call *call, const char *path, struct cli_use *use,
                                 struct pla_err *err)
{
    if (path == NULL && !pla_file_exists("policy.lua"))
        return PLA_OK;
    use->has_policy = true;
    if (path != NULL && cli_use_is_kept(use, path))
        return cli_use_read_kept(call, PLA_VERSION_POLICY, path, use, &use->policy, err);
    return pla_sources_read(path != NULL ? path : "policy.lua", "policy.lua",
                            use->limits.source_bytes, call->arena, &use->policy, err);
}

static enum pla_code read_rubrics(const struct cli_call *call, const struct cli_list *paths,
                                  struct cli_use *use, struct pla_err *err)
{
    use->rubrics = PLA_NEW_ARRAY(call->arena, paths->count, struct pla_sources);
    if (use->rubrics == NULL)
        return pla_err_memory(err);
    for (size_t i = 0; i < paths->count; i++) {
        const char *path = paths->items[i];
        enum pla_code code =
            cli_use_is_kept(use, path)
                ? cli_use_read_kept(call, PLA_VERSION_RUBRIC, path, use, &use->rubrics[i], err)
                : pla_sources_read(path, "rubric.lua", use->limits.source_bytes, call->arena,
                                   &use->rubrics[i], err);
        if (code != PLA_OK)
            return code;
        use->rubric_count++;
    }
    return PLA_OK;
}

/** Ratings as a whole, nothing half-taken. Wrong cells are told here, and `err` stays as it is. */
static enum pla_code read_ratings(const struct cli_call *call, const char *path,
                                  struct cli_use *use, struct pla_err *err)
{
    struct pla_text text;
    struct pla_faults faults = {0};
    enum pla_code code = pla_file_read(path, MOST_RATINGS_BYTES, call->arena, &text, err);
    if (code != PLA_OK)
        return code;
    code = pla_ratings_read(text, path, call->arena, &use->ratings, &faults);
    if (!pla_book_is(text)) /* cells of a workbook are told by their names */
        use->rated = (struct cli_origin){.text = text, .name = path};
    use->ratings_path = path;
    cli_out_faults(call->out, &faults, &use->rated);
    if (code == PLA_OK && use->ratings.finding_count > 0)
        cli_out_note(
            call->out,
            "%s has findings on evidence (%zu), which are not used here; plaudit rate takes "
            "them into the store",
            path, use->ratings.finding_count);
    return code;
}

enum pla_code cli_use_begin(const struct cli_call *call, const struct cli_use_values *values,
                            struct cli_use *out)
{
    struct pla_err err = {0};
    struct pla_str text = {0};
    *out = (struct cli_use){.is_isolated = !values->no_isolation,
                            .stored = &values->stored,
                            .named = &values->rubrics,
                            .as_of = values->as_of.is_set ? values->as_of.day : cli_clock_today()};
    pla_day_put(&text, out->as_of);
    (void)snprintf(out->as_of_text, sizeof out->as_of_text, "%s", text.at != NULL ? text.at : "");
    pla_str_release(&text);
    enum pla_code code = read_limits(values->limits, &out->limits, &err);
    if (code != PLA_OK)
        cli_out_error(call->out, &err, NULL);
    return code;
}

/** With --verbose: what a run stands on. */
static void tell_use(const struct cli_call *call, const struct cli_use *use)
{
    for (size_t i = 0; i < use->rubric_count; i++)
        cli_out_note(call->out, "rubric %s, %zu files", use->rubrics[i].path,
                     use->rubrics[i].count);
    cli_out_note(call->out, "policy %s", use->has_policy ? use->policy.path : "plain (no file)");
    if (use->ratings.count > 0)
        cli_out_note(call->out, "%zu ratings from the table", use->ratings.count);
}

static enum pla_code read_use(const struct cli_call *call, const struct cli_use_values *values,
                              bool needs_rubrics, struct cli_use *out)
{
    struct pla_err err = {0};
    enum pla_code code = cli_use_begin(call, values, out);
    if (code != PLA_OK)
        return code;
    if (needs_rubrics && values->rubrics.count == 0) {
        code = pla_err_set(&err, PLA_USAGE, "no rubric is given");
        pla_err_hint(&err, "--rubric FOLDER names one, or --rubric ID one of the store");
    }
    if (code == PLA_OK)
        code = read_rubrics(call, &values->rubrics, out, &err);
    if (code == PLA_OK)
        code = read_policy(call, values->policy, out, &err);
    if (code == PLA_OK && values->ratings != NULL)
        code = read_ratings(call, values->ratings, out, &err);
    if (err.code != PLA_OK)
        cli_out_error(call->out, &err, NULL);
    else if (code == PLA_OK && !values->as_of.is_set)
        cli_out_note(call->out, "as of %s, today in UTC", out->as_of_text);
    if (code == PLA_OK && call->out->is_verbose)
        tell_use(call, out);
    return code;
}

enum pla_code cli_use_read(const struct cli_call *call, const struct cli_use_values *values,
                           struct cli_use *out)
{
    return read_use(call, values, true, out);
}

enum pla_code cli_use_read_shared(const struct cli_call *call, const struct cli_use_values *values,
                                  struct cli_use *out)
{
    return read_use(call, values, false, out);
}

struct pla_job cli_use_job(const struct cli_use *use)
{
    return (struct pla_job){
        .rubrics = use->rubrics,
        .rubric_count = use->rubric_count,
        .policy = use->has_policy ? &use->policy : NULL,
        .limits = &use->limits,
        .as_of = use->as_of,
        .ratings = use->ratings.items,
        .rating_count = use->ratings.count,
    };
}

size_t cli_use_memory(const struct cli_use *use)
{
    /* Each state reserves its limit and a copy of what it had after loading; a policy may raise the
     * limit, which only the worker learns, so there is room for four times that. */
    struct pla_limits limits = pla_limits_fill(use->limits);
    return (use->rubric_count + 2) * 4 * limits.memory_bytes;
}

/** Does `where` begin with "title/name:"? */
static bool is_about(const struct pla_sources *sources, const struct pla_source *file,
                     const char *where)
{
    size_t title = strlen(sources->title), length = file->name.length;
    if (strncmp(where, sources->title, title) == 0 && where[title] == '/')
        where += title + 1;
    return strncmp(where, file->name.at, length) == 0 && where[length] == ':';
}

static struct pla_text find_source(const struct pla_sources *sources, const char *where)
{
    for (size_t i = 0; i < sources->count; i++)
        if (is_about(sources, &sources->files[i], where))
            return sources->files[i].text;
    return (struct pla_text){0};
}

struct cli_origin cli_use_origin(const struct cli_use *use, const char *where)
{
    struct cli_origin origin = {0};
    for (size_t i = 0; i < use->rubric_count && origin.text.at == NULL; i++)
        if (strncmp(where, use->rubrics[i].title, strlen(use->rubrics[i].title)) == 0)
            origin.text = find_source(&use->rubrics[i], where);
    if (origin.text.at == NULL && use->has_policy)
        origin.text = find_source(&use->policy, where);
    return origin;
}

void cli_use_tell_record(const struct cli_call *call, const struct cli_use *use,
                         const struct pla_faults *faults, const struct cli_origin *record)
{
    size_t length = use->rated.name != NULL ? strlen(use->rated.name) : 0;
    for (size_t i = 0; i < faults->count && i < PLA_FAULTS_KEPT; i++) {
        const struct pla_err *err = &faults->items[i];
        bool is_rated = length > 0 && strncmp(err->where, use->rated.name, length) == 0 &&
                        err->where[length] == ':';
        cli_out_error(call->out, err, is_rated ? &use->rated : record);
    }
    if (faults->count > PLA_FAULTS_KEPT)
        cli_out_note(call->out, "%zu more errors there", faults->count - PLA_FAULTS_KEPT);
}

void cli_use_tell(const struct cli_call *call, const struct cli_use *use,
                  const struct pla_faults *faults)
{
    for (size_t i = 0; i < faults->count && i < PLA_FAULTS_KEPT; i++) {
        struct cli_origin origin = cli_use_origin(use, faults->items[i].where);
        cli_out_error(call->out, &faults->items[i], &origin);
    }
    if (faults->count > PLA_FAULTS_KEPT)
        cli_out_note(call->out, "%zu more errors", faults->count - PLA_FAULTS_KEPT);
}
