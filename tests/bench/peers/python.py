#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The common rubric in plain Python, as a careful programmer writes it: python.py INPUT OUTPUT"""
import json
import sys
from math import gcd

AS_OF = "2026-11-01"
CURRENT_FROM = "2020-11-01"  # six years before
RECENT_FROM = "2022-11-01"
KINDS = frozenset(("work", "community", "mooc", "volunteer", "mentoring", "blog"))
EXPERIENCE = frozenset(("work", "volunteer"))
COMMUNITY = frozenset(("community", "mentoring", "blog"))
LEVELS = {"absent": 0, "partial": 1, "meets": 2, "exceeds": 3}
# Criterion, weight, minimum.
CRITERIA = (("sources", 1, 1), ("demonstration", 2, 1), ("evidence", 2, 1), ("application", 2, 1),
            ("reflection", 3, 2), ("presentation", 1, 1))
# The mean of two ratings, weighted: a sum of weight times both ratings is that many 22nds.
SCORE_PARTS = 2 * sum(weight for _, weight, _ in CRITERIA)
# Award, course, credits in sixths of a semester credit, so that 5 quarter credits (10/3) are whole.
AWARDS = (("EDU201", "EDU 201", 18), ("EDU202", "EDU 202", 20), ("EDU301", "EDU 301", 24))
BUILT_ON_BY = {"EDU 201": ("EDU 210",)}  # held: the award brings nothing new
OVERLAPS = {"EDU 301": {"EDU 105": 6}}
MONTH_PARTS = 377580  # 28, 29, 30 and 31 days divide it
MONTH_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

encode = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False, check_circular=False).encode


def exact(n, d):
    """The exact text of a fraction: "23/22", "3"."""
    common = gcd(n, d)
    return str(n // d) if common == d else f"{n // common}/{d // common}"


def days_in(year, month):
    is_leap = (year % 4 == 0 and year % 100 != 0) or year % 400 == 0
    return 29 if month == 2 and is_leap else MONTH_DAYS[month]


def day_of(year, month, day):
    """Days since 1970-01-01 (Howard Hinnant's days_from_civil)."""
    y = year - 1 if month <= 2 else year
    era = y // 400
    of_era = y - era * 400
    of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468


def shift(year, month, day, months):
    y, m = divmod(year * 12 + month - 1 + months, 12)
    return day_of(y, m + 1, min(day, days_in(y, m + 1)))


def ymd(text):
    return int(text[:4]), int(text[5:7]), int(text[8:10])


def interval_parts(first, last):
    year, month, day = ymd(first)
    end_year, end_month, end_day = ymd(last)
    end_day += 1
    if end_day > days_in(end_year, end_month):
        end_day = 1
        end_month += 1
        if end_month > 12:
            end_month = 1
            end_year += 1
    end = day_of(end_year, end_month, end_day)
    months = (end_year - year) * 12 + end_month - month
    if shift(year, month, day, months) > end:
        months -= 1
    whole = shift(year, month, day, months)
    length = shift(year, month, day, months + 1) - whole
    return months * MONTH_PARTS + (end - whole) * (MONTH_PARTS // length)


def union_parts(spans):
    """Months of the union of (started, ended), so that two jobs at once count once."""
    total = 0
    first = last = None
    for started, ended in sorted(spans):
        if ended < started:
            continue
        if first is not None and (started <= last or day_of(*ymd(started)) == day_of(*ymd(last)) + 1):
            last = max(last, ended)
            continue
        if first is not None:
            total += interval_parts(first, last)
        first, last = started, ended
    return total + interval_parts(first, last) if first is not None else total


def refusal(item, ended):
    """Why an item does not count; None if it does."""
    if item["kind"] not in KINDS:
        return "kind"
    if item["started"] > AS_OF:
        return "future"
    if not item.get("verified"):
        return "verified"
    return "current" if ended < CURRENT_FROM else None


def limit(earned, held):
    """Credits in sixths and what cut them, per award: what is held, rounding, caps."""
    credits = [award[2] if is_earned else 0 for award, is_earned in zip(AWARDS, earned)]
    limits = [[] for _ in AWARDS]

    def cut(i, by, sixths):
        credits[i] -= sixths
        limits[i].append((by, exact(sixths, 6)))

    held_sixths = {}  # a course passed twice counts once, with the most credit
    for record in held:
        if record["status"] == "passed" and record["method"] == "portfolio":
            course = record["course"]
            held_sixths[course] = max(held_sixths.get(course, 0), record["credits"] * 6)
    taken = {record["course"] for record in held}
    passed = {record["course"] for record in held if record["status"] == "passed"}
    for i, (_, course, _) in enumerate(AWARDS):
        if not earned[i]:
            continue
        by = course if course in taken else next((c for c in BUILT_ON_BY.get(course, ()) if c in passed), None)
        if by is not None:
            cut(i, "held:" + by, credits[i])
            continue
        for other, sixths in OVERLAPS.get(course, {}).items():
            if other in passed:
                cut(i, "overlap:" + other, sixths)
        if credits[i] % 3 != 0:
            cut(i, "round", credits[i] % 3)  # down to halves
    counted = sum(credits)
    caps = [("cap:portfolio", 48), ("cap:pla", max(0, 72 - sum(held_sixths.values())))]
    caps = [[by, room] for by, room in caps if counted > room]
    for i in range(len(AWARDS)):
        if credits[i] == 0 or not caps:
            continue
        for by, room in caps:
            if credits[i] > room:
                cut(i, by, credits[i] - room)
        for cap in caps:
            cap[1] -= credits[i]
    return credits, limits


def judge_evidence(evidence):
    """Refusals, hours by two groups of kinds, what is recent, and work as spans."""
    refused, spans = [], []
    hours = [0, 0]
    ids = {"experience": [], "community": [], "both": [], "recent": [], "work": []}
    for item in evidence:
        ended = item.get("ended", AS_OF)
        ended = min(ended, AS_OF)
        why = refusal(item, ended)
        if why is not None:
            refused.append((item["id"], why))
            continue
        kind = item["kind"]
        if kind in EXPERIENCE:
            hours[0] += item["hours"]
            ids["experience"].append(item["id"])
            ids["both"].append(item["id"])
        elif kind in COMMUNITY:
            hours[1] += item["hours"]
            ids["community"].append(item["id"])
            ids["both"].append(item["id"])
        if ended >= RECENT_FROM:
            ids["recent"].append(item["id"])
        if kind == "work":
            spans.append((item["started"], ended))
            ids["work"].append(item["id"])
    return refused, hours, ids, spans


def judge_ratings(portfolio):
    """Criteria with their states, the weighted sum in 22nds, and how many are met."""
    given = {}
    for rating in portfolio["ratings"]:
        given.setdefault(rating["criterion"], []).append(LEVELS[rating["level"]])
    criteria = []
    score = met = 0
    for criterion, weight, minimum in CRITERIA:
        one, two = given[criterion]
        is_met = one + two >= 2 * minimum
        score += weight * (one + two)
        met += is_met
        criteria.append((criterion, exact(one + two, 2), "met" if is_met else "not_met", abs(one - two) >= 2))
    return criteria, score, met


def answer(line):
    portfolio = json.loads(line)
    refused, (experience, community), ids, spans = judge_evidence(portfolio["evidence"])
    criteria, score, met = judge_ratings(portfolio)
    months = union_parts(spans)
    both = experience + community
    recent = len(ids["recent"])
    exact_score = exact(score, SCORE_PARTS)

    def reason(measure, have, need, is_met, evidence=()):
        return is_met, (measure, have, need, "met" if is_met else "not_met", evidence)

    score15 = reason("score", exact_score, "3/2", 2 * score >= 3 * SCORE_PARTS)
    reasons = (
        (score15, reason("hours", str(experience), "120", experience >= 120, ids["experience"])),
        (score15, reason("hours", str(community), "80", community >= 80, ids["community"]),
         reason("count", str(recent), "2", recent >= 2, ids["recent"])),
        (reason("met", str(met), str(len(CRITERIA)), met == len(CRITERIA)),
         reason("score", exact_score, "2", score >= 2 * SCORE_PARTS),
         reason("+", str(both), "400", both >= 400, ids["both"]),
         reason("months", exact(months, MONTH_PARTS), "6", months >= 6 * MONTH_PARTS, ids["work"])),
    )
    earned = [all(is_met for is_met, _ in group) for group in reasons]
    credits, limits = limit(earned, portfolio["held"])
    awards = [(award[0], "not_met" if not earned[i] else "withheld" if credits[i] == 0 else "recommended",
               exact(credits[i], 6), [r for _, r in reasons[i]], limits[i])
              for i, award in enumerate(AWARDS)]
    return encode({"portfolio": portfolio["id"], "score": exact_score, "outcome": "pass" if any(earned) else "fail",
                   "criteria": criteria, "awards": awards, "refused": refused, "total": exact(sum(credits), 6)})


def main():
    with open(sys.argv[1], "rb") as lines, open(sys.argv[2], "w", encoding="utf-8", buffering=1 << 20) as out:
        for line in lines:
            out.write(answer(line) + "\n")


if __name__ == "__main__":
    main()
