import { isDocumentedSession, type CallNode, type QueryNode } from "../query/index.ts";
import { walkQuery } from "../query/walk.ts";
import { readLength } from "./durations.ts";
import type { Environment, Memory } from "./environment.ts";
import { both, type Outcome } from "./kleene.ts";
import { insideOf, nameOf, type Candidate, type Compiler, type Place, type StreamKind } from "./parts.ts";
import { Note, type ItemNote } from "./note.ts";
import { inLatestSession } from "./sessions.ts";
import { operandOfLiteral } from "./operands.ts";
import { readParentWindow, readWindow, type ItemTest } from "./windows.ts";
import { describeAge, describeParentAge } from "./filter-words.ts";

/** A filter, ready for the items of a stream. */
export type Filter =
  | {
      readonly type: "each";
      readonly test: (environment: Environment, note: ItemNote | undefined) => Outcome;
      /** Why an item does not pass. Left out: the notes of the test say it. */
      readonly why?: (environment: Environment) => string;
    }
  | {
      readonly type: "together";
      readonly test: (stream: readonly Candidate[], environment: Environment) => readonly Outcome[];
      readonly why: string;
    };

/** What came out of a `where` about one item, and the note on it where notes are taken. */
interface Found {
  readonly outcome: Outcome;
  readonly note: Note | undefined;
}

/** What makes a filter ready, or why it cannot be evaluated. */
type FilterRow = (call: CallNode, kind: StreamKind, place: Place, compiler: Compiler) => Filter | string;

/** A row for each filter of the language: API.md 4.2, API.md 4.9. */
export const filterRows: Readonly<Record<string, FilterRow>> = {
  where: ({ args: [node] }, kind, place, compiler) => {
    if (!node || node.type === "cast" || node.type === "duration") return "where(…) needs a condition";
    const condition = compiler.condition(node, insideOf(kind, place));
    const ask = (environment: Environment, isNoted: boolean): Found => {
      const note = isNoted ? new Note(node) : undefined;
      return { outcome: condition(environment, note), note };
    };
    const isKept = looksAtOneEventOnly(node, place);
    return {
      type: "each",
      test: (environment, itemNote) => {
        const event = environment.item?.event;
        if (!itemNote && !isKept) return condition(environment);
        const isNoted = itemNote !== undefined;
        const { outcome, note } =
          isKept && event
            ? (environment.memory as Memory<Found>).recall(isNoted ? node : condition, event, () =>
                ask(environment, isNoted),
              )
            : ask(environment, isNoted);
        if (note) itemNote?.conditions.push(note);
        return outcome;
      },
    };
  },
  sources: (call, kind) => {
    if (kind === "entity") return withoutTime(call);
    const ids = call.args.map((id) => (id.type === "literal" ? operandOfLiteral(id, false)?.text : undefined));
    const excluded = new Set(ids);
    if (excluded.has(undefined)) return `${nameOf(call)} needs the ids of sources in quotes`;
    return {
      type: "each",
      test: ({ item }) => {
        const source = item?.event?.source;
        return source === undefined ? ["it is not said which source an event came from"] : !excluded.has(source);
      },
      why: ({ item }) => `it came from the source ${item?.event?.source ?? "that is not said"}`,
    };
  },
  within: window,
  between: window,
  expires_after: (call, kind) => {
    if (kind === "entity") return withoutTime(call);
    const length = readLength(call, call.args[0]);
    if (typeof length === "string") return leavingOpen(length);
    if (!isDocumentedSession(length.ms / 1000))
      return leavingOpen("sessions are documented to last from 30 minutes to 90 days");
    return {
      type: "together",
      test: (stream, environment) => inLatestSession(stream, length.ms, environment),
      why: "it does not belong to the latest session",
    };
  },
};

/**
 * Whether a condition in a `where` of events goes through other events, and looks at nothing around the event that it is about: then
 * it says the same of that event wherever the event stands. Without other events it is asked as fast as remembered.
 */
function looksAtOneEventOnly(node: QueryNode, { ofTrait }: Place): boolean {
  let [goesThroughEvents, looksAround] = [false, false];
  walkQuery(node, {
    call: ({ name, prefix }, around) => {
      if (name === "event") goesThroughEvents = true;
      // In a computed trait it may be the trait of whoever did the event, and users may share one.
      if (name === "trait" && ofTrait) looksAround = true;
      const isItsOwn = !around.some((each) => each.name === "event");
      if (name === "entity" || (name === "property" && prefix && isItsOwn)) looksAround = true;
    },
  });
  return goesThroughEvents && !looksAround;
}

function window(call: CallNode, kind: StreamKind, { streams }: Place): Filter | string {
  if (kind === "entity") return call.prefix ? withoutTime(call) : windowOverRows(call);
  if (!call.prefix) return ofEach(readWindow(call), describeAge);
  if (streams.at(-1) !== "event") return `${call.name}(parent: …) needs an event around the one that it narrows down`;
  return ofEach(readParentWindow(call), describeParentAge);
}

function ofEach(test: ItemTest | string, why: (environment: Environment) => string): Filter {
  return typeof test === "string" ? leavingOpen(test) : { type: "each", test, why };
}

/** A window from now over rows, which have no time: each row is open by itself, as it may have one that nothing documents. */
function windowOverRows({ name }: CallNode): Filter {
  return {
    type: "each",
    test: ({ circumstances: { openPoints } }) =>
      openPoints.entityWindow === "unknown" ? ["entityWindow"] : openPoints.entityWindow === "every-row",
    why: () => `a row has no time, and ${name}(…) asks for one`,
  };
}

/** Rows have neither times nor sources: API.md 4.2. */
function withoutTime(call: CallNode): Filter {
  return leavingOpen(`nothing says what ${nameOf(call)} does to the rows of an entity`);
}

/** A filter of which nobody knows what passes it. @param why Without a full stop. */
export function leavingOpen(why: string): Filter {
  return { type: "each", test: () => [why], why: () => why };
}

/** Lets through what passes a filter or may do so, and writes down what does not. */
export function applyFilter(stream: readonly Candidate[], filter: Filter, environment: Environment): Candidate[] {
  const together = filter.type === "together" ? filter.test(stream, environment) : undefined;
  const passed: Candidate[] = [];
  for (const [index, candidate] of stream.entries()) {
    const own = together
      ? (together[index] ?? true)
      : filter.type === "each" && filter.test(candidate.environment, candidate.note);
    const outcome = both(own, () => candidate.outcome);
    if (candidate.note && own !== true) {
      const why = whyNot(filter, candidate);
      candidate.note.why = outcome === false ? why : (candidate.note.why ?? why);
      candidate.note.outcome = outcome;
    }
    if (outcome !== false) passed.push(outcome === candidate.outcome ? candidate : { ...candidate, outcome });
  }
  return passed;
}

/** In words only when somebody asks for them: they take longer than the test. */
function whyNot({ why }: Filter, { environment }: Candidate): ItemNote["why"] {
  return typeof why === "function" ? () => why(environment) : why;
}
