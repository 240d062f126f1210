import {
  explainCondition,
  explainValue,
  type Explanation,
  type ItemExplanation,
  type StreamExplanation,
} from "../evaluator/index.ts";
import type { Span } from "../query/index.ts";
import type { SourceRange } from "../diagnostics/diagnostic.ts";
import type { Address } from "../resources/resource.ts";
import type { Definition, Definitions } from "./definition.ts";
import { laterEvents, sayLater, whyLater } from "./later-events.ts";
import { toGot } from "./judge.ts";
import type { QueryLocator } from "./query-locator.ts";
import type { CheckExplanation, ExplainedCondition, ExplainedItem, ExplainedStream } from "./test-result.ts";
import type { View } from "./view.ts";
import type { World } from "./world.ts";

/** So many events or rows of a stream are shown. */
const mostItems = 20;

/** So many of the objects that a query refers to, and those that they refer to, are explained. */
const mostReferences = 20;

/** What an explanation is made with. */
interface Explaining {
  world: World;
  definitions: Definitions;
  locate: QueryLocator;
}

/**
 * Why an object says what it says of somebody, with the objects that its query refers to. Each of them is explained once:
 * several ways may lead to one.
 */
export function explainCheck(
  definition: Definition,
  view: View,
  explaining: Explaining,
  explained: Set<Address> = new Set([definition.address]),
): CheckExplanation {
  const { world, definitions } = explaining;
  const { query, gives, references } = definition;
  if ("fault" in query) return { because: query.fault, references: [] };
  const leftOut = world.whyLeftOut(definition, view);
  if (leftOut !== undefined) return { because: leftOut, references: [] };
  world.feed(definition, view);
  const circumstances = world.circumstances(definition, view);
  const writing = new Writing(definition, view, explaining);
  const referred = [...new Set(references.map(({ address }) => address))].flatMap((address) => {
    const other = definitions.get(address);
    // What the test states was not computed, and what users of an account are is told in the tree.
    if (!other || view.stated.has(other.key) || !other.enabled) return [];
    if ((other.type === "ACCOUNTS") !== (view.name.type === "account")) return [];
    if (explained.has(address) || explained.size > mostReferences) return [];
    explained.add(address);
    const seen = world.viewOf(other, view);
    const at = new Date(seen.atMs).toISOString();
    const explanation = explainCheck(other, seen, explaining, explained);
    return [{ address, at, got: toGot(world.ask(other, seen)), explanation }];
  });
  return gives === "members"
    ? {
        condition: writing.condition(explainCondition(query.tree, view.subject, circumstances), view),
        references: referred,
      }
    : {
        streams: writing.streams(explainValue(query.tree, view.subject, circumstances).streams, view),
        references: referred,
      };
}

/** From an explanation by offsets to one by places in a file, as JSON. */
class Writing {
  readonly #definition: Definition;
  readonly #view: View;
  readonly #explaining: Explaining;

  constructor(definition: Definition, view: View, explaining: Explaining) {
    this.#definition = definition;
    this.#view = view;
    this.#explaining = explaining;
  }

  condition(explanation: Explanation, whose: View): ExplainedCondition {
    const user = this.#userOf(explanation.of);
    const view = user?.view ?? whose;
    const { text, truth, unknowns, of, because, streams, parts } = explanation;
    return {
      text,
      truth,
      unknowns: this.#explaining.world.reasons.unfold(unknowns),
      ...(of !== undefined && { of: user?.called ?? of }),
      because: [because, ...eventNames(streams).flatMap((name) => sayLater(view, name))].join("; "),
      source: this.#place(explanation),
      streams: this.streams(streams, view),
      parts: parts.map((part) => this.condition(part, view)),
    };
  }

  /** @param view Whose events and rows these are. */
  streams(streams: readonly StreamExplanation[], view: View): ExplainedStream[] {
    return streams.map((stream) => {
      const counting = stream.items.filter(({ truth }) => truth !== false);
      const items = [
        ...counting.map(toItem),
        ...stream.items.filter(({ truth }) => truth === false).map(toItem),
        ...eventNames([stream]).flatMap((name) => laterItems(view, name)),
      ];
      return {
        type: stream.type,
        name: stream.name,
        source: this.#place(stream),
        items: items.slice(0, mostItems),
        more: Math.max(0, items.length - mostItems),
      };
    });
  }

  #place(span: Span): SourceRange {
    return this.#explaining.locate(this.#definition.address, span);
  }

  /** Explanations tell users by their number, and after a comma what they are asked with. */
  #userOf(of: string | undefined): { view: View; called: string } | undefined {
    const [, number, rest = ""] = /^user (\d+)(,.*)?$/.exec(of ?? "") ?? [];
    const view = this.#view.users[Number(number) - 1];
    return view && { view, called: `${view.name.name}${rest}` };
  }
}

/** The names of events that are looked at, each once. */
function eventNames(streams: readonly StreamExplanation[]): string[] {
  return [...new Set(streams.flatMap(({ type, name }) => (type === "event" ? [name] : [])))];
}

function laterItems(view: View, name: string): ExplainedItem[] {
  return laterEvents(view, name).map((event) => ({
    at: new Date(event.timestampMs).toISOString(),
    counts: false,
    why: `it ${whyLater(event, view.atMs)}`,
  }));
}

function toItem({ timestampMs, truth, why }: ItemExplanation): ExplainedItem {
  return {
    ...(timestampMs !== undefined && { at: new Date(timestampMs).toISOString() }),
    counts: truth,
    ...(why !== undefined && { why }),
  };
}
