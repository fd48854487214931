// SPDX-License-Identifier: Apache-2.0
/**
 * What a path is: commands that take any mix of rubrics, policies, portfolios and ratings sort
 * them here, by name and place, without running anything.
 */
#pragma once

#include "base/arena.h"
#include "base/err.h"

enum cli_path_kind {
    CLI_PATH_RUBRIC,
    CLI_PATH_POLICY,
    CLI_PATH_PORTFOLIOS,
    CLI_PATH_RATINGS,
    CLI_PATH_ASSESSORS,
};

struct cli_path {
    enum cli_path_kind kind;
    const char *path;
};
struct cli_path_list {
    struct cli_path *items;
    size_t count, capacity;
};

/**
 * Sort one path into the list. A folder with rubric.lua is a rubric, one with policy.lua a policy,
 * one with portfolios is portfolios; any other folder stands for what is in it, two floors deep. A
 * Lua file named policy.lua (or whose text returns a policy) is a policy, cases.lua means its
 * rubric; a CSV file or workbook is ratings, or by its columns a register of assessors. Of a
 * folder, tables with other columns are left alone.
 * @return PLA_MISSING if it is not there or is none of these
 */
enum pla_code cli_paths_add(struct cli_path_list *list, const char *path, struct pla_arena *arena,
                            struct pla_err *err);
