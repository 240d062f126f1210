import type { QueryNode } from "../query/index.ts";
import type { Circumstances } from "./environment.ts";
import { toComputedValue, type ComputedValue } from "./computed-value.ts";
import { askCondition, askValue } from "./evaluate.ts";
import { toTruth, toVerdict } from "./kleene.ts";
import { Note } from "./note.ts";
import type { Subject } from "./person.ts";
import type { Truth, Verdict } from "./truth.ts";

/** Is told of a condition that was asked, and what came out. */
export type Observer = (condition: QueryNode, truth: Truth) => void;

/**
 * Asks every condition of a query, those that decide nothing as well, and tells of each. As `explainCondition` does, without
 * its words, which take most of the time. A condition in a `where` is told of once for each event or row.
 *
 * @returns What `evaluateCondition` gives.
 */
export function observeCondition(
  tree: QueryNode,
  subject: Subject,
  circumstances: Circumstances,
  observe: Observer,
): Verdict {
  const note = new Note(tree);
  note.outcome = askCondition(tree, subject, circumstances, note);
  tell(note, observe, new Set());
  return toVerdict(note.outcome);
}

/**
 * The same for the conditions in the query of a computed trait, which is none itself.
 *
 * @returns What `evaluateValue` gives.
 */
export function observeValue(
  tree: QueryNode,
  subject: Subject,
  circumstances: Circumstances,
  observe: Observer,
): ComputedValue {
  const note = new Note(tree);
  const value = askValue(tree, subject, circumstances, note);
  tellStreams(note, observe, new Set());
  return toComputedValue(value);
}

/**
 * @param told The notes that are told of already: an event that several others lead to has one.
 * @param above The condition that it is a part of. What asks users one by one for the same condition is told of once.
 */
function tell(note: Note, observe: Observer, told: Set<Note>, above?: QueryNode): void {
  if (told.has(note)) return;
  told.add(note);
  for (const part of note.parts) tell(part, observe, told, note.node);
  tellStreams(note, observe, told);
  if (note.outcome !== undefined && note.node !== above) observe(note.node, toTruth(note.outcome));
}

function tellStreams({ streams }: Note, observe: Observer, told: Set<Note>): void {
  for (const { items } of streams)
    for (const { conditions } of items) for (const condition of conditions) tell(condition, observe, told);
}
