import { compareText } from "../values/compare-text.ts";
import { functions } from "./functions.ts";
import { fixedValue } from "./lint/fixed-value.ts";
import type { CallNode, ChainNode, QueryNode } from "./syntax-tree.ts";
import { isTimestamp } from "./timestamp.ts";
import { walkQuery } from "./walk.ts";

/**
 * How often Segment computes an audience or a trait. It decides that by itself, so of what is not live yet, this is a
 * guess by the documented rules (API.md 2.7).
 */
export interface QueryCadence {
  /** `UNKNOWN`: the query has a part that no rule is known for, and none that makes it a batch one anyway. */
  cadence: "REALTIME" | "BATCH" | "UNKNOWN";
  /** Why it is not real-time. */
  reason?: string;
  /** The section of API.md that the rule is from, and its word there. */
  source?: string;
  /** All that the cadence rests on: between two queries that agree in this, it is the same. */
  decidedBy: readonly string[];
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
  /** Two values of a person that are compared, neither of which is a property. */
  hasDynamicValue: boolean;
  hasQuantifier: boolean;
  hasSession: boolean;
  hasTimeWithoutZone: boolean;
  hasDateWithoutTime: boolean;
  hasTimeWithOffset: boolean;
  /** A time or date without its `Z` in a comparison that is not said to be about dates, such as `<`. */
  hasLooseTimeCompared: boolean;
  /** Functions that nobody knows, by name. */
  strangers: Set<string>;
}

interface CadenceRule {
  applies: (traits: QueryTraits) => boolean;
  reason: string;
  source: string;
}

const page = "API.md 2.7";

/** Each rule that applies makes the query a batch one, and the first is told: API.md 2.7. */
const batchRules: readonly CadenceRule[] = [
  {
    applies: ({ type, hasEntity }) => type === "LINKED" || hasEntity,
    reason: "linked audiences run in the warehouse on a schedule",
    source: "API.md 2.7: LINKED runs through the Data Graph",
  },
  {
    // Session windows of computed traits run in real time, those of accounts, too.
    applies: ({ type, hasSession }) => type === "ACCOUNTS" && !hasSession,
    reason: "it is computed for accounts",
    source: `${page}: account-level membership`,
  },
  {
    applies: ({ hasQuantifier }) => hasQuantifier,
    reason: "ANY and ALL look at all users of an account",
    source: `${page}: account-level membership`,
  },
  {
    applies: ({ hasEventWindow, hasSession }) => hasEventWindow && !hasSession,
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
    reason:
      "a property or a value of the context is compared to another value of the same person instead of a fixed one",
    source: `${page}: dynamic properties`,
  },
  {
    applies: ({ hasTimeWithoutZone }) => hasTimeWithoutZone,
    reason: "a time without a time zone ends real-time processing",
    source: `${page}: timestamps of date conditions`,
  },
];

/**
 * Whether Segment will compute a query in real time or in batches, by the documented rules as API.md 2.7 puts them
 * together. `undefined` for a query that was not understood.
 */
export function inferCadence(tree: QueryNode | undefined, type?: DefinitionType): QueryCadence | undefined {
  if (!tree) return undefined;
  const traits = readTraits(tree, type);
  const rules = batchRules.filter(({ applies }) => applies(traits));
  const gaps = findGaps(traits);
  const decidedBy = [...rules.map(({ reason }) => reason), ...gaps];
  const [rule] = rules;
  const [gap] = gaps;
  if (rule) return { cadence: "BATCH", reason: rule.reason, source: rule.source, decidedBy };
  return gap === undefined
    ? { cadence: "REALTIME", decidedBy }
    : { cadence: "UNKNOWN", reason: gap, source: `${page}: exact conditions`, decidedBy };
}

/** What no rule is known for. */
function findGaps({
  strangers,
  hasDateWithoutTime,
  hasTimeWithOffset,
  hasLooseTimeCompared,
  ...rest
}: QueryTraits): string[] {
  const forms = [
    ...(hasDateWithoutTime ? ["a date without a time"] : []),
    ...(hasTimeWithOffset ? ["a time with an offset in place of Z"] : []),
    ...(hasLooseTimeCompared ? ["a date or a time without Z in a comparison of values"] : []),
  ];
  return [
    ...[...strangers].toSorted(compareText).map((name) => `nobody knows what ${name}(…) does`),
    ...(rest.hasSession && rest.hasEventWindow
      ? [
          "a window of time ends real-time processing, a session window is said to keep it, and nobody knows which of the two counts",
        ]
      : []),
    ...(rest.hasDynamicValue
      ? [
          "nobody knows whether comparing a trait or a count to another value of the same person ends real-time processing",
        ]
      : []),
    ...forms.map((form) => `nobody knows whether ${form} ends real-time processing`),
  ];
}

/**
 * Whether Segment will probably include historical data whatever the manifest says: the query has an event window or is
 * computed in batches (API.md 2.6: batch audiences do so by default). A guess, as the cadence is; `undefined` when even that
 * cannot be said.
 */
export function needsHistory(tree: QueryNode, type?: DefinitionType): boolean | undefined {
  if (readTraits(tree, type).hasEventWindow) return true;
  const cadence = inferCadence(tree, type)?.cadence;
  return cadence === "UNKNOWN" ? undefined : cadence === "BATCH";
}

function readTraits(tree: QueryNode, type: DefinitionType | undefined): QueryTraits {
  const traits: QueryTraits = {
    type,
    hasEventWindow: false,
    hasNestedEvent: false,
    hasEntity: false,
    hasDynamicProperty: false,
    hasDynamicValue: false,
    hasQuantifier: false,
    hasSession: false,
    hasTimeWithoutZone: false,
    hasDateWithoutTime: false,
    hasTimeWithOffset: false,
    hasLooseTimeCompared: false,
    strangers: new Set(),
  };
  const ofEvents = new Set<CallNode>();
  walkQuery(tree, {
    node: (node) => {
      traits.hasQuantifier ||= node.type === "any" || node.type === "all";
      if (node.type !== "chain") return;
      const compared = comparedValues(node);
      traits.hasDynamicProperty ||= compared === "property";
      traits.hasDynamicValue ||= compared === "other";
      // Nobody knows what a function gives that nobody knows, so what filters that may be no events.
      const calls = [node.head, ...node.calls];
      const stranger = calls.findIndex(({ name }) => !functions.has(name));
      for (const call of stranger === -1 ? calls : calls.slice(0, stranger)) ofEvents.add(call);
    },
    call: (call, around) => {
      traits.hasEventWindow ||= ofEvents.has(call) && (call.name === "within" || call.name === "between");
      traits.hasNestedEvent ||=
        call.name === "event" && around.some((outer) => outer.name === "where" && ofEvents.has(outer));
      traits.hasEntity ||= call.name === "entity";
      traits.hasSession ||= call.name === "expires_after";
      const time = timeIn(call);
      traits.hasTimeWithoutZone ||= time !== undefined && /T[\d:.]+$/.test(time);
      traits.hasDateWithoutTime ||= time !== undefined && !time.includes("T");
      traits.hasTimeWithOffset ||= time !== undefined && /T.*[+-]/.test(time);
      traits.hasLooseTimeCompared ||= comparesLooseTime(call);
      if (!functions.has(call.name)) traits.strangers.add(call.name);
    },
  });
  return traits;
}

/** The moment that a condition on dates looks at. */
function timeIn({ name, args }: CallNode): string | undefined {
  const [time] = args;
  if (functions.get(name)?.args[0] !== "timestamp" || time?.type !== "literal") return undefined;
  return isTimestamp(time.text) ? time.text : undefined;
}

/** Whether a value is compared to a bare date or time that does not end in `Z`. Nothing says which of them are date conditions. */
function comparesLooseTime({ name, args }: CallNode): boolean {
  const kinds = functions.get(name);
  if (kinds?.kind !== "comparison" || kinds.args[0] === "timestamp" || kinds.args[0] === "text") return false;
  return args.map(fixedValue).some((value) => value?.kind === "timestamp" && !value.text.endsWith("Z"));
}

/**
 * Whether two values of a person are compared to each other, `literal(…)` being none: one of them a property or a value of the
 * context, of which it is documented what that does, or another one.
 */
function comparedValues(chain: ChainNode): "property" | "other" | undefined {
  const last = chain.calls.at(-1);
  // A reducer reads a property and compares nothing, as in `sum(property('total'))`.
  if (!last || functions.get(last.name)?.kind !== "comparison") return undefined;
  const sides = [chain, ...last.args].flatMap((side) => (side.type === "chain" ? [side.head.name] : []));
  const values = sides.filter((name) => name !== "literal");
  if (values.length < 2) return undefined;
  return values.includes("property") || values.includes("context") ? "property" : "other";
}
