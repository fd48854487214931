// SPDX-License-Identifier: Apache-2.0
/** Whether texts follow Lua's grammar at all; nothing of them is run. */
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

static enum pla_code parse(const struct pla_limits *limits, const struct file *file,
                           struct pla_err *err)
{
    struct pla_sandbox *sandbox;
    struct file body = *file;
    enum pla_code code = pla_sandbox_new(limits, &sandbox, err);
    if (code != PLA_OK)
        return code;
    code = pla_sandbox_run(sandbox, parse_body, &body, err);
    pla_sandbox_free(sandbox);
    if (code == PLA_RUBRIC)
        code = err->code = PLA_SYNTAX;
    return code;
}

enum pla_code pla_sources_parse(const struct pla_sources *sources, const struct pla_limits *limits,
                                struct pla_faults *faults)
{
    enum pla_code worst = PLA_OK;
    struct pla_str name = {0};
    for (size_t i = 0; i < sources->count; i++) {
        struct pla_err err = {0};
        pla_str_clear(&name);
        pla_str_put_z(&name, sources->title);
        pla_str_put_c(&name, '/');
        pla_str_put_text(&name, sources->files[i].name);
        enum pla_code code = pla_str_check(&name, &err);
        if (code == PLA_OK) {
            struct file file = {name.at, sources->files[i].text};
            code = parse(limits, &file, &err);
        }
        if (code != PLA_OK)
            pla_faults_add(faults, &err);
        worst = pla_code_worst(worst, code);
    }
    pla_str_release(&name);
    return worst;
}
