import { printQuery, type QueryNode, type Span } from "../query/index.ts";
import type { Circumstances } from "./environment.ts";
import { toComputedValue, type ComputedValue } from "./computed-value.ts";
import { askCondition, askValue } from "./evaluate.ts";
import { becauseOf, takenFrom, whyItem } from "./explain-words.ts";
import { isOpen, toTruth, toVerdict, type Outcome } from "./kleene.ts";
import { Note, type ItemNote, type StreamNote } from "./note.ts";
import type { Subject } from "./person.ts";
import type { Truth, Unknowns, Verdict } from "./truth.ts";

/** Why a condition holds, does not hold, or is open; its place is that of the condition in the query. */
export interface Explanation extends Span, Verdict {
  /** The condition in its canonical spelling, on one line. */
  readonly text: string;
  /** Whom it asks, where it is asked of several, such as `user 2`. */
  readonly of?: string;
  /** One sentence without a full stop, such as `trait('plan') is "free", not = 'pro'`. */
  readonly because: string;
  /** The value that was compared. */
  readonly left?: ComputedValue;
  /** What it was compared to, where that is a value of the person and none that the query says. */
  readonly right?: ComputedValue;
  /** The events and rows that were looked at for `left` and `right`. */
  readonly streams: readonly StreamExplanation[];
  /** The conditions that it is made of, or one for each user that it asks. */
  readonly parts: readonly Explanation[];
}

/** Which events of a name, or rows of a relationship, count. Its place is that of the extractor in the query. */
export interface StreamExplanation extends Span {
  readonly type: "event" | "entity";
  readonly name: string;
  /** In the order in which they were given. */
  readonly items: readonly ItemExplanation[];
}

/** Whether an event or a row counts. */
export interface ItemExplanation {
  /** Of an event, its time in milliseconds since 1970. */
  readonly timestampMs?: number;
  /** Of an event, how often it happened at that time. Left out: once. */
  readonly times?: number;
  readonly truth: Truth;
  readonly unknowns: Unknowns;
  /** Why it does not count or what leaves that open; of one that counts, what is taken from it, if anything. No full stop. */
  readonly why: string | undefined;
  /** What the `where` of the stream say of it. */
  readonly conditions: readonly Explanation[];
}

/** The verdict of `evaluateCondition`, and why. */
export function explainCondition(tree: QueryNode, subject: Subject, circumstances: Circumstances): Explanation {
  const note = new Note(tree);
  return explainNote(note, askCondition(tree, subject, circumstances, note));
}

/** What a computed trait gives, and the events and rows that it was made of. */
export interface ExplainedValue {
  readonly value: ComputedValue;
  readonly streams: readonly StreamExplanation[];
}

/** The value of `evaluateValue`, and what it was made of. */
export function explainValue(tree: QueryNode, subject: Subject, circumstances: Circumstances): ExplainedValue {
  const note = new Note(tree);
  const value = toComputedValue(askValue(tree, subject, circumstances, note));
  return { value, streams: note.streams.map(explainStream) };
}

function explainNote(note: Note, outcome: Outcome): Explanation {
  const { node, of, left, right, streams, parts } = note;
  return {
    start: node.start,
    end: node.end,
    text: printQuery(node, "line"),
    ...toVerdict(outcome),
    ...(of === undefined ? {} : { of }),
    because: becauseOf(note, outcome),
    ...(left ? { left: toComputedValue(left.value) } : {}),
    ...(right ? { right: toComputedValue(right.value) } : {}),
    streams: streams.map(explainStream),
    parts: parts.map((part) => explainNote(part, part.outcome ?? outcome)),
  };
}

function explainStream({ head, items }: StreamNote): StreamExplanation {
  const [name] = head.args;
  return {
    type: head.name === "event" ? "event" : "entity",
    name: name?.type === "literal" ? name.value : "",
    start: head.start,
    end: head.end,
    items: items.map(explainItem),
  };
}

function explainItem(note: ItemNote): ItemExplanation {
  const { item, outcome, conditions } = note;
  return {
    ...(item.event ? { timestampMs: item.event.timestampMs } : {}),
    ...(item.event?.times === undefined ? {} : { times: item.event.times }),
    truth: toTruth(outcome),
    unknowns: isOpen(outcome) ? outcome : [],
    why: whyItem(note) ?? takenFrom(note),
    conditions: conditions.map((part) => explainNote(part, part.outcome ?? outcome)),
  };
}
