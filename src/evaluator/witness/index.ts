export { describeSubject } from "./describe-subject.ts";
export { findWitnesses, type WitnessQuestion, type Witnesses } from "./find-witness.ts";
export { smallerSubjects } from "./smaller-subjects.ts";
export { toTestSpec, type TestSpecPart } from "./to-test-spec.ts";
