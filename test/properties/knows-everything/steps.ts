import fc from "fast-check";
import { choice, type Choice } from "./selections.ts";

/** What is done to the files. Numbers pick among what there is when it is done. */
export type ManifestEdit =
  | { type: "declare"; kind: number; values: number[] }
  | { type: "adopt"; which: number; by: number; values: number[] }
  | { type: "change" | "respell"; which: number; field: number; value: number }
  | { type: "rename" | "drop" | "restore"; which: number };

/** What a person does in the space. */
export type Hand =
  | { type: "edit" | "respell by hand"; which: number; field: number; value: number }
  | { type: "remove" | "unmark" | "damage"; which: number }
  | { type: "make"; kind: number }
  | { type: "copy"; which: number; name: number };

/** Something that happens; where there is nothing to do, nothing is done. */
export type Step = { hand: Hand } | { edit: ManifestEdit } | { command: "apply" | "bring back"; choice: Choice };

/** A walk: what is declared and applied before anything else happens, and what happens then. */
export interface Walk {
  /** `adopts`: whether the object is there before, and taken over. */
  initial: { kind: number; values: number[]; adopts: boolean }[];
  steps: Step[];
  /** What drift is asked about after each step. */
  choices: Choice[];
  /** Whether drift is to fail when there is something that nobody owns. */
  failsUnmanaged: boolean;
}

const which = fc.nat(11);
const kind = fc.nat(3);
const values = fc.array(fc.nat(3), { minLength: 5, maxLength: 5 });
const [field, value] = [fc.nat(4), fc.nat(4)];

const hand = fc.oneof(
  { weight: 9, arbitrary: fc.record({ type: fc.constant("edit" as const), which, field, value }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("respell by hand" as const), which, field, value }) },
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constantFrom("remove" as const, "unmark" as const, "damage" as const), which }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("make" as const), kind }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant("copy" as const), which, name: value }) },
);

const edit = fc.oneof(
  { weight: 6, arbitrary: fc.record({ type: fc.constant("change" as const), which, field, value }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("respell" as const), which, field, value }) },
  {
    weight: 3,
    arbitrary: fc.record({ type: fc.constantFrom("rename" as const, "drop" as const, "restore" as const), which }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant("declare" as const), kind, values }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant("adopt" as const), which, by: fc.nat(2), values }) },
);

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ hand }) },
  { weight: 3, arbitrary: fc.record({ edit }) },
  { weight: 2, arbitrary: fc.record({ command: fc.constantFrom("apply" as const, "bring back" as const), choice }) },
);

/** A random walk. */
export const walk: fc.Arbitrary<Walk> = fc.record({
  initial: fc.array(fc.record({ kind, values, adopts: fc.boolean() }), { minLength: 1, maxLength: 4, size: "max" }),
  steps: fc.array(step, { minLength: 1, maxLength: 12, size: "max" }),
  choices: fc.array(choice, { minLength: 1, maxLength: 4 }),
  failsUnmanaged: fc.boolean(),
});
