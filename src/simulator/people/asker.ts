import { UncertainTrait, type SeenTrait, type Verdict } from "../../evaluator/index.ts";
import { queryReferences, type QueryNode } from "../../query/index.ts";
import type { SimulatorSettings } from "../settings.ts";
import { rememberComputations, type Computation } from "./computation.ts";
import { isAudience, lifeOf, saidAt, type StoredComputed } from "./computed.ts";
import { findEntry, type Entry } from "./entry.ts";
import { ownerOf, type KeyOwner } from "./keys.ts";
import { holdsOf, isLeftOut, valueFor, verdictAsTrait } from "./outcome.ts";
import type { Everybody, Somebody } from "./somebody.ts";

/** So many audiences and traits may refer to each other one after the other. */
const mostReferences = 200;

/** Asks queries about people. What a query refers to is computed before it, for the same person and instant. */
export class Asker {
  readonly #everybody: Everybody;
  readonly #owners: ReadonlyMap<string, KeyOwner>;
  readonly #settings: SimulatorSettings;
  readonly #untilMs: number;
  readonly #computationOf: (stored: StoredComputed) => Computation;
  readonly #entries = new Map<string, Entry>();
  /** What is being computed, to stop in a circle. */
  readonly #underWay = new Set<string>();

  /** @param untilMs The last instant that it is asked about, in milliseconds since 1970. */
  constructor(
    everybody: Everybody,
    owners: ReadonlyMap<string, KeyOwner>,
    settings: SimulatorSettings,
    untilMs: number,
  ) {
    this.#everybody = everybody;
    this.#owners = owners;
    this.#settings = settings;
    this.#untilMs = untilMs;
    this.#computationOf = rememberComputations(settings);
  }

  /** Whether somebody is a member, at the instant that they stand for. */
  ask(computation: Computation, somebody: Somebody): Verdict {
    const { tree } = computation;
    if (!tree || isLeftOut(computation, somebody)) return { truth: false, unknowns: [] };
    this.#feed(tree, somebody);
    return holdsOf(tree, computation, somebody);
  }

  /** What queries see of an audience or a computed trait, in the trait of somebody that has its key. */
  traitOf(stored: StoredComputed, somebody: Somebody): SeenTrait {
    const { atMs } = somebody;
    const saidMs = saidAt(stored, atMs, this.#settings);
    if (saidMs === undefined) return undefined;
    if (typeof saidMs === "string")
      return new UncertainTrait(isAudience(stored) ? [true, false, undefined] : [], saidMs);
    const then = saidMs === atMs ? somebody : this.#everybody.at(somebody, saidMs);
    return then && this.#compute(stored, then);
  }

  /** Puts the traits in place that a query refers to. */
  #feed(tree: QueryNode, somebody: Somebody): void {
    for (const { name } of queryReferences(tree).traits) {
      const owner = ownerOf(name, this.#owners);
      if (!owner) continue;
      // Who is in an audience of accounts is a trait of accounts; all else is one of people.
      const seenBy = somebody.type === "account" && !owner.ofAccounts ? somebody.users : [somebody];
      for (const each of seenBy) if (owner.ofAccounts === (each.type === "account")) this.#feedOne(owner, each);
    }
  }

  #feedOne({ key, stored, values }: KeyOwner, somebody: Somebody): void {
    if (Object.hasOwn(somebody.traits, key) || somebody.fed.has(key)) return;
    somebody.fed.add(key);
    const value = stored ? this.traitOf(stored, somebody) : values?.get(somebody.id);
    if (value !== undefined) somebody.traits[key] = value;
  }

  #compute(stored: StoredComputed, somebody: Somebody): SeenTrait {
    const { key } = stored;
    const computation = this.#computationOf(stored);
    if (!computation.tree) return new UncertainTrait([], `the query of ${key} cannot be read`);
    const name = `${key} ${somebody.type} ${somebody.id}`;
    if (this.#underWay.has(name) || this.#underWay.size >= mostReferences)
      return new UncertainTrait([], `${key} refers to itself in a circle`);
    this.#underWay.add(name);
    try {
      if (isAudience(stored)) return this.#membershipOf(stored, computation, somebody);
      if (isLeftOut(computation, somebody)) return undefined;
      this.#feed(computation.tree, somebody);
      return valueFor(computation.tree, computation, somebody);
    } finally {
      this.#underWay.delete(name);
    }
  }

  /** API.md 4.9: true for members, false for who has left, and nothing for who never was one. */
  #membershipOf(stored: StoredComputed, computation: Computation, somebody: Somebody): SeenTrait {
    const verdict = this.ask(computation, somebody);
    if (verdict.truth !== false) return verdictAsTrait(verdict);
    const { certainMs, perhapsMs } = this.#entryOf(stored, computation, somebody);
    if (certainMs <= somebody.atMs) return false;
    const never = perhapsMs > somebody.atMs && stored.sameSince === undefined;
    return never ? undefined : new UncertainTrait([false, undefined], `whether they were in ${stored.key} before`);
  }

  #entryOf(stored: StoredComputed, computation: Computation, { type, id }: Somebody): Entry {
    const name = `${stored.key} ${type} ${id}`;
    const known = this.#entries.get(name);
    if (known) return known;
    const entry = findEntry({
      who: { type, id },
      fromMs: lifeOf(stored).sameMs,
      toMs: this.#untilMs,
      computation,
      owners: this.#owners,
      everybody: this.#everybody,
      ask: (then) => this.ask(computation, then).truth,
    });
    this.#entries.set(name, entry);
    return entry;
  }
}
