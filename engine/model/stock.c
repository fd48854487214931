// SPDX-License-Identifier: Apache-2.0
/**
 * What stays the same in all reasons of a condition: the JSON around the value, the words around
 * the number.
 *
 * The pieces are made by the functions that write a reason without stock, so that both give the
 * same bytes. Reasons are most of a decision, and most of a reason stays the same.
 */
#include "model/stock.h"

#include "model/json_put.h"
#include "model/reason_json.h"

/** The words around a number, as the inside of a JSON string. */
struct words {
    struct pla_text lead, trail;
};

/** Of a comparison, or of a criterion in all_met. */
struct piece {
    const struct pla_cond *cond;           /**< whose it is; NULL: nobody's, or a criterion's */
    const struct pla_criterion *criterion; /**< whose it is; NULL: nobody's, or a condition's */
    struct pla_rational needed;
    struct pla_text head;  /**< up to the value */
    struct pla_text need;  /**< from behind the value up to the state */
    struct words words[2]; /**< second: of a special number */
    enum pla_form form;
    const struct pla_scale *scale;
};

struct pla_stock {
    struct piece *by_cond; /**< by condition id */
    size_t cond_count;
    struct piece *by_criterion; /**< parallel to the rubric's */
    size_t criterion_count;
};

/* ---- making ---- */

struct maker {
    struct pla_str scratch;
    struct pla_arena *arena;
    struct pla_wording wording;
};

static struct pla_text take(struct maker *maker)
{
    struct pla_str *scratch = &maker->scratch;
    struct pla_text text = {scratch->at, scratch->length};
    if (scratch->failed) {
        maker->arena->failed = true;
    }
    text = text.length == 0 ? PLA_TEXT("") : pla_text_copy(maker->arena, text);
    pla_str_clear(scratch);
    return text;
}

static void make(struct maker *maker, const struct pla_reason *reason, struct piece *piece)
{
    struct pla_str *scratch = &maker->scratch;
    struct pla_leaf leaf = pla_reason_leaf(reason, &maker->wording);
    piece->needed = reason->need.low;
    piece->form = pla_leaf_form(&leaf);
    piece->scale = leaf.scale;
    pla_comparison_put_head(&leaf, scratch);
    piece->head = take(maker);
    pla_comparison_put_need(reason, &leaf, scratch);
    PLA_PUT(scratch, ",\"state\":\"");
    piece->need = take(maker);
    for (size_t i = 0; i < 2; i++) {
        pla_reason_put_lead(reason, &leaf, i == 1, scratch);
        pla_put_escaped_since(scratch, 0);
        piece->words[i].lead = take(maker);
        pla_reason_put_trail(reason, &leaf, i == 1, scratch);
        pla_put_escaped_since(scratch, 0);
        piece->words[i].trail = take(maker);
    }
}

static struct pla_value known(struct pla_rational number)
{
    return (struct pla_value){
        .kind = PLA_KIND_NUMBER, .state = PLA_VALUE_KNOWN, .low = number, .high = number};
}

/** Is it a number against a constant, in a form whose words have a lead and a trail? */
static bool is_stock(const struct pla_cond *cond)
{
    if (cond->op >= PLA_C_WITHIN || cond->measure->kind != PLA_KIND_NUMBER ||
        cond->low->op != PLA_M_CONST || cond->low->kind != PLA_KIND_NUMBER) {
        return false;
    }
    enum pla_form form = pla_measure_form(cond->measure);
    return form == PLA_FORM_COUNTED || form == PLA_FORM_NAMED || form == PLA_FORM_LEVEL;
}

static bool make_all(struct maker *maker, const struct pla_rubric *rubric, struct pla_stock *stock)
{
    for (size_t i = 0; i < stock->cond_count; i++) {
        const struct pla_cond *cond = rubric->program.conds[i];
        if (is_stock(cond)) {
            struct pla_reason reason = {
                .cond = cond, .state = PLA_MET, .need = known(cond->low->value)};
            make(maker, &reason, &stock->by_cond[i]);
            stock->by_cond[i].cond = cond;
        }
    }
    static const struct pla_cond all_met = {.op = PLA_C_ALL_MET};
    for (size_t i = 0; i < stock->criterion_count; i++) {
        const struct pla_criterion *criterion = &rubric->criteria[i];
        if (criterion->has_minimum) {
            struct pla_reason reason = {.cond = &all_met,
                                        .state = PLA_MET,
                                        .need = known(criterion->minimum),
                                        .part_id = criterion->id};
            make(maker, &reason, &stock->by_criterion[i]);
            stock->by_criterion[i].criterion = criterion;
        }
    }
    return !maker->arena->failed;
}

const struct pla_stock *pla_stock_new(const struct pla_rubric *rubric, struct pla_arena *arena)
{
    struct pla_stock *stock = PLA_NEW(arena, struct pla_stock);
    struct pla_criterion_result *criteria =
        PLA_NEW_ARRAY(arena, rubric->criterion_count, struct pla_criterion_result);
    if (stock == NULL || criteria == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < rubric->criterion_count; i++) {
        criteria[i].criterion = &rubric->criteria[i];
        criteria[i].id = rubric->criteria[i].id;
    }
    stock->cond_count = rubric->program.cond_count;
    stock->criterion_count = rubric->criterion_count;
    stock->by_cond = PLA_NEW_ARRAY(arena, stock->cond_count, struct piece);
    stock->by_criterion = PLA_NEW_ARRAY(arena, stock->criterion_count, struct piece);
    if (stock->by_cond == NULL || stock->by_criterion == NULL) {
        return NULL;
    }
    struct maker maker = {.arena = arena, .wording = {criteria, rubric->criterion_count, 0, NULL}};
    bool is_made = make_all(&maker, rubric, stock);
    pla_str_release(&maker.scratch);
    return is_made ? stock : NULL;
}

/* ---- using ---- */

static const struct piece *find(const struct pla_reason *reason, struct pla_wording *wording)
{
    const struct pla_stock *stock = wording->stock;
    const struct pla_cond *cond = reason->cond;
    if (reason->part_id.at != NULL) {
        const struct pla_criterion *criterion = pla_wording_criterion(wording, reason->part_id);
        size_t index = wording->next - 1;
        return criterion != NULL && index < stock->criterion_count &&
                       stock->by_criterion[index].criterion == criterion
                   ? &stock->by_criterion[index]
                   : NULL;
    }
    return cond->id < stock->cond_count && stock->by_cond[cond->id].cond == cond
               ? &stock->by_cond[cond->id]
               : NULL;
}

static bool is_plain(const struct pla_value *value)
{
    return value->state == PLA_VALUE_KNOWN && !value->is_none && value->kind == PLA_KIND_NUMBER;
}

static void put_words(const struct piece *piece, const struct pla_reason *reason,
                      struct pla_str *out)
{
    const struct pla_rational have = reason->have.low;
    struct pla_text level = {0};
    bool is_special = have.num == 1 && have.den == 1;
    if (piece->form == PLA_FORM_LEVEL) {
        level = pla_scale_level(piece->scale, have);
        is_special = level.at != NULL;
    }
    pla_str_put_text(out, piece->words[is_special].lead);
    if (level.at != NULL) {
        size_t from = out->length;
        pla_str_put_text(out, level);
        pla_put_escaped_since(out, from);
    } else {
        pla_number_put(have, &reason->need.low, out);
    }
    pla_str_put_text(out, piece->words[is_special].trail);
}

bool pla_stock_put(const struct pla_reason *reason, struct pla_wording *wording,
                   struct pla_str *out)
{
    const struct pla_value *have = &reason->have;
    if (wording->stock == NULL || reason->cond == NULL || reason->state == PLA_FAILED ||
        reason->part_count > 0 || have->may_be_none || !is_plain(have) ||
        !is_plain(&reason->need)) {
        return false;
    }
    const struct piece *piece = find(reason, wording);
    if (piece == NULL || reason->need.low.num != piece->needed.num ||
        reason->need.low.den != piece->needed.den) {
        return false;
    }
    pla_str_put_text(out, piece->head);
    pla_put_number(out, have->low);
    pla_str_put_text(out, piece->need);
    pla_str_put_z(out, pla_state_name(reason->state));
    PLA_PUT(out, "\",\"evidence\":");
    pla_put_list(out, &reason->evidence);
    PLA_PUT(out, ",\"parts\":[],\"text\":\"");
    put_words(piece, reason, out);
    PLA_PUT(out, "\"}");
    return true;
}
