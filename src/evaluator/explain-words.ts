import { dateComparisons, functions, printQuery, type CallNode, type ChainNode } from "../query/index.ts";
import { count } from "../values/words.ts";
import { describeOpen, mostListed, showValue } from "./explain-values.ts";
import { spellsOtherwise } from "./dates.ts";
import { readInstant } from "./instants.ts";
import { isOpen, type Outcome } from "./kleene.ts";
import type { ItemNote, Note, StreamNote } from "./note.ts";

/** Why a condition is as it is: one sentence without a full stop. */
export function becauseOf(note: Note, outcome: Outcome): string {
  if (note.fault !== undefined) return note.fault;
  const { node, left, parts } = note;
  if (left && node.type === "chain")
    return [...note.streams.map(describeStream), describeComparison(node, note, outcome)].join("; ");
  if (parts.length === 0) return isOpen(outcome) ? describeOpen(outcome) : "there is nobody to ask";
  const deciding = decidingParts(note, outcome);
  return deciding.map((part) => describePart(part, part.outcome ?? outcome)).join("; ");
}

/** Why an event or a row does not count, or what leaves that open. */
export function whyItem({ outcome, why, conditions }: ItemNote): string | undefined {
  if (outcome === true) return undefined;
  const deciding =
    conditions.find((part) => part.outcome === outcome) ?? conditions.find((part) => part.outcome !== true);
  const said = typeof why === "function" ? why() : why;
  const reason = said ?? (deciding && becauseOf(deciding, deciding.outcome ?? outcome)) ?? "it does not fit";
  if (!isOpen(outcome)) return reason;
  const open = describeOpen(outcome);
  return reason.endsWith(open) ? reason : `${reason}, and ${open}`;
}

/** What a reducer took from an event or a row that counts: `property('total') is 10`. */
export function takenFrom({ taken }: ItemNote): string | undefined {
  return taken && `${printQuery(taken.from, "line")} is ${showValue(taken.value)}`;
}

/** The parts that settle a condition: those that agree with it, and behind NOT the one that does not. */
function decidingParts({ node, parts }: Note, outcome: Outcome): readonly Note[] {
  if (isOpen(outcome)) return parts.filter((part) => part.outcome !== undefined && isOpen(part.outcome));
  const same = parts.filter((part) => part.outcome === outcome);
  return node.type === "not" || same.length === 0 ? parts : same.slice(0, mostListed);
}

function describePart(part: Note, outcome: Outcome): string {
  const because = becauseOf(part, outcome);
  return part.of === undefined ? because : `${part.of}: ${because}`;
}

function describeComparison(chain: ChainNode, { left, right }: Note, outcome: Outcome): string {
  const subject = printCalls(chain, chain.calls.slice(0, -1));
  const compared = printQuery(chain, "line").slice(subject.length).trim();
  const to = right ? `${compared}, which is ${showValue(right.value)}` : compared;
  const seen = `${nameLeft(chain, subject)} is ${showValue(left?.value)}${isNoDate(chain, left?.value) ? ", which is no ISO 8601 date" : ""}`;
  if (isOpen(outcome)) return `${seen}, and ${describeOpen(outcome)}`;
  if (outcome) return right ? `${seen}; ${to}` : seen;
  return compared.startsWith(".") ? `${seen}, so ${to.slice(1)} does not hold` : `${seen}, not ${to}`;
}

/** Whether a value is compared as a date and is none, so that it lies before and after nothing: API.md 4.9. */
function isNoDate({ calls }: ChainNode, value: unknown): boolean {
  const isCompared = dateComparisons.has(calls.at(-1)?.name ?? "");
  return (
    isCompared &&
    (typeof value === "number" ||
      (typeof value === "string" && readInstant(value) === undefined && !spellsOtherwise(value)))
  );
}

/** What is compared. The events or rows of a chain are told of before, so there it is what is made of them. */
function nameLeft(chain: ChainNode, subject: string): string {
  const filters = chain.calls.filter(({ name }) => functions.get(name)?.kind === "filter");
  const isStream = functions.get(chain.head.name)?.returns === "stream";
  return isStream ? subject.slice(printCalls(chain, filters).length + 1) : subject;
}

function printCalls(chain: ChainNode, calls: readonly CallNode[]): string {
  return printQuery({ ...chain, calls }, "line");
}

function describeStream({ head: { args }, items }: StreamNote): string {
  const all = timesOf(items);
  const counted = timesOf(items.filter(({ outcome }) => outcome === true));
  const perhaps = timesOf(items.filter(({ outcome }) => isOpen(outcome)));
  const left = items.filter(({ outcome }) => outcome !== true);
  const [name] = args;
  const called = name?.type === "literal" ? ` '${name.text}'` : "";
  if (items.length === 0) return `there is no${called}`;
  const many = perhaps === 0 ? String(counted) : `${counted} to ${counted + perhaps}`;
  const head = `${many} of ${all}${called} ${all === 1 ? "counts" : "count"}`;
  // Each reason may be about several events, so that nobody could tell where the next one begins.
  const dated = left.length > 1 && left.some(({ conditions }) => conditions.some(asksOthers));
  const reasons = left.slice(0, mostListed).map((item) => (dated ? `${sayWhen(item)}${whyItem(item)}` : whyItem(item)));
  const more = timesOf(left.slice(mostListed));
  const said = [...reasons, ...(more > 0 ? [`${count(more)} more`] : [])];
  return said.length === 0 ? head : `${head} (${said.join("; ")})`;
}

/** Whether a condition on an event or a row is about further ones. */
function asksOthers({ streams, parts }: Note): boolean {
  return streams.length > 0 || parts.some(asksOthers);
}

/** When an event happened, in front of what is said of it; a row has no time. */
function sayWhen({ item: { event } }: ItemNote): string {
  return event ? `at ${new Date(event.timestampMs).toISOString().replace(".000Z", "Z")}: ` : "";
}

/** How many events or rows these are, one that happened several times as often as it did. */
function timesOf(items: readonly ItemNote[]): number {
  return items.reduce((sum, { item }) => sum + (item.event?.times ?? 1), 0);
}
