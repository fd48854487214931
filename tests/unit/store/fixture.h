// SPDX-License-Identifier: Apache-2.0
/**
 * What the tests of the store share: a folder of their own, a hand, and made-up runs.
 */
#pragma once

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "store/action.h"
#include "store/audit.h"
#include "store/backup.h"
#include "store/decision.h"
#include "store/merge.h"
#include "store/rating.h"
#include "store/redact.h"
#include "store/run.h"

/** The folder of this test and the store in it. */
extern char folder[128], path[160];
extern struct pla_err err;

/** Make the folder / remove it with everything; for cmocka_unit_test_setup_teardown. */
int set_up(void **state);
int tear_down(void **state);

/** A path in the folder; four of them live at once. */
const char *in_folder(const char *name);

/** Salts made of their number: equal runs give equal stores. */
struct pla_store_hand steady_hand(const char *actor, int64_t now);
struct pla_store *open_store(enum pla_store_mode mode);
/** Fails with the message if the code is another. */
void assert_code(enum pla_code have, enum pla_code want);
bool has(const char *text, const char *part);

/** Block `block` of a run with `count` positions; portfolio P<position>, learner S<position / 2>.
 */
void save_block(struct pla_store *store, int64_t run, uint64_t block, size_t count);
/** A run of that name with one rubric and one policy. */
struct pla_stored_run sample_run(const char *name);
int64_t begin_run(struct pla_store *store, const char *name);
/** One portfolio with a decision by a rubric, in block 0 of a new run. */
void save_one(struct pla_store *store, const char *run, const char *portfolio, const char *learner,
              const char *rubric, const char *mark);
/** The first number a query gives, asked of the file beside any handle. */
int64_t ask(const char *sql);
/** Change the file by hand. */
void change(const char *sql);
/** All tables as text, to compare stores; to be freed. */
char *dump(const char *file);

/** A rubric of one file. */
struct pla_stored_version sample_version(const char *id, const char *version,
                                         const struct pla_stored_file *files, size_t count);
/** A store with something in every table. */
struct pla_store *full_store(void);
