export { computedKindOf, possibleAmong, type ComputedKind, type ComputedTraits } from "./computed-traits.ts";
export { describeSubject } from "./describe-subject.ts";
export type { Search } from "./choose-values.ts";
export type { Goal } from "./edit-subject.ts";
export { findChangedValue, type ChangedValue, type SettledValue } from "./find-changed-value.ts";
export { findWitnesses, searchDifference, type WitnessQuestion, type Witnesses } from "./find-witness.ts";
export { limitsOf } from "./limits.ts";
export { nearSubjects } from "./near-subjects.ts";
export { repeat, timesOf, withTimes, type StreamItem } from "./repeats.ts";
export {
  emptySubject,
  itemsOfShrinking,
  itemsOfTry,
  searchSubject,
  startSearch,
  type SubjectFound,
  type SubjectQuestion,
} from "./search-subject.ts";
export type { AssumedWitness } from "./search-assuming.ts";
export { sayWitness, type SaidWitness } from "./say-witness.ts";
export { smallerSubjects } from "./smaller-subjects.ts";
export { toTestSpec, writePerson, writeRows } from "./to-test-spec.ts";
export { placeOf } from "./places.ts";
export { gatherVocabulary, type Vocabulary } from "./vocabulary.ts";
export { whyNever } from "./why-never.ts";
export { shrinkSubject } from "./shrink-subject.ts";
