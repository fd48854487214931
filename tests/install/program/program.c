// SPDX-License-Identifier: Apache-2.0
/** Scores one portfolio with the installed library and header alone. */
#include <plaudit/plaudit.h>
#include <stdio.h>
#include <string.h>

static const char rubric[] =
    "return rubric { id = 'mentoring', version = '1.0.0', title = 'Mentoring',\n"
    "  admit = { kinds = { 'mentoring' } },\n"
    "  awards = { { id = 'M1', course = 'MEN 101', credits = 3,\n"
    "    when = hours { kind = 'mentoring' }:at_least(40) } } }\n";
static const char portfolio[] =
    "{\"id\":\"P1\",\"evidence\":[{\"id\":\"e1\",\"kind\":\"mentoring\",\"hours\":52}]}";

int main(void)
{
    FILE *file = fopen("mentoring.lua", "w");
    if (file == NULL || fputs(rubric, file) == EOF || fclose(file) != 0) {
        return 1;
    }
    const char *const rubrics[] = {"mentoring.lua", NULL};
    struct pla_engine_options options = {.rubrics = rubrics, .as_of = "2026-11-01"};
    struct pla_engine *engine = NULL;
    char message[1024] = "";
    const char *lines = NULL;
    int status = pla_engine_new(&options, &engine, message, sizeof(message));
    if (status == 0) {
        status = pla_engine_score(engine, portfolio, strlen(portfolio), &lines, message,
                                  sizeof(message));
    }
    if (status != 0) {
        fprintf(stderr, "%s\n", message);
    } else {
        fputs(lines, stdout);
        status = strstr(lines, "\"status\":\"recommended\"") == NULL;
    }
    pla_engine_free(engine);
    (void)remove("mentoring.lua");
    return status;
}
