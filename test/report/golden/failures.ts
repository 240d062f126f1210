import type { FailureReport } from "../../../src/report/failure-report.ts";
import { hostileTexts } from "./hostile-texts.ts";

const source = { file: "audiences/buyers.yaml", line: 10, column: 3, endLine: 10, endColumn: 9 };

/** Commands that came to no result, by what happened. */
export const goldenFailures = {
  "invalid-input": {
    code: "invalid-input",
    message: "the project has 2 errors; nothing was sent to Segment",
    exitCode: 1,
    diagnostics: [
      {
        code: "manifest-unknown-field",
        severity: "error",
        message: "spec.enbled is not a known field",
        hint: "did you mean enabled?",
        address: "audience/buyers",
        source,
      },
      {
        code: "query-unknown-function",
        severity: "error",
        message: "end_with(…) is not a known function; did you mean ends_with(…)?",
        hint: "write ends_with",
        source: { ...source, line: 12, column: 27, endLine: 12, endColumn: 35 },
      },
    ],
  },
  "token-missing": {
    code: "token-missing",
    message: "there is no API token",
    hint: "set PUBLIC_API_TOKEN, or give --token-file; --simulate needs none",
    exitCode: 1,
    diagnostics: [],
  },
  refused: {
    code: "plan-refused",
    message: "the plan is blocked and cannot be applied. Nothing was changed",
    exitCode: 3,
    diagnostics: [
      {
        code: "plan-too-many-deletes",
        severity: "error",
        message: "4 of 5 owned objects (80 %) would be deleted or replaced, and the guard allows 30 %",
        hint: "if it is intended, pass --max-delete-percent 80",
      },
    ],
  },
  hostile: {
    code: "segment-api-error",
    message: hostileTexts.markup,
    hint: hostileTexts.workflow,
    exitCode: 1,
    diagnostics: Object.values(hostileTexts).map((text) => ({
      code: "manifest-unknown-field",
      severity: "warning",
      message: text,
      hint: text,
      address: text,
      source: { ...source, file: text },
    })),
  },
} satisfies Record<string, FailureReport>;
