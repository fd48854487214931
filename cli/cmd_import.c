// SPDX-License-Identifier: Apache-2.0
/** plaudit import: rubrics and evidence of other systems. */
#include <errno.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/file.h"
#include "clock.h"
#include "cmd.h"
#include "exchange/evidence.h"
#include "exchange/ids.h"
#include "exchange/image.h"
#include "exchange/outline.h"
#include "keys.h"
#include "lines.h"

struct import_values {
    struct cli_common common;
    int from;
    const char *output, *portfolio, *learner, *kind, *status_list;
    struct cli_list keys;
    struct cli_date as_of;
};

enum form { AUTO, CANVAS, MARKS, CASE, XAPI, CSV, BADGE };
static const char *const forms[] = {"auto", "canvas", "marks", "case",
                                    "xapi", "csv",    "badge", NULL};

static const struct cli_opt options[] = {
    {"from", 0, CLI_CHOICE, offsetof(struct import_values, from), "FORM",
     "what FILE is: auto (default), canvas, marks (of Canvas), case, xapi, csv or badge", forms},
    {"output", 'o', CLI_TEXT, offsetof(struct import_values, output), "PATH",
     "evidence: a file (default: standard output); rubrics: a folder, a rubric a folder inside",
     NULL},
    {"portfolio", 0, CLI_TEXT, offsetof(struct import_values, portfolio), "ID",
     "whose evidence it is, where the source does not say, or badges name nobody you know", NULL},
    {"learner", 0, CLI_TEXT, offsetof(struct import_values, learner), "ID",
     "the learner's id, likewise", NULL},
    {"kind", 0, CLI_TEXT, offsetof(struct import_values, kind), "KIND",
     "the kind of evidence (default: badge, online activity)", NULL},
    {"key", 'k', CLI_LIST, offsetof(struct import_values, keys), "FILE",
     "keys of issuers: a badge that they signed counts as verified", NULL},
    {"status-list", 0, CLI_TEXT, offsetof(struct import_values, status_list), "FILE",
     "the signed list of revoked badges that they name", NULL},
    {"as-of", 0, CLI_DATE, offsetof(struct import_values, as_of), "DATE",
     "the date a badge must be valid on (default: today in UTC)", NULL},
    {0},
};

static const char *const examples[] = {
    "A rubric from Canvas, with the marks given there as cases:",
    "plaudit import rubrics.csv assessments.csv -o rubrics",
    "Badges as evidence, verified with the issuer's key:",
    "plaudit import badge.jwt badge.svg --key jwks.json --portfolio P-2026-0003 -o evidence.ndjson",
    "Statements of a learning record store:",
    "plaudit import statements.json -o evidence.ndjson",
    NULL,
};

static const char about_rubrics[] =
    "Rubrics come from Canvas rubric CSV and CASE 1.1 packages. Each becomes a folder with "
    "rubric.lua "
    "and cases.lua; what the source does not say (required levels, awards) is assumed, said here "
    "and "
    "at the top of rubric.lua. Points are kept and counted as they were.";
static const char about_evidence[] =
    "Evidence comes from badges (Open Badges 2.0, 3.0, in images too), xAPI statements and CSV "
    "with the "
    "columns portfolio learner name program id kind title description role issuer url started "
    "ended "
    "hours verified_by verified_on verified_how learning_outcomes tags parts course exam score "
    "taken "
    "reflection (kind and title are needed; lists have ; between their parts). It becomes NDJSON, "
    "a "
    "portfolio a line; an item that comes twice is taken once. Only a badge whose signature was "
    "verified is marked so.";
static const char *const notes[] = {about_rubrics, about_evidence, NULL};

struct import {
    const struct cli_call *call;
    const struct import_values *values;
    struct pla_arena *arena;
    struct pla_key_set keys;
    struct pla_text status_list;
    struct pla_outlines outlines;
    struct pla_found_list found;
    struct pla_outline_case *cases;
    size_t case_count;
    bool has_rubrics, has_evidence;
};

static enum pla_code tell(const struct import *import, const struct pla_err *err)
{
    cli_out_error(import->call->out, err, NULL);
    return err->code;
}

/* ---- what a file is ---- */

static bool starts(struct pla_text text, const char *front)
{
    const size_t length = strlen(front);
    if (text.length >= 3 && memcmp(text.at, "\xEF\xBB\xBF", 3) == 0)
        text = (struct pla_text){text.at + 3, text.length - 3};
    return text.length >= length && memcmp(text.at, front, length) == 0;
}

static bool has(struct pla_text text, const char *word)
{
    return text.length > 0 && memmem(text.at, text.length, word, strlen(word)) != NULL;
}

static bool is_csv(const char *path)
{
    const size_t length = strlen(path);
    return length > 4 && strcmp(path + length - 4, ".csv") == 0;
}

/** Does the first cell of a table say that? Spreadsheets may put quotes around it. */
static bool heads(struct pla_text text, const char *title)
{
    struct pla_str quoted = {0};
    pla_str_put_format(&quoted, "\"%s\"", title);
    const bool is = starts(text, title) || (quoted.at != NULL && starts(text, quoted.at));
    pla_str_release(&quoted);
    return is;
}

static enum form guess(struct pla_text text, const char *path)
{
    if (heads(text, "Rubric Name"))
        return CANVAS;
    if (heads(text, "Student Id"))
        return MARKS;
    if (pla_image_is_png(text) || pla_image_is_svg(text))
        return BADGE;
    if (is_csv(path))
        return CSV;
    if (has(text, "\"CFRubricCriteria\"") || has(text, "\"CFDocument\""))
        return CASE;
    if ((has(text, "\"verb\"") && has(text, "\"actor\"")) || starts(text, "["))
        return XAPI;
    return BADGE;
}

/* ---- evidence ---- */

/** What the command line says about whose it is stands over the source. */
static void set_owner(struct import *import, size_t from)
{
    const struct import_values *values = import->values;
    for (size_t i = from; i < import->found.count; i++) {
        struct pla_found *found = &import->found.items[i];
        if (values->portfolio != NULL)
            found->portfolio = pla_text_of(values->portfolio);
        if (values->learner != NULL)
            found->learner = pla_text_of(values->learner);
        if (values->kind != NULL)
            found->kind = pla_text_of(values->kind);
        if (found->learner.length == 0)
            found->learner = found->portfolio;
    }
}

static enum pla_code read_badge(struct import *import, struct pla_text text, const char *path)
{
    const struct cli_date *as_of = &import->values->as_of;
    struct pla_badge badge;
    struct pla_badge_verdict verdict = {0};
    struct pla_err err = {0};
    const struct pla_badge_check check = {.keys = &import->keys,
                                          .as_of = as_of->is_set ? as_of->day : cli_clock_today(),
                                          .status_list = import->status_list,
                                          .status_name = import->values->status_list};
    enum pla_code code = pla_badge_read(text, path, import->arena, &badge, &err);
    if (code != PLA_OK) {
        if (import->values->from == AUTO && !starts(text, "ey") && !pla_image_is_png(text) &&
            !pla_image_is_svg(text))
            pla_err_hint(&err, "it was taken for a badge; --from says what it is");
        return tell(import, &err);
    }
    const bool has_keys = import->keys.count > 0;
    if (has_keys) {
        code = pla_badge_verify(&badge, &check, import->arena, &verdict);
        for (size_t i = 0; i < verdict.faults.count && i < PLA_FAULTS_KEPT; i++) {
            pla_err_prepend(&verdict.faults.items[i], "%s", path);
            (void)tell(import, &verdict.faults.items[i]);
        }
        for (size_t i = 0; code == PLA_OK && i < verdict.notes.count && i < PLA_FAULTS_KEPT; i++)
            cli_out_note(import->call->out, "%s: %s", path, verdict.notes.items[i].text);
    } else {
        cli_out_note(import->call->out, "%s: not verified, because no key was given", path);
    }
    if (code == PLA_OK)
        code = pla_evidence_of_badge(&badge, has_keys ? &verdict : NULL, check.as_of, import->arena,
                                     &import->found, &err);
    if (err.code != PLA_OK)
        (void)tell(import, &err);
    pla_badge_release(&badge);
    return code;
}

static enum pla_code read_evidence(struct import *import, enum form form, struct pla_text text,
                                   const char *path)
{
    struct pla_faults faults = {0};
    const struct cli_origin origin = {.text = text, .name = path};
    const size_t from = import->found.count;
    size_t skipped = 0;
    enum pla_code code;
    if (form == BADGE)
        code = read_badge(import, text, path);
    else if (form == XAPI)
        code = pla_evidence_read_xapi(text, path, import->arena, &import->found, &skipped, &faults);
    else
        code = pla_evidence_read_csv(text, path, import->arena, &import->found, &faults);
    cli_out_faults(import->call->out, &faults, &origin);
    if (skipped > 0)
        cli_out_note(import->call->out, "%s: statements left out, void or about no activity: %zu",
                     path, skipped);
    import->has_evidence = true;
    set_owner(import, from);
    return code;
}

/** What score would refuse is not written: ids of others may hold what ids must not. */
static bool is_readable(const struct import *import, struct pla_text lines)
{
    const char *name = import->values->output != NULL ? import->values->output : "evidence";
    const struct cli_origin origin = {.text = lines, .name = name};
    struct pla_faults faults = {0};
    struct pla_arena arena;
    struct pla_text line;
    pla_arena_init(&arena, 0);
    for (size_t n = 1; cli_next_line(&lines, &line); n++) {
        struct pla_portfolio portfolio;
        pla_arena_reset(&arena);
        (void)pla_portfolio_read(line, name, n, NULL, &arena, &portfolio, &faults);
    }
    pla_arena_release(&arena);
    cli_out_faults(import->call->out, &faults, &origin);
    return faults.count == 0;
}

static enum pla_code write_evidence(struct import *import)
{
    const char *path = import->values->output;
    struct pla_err err = {0};
    struct pla_str text = {0};
    for (size_t i = 0; i < import->found.count; i++) {
        if (import->found.items[i].portfolio.length > 0)
            continue;
        pla_err_set(&err, PLA_USAGE, "\"%.*s\" does not say whose portfolio it belongs to",
                    (int)import->found.items[i].title.length, import->found.items[i].title.at);
        pla_err_hint(&err, "--portfolio ID names it");
        return tell(import, &err);
    }
    size_t repeats = 0;
    enum pla_code code = pla_evidence_settle(&import->found, import->arena, &repeats, &err);
    if (code == PLA_OK)
        code = pla_evidence_put(&import->found, import->arena, &text, &err);
    const struct pla_text bytes = {text.at, text.length};
    if (code == PLA_OK && !is_readable(import, bytes)) {
        pla_str_release(&text);
        return PLA_PORTFOLIO;
    }
    const bool is_stream = path == NULL || strcmp(path, "-") == 0;
    if (code == PLA_OK && is_stream)
        code = cli_out_put(import->call->out, bytes) ? PLA_OK : PLA_OUTPUT;
    else if (code == PLA_OK)
        code = pla_file_write(path, bytes, &err);
    pla_str_release(&text);
    if (err.code != PLA_OK)
        return tell(import, &err);
    if (repeats > 0)
        cli_out_note(import->call->out, "left out, because they came twice: %zu", repeats);
    cli_out_note(import->call->out, "%zu item%s of evidence", import->found.count,
                 import->found.count == 1 ? "" : "s");
    return code;
}

/* ---- rubrics ---- */

static enum pla_code read_rubrics(struct import *import, enum form form, struct pla_text text,
                                  const char *path)
{
    struct pla_faults faults = {0};
    struct pla_err err = {0};
    const struct cli_origin origin = {.text = text, .name = path};
    enum pla_code code = PLA_OK;
    import->has_rubrics = true;
    if (form == CASE) {
        code = pla_case_read(text, path, import->arena, &import->outlines, &err);
        if (err.code != PLA_OK)
            cli_out_error(import->call->out, &err, &origin);
        return code;
    }
    if (form == CANVAS) {
        code = pla_canvas_read(text, path, import->arena, &import->outlines, &faults);
    } else if (import->outlines.count != 1) {
        pla_err_set(&err, PLA_USAGE,
                    "marks need one rubric before them: import RUBRIC.csv "
                    "MARKS.csv");
        return tell(import, &err);
    } else {
        code = pla_canvas_read_marks(text, path, &import->outlines.items[0], import->arena,
                                     &import->cases, &import->case_count, &faults);
    }
    cli_out_faults(import->call->out, &faults, &origin);
    return code;
}

static enum pla_code make_folder(const char *path, struct pla_err *err)
{
    if (mkdir(path, 0777) == 0 || pla_file_is_dir(path))
        return PLA_OK;
    pla_err_set(err, PLA_OUTPUT, "the folder cannot be made: %s", strerror(errno));
    pla_err_prepend(err, "%s", path);
    return PLA_OUTPUT;
}

/** The folder of a rubric; NULL without memory. */
static char *folder_of(struct import *import, const struct pla_outline *outline)
{
    struct pla_str slug = {0};
    pla_slug_put(&slug, outline->id, 60);
    char *folder =
        slug.at != NULL ? pla_file_join(import->values->output, slug.at, import->arena) : NULL;
    pla_str_release(&slug);
    return folder;
}

static bool is_taken(char *const *folders, size_t count, const char *folder)
{
    for (size_t i = 0; i < count; i++)
        if (strcasecmp(folders[i], folder) == 0) /* some file systems know no case */
            return true;
    return false;
}

/** Rubrics whose names come to the same id get a number. NULL without memory. */
static char **name_folders(struct import *import)
{
    const size_t count = import->outlines.count;
    char **folders = PLA_NEW_ARRAY(import->arena, count, char *);
    for (size_t i = 0; folders != NULL && i < count; i++) {
        struct pla_outline *outline = &import->outlines.items[i];
        const struct pla_text first = outline->id;
        folders[i] = folder_of(import, outline);
        for (size_t n = 2; folders[i] != NULL && is_taken(folders, i, folders[i]); n++) {
            struct pla_str id = {0};
            pla_str_put_format(&id, "%.*s-%zu", first.length < 50 ? (int)first.length : 50,
                               first.at, n);
            outline->id = pla_text_copy(import->arena, (struct pla_text){id.at, id.length});
            pla_str_release(&id);
            folders[i] = folder_of(import, outline);
            if (folders[i] != NULL && !is_taken(folders, i, folders[i]))
                pla_notes_add(&outline->notes, import->arena,
                              "another rubric here has the id \"%.*s\", so this one is \"%.*s\"",
                              (int)first.length, first.at, (int)outline->id.length, outline->id.at);
        }
        if (folders[i] == NULL)
            return NULL;
    }
    return folders;
}

/** Nothing that is there is written over, and nothing is written if something is there. */
static enum pla_code check_new(struct import *import, const char *folder, const char *name,
                               struct pla_err *err)
{
    const char *path = pla_file_join(folder, name, import->arena);
    if (path == NULL)
        return pla_err_memory(err);
    if (!pla_file_exists(path))
        return PLA_OK;
    pla_err_set(err, PLA_OUTPUT, "the file is there, and a rubric is never overwritten");
    pla_err_hint(err, "choose another folder");
    pla_err_prepend(err, "%s", path);
    return PLA_OUTPUT;
}

static enum pla_code write_new(struct import *import, const char *folder, const char *name,
                               const struct pla_str *text, struct pla_err *err)
{
    const char *path = pla_file_join(folder, name, import->arena);
    if (path == NULL)
        return pla_err_memory(err);
    return pla_file_write(path, (struct pla_text){text->at, text->length}, err);
}

static enum pla_code write_rubric(struct import *import, const struct pla_outline *outline,
                                  const char *folder)
{
    struct pla_err err = {0};
    struct pla_str rubric = {0}, cases = {0};
    enum pla_code code = make_folder(folder, &err);
    if (code == PLA_OK)
        code = pla_outline_write_rubric(outline, &rubric, &err);
    if (code == PLA_OK)
        code = pla_outline_write_cases(outline, import->cases, import->case_count, &cases, &err);
    if (code == PLA_OK)
        code = write_new(import, folder, "rubric.lua", &rubric, &err);
    if (code == PLA_OK)
        code = write_new(import, folder, "cases.lua", &cases, &err);
    pla_str_release(&rubric);
    pla_str_release(&cases);
    if (code != PLA_OK)
        return tell(import, &err);
    if (outline->outcome_count > 0)
        cli_out_note(import->call->out, "%s: a rubric with %zu learning outcome%s", folder,
                     outline->outcome_count, outline->outcome_count == 1 ? "" : "s");
    else
        cli_out_note(import->call->out, "%s: a rubric with %zu criteri%s", folder,
                     outline->criterion_count, outline->criterion_count == 1 ? "on" : "a");
    for (size_t i = 0; i < outline->notes.count; i++)
        cli_out_note(import->call->out, "assumed: %s", outline->notes.items[i].at);
    return PLA_OK;
}

static enum pla_code write_rubrics(struct import *import)
{
    struct pla_err err = {0};
    if (import->values->output == NULL) {
        pla_err_set(&err, PLA_USAGE, "rubrics need a folder to be written to");
        pla_err_hint(&err, "-o FOLDER");
        return tell(import, &err);
    }
    char **folders = name_folders(import);
    enum pla_code code =
        folders != NULL ? make_folder(import->values->output, &err) : pla_err_memory(&err);
    for (size_t i = 0; i < import->outlines.count && code == PLA_OK; i++) {
        code = check_new(import, folders[i], "rubric.lua", &err);
        if (code == PLA_OK)
            code = check_new(import, folders[i], "cases.lua", &err);
    }
    if (code != PLA_OK)
        return tell(import, &err);
    for (size_t i = 0; i < import->outlines.count && code == PLA_OK; i++)
        code = write_rubric(import, &import->outlines.items[i], folders[i]);
    return code;
}

/* ---- the command ---- */

static enum pla_code read_file(struct import *import, const char *path)
{
    enum { MOST = 64 << 20 };
    struct pla_text text;
    struct pla_err err = {0};
    enum pla_code code = pla_file_read(path, MOST, import->arena, &text, &err);
    if (code == PLA_LIMIT) {
        code = pla_err_set(&err, PLA_SYNTAX, "a file of more than %d MiB is refused", MOST >> 20);
        pla_err_prepend(&err, "%s", path);
    }
    if (code != PLA_OK)
        return tell(import, &err);
    if (text.length == 0) {
        pla_err_set(&err, PLA_SYNTAX, "the file is empty");
        pla_err_prepend(&err, "%s", path);
        return tell(import, &err);
    }
    const enum form form =
        import->values->from == AUTO ? guess(text, path) : (enum form)import->values->from;
    return form == CANVAS || form == MARKS || form == CASE
               ? read_rubrics(import, form, text, path)
               : read_evidence(import, form, text, path);
}

static enum pla_code run(const struct cli_call *call)
{
    struct import import = {.call = call, .values = call->values, .arena = call->arena};
    struct pla_err err = {0};
    enum pla_code code = cli_keys_read(call, &import.values->keys, &import.keys);
    if (code == PLA_OK && import.values->status_list != NULL) {
        code = pla_file_read(import.values->status_list, PLA_BADGE_BYTES, call->arena,
                             &import.status_list, &err);
        if (code != PLA_OK)
            (void)tell(&import, &err);
    }
    for (size_t i = 0; i < call->operand_count && code == PLA_OK; i++)
        code = read_file(&import, call->operands[i]);
    if (code == PLA_OK && import.has_rubrics && import.has_evidence) {
        pla_err_set(&err, PLA_USAGE, "rubrics and evidence are imported one after the other");
        code = tell(&import, &err);
    }
    if (code == PLA_OK)
        code = import.has_rubrics ? write_rubrics(&import) : write_evidence(&import);
    pla_key_set_release(&import.keys);
    return code;
}

const struct cli_cmd cli_cmd_import = {
    .name = "import",
    .summary = "take in rubrics and evidence of other systems",
    .operands = "FILE...",
    .least_operands = 1,
    .most_operands = SIZE_MAX,
    .examples = examples,
    .notes = notes,
    .options = options,
    .values_size = sizeof(struct import_values),
    .run = run,
};
