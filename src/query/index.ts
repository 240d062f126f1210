export { exampleOfIdentity } from "./example-of-identity.ts";
export { spellingsBetween } from "./spelling-between.ts";
export { canonicalQuery, identitiesBetween, sameQuery } from "./canonical.ts";
export { inferCadence, needsHistory, type QueryCadence } from "./cadence.ts";
export type { DefinitionType } from "./definition-type.ts";
export { checkQuery, checkTree } from "./check-query.ts";
export type { CheckQueryOptions } from "./check-scope.ts";
export { applyFixes, type QueryFinding, type QueryFix, type QueryRuleCode, type Span } from "./finding.ts";
export { lintQuery } from "./lint/lint-query.ts";
export { findMisfit, type Computed } from "./lint/misfits.ts";
export { resultTypeOf, type ResultType } from "./lint/result-type.ts";
export { traitUses, type TraitComparison, type TraitUse } from "./lint/trait-uses.ts";
export { looksLikeFql } from "./fql-detect.ts";
export { parseQuery, type ParsedQuery } from "./parse-query.ts";
export { printQuery, type PrintLayout } from "./printer.ts";
export {
  nameUses,
  type EntityUse,
  type EventUse,
  type NameUses,
  type ValueComparison,
  type ValueOwner,
  type ValueUse,
} from "./name-uses.ts";
export { findOpenName, type OpenName } from "./open-name.ts";
export { queryReferences, type PropertyReference, type QueryReference, type QueryReferences } from "./references.ts";
export type {
  ArgumentNode,
  CallNode,
  CastNode,
  ChainNode,
  DurationNode,
  JunctionNode,
  LabelNode,
  LiteralNode,
  PrefixNode,
  QueryNode,
} from "./syntax-tree.ts";
export { describeQuery } from "./describe.ts";
export type { DescribeOptions, TraitName } from "./describe-place.ts";
export { queryLengthsMs } from "./lengths.ts";
export { queryMemberships } from "./memberships.ts";
export { checkFql } from "./fql.ts";
export { fqlEvents } from "./fql-events.ts";
export { joiningChange, type JoiningChange } from "./joining-change.ts";
export { oppositeChange, type OppositeChange } from "./opposite-change.ts";
export { dateComparisons, functions } from "./functions.ts";
export type { ArgumentKind, FunctionRow, ValueType } from "./function-row.ts";
export { canonicalNumber } from "./number-text.ts";
export { canonicalInstant, isTimestamp } from "./timestamp.ts";
export { documentedSeconds, isDocumentedSession } from "./documented-seconds.ts";
export { hasOneSpelling, isFlag } from "./identities-of-values.ts";
export { durationSeconds, singularUnit } from "./units.ts";
export { hasLoneBackslash } from "./nested-path.ts";
export { userTraitOf } from "./user-traits.ts";
