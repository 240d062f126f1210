import {
  evaluateCondition,
  evaluateValue,
  nothingSettled,
  traitOfValue,
  traitOfVerdict,
  UncertainTrait,
  type Circumstances,
  type SeenTrait,
  type Unknowns,
} from "../../evaluator/index.ts";
import { parseQuery, queryReferences, type QueryNode } from "../../query/index.ts";
import { effectiveOptions } from "../audiences/options.ts";
import { itemsOf } from "../collections.ts";
import type { SimulatedSpace, StoredAudience, StoredTrait } from "../state.ts";
import { everybodyAt, type Everybody, type Somebody } from "./somebody.ts";

/** An audience as far as its members follow from it; one that is only previewed has no id. */
export type Asked = Pick<StoredAudience, "query" | "audienceType" | "options">;

/** So many audiences and traits may refer to each other one after the other. */
const mostReferences = 200;

/**
 * Who is in the audiences of a space at an instant. What a query refers to is computed before it, for the same person and
 * instant: how old what Segment has is then is not documented. Of people who are out, nothing tells whether they were in.
 */
export class Memberships {
  readonly #atMs: number;
  readonly #undecided: "out" | "in";
  readonly #everybody: Everybody;
  readonly #byKey: ReadonlyMap<string, StoredAudience | StoredTrait>;
  /** What is being computed, to stop in a circle. */
  readonly #underWay = new Set<string>();

  /** @param undecided Whether somebody counts as a member of whom no documentation decides. */
  constructor(space: SimulatedSpace, atMs: number, undecided: "out" | "in") {
    this.#atMs = atMs;
    this.#undecided = undecided;
    this.#everybody = everybodyAt(space, atMs);
    this.#byKey = new Map([...space.audiences, ...itemsOf(space, "traits")].map((each) => [each.key, each]));
  }

  /** The ids of the members, in the order of the space; nobody where the query cannot be read. */
  membersOf(audience: Asked): string[] {
    const { people, accounts } = this.#everybody;
    const asked = audience.audienceType === "ACCOUNTS" ? accounts : people;
    const tree = treeOf(audience.query);
    if (!tree) return [];
    const counts = { true: true, false: false, unknown: this.#undecided === "in" };
    return asked.flatMap((each) => (counts[`${this.#ask(audience, tree, each).truth}`] ? [each.id] : []));
  }

  #ask(audience: Asked, tree: QueryNode, somebody: Somebody): ReturnType<typeof evaluateCondition> {
    const { filterByExternalIds: asked } = effectiveOptions(audience);
    if (audience.audienceType !== "ACCOUNTS" && asked && !asked.some((type) => somebody.idTypes.includes(type)))
      return { truth: false, unknowns: [] };
    this.#feed(tree, somebody);
    return evaluateCondition(tree, somebody.subject, this.#circumstances(audience.audienceType));
  }

  #circumstances(type: Circumstances["type"]): Circumstances {
    return { nowMs: this.#atMs, type, openPoints: nothingSettled };
  }

  /** Puts the traits in place that a query refers to. */
  #feed(tree: QueryNode, somebody: Somebody): void {
    for (const { name } of queryReferences(tree).traits) {
      const referred = this.#byKey.get(name) ?? this.#byKey.get(/^[^.]*/.exec(name)?.[0] ?? "");
      if (!referred) continue;
      // Who is in an audience of accounts is a trait of accounts; all else is one of people.
      const ofAccounts = ("audienceType" in referred ? referred.audienceType : referred.type) === "ACCOUNTS";
      const seenBy = somebody.subject.type === "account" && !ofAccounts ? somebody.users : [somebody];
      for (const each of seenBy) if (ofAccounts === (each.subject.type === "account")) this.#feedOne(referred, each);
    }
  }

  #feedOne(referred: StoredAudience | StoredTrait, somebody: Somebody): void {
    const { key } = referred;
    if (Object.hasOwn(somebody.traits, key)) return;
    const value = this.#traitOf(referred, somebody);
    if (value !== undefined) somebody.traits[key] = value;
  }

  #traitOf(referred: StoredAudience | StoredTrait, somebody: Somebody): SeenTrait {
    const { enabled, key, query } = referred;
    if (!enabled) return new UncertainTrait([], `${key} is disabled`);
    const tree = treeOf(query);
    if (!tree) return new UncertainTrait([], `the query of ${key} cannot be read`);
    const id = `${key} ${somebody.id}`;
    if (this.#underWay.has(id) || this.#underWay.size >= mostReferences)
      return new UncertainTrait([], `${key} refers to itself in a circle`);
    this.#underWay.add(id);
    try {
      if ("audienceType" in referred)
        return traitOfVerdict(this.#ask(referred, tree, somebody), fold, `whether they were in ${key} before`);
      this.#feed(tree, somebody);
      return traitOfValue(evaluateValue(tree, somebody.subject, this.#circumstances(referred.type)), fold);
    } finally {
      this.#underWay.delete(id);
    }
  }
}

function treeOf(query: string): QueryNode | undefined {
  return parseQuery(query).tree;
}

function fold(unknowns: Unknowns): string {
  return unknowns.join(", ");
}
