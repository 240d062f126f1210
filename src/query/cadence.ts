import { functions } from "./functions.ts";
import type { ChainNode, QueryNode } from "./syntax-tree.ts";
import { walkQuery } from "./walk.ts";

/** How often Segment computes an audience or a trait; it decides that by itself (API.md 2.7). */
export interface QueryCadence {
  cadence: "REALTIME" | "BATCH";
  /** Why it is not real-time. */
  reason?: string;
  /** The section of API.md that the rule is from, and its word there. */
  source?: string;
}

/** The type of an audience or a computed trait. */
export type DefinitionType = "USERS" | "ACCOUNTS" | "LINKED";

/** What of a query the rules look at. */
interface QueryTraits {
  type: DefinitionType | undefined;
  hasEventWindow: boolean;
  hasNestedEvent: boolean;
  hasEntity: boolean;
  hasDynamicProperty: boolean;
  hasQuantifier: boolean;
}

interface CadenceRule {
  applies: (traits: QueryTraits) => boolean;
  reason: string;
  source: string;
}

const page = "API.md 2.7";

/** The first rule that applies makes the query a batch one; all others are real-time: API.md 2.7. */
const batchRules: readonly CadenceRule[] = [
  {
    applies: ({ type, hasEntity }) => type === "LINKED" || hasEntity,
    reason: "linked audiences run in the warehouse on a schedule",
    source: "API.md 2.7: LINKED runs through the Data Graph",
  },
  {
    applies: ({ type }) => type === "ACCOUNTS",
    reason: "it is computed for accounts",
    source: `${page}: account-level membership`,
  },
  {
    applies: ({ hasQuantifier }) => hasQuantifier,
    reason: "ANY and ALL look at all users of an account",
    source: `${page}: account-level membership`,
  },
  {
    applies: ({ hasEventWindow }) => hasEventWindow,
    reason: "it looks at events in a window of time",
    source: `${page}: time windows, sliding windows of traits`,
  },
  {
    applies: ({ hasNestedEvent }) => hasNestedEvent,
    reason: "it is a funnel: one event is looked for around another",
    source: `${page}: funnels`,
  },
  {
    applies: ({ hasDynamicProperty }) => hasDynamicProperty,
    reason: "a property is compared to another value of the same person instead of a fixed one",
    source: `${page}: dynamic properties`,
  },
];

/**
 * Whether Segment will compute a query in real time or in batches, by the documented rules as API.md 2.7 puts them
 * together. `undefined` for a query that was not understood.
 */
export function inferCadence(tree: QueryNode | undefined, type?: DefinitionType): QueryCadence | undefined {
  if (!tree) return undefined;
  const traits = readTraits(tree, type);
  const rule = batchRules.find(({ applies }) => applies(traits));
  return rule ? { cadence: "BATCH", reason: rule.reason, source: rule.source } : { cadence: "REALTIME" };
}

/**
 * Whether Segment will include historical data whatever the manifest says: the query has an event window or is
 * computed in batches (API.md 2.6: batch audiences do so by default).
 */
export function needsHistory(tree: QueryNode, type?: DefinitionType): boolean {
  return readTraits(tree, type).hasEventWindow || inferCadence(tree, type)?.cadence === "BATCH";
}

function readTraits(tree: QueryNode, type: DefinitionType | undefined): QueryTraits {
  const traits: QueryTraits = {
    type,
    hasEventWindow: false,
    hasNestedEvent: false,
    hasEntity: false,
    hasDynamicProperty: false,
    hasQuantifier: false,
  };
  walkQuery(tree, {
    node: (node) => {
      traits.hasQuantifier ||= node.type === "any" || node.type === "all";
      if (node.type === "chain") traits.hasDynamicProperty ||= comparesProperty(node);
    },
    call: (call, around) => {
      traits.hasEventWindow ||= call.name === "within" || call.name === "between";
      traits.hasNestedEvent ||= call.name === "event" && around.some(({ name }) => name === "where");
      traits.hasEntity ||= call.name === "entity";
    },
  });
  return traits;
}

/** Whether a property is compared to another extractor, `literal(…)` being none. */
function comparesProperty(chain: ChainNode): boolean {
  const last = chain.calls.at(-1);
  // A reducer reads a property and compares nothing, as in `sum(property('total'))`.
  if (!last || functions.get(last.name)?.kind !== "comparison") return false;
  const sides = [chain, ...last.args].flatMap((side) => (side.type === "chain" ? [side.head.name] : []));
  const dynamic = sides.filter((name) => name !== "literal");
  return dynamic.length > 1 && dynamic.includes("property");
}
