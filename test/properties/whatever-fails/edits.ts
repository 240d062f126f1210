import fc from "fast-check";
import type { JsonObject } from "../../../src/values/json.ts";
import { activation, destination, schedule } from "./arbitrary-parts.ts";
import { audienceModel, filterModel, model, traitModel } from "./arbitrary-models.ts";
import type { ActivationModel, AudienceModel, DestinationModel, Model } from "./model.ts";

/** One thing that somebody changes in the manifests. Numbers pick one of what is there. */
export type Edit =
  | { type: "add"; model: Model }
  /** Takes over what nobody owns. */
  | { type: "adopt"; model: AudienceModel; found: number }
  | { type: "remove"; which: number }
  | { type: "forget"; which: number }
  /** Gives a field the value that another manifest has. */
  | { type: "change"; which: number; field: number; donor: Model }
  /** Changes what is fixed when an audience or a trait is created. */
  | { type: "flip"; which: number }
  | { type: "rename"; which: number; slot: number }
  | { type: "editSchedules"; which: number; at: number; schedule: JsonObject }
  | { type: "editDestination"; which: number; at: number; field: number; donor: DestinationModel }
  | { type: "editActivation"; which: number; at: number; place: number; field: number; donor: ActivationModel }
  | { type: "moveDestination"; which: number; at: number; to: number }
  | { type: "moveActivation"; which: number; at: number; place: number; to: number }
  | { type: "reorder"; which: number };

const which = fc.nat(9);
const at = fc.nat(3);
const field = fc.nat(30);
const constant = <T extends string>(value: T): fc.Arbitrary<T> => fc.constant(value);

/** A random edit. */
export const edit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ type: constant("add"), model }) },
  { weight: 1, arbitrary: fc.record({ type: constant("adopt"), model: audienceModel, found: which }) },
  { weight: 2, arbitrary: fc.record({ type: constant("remove"), which }) },
  { weight: 1, arbitrary: fc.record({ type: constant("forget"), which }) },
  { weight: 6, arbitrary: fc.record({ type: constant("change"), which, field, donor: audienceModel }) },
  { weight: 2, arbitrary: fc.record({ type: constant("change"), which, field, donor: traitModel }) },
  { weight: 1, arbitrary: fc.record({ type: constant("change"), which, field, donor: filterModel }) },
  { weight: 3, arbitrary: fc.record({ type: constant("flip"), which }) },
  { weight: 1, arbitrary: fc.record({ type: constant("rename"), which, slot: which }) },
  { weight: 1, arbitrary: fc.record({ type: constant("editSchedules"), which, at, schedule }) },
  { weight: 3, arbitrary: fc.record({ type: constant("editDestination"), which, at, field, donor: destination }) },
  {
    weight: 4,
    arbitrary: fc.record({ type: constant("editActivation"), which, at, place: at, field, donor: activation }),
  },
  { weight: 1, arbitrary: fc.record({ type: constant("moveDestination"), which, at, to: which }) },
  { weight: 1, arbitrary: fc.record({ type: constant("moveActivation"), which, at, place: at, to: at }) },
  { weight: 1, arbitrary: fc.record({ type: constant("reorder"), which }) },
);
