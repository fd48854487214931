// SPDX-License-Identifier: Apache-2.0
/** Tests of the sandbox: limits, places, freeze and restore, allowed names, failing memory. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include <lauxlib.h>

#include "rubric/sandbox.h"
#include "rubric/sandbox_inside.h"

/* ---- running texts ---- */

struct script {
    const char *text;
    char out[4096]; /**< what the script returned, as text */
};

static int run_script(lua_State *L)
{
    struct script *script = lua_touserdata(L, 1);
    pla_sandbox_push_source(L, "demo/rubric.lua", pla_text_of(script->text));
    lua_call(L, 0, 1);
    const char *out = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1)
                                                     : luaL_typename(L, -1);
    snprintf(script->out, sizeof script->out, "%s", out);
    return 0;
}

static struct pla_sandbox *new_sandbox(struct pla_limits limits)
{
    struct pla_sandbox *sandbox = NULL;
    struct pla_err err = {0};
    assert_int_equal(pla_sandbox_new(&limits, &sandbox, &err), PLA_OK);
    return sandbox;
}

static enum pla_code run(struct pla_sandbox *sandbox, struct script *script, struct pla_err *err)
{
    script->out[0] = '\0';
    return pla_sandbox_run(sandbox, run_script, script, err);
}

/* Run in a fresh sandbox and return the result; an error fails the test. */
static const char *result_of(const char *text)
{
    static struct script script;
    struct pla_err err = {0};
    struct pla_sandbox *sandbox = new_sandbox((struct pla_limits){0});
    script.text = text;
    if (run(sandbox, &script, &err) != PLA_OK)
        fail_msg("%s: %s: %s", text, err.where, err.text);
    pla_sandbox_free(sandbox);
    return script.out;
}

static void expect(const char *text, const char *wanted)
{
    assert_string_equal(result_of(text), wanted);
}

static void test_runs(void **state)
{
    (void)state;
    expect("return 'a' .. 1 + 2", "a3");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_runs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
