export { describeSubject } from "./describe-subject.ts";
export type { Search } from "./choose-values.ts";
export type { Goal } from "./edit-subject.ts";
export { findWitnesses, type WitnessQuestion, type Witnesses } from "./find-witness.ts";
export { nearSubjects } from "./near-subjects.ts";
export { emptySubject, searchSubject, startSearch, type SubjectFound, type SubjectQuestion } from "./search-subject.ts";
export { smallerSubjects } from "./smaller-subjects.ts";
export { toTestSpec, writePerson, writeRows, type TestSpecPart } from "./to-test-spec.ts";
export { gatherVocabulary, placeOf, type Vocabulary } from "./vocabulary.ts";
