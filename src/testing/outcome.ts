import type { ComputedValue, Unknowns, Verdict } from "../evaluator/index.ts";

/** What an object says of somebody at an instant: whether they are a member, or a value. */
export type Outcome = { gives: "members"; verdict: Verdict } | { gives: "values"; value: ComputedValue };

/** What an object says when nothing can be said. */
export function openOutcome(gives: Outcome["gives"], unknowns: Unknowns): Outcome {
  return gives === "members"
    ? { gives, verdict: { truth: "unknown", unknowns } }
    : { gives, value: { type: "uncertain", candidates: "anything", unknowns } };
}

/** What leaves an outcome open; empty when it is known. */
export function unknownsOf(outcome: Outcome): Unknowns {
  if (outcome.gives === "members") return outcome.verdict.unknowns;
  return outcome.value.type === "uncertain" ? outcome.value.unknowns : [];
}

/**
 * Reasons that stand for other reasons: a trait that is computed has one text for all that leaves it open. What is told in
 * the end are the settings and the reasons behind it.
 */
export class Reasons {
  readonly #behind = new Map<string, Unknowns>();

  /** Makes one reason of several. */
  fold(head: string, unknowns: Unknowns): string {
    const [only, ...more] = unknowns;
    if (only !== undefined && more.length === 0) return only;
    const text = `${head} is open (${unknowns.join(", ")})`;
    this.#behind.set(text, unknowns);
    return text;
  }

  /** All reasons with what stands behind them in their place, sorted. */
  unfold(unknowns: Unknowns): string[] {
    const open = [...unknowns];
    const all = new Set<string>();
    for (let each = open.pop(); each !== undefined; each = open.pop()) {
      const behind = this.#behind.get(each);
      if (behind) open.push(...behind);
      else all.add(each);
    }
    return [...all].toSorted();
  }
}
