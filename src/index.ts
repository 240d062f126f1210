export type { Audit, AuditGap, AuditRow, AuditRuleName, AuditRuleText, AuditSubject } from "./hygiene/audit.ts";
export type { AuditInput } from "./hygiene/audit-input.ts";
export { findAudit } from "./hygiene/find-audit.ts";
export { InvalidProjectError } from "./planning/invalid-project-error.ts";
export {
  hasDrift,
  isComplete,
  type Drift,
  type DriftOptions,
  type DriftedField,
  type DriftedObject,
  type DriftedPart,
  type UnmanagedMode,
} from "./drift/drift.ts";
export { applyPlan, type ApplyOptions } from "./apply/apply-plan.ts";
export type { ApplyEvent, ApplyEventCode } from "./apply/events.ts";
export {
  judge,
  type ApplyResult,
  type ApplyVerdict,
  type ChangedKey,
  type Outcome,
  type OutcomeReason,
} from "./apply/outcome.ts";
export { renderCodeFrame } from "./diagnostics/code-frame.ts";
export { ruleCodes, type RuleCode, type RuleText } from "./diagnostics/codes.ts";
export {
  hasErrors,
  sortDiagnostics,
  type Diagnostic,
  type Severity,
  type SourceRange,
} from "./diagnostics/diagnostic.ts";
export { SourceText } from "./diagnostics/source-text.ts";
export { findSpace, SpaceNotFoundError, type SpaceInfo } from "./live/find-space.ts";
export type { SpaceAccess } from "./live/call-kind.ts";
export { readFates, type Gone } from "./live/read-fates.ts";
export { readPeople, type PeopleReading } from "./live/read-people.ts";
export { readParts, type PartsToRead } from "./live/read-parts.ts";
export { readSpace } from "./live/read-space.ts";
export { loadManifests, type LoadedManifests } from "./manifest/load-manifests.ts";
export { draftPlan, type Draft, type DraftInput } from "./plan/draft.ts";
export { driftDiagnostics } from "./drift/drift-diagnostics.ts";
export { leaveOutKnown, listFindings } from "./drift/list-findings.ts";
export { namePeople, peopleIn } from "./drift/name-people.ts";
export { driftOfReading } from "./drift/drift-of-reading.ts";
export type { OperationLimit } from "./plan/lane-tally.ts";
export type { Change, PatchOperation, Plan } from "./plan/generated/plan.ts";
export type { GuardLimits } from "./plan/refusals/guard-limits.ts";
export type { FindingGroup, KnownFinding } from "./drift/known-finding.ts";
export { makePlan, type PlanInput } from "./plan/make-plan.ts";
export type { Agreement } from "./plan/agreement/agree.ts";
export { parseLabels, type LabelRequirement } from "./plan/select/parse-labels.ts";
export type { Candidate, Selection } from "./plan/select/selection.ts";
export { SelectionError } from "./plan/select/selection-error.ts";
export { PlanFileError } from "./plan/file/plan-file-error.ts";
export { readPlan, writePlan } from "./plan/file/saved-plan.ts";
export type { Trouble, TroubledObject } from "./drift/find-troubled.ts";
export type { UnmanagedObject } from "./drift/find-unmanaged.ts";
export { lookUpNamed } from "./planning/look-up-named.ts";
export { planApproved, type ApprovedPlan } from "./planning/plan-approved.ts";
export { planReading, type PlanSettings } from "./planning/plan-reading.ts";
export { loadDeclaredProject, type DeclaredProject } from "./planning/load-declared-project.ts";
export type { ProjectChoice } from "./planning/open-project.ts";
export { readWhereSent } from "./planning/read-where-sent.ts";
export { readProjectSpace, type ProjectReading, type ReadingOptions } from "./planning/read-project-space.ts";
export { chooseEnvironment } from "./project/choose-environment.ts";
export { findManifestFiles } from "./project/find-manifest-files.ts";
export { findProjectFile } from "./project/find-project-file.ts";
export { loadProject } from "./project/load-project.ts";
export type { Environment, Project } from "./project/project.ts";
export { renderDiagnosticsText } from "./report/text/diagnostics-text.ts";
export { renderDriftJson } from "./report/json/drift-json.ts";
export { renderDriftText } from "./report/text/drift-text.ts";
export type { FailureReport } from "./report/failure-report.ts";
export { renderDriftHtml } from "./report/html/drift-html.ts";
export { renderPlanHtml } from "./report/html/plan-html.ts";
export { renderDriftJunit } from "./report/junit/drift-junit.ts";
export { renderValidationJunit } from "./report/junit/validation-junit.ts";
export { renderDriftMarkdown } from "./report/markdown/drift-markdown.ts";
export { renderPlanMarkdown } from "./report/markdown/plan-markdown.ts";
export { renderResultMarkdown } from "./report/markdown/result-markdown.ts";
export { renderPlanText } from "./report/text/plan-text.ts";
export { renderSarif } from "./report/sarif/sarif.ts";
export type { ValidationReport } from "./report/validation-report.ts";
export { createStyle, type Style } from "./report/style.ts";
export type { Reading, Unread, UnreadKind } from "./resources/reading.ts";
export type { Fate } from "./resources/fate.ts";
export type { People } from "./resources/people.ts";
export { baselineOf } from "./resources/baseline.ts";
export { hashKey, type Owner, type OwnerWithHistory, type Ownership } from "./resources/ownership.ts";
export { kindOf, resourceKinds } from "./resources/kinds.ts";
export type { ResourceKind } from "./resources/kind.ts";
export { joinDescription, splitDescription } from "./resources/marker.ts";
export type { DeclaredResource, DesiredResource, LiveResource } from "./resources/resource.ts";
export { createSegmentClient, type SegmentClient, type SegmentClientOptions } from "./segment/client.ts";
export { ApiUrlError, SegmentApiError, SegmentNetworkError, ShortListError } from "./segment/errors.ts";
export type { Exchange } from "./segment/exchange.ts";
export { resolveApiUrl } from "./segment/hosts.ts";
export { createSend } from "./segment/proxy/create-send.ts";
export { ProxyAddressError } from "./segment/proxy/proxy-error.ts";
export { laneLimits } from "./segment/lanes.ts";
export { operations, type OperationId } from "./segment/operations.ts";
export { Secret } from "./segment/secret.ts";
export { serveSimulator, type SimulatorServer } from "./simulator/server.ts";
export { settingRows, type SimulatorSettings } from "./simulator/settings.ts";
export { createSimulator, type Simulator, type SimulatorOptions } from "./simulator/simulator.ts";
