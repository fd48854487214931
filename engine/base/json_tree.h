// SPDX-License-Identifier: Apache-2.0
/**
 * Small JSON as a tree (cJSON behind the strict scanner of json.h): policies of the program,
 * cases, decisions read back, answers of workers. The only file that includes cJSON is json_tree.c.
 *
 * Numbers keep their digits: an exact fraction is read from the text, never from a double.
 */
#pragma once

#include "base/json.h"

/** A node; borrowed from its tree. */
struct pla_json_node;
/** A tree, freed as a whole. */
struct pla_json_tree;

/** Check strictly, then parse. The text need not outlive the tree. */
enum pla_code pla_json_tree_parse(struct pla_text text, const char *name,
                                  struct pla_json_tree **out_tree, struct pla_err *err);
void pla_json_tree_free(struct pla_json_tree *tree);
const struct pla_json_node *pla_json_tree_root(const struct pla_json_tree *tree);

enum pla_json_type pla_json_node_type(const struct pla_json_node *node); /**< FAILED for NULL */
/** Member by exact name, NULL if absent or not an object (case matters). */
const struct pla_json_node *pla_json_node_get(const struct pla_json_node *node, const char *key);
const struct pla_json_node *pla_json_node_first(const struct pla_json_node *node);
const struct pla_json_node *pla_json_node_next(const struct pla_json_node *node);
/** Name of a member; NULL for an element. */
const char *pla_json_node_key(const struct pla_json_node *node);
/** Text of a string node; absent if it is not a string (NULL node too). */
struct pla_text pla_json_node_text(const struct pla_json_node *node);
/** A number, or a string like "8/3"; false otherwise. */
bool pla_json_node_rational(const struct pla_json_node *node, struct pla_rational *out);
/** Value of a boolean; `fallback` if it is not one. */
bool pla_json_node_bool(const struct pla_json_node *node, bool fallback);
size_t pla_json_node_count(const struct pla_json_node *node);
