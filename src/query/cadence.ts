import { compareText } from "../values/compare-text.ts";
import { readSigns, type CadenceSigns } from "./cadence-signs.ts";
import type { DefinitionType } from "./definition-type.ts";
import type { QueryNode } from "./syntax-tree.ts";

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

interface CadenceRule {
  applies: (signs: CadenceSigns) => boolean;
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
  const signs = readSigns(tree, type);
  const rules = batchRules.filter(({ applies }) => applies(signs));
  const gaps = findGaps(signs);
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
}: CadenceSigns): string[] {
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
  if (readSigns(tree, type).hasEventWindow) return true;
  const cadence = inferCadence(tree, type)?.cadence;
  return cadence === "UNKNOWN" ? undefined : cadence === "BATCH";
}
