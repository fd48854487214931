// SPDX-License-Identifier: Apache-2.0
/**
 * The scoring workbook of one assessor: what to rate, with the scale to choose from, locked where
 * nothing is to be written, and a hidden sheet by which it comes home to the right versions.
 *
 * Sheets: `Start` (what to do, how far it is), one for each rubric (a row a portfolio, claim and
 * criterion), `Evidence` (findings), `Rubric` (levels and their descriptors), and `_plaudit`
 * (hidden: whose ratings these are, of which versions, and the portfolios behind codes).
 */
#pragma once

#include "about.h"
#include "paper.h"

/** One item of evidence to look at. */
struct pla_sheet_evidence {
    struct pla_text id, title;     /**< title: what helps to find it, links too */
    struct pla_text_list outcomes; /**< learning outcomes to judge */
};

/** A portfolio on the sheet. */
struct pla_sheet_portfolio {
    struct pla_text id;
    struct pla_text code; /**< shown in its place; absent: the id is shown */
    int64_t attempt;
    const struct pla_sheet_evidence *evidence;
    size_t evidence_count;
};

/** What of a portfolio is to be rated: a rubric, for a claim or the whole. */
struct pla_sheet_case {
    size_t portfolio;              /**< index */
    size_t rubric;                 /**< index into the rubrics of `about` */
    struct pla_text claim;         /**< absent: the whole portfolio */
    struct pla_text_list evidence; /**< the claim's; none: all of it */
};

struct pla_sheet_job {
    enum pla_paper paper;
    const char *path;
    const struct pla_about *about;
    const struct pla_run_identity *identity;
    struct pla_text assessor, name;    /**< name may be absent */
    const char *role;                  /**< "assessor", "moderator", "joint" */
    struct pla_text panel, batch, due; /**< may be absent; due: "2026-12-01" */
    const struct pla_sheet_portfolio *portfolios;
    size_t portfolio_count;
    const struct pla_sheet_case *cases;
    size_t case_count;
};

/** Write it. PLA_OUTPUT, PLA_MEMORY; PLA_NO if nothing on it is to be rated by a person. */
enum pla_code pla_sheet_write(const struct pla_sheet_job *job, struct pla_err *err);
