import {
  describeSubject,
  findWitnesses,
  toTestSpec,
  type TestSpecPart,
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

/** Whom two queries tell apart, as reports have it; see `findWitnesses`. */
export function seekWitnesses(question: WitnessQuestion): {
  tries: number;
  enters?: WitnessFound;
  leaves?: WitnessFound;
  limits?: string[];
  never?: NonNullable<Witnesses["never"]>;
} {
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
