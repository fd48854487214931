// SPDX-License-Identifier: Apache-2.0
/** The schemas there have been, each as the step from the one before. */
#include "store/private.h"

/**
 * What every table under the chain ends with. The audit row is written last, so a foreign key to it
 * would be a deferred one, for which SQLite goes through every table that has it; `verify` tells
 * when it is not there.
 */
#define UNDER_CHAIN ", audit INTEGER NOT NULL, leaf BLOB NOT NULL) STRICT;"

static const char runs[] =
    "CREATE TABLE audit(sequence INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL,"
    " action TEXT NOT NULL, subject TEXT NOT NULL, portfolio INTEGER, digest BLOB NOT NULL,"
    " previous BLOB NOT NULL, hash BLOB NOT NULL) STRICT;"
    "CREATE INDEX audit_at ON audit(at);"
    "CREATE INDEX audit_portfolio ON audit(portfolio) WHERE portfolio IS NOT NULL;"
    /* the only place of personal text; kind 'id': the id of a portfolio or learner */
    "CREATE TABLE content(id INTEGER PRIMARY KEY, kind TEXT NOT NULL, hash BLOB NOT NULL,"
    " salt BLOB, bytes TEXT" UNDER_CHAIN
    "CREATE INDEX content_id ON content(bytes) WHERE kind = 'id';"
    "CREATE TABLE version(id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL,"
    " version TEXT NOT NULL, title TEXT, first_day INTEGER, last_day INTEGER, day_of TEXT,"
    " print TEXT NOT NULL, approved_by TEXT, minute TEXT" UNDER_CHAIN
    "CREATE UNIQUE INDEX version_name ON version(kind, name, version);"
    "CREATE INDEX version_print ON version(kind, print);"
    "CREATE TABLE version_file(id INTEGER PRIMARY KEY, version INTEGER NOT NULL REFERENCES version,"
    " name TEXT NOT NULL, text TEXT NOT NULL" UNDER_CHAIN
    "CREATE UNIQUE INDEX version_file_name ON version_file(version, name);"
    "CREATE TABLE retirement(id INTEGER PRIMARY KEY, version INTEGER NOT NULL REFERENCES version,"
    " why TEXT" UNDER_CHAIN "CREATE UNIQUE INDEX retirement_version ON retirement(version);"
    "CREATE TABLE run(id INTEGER PRIMARY KEY, name TEXT NOT NULL, as_of INTEGER NOT NULL,"
    " engine TEXT NOT NULL, shards INTEGER NOT NULL, inputs TEXT, options TEXT, description "
    "TEXT" UNDER_CHAIN "CREATE UNIQUE INDEX run_name ON run(name);"
    "CREATE TABLE run_version(id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES run,"
    " kind TEXT NOT NULL, name TEXT NOT NULL, version TEXT NOT NULL, print TEXT NOT "
    "NULL" UNDER_CHAIN
    "CREATE UNIQUE INDEX run_version_name ON run_version(run, kind, name, version);"
    "CREATE TABLE block(id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES run,"
    " shard INTEGER NOT NULL, number INTEGER NOT NULL, entry INTEGER NOT NULL" UNDER_CHAIN
    "CREATE UNIQUE INDEX block_number ON block(run, shard, number);"
    "CREATE INDEX block_audit ON block(audit);"
    "CREATE TABLE run_end(id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES run,"
    " shard INTEGER NOT NULL" UNDER_CHAIN "CREATE INDEX run_end_run ON run_end(run, shard);";

static const char cases[] =
    "CREATE TABLE learner(id INTEGER PRIMARY KEY, name INTEGER NOT NULL REFERENCES "
    "content" UNDER_CHAIN "CREATE UNIQUE INDEX learner_name ON learner(name);"
    "CREATE TABLE portfolio(id INTEGER PRIMARY KEY, name INTEGER NOT NULL REFERENCES "
    "content" UNDER_CHAIN "CREATE UNIQUE INDEX portfolio_name ON portfolio(name);"
    "CREATE TABLE record(id INTEGER PRIMARY KEY, portfolio INTEGER NOT NULL REFERENCES portfolio,"
    " attempt INTEGER NOT NULL, learner INTEGER REFERENCES learner,"
    " bytes INTEGER NOT NULL REFERENCES content, names INTEGER REFERENCES content" UNDER_CHAIN
    "CREATE INDEX record_portfolio ON record(portfolio, attempt);"
    "CREATE INDEX record_learner ON record(learner, portfolio);"
    "CREATE TABLE entry(id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES run,"
    " position INTEGER NOT NULL, portfolio INTEGER REFERENCES portfolio, attempt INTEGER,"
    " record INTEGER REFERENCES record, ratings INTEGER REFERENCES content,"
    " fault INTEGER REFERENCES content" UNDER_CHAIN
    "CREATE UNIQUE INDEX entry_position ON entry(run, position);"
    "CREATE INDEX entry_portfolio ON entry(portfolio, attempt);"
    "CREATE TABLE decision(id INTEGER PRIMARY KEY, entry INTEGER NOT NULL REFERENCES entry,"
    " rubric TEXT NOT NULL, version TEXT NOT NULL, claim TEXT NOT NULL, status TEXT NOT NULL,"
    " line INTEGER NOT NULL REFERENCES content" UNDER_CHAIN
    "CREATE UNIQUE INDEX decision_entry ON decision(entry, rubric, claim);"
    "CREATE INDEX decision_rubric ON decision(rubric, entry);"
    "CREATE TABLE redacted(id INTEGER PRIMARY KEY, content INTEGER NOT NULL REFERENCES "
    "content" UNDER_CHAIN "CREATE UNIQUE INDEX redacted_content ON redacted(content);";

static const char people[] =
    "CREATE TABLE rating(id INTEGER PRIMARY KEY, kind TEXT NOT NULL,"
    " portfolio INTEGER NOT NULL REFERENCES portfolio, attempt INTEGER NOT NULL,"
    " rubric TEXT NOT NULL, claim TEXT NOT NULL, item TEXT NOT NULL, assessor TEXT NOT NULL,"
    " rated TEXT NOT NULL, body INTEGER NOT NULL REFERENCES content" UNDER_CHAIN
    "CREATE INDEX rating_key"
    " ON rating(portfolio, attempt, kind, item, assessor, rubric, claim, rated);"
    "CREATE INDEX rating_audit ON rating(audit);"
    "CREATE TABLE action(id INTEGER PRIMARY KEY, kind TEXT NOT NULL,"
    " portfolio INTEGER NOT NULL REFERENCES portfolio, attempt INTEGER NOT NULL,"
    " rubric TEXT NOT NULL, claim TEXT NOT NULL, award TEXT NOT NULL, step TEXT, credits TEXT,"
    " reason INTEGER REFERENCES content, facts INTEGER REFERENCES content, due INTEGER,"
    " decision INTEGER REFERENCES decision, about INTEGER REFERENCES action" UNDER_CHAIN
    "CREATE INDEX action_award ON action(portfolio, attempt, rubric, claim, award);"
    "CREATE INDEX action_rubric ON action(rubric);"
    "CREATE INDEX action_audit ON action(audit);"
    "CREATE INDEX action_about ON action(about) WHERE about IS NOT NULL;";

const struct pla_migration pla_migrations[PLA_STORE_SCHEMA] = {
    {"versions, runs, portfolios, decisions", {runs, cases}},
    {"ratings, actions", {people}},
};
