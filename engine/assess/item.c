// SPDX-License-Identifier: Apache-2.0
/** Days of an item, and its hours and length on or after a date. */
#include "assess/item.h"

static pla_day earlier(pla_day a, pla_day b)
{
    return a < b ? a : b;
}

static pla_day later(pla_day a, pla_day b)
{
    return a > b ? a : b;
}

static bool has_start(const struct pla_evidence *evidence)
{
    return evidence->has_started || evidence->started_unknown;
}

/** The date an item ended: of an item without dates of its own, the day its exam was taken. */
static struct pla_date end_of(const struct pla_evidence *evidence)
{
    if (evidence->ended.state == PLA_DATE_ABSENT && !has_start(evidence) &&
        evidence->exam.name.at != NULL)
        return evidence->exam.taken;
    return evidence->ended;
}

static struct pla_days ends_of(const struct pla_evidence *evidence, pla_day as_of)
{
    struct pla_date end = end_of(evidence);
    if (end.state == PLA_DATE_ABSENT && has_start(evidence))
        return (struct pla_days){false, as_of, as_of};
    if (end.state != PLA_DATE_KNOWN)
        return (struct pla_days){!evidence->has_started, evidence->started, as_of};
    pla_day first = earlier(end.first, as_of), last = earlier(end.last, as_of);
    if (evidence->has_started && evidence->started <= last)
        first = later(first, evidence->started);
    return (struct pla_days){false, first, last};
}

static struct pla_days starts_of(const struct pla_evidence *evidence, struct pla_days ends)
{
    if (evidence->has_started)
        return (struct pla_days){false, evidence->started, evidence->started};
    if (evidence->started_unknown)
        return (struct pla_days){true, 0, ends.high};
    return ends;
}

void pla_item_set_days(struct pla_item *item, pla_day as_of)
{
    const struct pla_evidence *evidence = item->evidence;
    item->ends = ends_of(evidence, as_of);
    item->starts = starts_of(evidence, item->ends);
    item->first = evidence->started;
    item->last = item->ends.low;
    item->last_high = item->ends.high;
    item->end_unknown = evidence->ended.state == PLA_DATE_UNKNOWN;
    item->has_span = evidence->has_started && !item->end_unknown && item->first <= item->last;
}

bool pla_item_is_after(const struct pla_evidence *evidence, pla_day day)
{
    if (has_start(evidence))
        return evidence->has_started && evidence->started > day;
    struct pla_date end = end_of(evidence);
    return end.state == PLA_DATE_KNOWN && end.first > day;
}

/* ---- bounds ---- */

struct pla_date_bound pla_date_bound_of(const struct pla_value *value)
{
    if (value->is_none)
        return (struct pla_date_bound){.state = PLA_BOUNDED_BY_NONE};
    bool unknown = value->state == PLA_VALUE_UNKNOWN;
    return (struct pla_date_bound){.state = PLA_BOUNDED,
                                   .may_be_none = value->may_be_none,
                                   .no_low = unknown || value->no_low,
                                   .no_high = unknown || value->no_high,
                                   .low = (pla_day)value->low.num,
                                   .high = (pla_day)value->high.num};
}

/** States of a bound that settle a comparison; else `state` as compared. */
static enum pla_state bounded(const struct pla_date_bound *bound, enum pla_state state)
{
    if (bound->state == PLA_UNBOUNDED)
        return PLA_MET;
    if (bound->state == PLA_BOUNDED_BY_NONE)
        return PLA_NOT_MET;
    return bound->may_be_none && state == PLA_MET ? PLA_UNDECIDED : state;
}

enum pla_state pla_item_since(const struct pla_item *item, const struct pla_date_bound *since)
{
    const struct pla_days *ends = &item->ends;
    if (!since->no_high && !ends->no_low && ends->low >= since->high)
        return bounded(since, PLA_MET);
    if (!since->no_low && ends->high < since->low)
        return bounded(since, PLA_NOT_MET);
    return bounded(since, PLA_UNDECIDED);
}

enum pla_state pla_item_until(const struct pla_item *item, const struct pla_date_bound *until)
{
    const struct pla_days *starts = &item->starts;
    if (!until->no_low && starts->high <= until->low)
        return bounded(until, PLA_MET);
    if (!until->no_high && !starts->no_low && starts->low > until->high)
        return bounded(until, PLA_NOT_MET);
    return bounded(until, PLA_UNDECIDED);
}

/* ---- hours ---- */

/** Share of the days first..last that lie on or after `clip`, as days of days. */
struct share {
    int64_t days, of;
};

static struct share share_after(pla_day first, pla_day last, pla_day clip)
{
    if (clip <= first)
        return (struct share){1, 1};
    if (clip > last || first > last)
        return (struct share){0, 1};
    return (struct share){(int64_t)last - clip + 1, (int64_t)last - first + 1};
}

/** The least share: the latest clip, and the item as early as it may be. */
static struct share least_share(const struct pla_item *item, const struct pla_date_bound *clip)
{
    if (clip->state == PLA_UNBOUNDED)
        return (struct share){1, 1};
    if (clip->state == PLA_BOUNDED_BY_NONE || clip->may_be_none || clip->no_high ||
        item->starts.no_low || item->ends.no_low)
        return (struct share){0, 1};
    return share_after(item->starts.low, item->ends.low, clip->high);
}

/** The greatest share: the earliest clip, and the item as late as it may be. */
static struct share greatest_share(const struct pla_item *item, const struct pla_date_bound *clip)
{
    if (clip->state == PLA_BOUNDED_BY_NONE)
        return (struct share){0, 1};
    if (clip->state == PLA_UNBOUNDED || clip->no_low)
        return (struct share){1, 1};
    return share_after(item->starts.high, item->ends.high, clip->low);
}

static bool take_share(struct pla_rational hours, struct share share, bool rounded,
                       struct pla_rational *out)
{
    struct pla_rational part;
    if (share.days == share.of) {
        *out = hours;
        return true;
    }
    if (!pla_rational_make(share.days, share.of, &part) || !pla_rational_mul(hours, part, &part))
        return false;
    if (rounded && part.den != 1)
        return pla_rational_round(part, (struct pla_rational){1, 1000000}, PLA_ROUND_HALF_EVEN,
                                  out);
    *out = part;
    return true;
}

bool pla_item_hours(const struct pla_item *item, const struct pla_date_bound *clip, bool rounded,
                    struct pla_amount *out)
{
    *out = (struct pla_amount){PLA_ZERO, PLA_ZERO, false};
    if (!item->has_hours && !item->hours_unknown)
        return true;
    struct share least = least_share(item, clip), greatest = greatest_share(item, clip);
    if (item->hours_unknown) {
        out->no_high = greatest.days > 0;
        return true;
    }
    if (!take_share(item->hours, least, rounded, &out->low))
        return false;
    bool is_same = least.days == greatest.days && least.of == greatest.of &&
                   pla_rational_compare(item->hours, item->hours_high) == 0;
    out->high = out->low;
    return is_same || take_share(item->hours_high, greatest, rounded, &out->high);
}

/* ---- length ---- */

struct pla_stretch pla_item_stretch(const struct pla_item *item, const struct pla_date_bound *clip)
{
    struct pla_stretch s = {0};
    if (!has_start(item->evidence) || clip->state == PLA_BOUNDED_BY_NONE)
        return s;
    bool is_clipped = clip->state == PLA_BOUNDED;
    s.sure = (struct pla_interval){item->first, item->last};
    s.has_sure = item->has_span && !(is_clipped && (clip->no_high || clip->may_be_none));
    if (s.has_sure && is_clipped)
        s.sure.first = later(s.sure.first, clip->high);
    s.has_sure = s.has_sure && s.sure.first <= s.sure.last;

    bool has_clip_low = is_clipped && !clip->no_low;
    s.possible = (struct pla_interval){item->first, item->last_high};
    if (!item->evidence->has_started) {
        s.no_start = !has_clip_low;
        s.possible.first = has_clip_low ? clip->low : item->last_high;
    } else if (has_clip_low) {
        s.possible.first = later(s.possible.first, clip->low);
    }
    s.has_possible = s.possible.first <= s.possible.last;
    return s;
}
