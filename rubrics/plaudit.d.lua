---@meta
-- Every name a rubric, a policy or a file of cases may use, for editors that speak LuaLS.
-- Add the folder of this file to `workspace.library`; nothing here is ever run.

---@alias plaudit.Number number|string  A whole number, a decimal of at most 15 digits, or a text like "2/3".
---@alias plaudit.Day string  A full date: "2026-01-31".
---@alias plaudit.Value plaudit.Number|string|boolean|plaudit.Measure  What a measure is compared with; level names work against its scale.
---@alias plaudit.DateLike plaudit.Day|plaudit.Measure  A date, or a measure that is one.
---@alias plaudit.Type "number"|"text"|"boolean"|"date"

-- ---------------------------------------------------------------------------------------------
-- Values

---What the evidence, the ratings or the facts of a portfolio amount to. It is known only for each
---portfolio, so it is compared by methods, never by < == or and.
---@class plaudit.Measure
---@operator add(plaudit.Measure|plaudit.Number): plaudit.Measure
---@operator sub(plaudit.Measure|plaudit.Number): plaudit.Measure
---@operator mul(plaudit.Measure|plaudit.Number): plaudit.Measure
---@operator div(plaudit.Measure|plaudit.Number): plaudit.Measure
---@operator unm: plaudit.Measure
---@operator band(plaudit.Condition|plaudit.Measure): plaudit.Condition
---@operator bor(plaudit.Condition|plaudit.Measure): plaudit.Condition
---@operator bnot: plaudit.Condition
local Measure = {}

---Met if the measure is at least x.
---@param x plaudit.Value
---@return plaudit.Condition
function Measure:at_least(x) end

---Met if the measure is at most x.
---@param x plaudit.Value
---@return plaudit.Condition
function Measure:at_most(x) end

---Met if the measure is more than x.
---@param x plaudit.Value
---@return plaudit.Condition
function Measure:more_than(x) end

---Met if the measure is less than x.
---@param x plaudit.Value
---@return plaudit.Condition
function Measure:less_than(x) end

---Met if the measure is x: the only comparison for texts and for true or false.
---@param x plaudit.Value
---@return plaudit.Condition
function Measure:is(x) end

---Met if the measure is from a to b, both included.
---@param a plaudit.Value
---@param b plaudit.Value
---@return plaudit.Condition
function Measure:within(a, b) end

---The same measure under a name of its own, for reasons and for `because = "{label} so far"`.
---@param label string
---@return plaudit.Measure
function Measure:named(label) end

---Met, not met or undecided. `a & b`, `a | b` and `~a` join; `and`, `or` and `not` do not.
---@class plaudit.Condition
---@operator band(plaudit.Condition|plaudit.Measure): plaudit.Condition
---@operator bor(plaudit.Condition|plaudit.Measure): plaudit.Condition
---@operator bnot: plaudit.Condition

---A bound as the value of a filter: `hours = at_least(10)`.
---@class plaudit.Bound

---Which admitted evidence counts. A list means any of its values; declared fields stand beside
---these names.
---@class plaudit.Filter
---@field id? string|string[]  The item's id.
---@field kind? string|string[]  The kind of evidence: "work", "community".
---@field role? string|string[]  What the learner did in it: "author", "facilitator".
---@field issuer? string|string[]  Who stands behind it.
---@field course? string|string[]  The course it belongs to.
---@field title? string|string[]  Its title.
---@field url? string|string[]  Its address.
---@field tag? string|string[]  A tag it has.
---@field part? string|string[]  A part of its course: "week 2".
---@field learning_outcome? string|string[]  A learning outcome the learner tagged.
---@field exam? string|string[]  The exam it reports.
---@field verified? boolean  Whether somebody verified it.
---@field hours? plaudit.Number|plaudit.Number[]|plaudit.Bound  Its accepted hours.
---@field since? plaudit.DateLike  Only what ended on this day or later.
---@field until? plaudit.DateLike  Only what started on this day or earlier.
---@field clip? plaudit.DateLike  Hours, months and years: only what lies on or after this day counts.
---@field where? fun(item: plaudit.Item, portfolio: plaudit.Portfolio): boolean?  An own test; nil is undecided.
---@field [string] any

---Which criteria count.
---@class plaudit.Area
---@field area? string  Only criteria of this area.

-- ---------------------------------------------------------------------------------------------
-- Measures over criteria

---Weighted mean of the resolved levels.
---@param options? plaudit.Area
---@return plaudit.Measure
function score(options) end

---Weighted sum of the resolved levels.
---@param options? plaudit.Area
---@return plaudit.Measure
function total(options) end

---Lowest resolved level.
---@param options? plaudit.Area
---@return plaudit.Measure
function lowest(options) end

---Resolved level of one criterion.
---@param id string
---@return plaudit.Measure
function rating(id) end

---Number of criteria at their minimum.
---@param options? plaudit.Area
---@return plaudit.Measure
function met(options) end

---Number of criteria at this level or above.
---@param level plaudit.Number|string
---@param options? plaudit.Area
---@return plaudit.Measure
function reaching(level, options) end

---Number of criteria in dispute.
---@param options? plaudit.Area
---@return plaudit.Measure
function disputed(options) end

---Highest minus lowest rating of one criterion.
---@param id string
---@return plaudit.Measure
function spread(id) end

-- ---------------------------------------------------------------------------------------------
-- Measures over evidence

---Number of items.
---@param filter? plaudit.Filter
---@return plaudit.Measure
function count(filter) end

---Sum of accepted hours.
---@param filter? plaudit.Filter
---@return plaudit.Measure
function hours(filter) end

---Sum of a numeric field.
---@param field string
---@param filter? plaudit.Filter
---@return plaudit.Measure
function sum(field, filter) end

---Largest value of a numeric field.
---@param field string
---@param filter? plaudit.Filter
---@return plaudit.Measure
function largest(field, filter) end

---Smallest value of a numeric field.
---@param field string
---@param filter? plaudit.Filter
---@return plaudit.Measure
function smallest(field, filter) end

---Months covered by the items' dates; two things at once count once.
---@param filter? plaudit.Filter
---@return plaudit.Measure
function months(filter) end

---Years covered by the items' dates; two things at once count once.
---@param filter? plaudit.Filter
---@return plaudit.Measure
function years(filter) end

---Date of the item that ended last.
---@param filter? plaudit.Filter
---@return plaudit.Measure
function latest(filter) end

---Date of the item that came first.
---@param filter? plaudit.Filter
---@return plaudit.Measure
function earliest(filter) end

---Number of different values of a field.
---@param field string
---@param filter? plaudit.Filter
---@return plaudit.Measure
function distinct(field, filter) end

---Share (0 to 1) of learning outcomes that assessors found in the evidence. Without a list: the
---claim's own.
---@param options? { [integer]: string, learning_outcomes: string[]?, at: ("met"|"partly")?, [string]: any }
---@return plaudit.Measure
function covered(options) end

---Share (0 to 1) of learning outcomes that the learner tagged.
---@param options? { [integer]: string, learning_outcomes: string[]?, [string]: any }
---@return plaudit.Measure
function tagged(options) end

---How many of the named parts of a course are evidenced.
---@param course string
---@param names string[]
---@param filter? plaudit.Filter
---@return plaudit.Measure
function parts(course, names, filter) end

---Best score of an exam taken in the window; `spacing` passes over attempts that came too soon.
---@param name string
---@param options? { from: plaudit.Day?, to: plaudit.Day?, spacing: plaudit.Span? }
---@return plaudit.Measure
function exam(name, options) end

---Number of endorsements.
---@param filter? plaudit.Filter
---@return plaudit.Measure
function endorsements(filter) end

---Highest table value among the items: `best("degree", { masters = 65, bachelor = 45 })`.
---@param field string
---@param values table<string, plaudit.Number>
---@param filter? plaudit.Filter
---@return plaudit.Measure
function best(field, values, filter) end

-- ---------------------------------------------------------------------------------------------
-- Earlier credit, facts, dates

---Whether a course is held; usable as a condition as it stands.
---@param course string
---@param options? { grade: string?, status: string|string[]?, since: plaudit.DateLike? }
---@return plaudit.Measure
function held(course, options) end

---Credits held, in the policy's unit.
---@param options? { method: string?, here: true?, credit_level: string?, since: plaudit.DateLike? }
---@return plaudit.Measure
function held_credits(options) end

---How many of these awards (listed earlier, or held) are earned.
---@param ids string|string[]
---@return plaudit.Measure
function awarded(ids) end

---A fact of the learner: "program" or a declared field; never groups.
---@param field string
---@return plaudit.Measure
function learner(field) end

---A fact of the portfolio: "term", "submitted", "catalog" or a declared field.
---@param field string
---@return plaudit.Measure
function portfolio(field) end

---A fact of the claim: "course", "credits", "credit_level", "unit" or a declared field.
---@param field string
---@return plaudit.Measure
function claim(field) end

---Which attempt this is, from 1.
---@return plaudit.Measure
function attempt() end

---Date of the decision.
---@return plaudit.Measure
function as_of() end

---@class plaudit.Span
---@field years? plaudit.Number
---@field months? plaudit.Number

---A date so long before the date of the decision.
---@param span plaudit.Span
---@return plaudit.Measure
function ago(span) end

---The later of several dates.
---@param a plaudit.DateLike
---@param b plaudit.DateLike
---@param ... plaudit.DateLike
---@return plaudit.Measure
function later(a, b, ...) end

---A dated constant of params.lua (`from`, `to`, `value`, `source`), as it stands at the date of the run.
---@param name string
---@return plaudit.Measure
function param(name) end

-- ---------------------------------------------------------------------------------------------
-- Measures made of others

---Sum of entries with caps: an entry is a measure or `{ measure, per = 3, each = 1, cap = 10 }`, and
---`per` counts whole steps.
---@param entries { [integer]: plaudit.Measure|plaudit.Entry, cap: plaudit.Number? }
---@return plaudit.Measure
function points(entries) end

---@class plaudit.Entry
---@field [1] plaudit.Measure
---@field per? plaudit.Number  So much of the measure is one step; whole steps count.
---@field each? plaudit.Number  Points for each step, or for each unit without `per`.
---@field cap? plaudit.Number  At most so many points.

---A level from a number: the highest whose threshold is reached, else the lowest.
---@param measure plaudit.Measure
---@param thresholds table<string, plaudit.Number>
---@return plaudit.Measure
function steps(measure, thresholds) end

---The smaller of several values.
---@param a plaudit.Measure|plaudit.Number
---@param b plaudit.Measure|plaudit.Number
---@param ... plaudit.Measure|plaudit.Number
---@return plaudit.Measure
function min(a, b, ...) end

---The larger of several values.
---@param a plaudit.Measure|plaudit.Number
---@param b plaudit.Measure|plaudit.Number
---@param ... plaudit.Measure|plaudit.Number
---@return plaudit.Measure
function max(a, b, ...) end

---An own measure: the function gives a number (nil: not known) and the items it rests on.
---@param label string
---@param f fun(portfolio: plaudit.Portfolio): plaudit.Number?, (string|plaudit.Item)[]?
---@return plaudit.Measure
function measure(label, f) end

-- ---------------------------------------------------------------------------------------------
-- Conditions

---That all criteria (of an area) that have a minimum are at it.
---@param options? plaudit.Area
---@return plaudit.Condition
function all_met(options) end

---At least k of the conditions.
---@param k integer
---@param conditions (plaudit.Condition|plaudit.Measure)[]
---@return plaudit.Condition
function at_least_of(k, conditions) end

---An own condition: the function gives true, false or nil (undecided), and why.
---@param label string
---@param f fun(portfolio: plaudit.Portfolio): boolean?, string?
---@return plaudit.Condition
function check(label, f) end

---Undecided, and a person must look.
---@param why string
---@return plaudit.Condition
function refer(why) end

---In a filter: this or more.
---@param x plaudit.Number|plaudit.Day
---@return plaudit.Bound
function at_least(x) end

---In a filter: this or less.
---@param x plaudit.Number|plaudit.Day
---@return plaudit.Bound
function at_most(x) end

---In a filter: from a to b, both included.
---@param a plaudit.Number|plaudit.Day
---@param b plaudit.Number|plaudit.Day
---@return plaudit.Bound
function within(a, b) end

-- ---------------------------------------------------------------------------------------------
-- Files

---What another Lua file of the same folder returns; a column that none of its rows has is an error.
---@param name string
---@return any
function include(name) end

-- ---------------------------------------------------------------------------------------------
-- What functions see

---A day, or the range a partial date may mean. `<`, `<=` and `==` compare; where what is not known
---decides, the function's result is unknown.
---@class plaudit.Date
---@field year integer
---@field month integer
---@field day integer
local Date = {}

---The date so much later.
---@param span { years: integer?, months: integer?, days: integer? }
---@return plaudit.Date
function Date:plus(span) end

---The date so much earlier.
---@param span { years: integer?, months: integer?, days: integer? }
---@return plaudit.Date
function Date:minus(span) end

---The date as text: "2026-01-31".
---@return string
function Date:text() end

---A date to compare with, inside a function.
---@param text string
---@return plaudit.Date
function date(text) end

---An evidence item as functions see it; what is absent or not known is nil.
---@class plaudit.Item
---@field id string
---@field kind? string
---@field title? string
---@field description? string
---@field role? string
---@field issuer? string
---@field url? string
---@field course? string
---@field reflection? string
---@field started? plaudit.Date
---@field ended? plaudit.Date
---@field hours? number  Accepted hours where assessors found some.
---@field verified? boolean
---@field verified_on? plaudit.Date
---@field learning_outcomes? string[]
---@field tags? string[]
---@field parts? string[]
---@field exam? { name: string, score: number?, taken: plaudit.Date? }
---@field endorsements? { by: string?, relation: string?, text: string? }[]
---@field [string] any

---A portfolio as functions see it: a copy, so that changing it has no effect outside.
---@class plaudit.Portfolio
---@field id string
---@field attempt integer
---@field submitted? plaudit.Date
---@field term? string
---@field catalog? plaudit.Date
---@field as_of plaudit.Date
---@field learner { program: string?, [string]: any }
---@field evidence plaudit.Item[]
---@field ratings { assessor: string, criterion: string, level: string|number|nil, role: string, panel: string?, comment: string?, rated: plaudit.Date? }[]
---@field claims plaudit.Claim[]
---@field claim? plaudit.Claim  The claim being judged.
---@field held { course: string?, credits: number?, unit: string?, credit_level: string?, grade: string?, status: string, term: string?, ended: plaudit.Date?, method: string?, here: boolean, resident: boolean }[]
---@field [string] any

---@class plaudit.Claim
---@field id string
---@field course? string
---@field credits? number
---@field unit? string
---@field credit_level? string
---@field learning_outcomes? string[]
---@field evidence? string[]
---@field [string] any

-- ---------------------------------------------------------------------------------------------
-- The rubric

---@class plaudit.Effective
---@field from? plaudit.Day
---@field to? plaudit.Day
---@field by? "submitted"|"catalog"|"as_of"  Which date of a portfolio decides; "submitted" if not given.

---@class plaudit.Current
---@field years? plaudit.Number
---@field months? plaudit.Number
---@field kinds? table<string, plaudit.Number>  Years for single kinds.
---@field at? "as_of"|"submitted"
---@field by? "item"|"learning_outcome"  By learning outcome its latest item counts for all.

---@class plaudit.Admit
---@field kinds? string|string[]  Kinds that are looked at.
---@field verified? boolean  Only what somebody verified.
---@field current? plaudit.Current  How recent it must be, by its end.
---@field where? fun(item: plaudit.Item, portfolio: plaudit.Portfolio): boolean?, string?  The text is shown as why an item is not taken.

---@class plaudit.Intake
---@field require? string|string[]  Members that must be there before anybody is asked to look.
---@field max? { items: integer?, claims: integer? }

---@class plaudit.Assessors
---@field minimum? integer  Ratings needed.
---@field resolve? "mean"|"median"|"lowest"|"highest"|"agreed"
---@field differ? plaudit.Number  So many levels apart is a dispute.
---@field straddle? boolean  Both sides of a minimum is a dispute.
---@field wait? boolean  A missing rating makes all undecided that reads it.
---@field dispute? "wait"|"flag"
---@field panels? table<string, string[]>
---@field sample? plaudit.Number  Share that gets a further assessor: "10%".

---@class plaudit.Criterion
---@field id string
---@field title? string
---@field description? string
---@field area? string
---@field weight? plaudit.Number
---@field minimum? plaudit.Number|string|false  false: none, though the rubric has one for all.
---@field scale? string[]  Levels of its own, lowest first.
---@field number? { from: plaudit.Number, to: plaudit.Number, step: plaudit.Number? }|plaudit.Number[]
---@field level? plaudit.Measure  Computed from evidence; without it assessors rate.
---@field descriptors? table<string, string>|string[]

---@class plaudit.Tier
---@field at_least plaudit.Number|string
---@field credits plaudit.Number
---@field course? string
---@field elective? string
---@field grade? string

---@class plaudit.Award
---@field id string
---@field title? string
---@field course? string|table  A code, or several with credits each.
---@field badge? string
---@field elective? string
---@field block? string
---@field exemption? string
---@field points? string
---@field when? plaudit.Condition|plaudit.Measure  Without it: always, or by the lowest tier.
---@field applies? plaudit.Condition|plaudit.Measure  Not met: the award is left out of the answer.
---@field by? plaudit.Measure  What tiers look at; alone it is what the award pays.
---@field credits? plaudit.Number|plaudit.Measure|plaudit.Tier[]|fun(portfolio: plaudit.Portfolio): plaudit.Number?
---@field unit? string
---@field credit_level? string
---@field grade? string
---@field symbol? string
---@field method? string
---@field toward? table<string, plaudit.Number>  What it may serve, with credits.
---@field uses? string|string[]  Ids or kinds of evidence it uses up.
---@field exclusive? string  Of awards in one group the one with most credit stands.
---@field requires? string|string[]  Awards listed earlier.
---@field expires? plaudit.Span
---@field because? string  A sentence; {label} becomes the value of a named measure.
---@field cite? table  The row of a data file it rests on.
---@field post_when? plaudit.Condition|plaudit.Measure  Earned now, posted when this is met.

---@class plaudit.Outcome
---@field id string
---@field title? string
---@field when? plaudit.Condition|plaudit.Measure

---@class plaudit.Rubric
---@field id string
---@field version string
---@field title? string
---@field authority? string
---@field source? string
---@field description? string
---@field effective? plaudit.Effective
---@field method? string
---@field scale? string[]  Levels, lowest first.
---@field minimum? plaudit.Number|string  For all criteria that have none of their own.
---@field fields? table<string, plaudit.Type>  Own fields of evidence, learner, claims or portfolio.
---@field intake? plaudit.Intake
---@field admit? plaudit.Admit
---@field assessors? plaudit.Assessors
---@field criteria? plaudit.Criterion[]
---@field awards? plaudit.Award[]
---@field outcomes? plaudit.Outcome[]  The first that is not "not met" is the verdict.

---The rubric: rubric.lua returns what this gives.
---@param t plaudit.Rubric
---@return table
function rubric(t) end

---An award (or a list of them) made once for every claim; without a course it is the claim's own.
---@generic T
---@param award T
---@return T
function each_claim(award) end

-- ---------------------------------------------------------------------------------------------
-- The policy

---@class plaudit.Round
---@field step? plaudit.Number
---@field mode? "down"|"up"|"half_up"|"half_even"|"none"
---@field at? "award"|"item"|"course"
---@field least? plaudit.Number  A positive result below it becomes it.
---@field remainder? "lost"|"elective"
---@field per? table<string, plaudit.Round>  Other rules for a method, a unit or an award.

---@class plaudit.Cap
---@field max? plaudit.Number|table<string, plaudit.Number>  Credits, or credits by programme.
---@field percent? plaudit.Number
---@field of? "program"
---@field per? "term"
---@field within? string  The cap it lies in.
---@field method? string|string[]  Credit by any of these methods; without it, by every one.
---@field credit_level? string
---@field held? boolean  Earlier credit of the same scope counts against it.

---@class plaudit.Course
---@field title? string
---@field credits? plaudit.Number
---@field unit? string
---@field credit_level? string
---@field equivalent? string|string[]
---@field prerequisite? string|string[]
---@field supersedes? string|string[]
---@field exclusive? string|string[]
---@field tests? string|string[]
---@field overlaps? table<string, plaudit.Number>  Credits shared with other courses.

---@class plaudit.Gate
---@field id string
---@field when plaudit.Condition|plaudit.Measure  What lets an award pass.
---@field effect "block"|"refer"|"hold"
---@field method? string
---@field because? string

---@class plaudit.Policy
---@field id string
---@field version string
---@field effective? plaudit.Effective
---@field institution? string
---@field unit? string  "semester" if not given.
---@field units? table<string, plaudit.Number>  Exact worth of one foreign credit.
---@field round? plaudit.Round
---@field assessors? plaudit.Assessors
---@field methods? table<string, { symbol: string?, resident: (boolean|plaudit.Condition)? }>
---@field grades? string[]  Lowest first.
---@field programs? table<string, { credits: plaudit.Number }>
---@field caps? table<string, plaudit.Cap>
---@field courses? table<string, plaudit.Course>
---@field fields? table<string, plaudit.Type>
---@field rules? plaudit.Gate[]
---@field reuse? "free"|"once"
---@field prefer? "choices"|"most_credit"|"listed"|("choices"|"credit_level"|"most_credit"|"least_credit"|"listed")[]  What is kept where a cap bites; of a list the first key that tells two awards apart.
---@field fees? table<string, { flat: plaudit.Number?, per_claim: plaudit.Number?, currency: string? }>
---@field cohort? table<string, { percent: plaudit.Number?, max: plaudit.Number?, method: string?, program: string? }>
---@field appeals? { days: integer?, to: string?, text: string? }
---@field approvals? string|string[]  Roles, in order.
---@field loading? { approved_by: boolean?, minute: boolean? }  What `plaudit load` must be told.
---@field residency? string
---@field contact? string
---@field standards? string
---@field limits? { budget: integer?, memory: integer?, string: integer?, source: integer? }

---The policy: policy.lua returns what this gives.
---@param t plaudit.Policy
---@return table
function policy(t) end

-- ---------------------------------------------------------------------------------------------
-- Cases

---In cases: JSON's null, such as an outcome that is not decided.
null = nil

---@class plaudit.Case
---@field portfolio table
---@field ratings? table
---@field as_of? plaudit.Day
---@field expect table

---A case: `case "name" { portfolio = ..., expect = ... }`; cases.lua returns a list of them.
---@param name string
---@return fun(t: plaudit.Case): table
function case(name) end
