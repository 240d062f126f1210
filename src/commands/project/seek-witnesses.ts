import type { JsonValue } from "../../values/json.ts";
import {
  describeSubject,
  findChangedValue,
  findWitnesses,
  toTestSpec,
  type TestSpecPart,
  type SettledValue,
  type WitnessQuestion,
  type Witnesses,
} from "../../evaluator/witness/index.ts";

/** An invented person or account as reports have it. */
export interface WitnessFound {
  /** In plain English. */
  words: string;
  /** As a test file has it in its spec. */
  test: TestSpecPart;
}

/** Somebody of whom two computed traits give different values. A value that is left out is absent. */
export interface DifferenceFound extends WitnessFound {
  before?: JsonValue;
  after?: JsonValue;
}

/** What a search found, as reports have it. */
export interface WitnessesFound {
  tries: number;
  enters?: WitnessFound;
  leaves?: WitnessFound;
  differs?: DifferenceFound;
  limits?: string[];
  never?: NonNullable<Witnesses["never"]>;
}

/** Of whom two computed traits give different values; see `findChangedValue`. */
export function seekDifference(question: WitnessQuestion): WitnessesFound {
  const { found, tried, limits, never } = findChangedValue(question);
  return {
    tries: tried,
    ...(found && {
      differs: {
        words: describeSubject(found.subject, question.nowMs),
        test: toTestSpec(found.subject, question.nowMs),
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
  const { enters, leaves, tries, limits, never }: Witnesses = findWitnesses(question);
  const found = (subject: NonNullable<Witnesses["enters"]>): WitnessFound => ({
    words: describeSubject(subject, question.nowMs),
    test: toTestSpec(subject, question.nowMs),
  });
  return {
    tries,
    ...(enters && { enters: found(enters) }),
    ...(leaves && { leaves: found(leaves) }),
    ...(limits && { limits: [...limits] }),
    ...(never && { never }),
  };
}
