export type { ComputedValue } from "./computed-value.ts";
export { evaluateCondition, evaluateValue } from "./evaluate.ts";
export {
  explainCondition,
  explainValue,
  type ExplainedValue,
  type Explanation,
  type ItemExplanation,
  type StreamExplanation,
} from "./explain.ts";
export { observeCondition, observeValue, type Observer } from "./observe.ts";
export type { Circumstances, Effort } from "./environment.ts";
export {
  nothingSettled,
  openPointRows,
  settingValue,
  type OpenPoint,
  type OpenPointRow,
  type OpenPoints,
} from "./open-points.ts";
export {
  UncertainTrait,
  type Account,
  type EntityRow,
  type EntityRows,
  type Person,
  type Subject,
  type TimedEvent,
  type TraitValues,
} from "./person.ts";
export { traitOfValue, traitOfVerdict, type FoldReasons, type SeenTrait } from "./seen-trait.ts";
export type { Truth, Unknowns, Verdict } from "./truth.ts";
