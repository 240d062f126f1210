import type { Diagnostic, Severity } from "../../../src/diagnostics/diagnostic.ts";
import type { ValidationReport } from "../../../src/report/validation-report.ts";
import { hostileTexts } from "./hostile-texts.ts";

/** A finding in a file, ten columns wide. */
function finding(file: string, line: number, severity: Severity = "error", rest: Partial<Diagnostic> = {}): Diagnostic {
  return {
    code: "manifest-unknown-field",
    severity,
    message: `spec.field${line} is not a known field`,
    hint: "did you mean enabled?",
    address: "audience/buyers",
    source: { file, line, column: 3, endLine: line, endColumn: 13 },
    ...rest,
  };
}

function report(diagnostics: Diagnostic[], files = ["audiences/a.yaml", "audiences/b.yaml"]): ValidationReport {
  return {
    projectFile: "audiencectl.yaml",
    files,
    manifests: files.length,
    environments: ["staging", "production"],
    diagnostics,
  };
}

const homeless: Diagnostic = {
  code: "project-not-found",
  severity: "error",
  message: "there is no audiencectl.yaml here or in a folder above",
  hint: "write one, or name it with --project",
};

/** What checks of files find, by name. */
export const goldenValidations = {
  valid: () => report([]),
  "one-error": () => report([finding("audiences/a.yaml", 4)]),
  "several-in-one-file": () => report([4, 9, 12].map((line) => finding("audiences/a.yaml", line))),
  "alike-in-one-file": () => report([finding("audiences/a.yaml", 4), finding("audiences/a.yaml", 4)]),
  warnings: () => report([finding("audiences/a.yaml", 4, "warning"), finding("audiences/b.yaml", 7, "info")]),
  mixed: () => report([finding("audiences/a.yaml", 4), finding("audiences/b.yaml", 7, "warning")]),
  "in-the-project-file": () => report([finding("audiencectl.yaml", 2)]),
  "without-a-place": () => {
    const { projectFile: _, ...rest } = report([homeless], []);
    return rest;
  },
  "without-a-remedy": () => {
    const { hint: _, ...rest } = finding("audiences/a.yaml", 4);
    return report([rest]);
  },
  "strange-paths": () => report([finding("audiences/ü b#%?.yaml", 1)], ["audiences/ü b#%?.yaml"]),
  hostile: () =>
    report(
      Object.values(hostileTexts).map((text) =>
        finding(text, 1, "error", { message: text, hint: text, address: text }),
      ),
      [],
    ),
  many: () => report(Array.from({ length: 40 }, (_, index) => finding("audiences/a.yaml", index + 1))),
} satisfies Record<string, () => ValidationReport>;
