import { functions, printQuery, type CallNode, type ChainNode } from "../query/index.ts";
import { count, joinWords } from "../values/words.ts";
import { isOpen, type Outcome } from "./kleene.ts";
import type { ItemNote, Note, StreamNote } from "./note.ts";
import { toComputedValue } from "./computed-value.ts";
import type { Value } from "./value.ts";

/** More values or reasons than this are not listed in a sentence. */
const mostListed = 3;

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
  return isOpen(outcome) ? `${reason}, and ${describeOpen(outcome)}` : reason;
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
  const seen = `${nameLeft(chain, subject)} is ${showValue(left?.value)}`;
  if (isOpen(outcome)) return `${seen}, and ${describeOpen(outcome)}`;
  if (outcome) return right ? `${seen}; ${to}` : seen;
  return compared.startsWith(".") ? `${seen}, so ${to.slice(1)} does not hold` : `${seen}, not ${to}`;
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
  const left = items.filter(({ outcome }) => outcome !== true);
  const [name] = args;
  const called = name?.type === "literal" ? ` '${name.text}'` : "";
  if (items.length === 0) return `there is no${called}`;
  const head = `${counted} of ${all}${called} ${all === 1 ? "counts" : "count"}`;
  const reasons = left.slice(0, mostListed).map((item) => whyItem(item));
  const more = timesOf(left.slice(mostListed));
  const said = [...reasons, ...(more > 0 ? [`${count(more)} more`] : [])];
  return said.length === 0 ? head : `${head} (${said.join("; ")})`;
}

/** How many events or rows these are, one that happened several times as often as it did. */
function timesOf(items: readonly ItemNote[]): number {
  return items.reduce((sum, { item }) => sum + (item.event?.times ?? 1), 0);
}

function describeOpen(outcome: Outcome): string {
  const reasons = isOpen(outcome) ? outcome : [];
  const names = reasons.filter((reason) => !reason.includes(" "));
  const words = reasons.filter((reason) => reason.includes(" "));
  return [
    ...(names.length > 0 ? [`${joinWords(names, "and")} ${names.length > 1 ? "leave" : "leaves"} it open`] : []),
    ...words,
  ].join(", and ");
}

/** A value in a sentence. */
function showValue(value: Value): string {
  const computed = toComputedValue(value);
  if (computed.type === "absent") return "absent";
  if (computed.type === "known") return show(computed.value);
  const { candidates } = computed;
  if (candidates === "anything") return "not known";
  const shown = candidates.slice(0, mostListed).map(show);
  return joinWords(candidates.length > mostListed ? [...shown, "another value"] : shown);
}

function show(value: unknown): string {
  if (value === undefined) return "absent";
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
