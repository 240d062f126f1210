import { joinWords } from "../values/words.ts";
import { toComputedValue } from "./computed-value.ts";
import { isOpen, type Outcome } from "./kleene.ts";
import type { Value } from "./value.ts";

/** More values or reasons than this are not listed in a sentence. */
export const mostListed = 3;

/** What leaves something open. */
export function describeOpen(outcome: Outcome): string {
  const reasons = isOpen(outcome) ? outcome : [];
  const names = reasons.filter((reason) => !reason.includes(" "));
  const words = reasons.filter((reason) => reason.includes(" "));
  return [
    ...(names.length > 0 ? [`${joinWords(names, "and")} ${names.length > 1 ? "leave" : "leaves"} it open`] : []),
    ...words,
  ].join(", and ");
}

/** A value in a sentence. */
export function showValue(value: Value): string {
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
