import type { Observer } from "../evaluator/index.ts";
import { printQuery, type QueryNode } from "../query/index.ts";
import type { Address } from "../resources/resource.ts";
import { atomsOf } from "./atoms.ts";
import type { Definition } from "./definition.ts";
import type { Outcome } from "./outcome.ts";
import type { QueryLocator } from "./query-locator.ts";
import type { ConditionCoverage, ObjectCoverage } from "./test-result.ts";
import type { View } from "./view.ts";
import type { World } from "./world.ts";

/** How often something was so. */
type Seen = ConditionCoverage["seen"];

/** What was seen of one object so far. */
interface ObjectCount {
  definition: Definition;
  seen: ObjectCoverage["seen"];
  conditions: Map<QueryNode, { ofItems: boolean; seen: Seen }>;
  observe: Observer;
}

/**
 * Counts what checks see: of each object whether there was a member and somebody who is none, and each condition true and
 * false. Only checks count: of people about whom nobody expects anything, nothing is tested.
 */
export class CoverageCount {
  readonly #objects = new Map<Address, ObjectCount>();

  /** Tells of an object also when no check is of it. */
  include(definition: Definition): void {
    this.#countOf(definition);
  }

  /** What an object says of somebody, counted as one check of it. */
  ask(definition: Definition, view: View, world: World): Outcome {
    const count = this.#countOf(definition);
    const outcome = world.observe(definition, view, count.observe);
    count.seen[sideOf(outcome)] += 1;
    return outcome;
  }

  /** The counts as they are reported. */
  report(locate: QueryLocator): ObjectCoverage[] {
    return [...this.#objects.values()].map(({ definition, seen, conditions }) => {
      const { address, source, query } = definition;
      const untestable = "fault" in query ? { untestable: query.fault } : {};
      const all = [...conditions].map(([node, { ofItems, seen }]) => ({
        text: printQuery(node, "line"),
        // Places are asked for where something was missed, and finding one means reading the manifest's file again.
        get source() {
          return locate(address, node);
        },
        ofItems,
        seen,
      }));
      const complete =
        seen.with > 0 && (seen.without > 0 || definition.gives === "values") && all.every(isSeenBothWays);
      return { address, gives: definition.gives, source, seen, conditions: all, complete, ...untestable };
    });
  }

  #countOf(definition: Definition): ObjectCount {
    const known = this.#objects.get(definition.address);
    if (known) return known;
    const conditions: ObjectCount["conditions"] = new Map();
    if ("tree" in definition.query)
      for (const { node, ofItems } of atomsOf(definition.query.tree, definition.gives))
        conditions.set(node, { ofItems, seen: { true: 0, false: 0, unknown: 0 } });
    const observe: Observer = (node, truth) => {
      const condition = conditions.get(node);
      if (condition) condition.seen[`${truth}`] += 1;
    };
    const made: ObjectCount = {
      definition,
      seen: { with: 0, without: 0, unknown: 0 },
      conditions,
      observe,
    };
    this.#objects.set(definition.address, made);
    return made;
  }
}

function isSeenBothWays({ seen }: { seen: Seen }): boolean {
  return seen.true > 0 && seen.false > 0;
}

function sideOf(outcome: Outcome): keyof ObjectCoverage["seen"] {
  if (outcome.gives === "members") {
    const { truth } = outcome.verdict;
    return truth === "unknown" ? "unknown" : truth ? "with" : "without";
  }
  return outcome.value.type === "uncertain" ? "unknown" : outcome.value.type === "known" ? "with" : "without";
}
