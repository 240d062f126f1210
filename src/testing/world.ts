import {
  evaluateCondition,
  evaluateValue,
  observeCondition,
  observeValue,
  UncertainTrait,
  type Circumstances,
  type Effort,
  type Observer,
  type Person,
  type SeenTrait,
  type TimedEvent,
} from "../evaluator/index.ts";
import { joinWords } from "../values/words.ts";
import type { Address } from "../resources/resource.ts";
import type { Definition, Definitions } from "./definition.ts";
import { leavesOut } from "./history.ts";
import type { LoadedTest, SubjectName } from "./loaded-test.ts";
import { openOutcome, Reasons, type Outcome } from "./outcome.ts";
import { disabledTrait, seenTrait, strangersTrait } from "./seen-trait.ts";
import { newView, type View } from "./view.ts";

/** So many objects may refer to each other one after the other: more are a slip, or nothing that anybody can follow. */
const mostReferences = 200;

/**
 * The people of one test, and what audiences and computed traits say of them. What a query refers to is computed before it,
 * for the same person and instant, and only when somebody asks.
 */
export class World {
  readonly reasons = new Reasons();
  /** Objects whose options leave out an event that was counted: it is taken that they were made before it. */
  readonly takenAsOlder = new Set<Address>();
  readonly #test: LoadedTest;
  readonly #definitions: Definitions;
  readonly #effort: Effort | undefined;
  readonly #views = new Map<string, View>();
  /** What is being computed, to stop in a circle. */
  readonly #underWay = new Set<string>();

  /** @param effort How much may be looked at. Default: everything. */
  constructor(test: LoadedTest, definitions: Definitions, effort?: Effort) {
    this.#test = test;
    this.#effort = effort;
    this.#definitions = definitions;
  }

  /** Somebody at an instant. What was not received by then is not there yet. */
  view(name: SubjectName, atMs: number): View {
    const id = `${name.type} ${name.name} ${atMs}`;
    const known = this.#views.get(id);
    if (known) return known;
    const view = name.type === "account" ? this.#accountView(name, atMs) : this.#personView(name, atMs);
    this.#views.set(id, view);
    return view;
  }

  /** What an object says of somebody. */
  ask(definition: Definition, view: View): Outcome {
    const known = view.outcomes.get(definition.address);
    if (known) return known;
    const outcome = this.#compute(definition, view);
    view.outcomes.set(definition.address, outcome);
    return outcome;
  }

  /** The same, asked again if it was asked before, and telling of each condition of its query. */
  observe(definition: Definition, view: View, observer: Observer): Outcome {
    const outcome = this.#compute(definition, view, observer);
    view.outcomes.set(definition.address, outcome);
    return outcome;
  }

  /** What an evaluation goes by. */
  circumstances(definition: Definition, view: View): Circumstances {
    const { openPoints } = this.#test;
    return { nowMs: view.atMs, type: definition.type, openPoints, ...(this.#effort && { effort: this.#effort }) };
  }

  /** Why somebody is not computed at all; `undefined` when they are. */
  whyLeftOut({ ids }: Definition, { name }: View): string | undefined {
    if (!ids || name.type !== "person") return undefined;
    const own = this.#test.people.get(name.name)?.ids ?? [];
    if (ids.some((id) => own.includes(id))) return undefined;
    return `${name.name} has none of the external ids that count: ${joinWords(ids)}`;
  }

  #personView(name: SubjectName, atMs: number): View {
    const found = this.#test.people.get(name.name);
    const { traits: own = {}, events = [], entities = {} } = found?.person ?? {};
    const traits = { ...own };
    const isLater = ({ timestampMs, receivedMs = timestampMs }: TimedEvent): boolean => receivedMs > atMs;
    const person: Person = {
      traits,
      events: events.filter((event) => !isLater(event)),
      entities,
    };
    return newView(name, atMs, { type: "person", person }, traits, { later: events.filter(isLater) });
  }

  #accountView(name: SubjectName, atMs: number): View {
    const { traits: own = {}, users: names = [], entities = {} } = this.#test.accounts.get(name.name) ?? {};
    const users = names.map((user) => this.view({ type: "person", name: user }, atMs));
    const people = users.flatMap(({ subject }) => (subject.type === "person" ? [subject.person] : []));
    const traits = { ...own };
    const account = { traits, users: people, entities };
    return newView(name, atMs, { type: "account", account }, traits, { users });
  }

  #compute(definition: Definition, view: View, observer?: Observer): Outcome {
    const { gives, query } = definition;
    if ("fault" in query) return openOutcome(gives, [query.fault]);
    if (this.whyLeftOut(definition, view) !== undefined)
      return { gives: "members", verdict: { truth: false, unknowns: [] } };
    this.feed(definition, view);
    if (definition.leavesOut && leavesOut(definition.leavesOut, view.subject, view.atMs))
      this.takenAsOlder.add(definition.address);
    const asked = [query.tree, view.subject, this.circumstances(definition, view)] as const;
    if (gives === "members")
      return { gives, verdict: observer ? observeCondition(...asked, observer) : evaluateCondition(...asked) };
    return { gives, value: observer ? observeValue(...asked, observer) : evaluateValue(...asked) };
  }

  /** Puts the traits in place that a query refers to. */
  feed(definition: Definition, view: View): void {
    for (const { address } of definition.references) {
      const referred = this.#definitions.get(address);
      if (!referred) continue;
      // Who is in an audience of accounts is a trait of accounts; all else is one of people. What the others see is not known.
      for (const each of [view, ...view.users]) this.#feedOne(referred, each);
    }
  }

  #feedOne(referred: Definition, view: View): void {
    const { address, key } = referred;
    if (view.stated.has(key) || view.fed.has(address)) return;
    view.fed.add(address);
    const value = this.#traitOf(referred, view);
    if (value !== undefined) view.traits[key] = value;
  }

  /** What other queries see of an object. */
  #traitOf(referred: Definition, view: View): SeenTrait {
    const { address, enabled } = referred;
    if ((referred.type === "ACCOUNTS") !== (view.name.type === "account"))
      return strangersTrait(referred, view.name.type);
    if (!enabled) return disabledTrait(referred, this.#test.world.disabledAudience);
    const id = `${address} ${view.name.type} ${view.name.name} ${view.atMs}`;
    if (this.#underWay.has(id)) return new UncertainTrait([], `${address} refers to itself in a circle`);
    if (this.#underWay.size >= mostReferences)
      return new UncertainTrait([], `more than ${mostReferences} objects refer to each other one after the other`);
    this.#underWay.add(id);
    const outcome = this.#seenOutcome(referred, view);
    this.#underWay.delete(id);
    const fold = (unknowns: readonly string[]): string => this.reasons.fold(address, unknowns);
    return seenTrait(outcome, referred, view.name.name, fold);
  }

  /** The same person or account when an object was computed that a query of this instant sees: batches may be older. */
  viewOf({ cadence }: Definition, view: View): View {
    const { batchAgeMs } = this.#test.world;
    return batchAgeMs === 0 || cadence === "REALTIME" ? view : this.view(view.name, view.atMs - batchAgeMs);
  }

  #seenOutcome(referred: Definition, view: View): Outcome {
    const seen = this.ask(referred, this.viewOf(referred, view));
    if (referred.cadence !== "UNKNOWN" || JSON.stringify(seen) === JSON.stringify(this.ask(referred, view)))
      return seen;
    return openOutcome(referred.gives, [`whether Segment computes ${referred.address} in batches or in real time`]);
  }
}
