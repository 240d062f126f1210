import type { CheckQueryOptions } from "../check-scope.ts";
import type { QueryFinding } from "../finding.ts";
import { asksOnePerson, type IdentityPlace } from "../identity.ts";
import { groupBy } from "../../values/group-by.ts";
import type { ArgumentNode, ChainNode, QueryNode } from "../syntax-tree.ts";
import type { Exclusion } from "./exclusion-rule.ts";
import { exclusionOf } from "./exclusion.ts";
import { oppositeOf, type Literal } from "./literal.ts";
import type { Joint } from "./joint.ts";
import { flattenRun, type Member } from "./members.ts";
import { filterRuns, findWindowFaults } from "./window-faults.ts";
import { tellAlways, tellContradiction, type Search, type Tell } from "./tell-junctions.ts";

/** Segment takes 50 primary expressions (API.md 4.1); so many are a fault of their own, and are not compared. */
const MOST_CONDITIONS = 60;

/**
 * Finds conditions that exclude each other within an `AND`, however deep an `OR` inside of it they stand, and those of
 * which one always holds within an `OR`.
 */
export function findJunctionFaults(text: string, tree: QueryNode, options: CheckQueryOptions): QueryFinding[] {
  const search: Search = { text, findings: [], told: new Set() };
  const onePerson = asksOnePerson(options.audienceType);
  const place: IdentityPlace = { inEntity: false, onePerson, oneOwner: onePerson };
  visit(tree, false, place, nothingAround, search);
  return search.findings;
}

/** What a condition stands in. */
interface Around {
  /** What holds wherever the condition is asked for. */
  context: readonly Member[];
  joint: Joint | undefined;
}

const nothingAround: Around = { context: [], joint: undefined };

function visit(node: QueryNode, negated: boolean, place: IdentityPlace, around: Around, search: Search): void {
  switch (node.type) {
    case "not":
      return visit(node.operand, !negated, place, around, search);
    case "any":
    case "all":
      return visit(node.operand, false, { ...place, onePerson: true }, nothingAround, search);
    case "chain":
      return visitInside(node, place, search);
    case "and":
    case "or":
      return visitRun(node, negated, place, around, search);
    case "literal":
  }
}

/** What stands in `where(…)` is about one item, of which nothing is known but what the filters together say. */
function visitInside(chain: ChainNode, place: IdentityPlace, search: Search): void {
  const inside = { ...place, inEntity: place.inEntity || chain.head.name === "entity" };
  for (const filters of filterRuns(chain)) {
    const conditions = filters.flatMap(({ name, args }) => (name === "where" ? args : [])).filter(isCondition);
    visitMembers(
      conditions.flatMap((condition) => flattenRun(condition, false, true, inside, undefined)),
      true,
      inside,
      [],
      search,
    );
    if (chain.head.name === "event") search.findings.push(...findWindowFaults(filters, search.text));
  }
}

function isCondition(argument: ArgumentNode): argument is QueryNode {
  return argument.type !== "duration" && argument.type !== "cast";
}

function visitRun(
  run: QueryNode,
  negated: boolean,
  place: IdentityPlace,
  { context, joint }: Around,
  search: Search,
): void {
  const all = (run.type === "and") !== negated;
  visitMembers(flattenRun(run, negated, all, place, joint), all, place, context, search);
}

/** @param all Whether all of them have to hold; else one is enough. */
function visitMembers(
  members: readonly Member[],
  all: boolean,
  place: IdentityPlace,
  context: readonly Member[],
  search: Search,
): void {
  compare(members, context, all, search);
  // So much as is compared at all: time stays in proportion to the text.
  const inner = all && context.length + members.length <= MOST_CONDITIONS ? [...context, ...members] : context;
  for (const member of members)
    visit(member.node, member.negated, place, { context: inner, joint: member.joint }, search);
}

/** Compares what is about one event, entity, trait or property; nothing else can be related. */
function compare(members: readonly Member[], context: readonly Member[], all: boolean, search: Search): void {
  if (context.length + members.length > MOST_CONDITIONS) return;
  for (const group of groupBy([...context, ...members], ({ about }) => about).values()) {
    if (group.length < 2) continue;
    const literals = group.map(({ read }) => read());
    const outer = group.findIndex((member) => members.includes(member));
    literals.forEach((literal, index) => {
      if (!literal || outer === -1 || index < outer) return;
      const known = (to: number, from = 0): Literal[] => literals.slice(from, to).filter((each) => each !== undefined);
      tellFirst(known(all ? index : outer), literal, search, exclusionOf, tellContradiction);
      if (!all) tellFirst(known(index, outer), literal, search, exclusionOfOpposites, tellAlways);
    });
  }
}

const exclusionOfOpposites = (a: Literal, b: Literal): Exclusion | undefined =>
  exclusionOf(oppositeOf(a), oppositeOf(b));

function tellFirst(
  others: readonly Literal[],
  literal: Literal,
  search: Search,
  relate: typeof exclusionOf,
  tell: Tell,
): void {
  for (const other of others) {
    const exclusion = search.told.has(literal) ? undefined : relate(other, literal);
    if (!exclusion) continue;
    search.told.add(literal);
    tell(search, literal, other, exclusion);
  }
}
