// SPDX-License-Identifier: Apache-2.0
/**
 * The program `plaudit`. This is the map of the room; start here.
 *
 *   main.c         the command's name to its function, the worst code to the exit status
 *   cmd.[ch]       the table of commands, and how to add one
 *   opt.[ch]       options: one table per command drives parsing and help
 *   help.[ch]      help pages made from these tables
 *   out.[ch]       the only place that prints: messages, colour, quiet
 *   excerpt.[ch]   the source line under a message, with a caret
 *   progress.[ch]  the progress bar
 *   stop.[ch]      interrupt and termination: end cleanly
 *   clock.[ch]     the only clock
 *   actor.[ch]     who does it
 *   salt.[ch]      random bytes for the store
 *   storing.[ch]   which store, opened by whom
 *   terms.[ch]     what rubrics and a policy say of themselves
 *   accept.[ch]    a rubric or policy into the store
 *   intake.[ch]    portfolios on their way to be scored
 *   holdings.[ch]  portfolios of the store
 *   known.[ch]     what the store knows about portfolios besides
 *   amend.[ch]     putting that into their text
 *   rating_line.[ch]  a rating as JSON
 *   saving.[ch]    runs into the store, and runs that go on
 *   decided.[ch]   decisions of the store
 *   case.[ch]      an award of a portfolio, as decided last
 *   rate_check.[ch]  ratings against what the store holds
 *   template.h      the files of a new institution, built in
 *   appeal.[ch]    the answer to an appeal
 *   replay_use.[ch]  what a stored run was scored with
 *   ruling.[ch]    what a registrar decides about it
 *   update.[ch]    new expectations in the text of cases, for test --update
 *   waiting.[ch]   decisions that wait for a person, by urgency
 *   use.[ch]       rubrics, policy, ratings, date and limits from the command line
 *   rated.[ch]     ratings of a table that met no portfolio
 *   paths.[ch]     what a path is: rubric, policy, portfolios, ratings
 *   score_run.[ch] scoring inputs over workers, with messages and counts
 *   postings.[ch]  what became of awards, for reports
 *   sis.[ch]       rows for a student system, by a column map
 *   spent.[ch]     processor time and memory of a run, for --stats
 *   document.[ch]  a scoring run into a file or stream: score, report, export
 *   source.[ch]    portfolios or decisions as the source of a report
 *   roster.[ch]    names of portfolios for decisions made earlier
 *   pages.[ch]     documents for people: a file, a folder, a stream
 *   board_facts.[ch] days of cases and appeals, for the board's report
 *   filename.[ch]  names of files for portfolios
 *   pseudonym.[ch]  ids to keyed hashes
 *   lines.[ch]     decisions as ndjson, json, csv or table
 *   trace.[ch]     calls of own functions, for explain --trace
 *   tree.[ch]      one decision as a readable tree
 *   decisions.[ch] INPUT as decisions: read back, or scored on the way
 *   names.[ch]     names to numbers
 *   rows.[ch]      small tables with named columns
 *   scores.[ch]    scores of assessors, and their scales
 *   sheets.[ch]    portfolios to rate, and who gets what
 *   agreed.[ch]    agreement over scores: computed, and rows of a report
 *   agreed_put.c   the same in words
 *   agreed_json.c  the same as JSON
 *   gathered.[ch]  the same gathered while a workbook is written
 *   held.[ch]      decisions held back until it is known how many rows come of them
 *   fairness.[ch]  outcomes by group of learners
 *   fairness_put.c the same in words and as JSON
 *   calibration.[ch] assessors against benchmarks and against themselves
 *   junit.[ch]     results of cases for a continuous-integration server
 *   completion.[ch] scripts for shells, from the same tables
 *   keys.[ch]      keys from files
 *   issue.[ch]     credentials into a folder: signed, drawn, registered
 *   badges.[ch]    portfolios into badges
 *   status_list.c  lists of revoked badges as files
 *   xapi.[ch]      portfolios into statements for a learning record store
 *   rubric_export.[ch] rubrics into formats of other systems
 *   libraries.[ch] versions of what the program stands on
 *
 *   cmd_init.c     a folder in which an institution can begin
 *   cmd_score.c    portfolios in, decisions out
 *   cmd_explain.c  the proof of one portfolio's decisions
 *   cmd_report.c   pages, letters, text, the registrar's workbook
 *   cmd_export.c   recommendations for other programs
 *   cmd_compare.c  what a change of rubric or policy would change
 *   cmd_sheet.c    scoring workbooks for assessors
 *   cmd_agree.c    how far assessors agree
 *   cmd_fair.c     award rates and credit by group of learners
 *   cmd_check.c    load everything, tell what is wrong, write nothing
 *   cmd_test.c     run the cases of rubrics
 *   cmd_completion.c teach a shell the commands and options
 *   cmd_load.c     versions into the store
 *   cmd_review.c   what waits for a person, by urgency
 *   cmd_rubrics.c  what the store keeps
 *   cmd_retire.c   a version that is not to be used any more
 *   cmd_rate.c     ratings into the store
 *   cmd_merge.c    join the stores of shards
 *   cmd_decide.c   approve, deny, override
 *   cmd_appeal.c   appeals opened and answered
 *   cmd_posted.c   what the student system booked
 *   cmd_history.c  all about a learner
 *   cmd_replay.c   score again and compare
 *   cmd_log.c      the audit trail
 *   cmd_verify.c   does it hold
 *   cmd_backup.c   copy the store
 *   cmd_restore.c  put a copy in its place
 *   cmd_redact.c   erase a learner
 *   cmd_doctor.c   versions, limits, the wall
 *   cmd_import.c   rubrics and evidence of other systems
 *   cmd_key.c      make a signing key, show its public half
 *   cmd_revoke.c   put badges on the list of revoked ones
 *   cmd_renew.c    issue badges again for a longer time
 *   cmd_verify_badge.c  is a badge what its issuer signed, and valid?
 *   cmd_help.c     help
 *   cmd_version.c  versions
 *
 * The parent process never has a Lua state: what runs a rubric is a worker (engine/worker).
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "help.h"

/**
 * Without this, a file opened later would take the number of a standard stream that was closed, and
 * messages would be written into it, or a worker's channel read as input. What stands in fails as
 * the closed stream did: standard input cannot be read, the other two cannot be written.
 */
static void hold_closed_streams(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
        if (fcntl(fd, F_GETFD) < 0)
            (void)open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
}

static enum pla_code tell_usage(struct cli_out *out, const struct pla_err *err,
                                const struct cli_cmd *cmd)
{
    struct pla_str usage = {0};
    cli_out_error(out, err, NULL);
    if (out->is_json)
        return PLA_USAGE;
    if (cmd != NULL) {
        cli_put_usage(cmd, &usage);
        PLA_PUT(&usage, "plaudit ");
        pla_str_put_z(&usage, cmd->name);
        PLA_PUT(&usage, " --help tells more\n");
    } else {
        PLA_PUT(&usage, "plaudit help lists the commands\n");
    }
    (void)fputs(usage.at != NULL ? usage.at : "", stderr);
    pla_str_release(&usage);
    return PLA_USAGE;
}

static enum pla_code unknown_command(struct cli_out *out, const char *name)
{
    struct pla_err err;
    const char *nearest = cli_cmd_nearest(name);
    pla_err_set(&err, PLA_USAGE, "there is no command '%s'", name);
    if (nearest != NULL)
        pla_err_hint(&err, "did you mean '%s'?", nearest);
    return tell_usage(out, &err, NULL);
}

static enum pla_code check_operands(const struct cli_cmd *cmd, const struct cli_list *operands,
                                    struct pla_err *err)
{
    if (operands->count < cmd->least_operands)
        return pla_err_set(err, PLA_USAGE, "%s needs %s", cmd->name, cmd->operands);
    if (operands->count > cmd->most_operands)
        return pla_err_set(err, PLA_USAGE, "'%s' is one word too many",
                           operands->items[cmd->most_operands]);
    return PLA_OK;
}

static enum pla_code show_help(struct cli_out *out, const struct cli_cmd *cmd)
{
    struct pla_str text = {0};
    cli_put_help(cmd, &text);
    bool is_put = cli_out_put(out, (struct pla_text){text.at, text.length});
    pla_str_release(&text);
    return is_put ? PLA_OK : PLA_OUTPUT;
}

static enum pla_code call_command(const struct cli_cmd *cmd, const char *const *args, size_t count,
                                  struct pla_arena *arena, struct cli_out *out)
{
    struct pla_err err = {0};
    struct cli_list operands = {0};
    struct cli_common *common = pla_arena_alloc(arena, cmd->values_size);
    if (common == NULL) {
        pla_err_memory(&err);
        cli_out_error(out, &err, NULL);
        return PLA_MEMORY;
    }
    enum pla_code code = cli_opt_parse(cmd->options, args, count, arena, common, &operands, &err);
    cli_out_begin(out, common);
    if (code == PLA_OK && common->help)
        return show_help(out, cmd);
    if (code == PLA_OK)
        code = check_operands(cmd, &operands, &err);
    if (code != PLA_OK)
        return tell_usage(out, &err, cmd);
    struct cli_call call = {.cmd = cmd,
                            .values = common,
                            .operands = operands.items,
                            .operand_count = operands.count,
                            .out = out,
                            .arena = arena};
    return cmd->run(&call);
}

/** "--help" and "--version" where a command is expected, and nothing at all. */
static const char *command_name(int argc, char **argv)
{
    if (argc < 2 || strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
        return "help";
    if (strcmp(argv[1], "--version") == 0 || strcmp(argv[1], "-V") == 0)
        return "version";
    return argv[1];
}

int main(int argc, char **argv)
{
    struct cli_out out = {0};
    struct pla_arena arena;
    hold_closed_streams();
    pla_arena_init(&arena, 0);
    cli_out_begin(&out, &(struct cli_common){0});
    const char *name = command_name(argc, argv);
    const struct cli_cmd *cmd = cli_cmd_find(name);
    const char *const *args = (const char *const *)(argv + (argc < 2 ? 1 : 2));
    size_t count = argc < 2 ? 0 : (size_t)argc - 2;
    enum pla_code code =
        cmd == NULL ? unknown_command(&out, name) : call_command(cmd, args, count, &arena, &out);
    code = pla_code_worst(code, out.worst);
    pla_arena_release(&arena);
    return pla_code_exit(code);
}
