import { joinWords } from "../values/words.ts";
import { sayArguments } from "./describe-arguments.ts";
import { parentWords } from "./describe-extractors.ts";
import { openSession } from "./describe-open.ts";
import { insideOf, type Place } from "./describe-place.ts";
import { notKnown, say, sayAll, type Words } from "./describe-words.ts";
import type { CallNode } from "./syntax-tree.ts";
import { documentedSeconds, isDocumentedSession } from "./documented-seconds.ts";

/** A stream of events or rows in words: its name, the conditions behind the name, and its windows. */
export interface StreamWords {
  type: "event" | "entity";
  name: Words;
  before: Words;
  after: Words;
}

/** How a filter is said. @param parent The event around the stream, of a filter with `parent:`. */
type FilterSentence = (args: readonly Words[], parent: string | undefined, call: CallNode) => Words;

interface FilterWords {
  /** Conditions stand before the count, windows after it. */
  at: "before" | "after";
  /** Whether rows can be filtered so, too: of them, no time and no source is documented (API.md 4.2). */
  ofRows: boolean;
  says: FilterSentence;
}

const sayWithin: FilterSentence = ([length = notKnown], parent) =>
  parent === undefined ? say` in the last ${length}` : say` within ${length} after ${parent}`;

const sayBetween: FilterSentence = ([start = notKnown, end = notKnown], parent, call) => {
  const [from = 0, to = 0] = call.args.map((argument) => documentedSeconds(call, argument));
  // English says the ends of a window in any order, a query does not.
  if (from > to) return notKnown;
  return say` between ${start} and ${end} ${parent === undefined ? "ago" : `after ${parent}`}`;
};

const saySources: FilterSentence = (ids) => {
  const list = sayAll(ids, (known) => joinWords(known, "and"));
  return say` (leaving out ${ids.length === 1 ? "source" : "sources"} ${list})`;
};

const saySession: FilterSentence = ([gap = notKnown], _parent, call) =>
  isDocumentedSession(documentedSeconds(call, call.args[0]) ?? 0)
    ? say` in the latest session (which ends after ${gap} without activity)${openSession}`
    : notKnown;

/** One row for each filter that is known. */
const filters = new Map<string, FilterWords>([
  ["where", { at: "before", ofRows: true, says: ([condition = notKnown]) => say` (where ${condition})` }],
  ["sources", { at: "before", ofRows: false, says: saySources }],
  ["within", { at: "after", ofRows: false, says: sayWithin }],
  ["between", { at: "after", ofRows: false, says: sayBetween }],
  ["expires_after", { at: "after", ofRows: false, says: saySession }],
]);

/** An event or an entity with its filters in words; `undefined` for a chain that starts with something else. */
export function sayStream(head: CallNode, calls: readonly CallNode[], place: Place): StreamWords | undefined {
  const { name: type } = head;
  if (type !== "event" && type !== "entity") return undefined;
  const [name = notKnown] = sayArguments(head, place);
  if (type === "event") place.asked.add(type);
  const stream: StreamWords = { type, name, before: "", after: "" };
  let session = false;
  for (const call of calls) {
    const row = filters.get(call.name);
    // A session is made of the events that are left by then; what a filter after it leaves of it, nobody documents.
    const known = row && !session && (type === "event" || row.ofRows);
    const words = known ? sayFilter(row, call, type, place) : notKnown;
    if (row?.at === "after") stream.after = say`${stream.after}${words}`;
    else stream.before = say`${stream.before}${words}`;
    session ||= call.name === "expires_after";
  }
  return stream;
}

function sayFilter(row: FilterWords, call: CallNode, type: StreamWords["type"], place: Place): Words {
  const parent = call.prefix?.name === "parent" ? place.around.at(-1) : undefined;
  if (call.prefix?.name === "parent" && parent !== "event") return notKnown;
  const args = sayArguments(call, call.name === "where" ? insideOf(type, place) : place);
  return row.says(args, parent && parentWords[parent], call);
}
