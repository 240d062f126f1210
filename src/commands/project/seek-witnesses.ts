import { openPointRows, settingValue } from "../../evaluator/index.ts";
import type { JsonValue } from "../../values/json.ts";
import {
  findChangedValue,
  type AssumedWitness,
  findWitnesses,
  sayWitness,
  type SaidWitness,
  type SettledValue,
  type WitnessQuestion,
  type Witnesses,
} from "../../evaluator/witness/index.ts";

export { computedKindOf } from "../../evaluator/witness/index.ts";

/** Somebody of whom two computed traits give different values. A value that is left out is absent. */
export interface DifferenceFound extends SaidWitness {
  before?: JsonValue;
  after?: JsonValue;
}

/** What a search found, as reports have it. */
export interface WitnessesFound {
  tries: number;
  enters?: SaidWitness;
  leaves?: SaidWitness;
  differs?: DifferenceFound;
  limits?: string[];
  never?: NonNullable<Witnesses["never"]>;
  assuming?: { enters?: WitnessAssumed; leaves?: WitnessAssumed };
}

/** Somebody who is found when something is settled that Segment leaves open; see `AssumedWitness`. */
export interface WitnessAssumed extends SaidWitness {
  setting: string;
  value: string;
  /** What the setting decides. */
  about: string;
}

/** Of whom two computed traits give different values; see `findChangedValue`. */
export function seekDifference(question: WitnessQuestion): WitnessesFound {
  const { found, tried, limits, never } = findChangedValue(question);
  return {
    tries: tried,
    ...(found && {
      differs: {
        ...sayWitness(found.subject, question),
        ...valueOf("before", found.before),
        ...valueOf("after", found.after),
      },
    }),
    ...(limits && { limits: [...limits] }),
    ...(never !== undefined && { never: { enters: never, leaves: never } }),
  };
}

function valueOf(when: "before" | "after", settled: SettledValue): { before?: JsonValue; after?: JsonValue } {
  return settled.type === "known" ? { [when]: settled.value } : {};
}

/** Whom two queries of audiences tell apart; see `findWitnesses`. */
export function seekWitnesses(question: WitnessQuestion): WitnessesFound {
  const { enters, leaves, tries, limits, never, assuming }: Witnesses = findWitnesses(question);
  return {
    tries,
    ...(enters && { enters: sayWitness(enters, question) }),
    ...(leaves && { leaves: sayWitness(leaves, question) }),
    ...(limits && { limits: [...limits] }),
    ...(never && { never }),
    ...(assuming && {
      assuming: {
        ...(assuming.enters && { enters: sayAssumed(assuming.enters, question) }),
        ...(assuming.leaves && { leaves: sayAssumed(assuming.leaves, question) }),
      },
    }),
  };
}

function sayAssumed({ subject, setting, value }: AssumedWitness, question: WitnessQuestion): WitnessAssumed {
  const { words, test } = sayWitness(subject, question);
  const { now, ...people } = test;
  const settings = { [setting]: settingValue(value) };
  return { words, test: { now, settings, ...people }, setting, value, about: openPointRows[setting].about };
}
