// SPDX-License-Identifier: Apache-2.0
/** Whether a text follows Lua's grammar at all; nothing of it is run. */
#include "rubric/load.h"
#include "rubric/sandbox.h"

/** A file as the body sees it. */
struct file {
    const char *name;
    struct pla_text text;
};

static int parse_body(lua_State *L)
{
    const struct file *file = lua_touserdata(L, 1);
    pla_sandbox_push_source(L, file->name, file->text);
    return 0;
}

enum pla_code pla_source_parse(const struct pla_sources *sources, size_t file,
                               const struct pla_limits *limits, struct pla_err *err)
{
    struct pla_sandbox *sandbox;
    struct pla_str name = {0};
    pla_str_put_z(&name, sources->title);
    pla_str_put_c(&name, '/');
    pla_str_put_text(&name, sources->files[file].name);
    enum pla_code code = pla_str_check(&name, err);
    if (code == PLA_OK)
        code = pla_sandbox_new(limits, &sandbox, err);
    if (code == PLA_OK) {
        struct file body = {name.at, sources->files[file].text};
        code = pla_sandbox_run(sandbox, parse_body, &body, err);
        pla_sandbox_free(sandbox);
    }
    if (code == PLA_RUBRIC)
        code = err->code = PLA_SYNTAX;
    pla_str_release(&name);
    return code;
}
