// SPDX-License-Identifier: Apache-2.0
/** plaudit version: the program's version and those of its libraries. */
#include "cmd.h"
#include "libraries.h"

struct version_values {
    struct cli_common common;
    bool json;
};

static const struct cli_opt options[] = {
    {"json", 0, CLI_FLAG, offsetof(struct version_values, json), NULL, "as one JSON object", NULL},
    {0},
};

static enum pla_code run(const struct cli_call *call)
{
    const struct version_values *values = call->values;
    struct pla_str text = {0};
    size_t count;
    const struct cli_library *libraries = cli_libraries(&count);
    pla_str_put_z(&text, values->json ? "{\"plaudit\":\"" PLA_VERSION "\",\"libraries\":{"
                                      : "plaudit " PLA_VERSION "\n");
    for (size_t i = 0; i < count; i++)
        pla_str_put_format(&text, values->json ? "%s\"%s\":\"%s\"" : "%s%s %s\n",
                           values->json && i > 0 ? "," : "", libraries[i].name,
                           libraries[i].version);
    if (values->json)
        PLA_PUT(&text, "}}\n");
    bool is_put = cli_out_put(call->out, (struct pla_text){text.at, text.length});
    pla_str_release(&text);
    return is_put ? PLA_OK : PLA_OUTPUT;
}

const struct cli_cmd cli_cmd_version = {
    .name = "version",
    .summary = "show the version and those of the libraries",
    .operands = "",
    .options = options,
    .values_size = sizeof(struct version_values),
    .run = run,
};
