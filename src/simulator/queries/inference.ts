import type { AudienceComputeCadence, CreateAudienceInput } from "../../segment/generated/wire.ts";
import { blankStrings, findCalls, type QueryCall } from "./text.ts";

/**
 * How the server would compute an audience: an inference from the app's documentation, not a known rule (API.md 2.7).
 */
export function inferCadence(
  query: string,
  audienceType: CreateAudienceInput["audienceType"],
): AudienceComputeCadence["type"] {
  const calls = findCalls(query);
  // Session windows run in real time for accounts, too.
  const forAccounts = audienceType === "ACCOUNTS" && !calls.some(({ name }) => name === "expires_after");
  if (audienceType === "LINKED" || forAccounts) return "BATCH";
  const overAccountUsers = /\b(?:ANY|ALL)\b/.test(blankStrings(query));
  return overAccountUsers || calls.some((call) => batchRules.some((rule) => rule(call))) ? "BATCH" : "REALTIME";
}

/**
 * The largest time window of a query in days, rounded up, or `undefined` when it has none.
 *
 * @param options `withParent`: whether a window after `parent:` is one, which says nothing of how long ago an event was.
 */
export function largestWindowDays(query: string, { withParent = true } = {}): number | undefined {
  const days = findCalls(query)
    .filter((call) => isWindow(call) && (withParent || !isOfParent(call)))
    .flatMap(({ argument }) => [...argument.matchAll(/(\d+)\s*(second|hour|day)s?\b/g)])
    .map(([, amount, unit]) => Math.ceil(Number(amount) / (unitsPerDay[unit ?? ""] ?? 1)));
  return days.length > 0 ? Math.max(...days) : undefined;
}

/** The keys that a query names in `trait('…')`, each once: other audiences' keys among them (API.md 2.10). */
export function traitReferences(query: string): string[] {
  const keys = findCalls(query)
    .filter(({ name }) => name === "trait")
    .map(({ argument }) => /^\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/s.exec(argument))
    .map((match) => match?.[1] ?? match?.[2] ?? "")
    .filter((key) => key !== "");
  return [...new Set(keys)];
}

const unitsPerDay: Readonly<Record<string, number | undefined>> = { second: 86_400, hour: 24, day: 1 };
const windows: ReadonlySet<string> = new Set(["within", "between", "expires_after"]);
const comparisons: ReadonlySet<string> = new Set(
  (
    "equals differs greater_than at_least less_than at_most contains omits " +
    "starts_with ends_with one_of none_of before_date after_date"
  ).split(" "),
);

function isOfParent({ argument }: QueryCall): boolean {
  return /^\s*\{?\s*parent\s*:/.test(argument);
}

function isWindow({ name, before }: QueryCall): boolean {
  return windows.has(name) && before === ".";
}

const batchRules: readonly ((call: QueryCall) => boolean)[] = [
  // A time without a zone ends real-time processing.
  ({ name, argument }) => /^(?:before|after)_date$/.test(name) && /^\s*['"]?[\d-]+T[\d:.]+['"]?\s*$/.test(argument),
  // Session windows of computed traits are real-time, all others are not (API.md 2.7).
  (call) => isWindow(call) && call.name !== "expires_after",
  // A funnel: an event inside the condition of another.
  ({ name, parents }) => name === "event" && parents.includes("where"),
  // A property compared with another value of the profile or the enclosing event, instead of with a constant.
  ({ name, argument }) => name === "property" && /^\s*parent\s*:/.test(argument),
  ({ name, parents, before }) =>
    (name === "trait" || name === "property") &&
    parents.includes("where") &&
    (/[=<>]/.test(before) || comparisons.has(parents.at(-1) ?? "")),
];
