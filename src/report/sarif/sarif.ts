import { ruleCodes } from "../../diagnostics/codes.ts";
import type { Drift } from "../../drift/drift.ts";
import type { Diagnostic, Severity } from "../../diagnostics/diagnostic.ts";
import type { FailureReport } from "../failure-report.ts";
import { printJson } from "../print-json.ts";
import { scanningId, type ReportIdentity } from "../report-identity.ts";
import { escapeControls } from "../../values/printable.ts";
import { fingerprints } from "./fingerprints.ts";
import { toFailureMessage, toMessage } from "./sarif-message.ts";
import { toPlace, ROOT, type PlaceOptions } from "./sarif-place.ts";

/** What a SARIF log says besides its findings. */
export interface SarifOptions extends PlaceOptions {
  /** The version of this program. */
  version: string;
  /** What the findings say nothing about, because it is not selected. */
  unselected?: Drift["unselected"] | undefined;
  /** What tells the log apart from others of one job, which can be uploaded together then. Left out: nothing. */
  identity?: ReportIdentity | undefined;
}

const levels: Record<Severity, string> = { error: "error", warning: "warning", info: "note" };

/** Findings as SARIF 2.1.0, for code scanning. Ends with a line break. */
export function renderSarif(diagnostics: readonly Diagnostic[], options: SarifOptions): string {
  return renderLog(diagnostics, options, { executionSuccessful: true });
}

/** A command that came to no result: its findings, and the failure as a notification of the run. */
export function renderFailureSarif(failure: FailureReport, options: SarifOptions): string {
  const { code, message, hint, exitCode, diagnostics } = failure;
  return renderLog(diagnostics, options, {
    executionSuccessful: false,
    exitCode,
    toolExecutionNotifications: [
      { level: "error", descriptor: { id: code }, message: toFailureMessage(message, hint) },
    ],
  });
}

function renderLog(diagnostics: readonly Diagnostic[], options: SarifOptions, invocation: object): string {
  const { version, unselected, identity } = options;
  const rules = [...new Set(diagnostics.map(({ code }) => code))];
  const prints = fingerprints(diagnostics);
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        ...(identity && { automationDetails: { id: scanningId(identity) } }),
        tool: { driver: { name: "audiencectl", version, semanticVersion: version, rules: rules.map(toRule) } },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: {
          [ROOT]: {
            description: {
              text: "The root of the repository, or where there is none the folder in which the command ran.",
            },
          },
        },
        invocations: [invocation],
        ...(unselected && { properties: { unselected } }),
        results: diagnostics.map((diagnostic, index) => ({
          ...toResult(diagnostic, options),
          ruleIndex: rules.indexOf(diagnostic.code),
          partialFingerprints: { "audiencectl/v1": prints[index] },
        })),
      },
    ],
  };
  return printJson(log);
}

function toRule(code: Diagnostic["code"]): object {
  const { title, explanation } = ruleCodes[code];
  return { id: code, shortDescription: { text: title }, fullDescription: { text: explanation } };
}

function toResult(
  { code, severity, message, hint, paste, address, source }: Diagnostic,
  options: SarifOptions,
): object {
  const { physicalLocation, spoken } = toPlace(source, options);
  return {
    ruleId: code,
    level: levels[severity],
    message: toMessage(`${spoken}${message}`, hint, paste),
    locations: [
      {
        physicalLocation,
        ...(address !== undefined && { logicalLocations: [{ fullyQualifiedName: escapeControls(address) }] }),
      },
    ],
  };
}
