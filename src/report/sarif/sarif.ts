import { createHash } from "node:crypto";
import { ruleCodes } from "../../diagnostics/codes.ts";
import type { Diagnostic, Severity } from "../../diagnostics/diagnostic.ts";
import type { FailureReport } from "../failure-report.ts";
import { escapeControls } from "../style.ts";
import { wellFormed } from "../well-formed.ts";

/** What a SARIF log says besides its findings. */
export interface SarifOptions {
  /** The version of this program. */
  version: string;
  /** The project file: where findings are shown that no file has anything to do with. Default: `audiencectl.yaml`. */
  projectFile?: string;
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
      { level: "error", descriptor: { id: code }, message: { text: sentence(message, hint) } },
    ],
  });
}

function renderLog(diagnostics: readonly Diagnostic[], options: SarifOptions, invocation: object): string {
  const { version, projectFile = "audiencectl.yaml" } = options;
  const rules = [...new Set(diagnostics.map(({ code }) => code))];
  const prints = fingerprints(diagnostics);
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "audiencectl", version, semanticVersion: version, rules: rules.map(describeRule) } },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { SRCROOT: { description: { text: "The folder in which the command ran." } } },
        invocations: [invocation],
        results: diagnostics.map((diagnostic, index) => ({
          ...describeResult(diagnostic, projectFile),
          ruleIndex: rules.indexOf(diagnostic.code),
          partialFingerprints: { "audiencectl/v1": prints[index] },
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function describeRule(code: Diagnostic["code"]): object {
  const { title, explanation } = ruleCodes[code];
  return { id: code, shortDescription: { text: title }, fullDescription: { text: explanation } };
}

function describeResult({ code, severity, message, hint, address, source }: Diagnostic, projectFile: string): object {
  return {
    ruleId: code,
    level: levels[severity],
    message: { text: sentence(message, hint) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: toUri(source?.file ?? projectFile), uriBaseId: "SRCROOT" },
          region: source
            ? {
                startLine: source.line,
                startColumn: source.column,
                endLine: source.endLine,
                endColumn: source.endColumn,
              }
            : { startLine: 1 },
        },
        ...(address !== undefined && { logicalLocations: [{ fullyQualifiedName: escapeControls(address) }] }),
      },
    ],
  };
}

/**
 * What makes a finding the same when lines move: its rule, file, resource and words, and which of several alike it is. The
 * program that shows findings tells by it which are new.
 */
function fingerprints(diagnostics: readonly Diagnostic[]): string[] {
  const seen = new Map<string, number>();
  return diagnostics.map(({ code, address = "", message, source }) => {
    const own = JSON.stringify([code, source?.file ?? "", address, message]);
    const nth = (seen.get(own) ?? 0) + 1;
    seen.set(own, nth);
    return createHash("sha256").update(`${own} ${nth}`).digest("hex").slice(0, 32);
  });
}

/** A path relative to where the command ran, as a URI. */
function toUri(file: string): string {
  return file
    .replaceAll("\\", "/")
    .split("/")
    .map((part) => encodeURIComponent(wellFormed(part)))
    .join("/");
}

function sentence(message: string, hint: string | undefined): string {
  return wellFormed(escapeControls(hint === undefined ? message : `${message}. Remedy: ${hint}`));
}
