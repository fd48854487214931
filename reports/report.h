// SPDX-License-Identifier: Apache-2.0
/**
 * What all documents for people share: who and what they are about, how they begin and end.
 *
 * A report is made for a reader; `contents` below are the four of them. Decisions, names and words
 * are borrowed and must live as long as the document.
 */
#pragma once

#include "about.h"
#include "doc.h"
#include "say.h"

/** What every document of a run is made with. */
struct pla_report {
    const struct pla_about *about; /**< titles and wording; may be empty */
    const struct pla_run_identity *identity;
    const struct pla_words *words;
};

/** One record: its decisions and what is known beside them. */
struct pla_subject {
    const struct pla_decision *decisions;
    size_t decision_count;
    const struct pla_context *context; /**< NULL: names and titles are not known */
};

/**
 * Start a document: title, institution, date, foot.
 * @param title  of the kind of document
 * @param name   what it is about; absent: the title alone
 */
struct pla_doc *pla_report_begin(struct pla_arena *arena, const struct pla_report *report,
                                 enum pla_word title, struct pla_text name);
/** The institution's name, or the policy's id. */
struct pla_text pla_report_institution(const struct pla_report *report);
/** Name of the learner, else the id, else the portfolio's id. */
struct pla_text pla_subject_name(const struct pla_subject *one);
/** Anchors of a document with several records: "p2-d1-" and so on; prefix of a decision. */
struct pla_text pla_report_anchor(struct pla_doc *doc, size_t record, size_t decision,
                                  const char *kind, struct pla_text id);
/** "Portfolio assessment of a course: claim c1 (EDU 301)", as the title of a section. */
void pla_report_put_rubric(struct pla_doc *doc, struct pla_runs *runs,
                           const struct pla_report *report, const struct pla_subject *one,
                           const struct pla_decision *decision);
/** Terms about the record: learner, portfolio, program, dates. */
void pla_report_put_case(struct pla_doc_node *parent, const struct pla_report *report,
                         const struct pla_subject *one);
/** Reasons as a proof, parts below their joins. */
void pla_report_put_proof(struct pla_doc_node *parent, const struct pla_about_rubric *rubric,
                          const struct pla_reason *reasons, size_t count);
/** The evidence of a decision as a table: what was accepted, what not and why. */
void pla_report_put_evidence(struct pla_doc_node *parent, const struct pla_subject *one,
                             const struct pla_decision *decision, size_t record, size_t index);
/** How many items of a decision are accepted. */
size_t pla_report_admitted(const struct pla_decision *decision);
/** Title of an item of evidence, or its id. */
struct pla_text pla_report_item(const struct pla_subject *one, struct pla_text id);
/** A folded section: rubrics, policy, engine, fingerprints, and what is not known. */
void pla_report_put_about(struct pla_doc_node *parent, const struct pla_report *report,
                          const struct pla_subject *one);
/** How to appeal, by the policy; that it does not say if it does not. */
void pla_report_put_appeal(struct pla_doc_node *parent, const struct pla_report *report);
/** Lines for the policy's approvals. */
void pla_report_put_signatures(struct pla_doc_node *parent, const struct pla_report *report);
/** A key number. */
void pla_report_put_figure(struct pla_doc_node *figures, enum pla_word label,
                           struct pla_rational number);
