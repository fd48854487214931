// SPDX-License-Identifier: Apache-2.0
/**
 * Coverage of a rubric by its cases: what was seen to happen, and what could happen but was not.
 *
 * What counts, each once: of every comparison, check and refer the states it can have (met, not
 * met, undecided), of every criterion the levels it can get, of every award that it was earned and
 * that it was not, of every outcome that it was given. So do the conditions of the policy's rules
 * (and of methods that are resident on a condition) which concern a method of the rubric's awards.
 * What the lint knows to be impossible does not count; conditions that the engine made itself (when
 * an award over a table applies) do not either. Joins are covered by their parts.
 */
#pragma once

#include "assess/assess.h"

struct pla_coverage;

enum pla_code pla_coverage_new(struct pla_coverage **out, struct pla_err *err);
void pla_coverage_free(struct pla_coverage *coverage);

/**
 * Count a decided run. Runs of a rubric that was loaded anew are added to the same counts: what
 * stands at the same place is the same.
 */
void pla_coverage_add(struct pla_coverage *coverage, const struct pla_run *run,
                      const struct pla_decision *decision);
/** An observer that does so; it borrows the coverage. */
struct pla_observer pla_coverage_observer(struct pla_coverage *coverage);

/** What was seen, of what can be. */
struct pla_coverage_sum {
    size_t covered, all;
};
struct pla_coverage_sum pla_coverage_sum(const struct pla_coverage *coverage);

/**
 * Append one line of JSON:
 * {"coverage":{"schema":1,"rubric","covered","all","percent",
 *   "conditions":[{"file","line","text","met","not_met","undecided","failed"}],
 *   "levels":[{"file","line","criterion","level","count"}],
 *   "awards":[{"file","line","id","recommended","withheld","not_met","undecided","referred",
 *              "failed","left_out"}],
 *   "outcomes":[{"file","line","id","count"}],
 *   "missing":[{"kind","file","line","text"}]}}
 * @return PLA_OK, or PLA_MEMORY (also if memory ran out while counting)
 */
enum pla_code pla_coverage_put_json(const struct pla_coverage *coverage, struct pla_str *out,
                                    struct pla_err *err);
