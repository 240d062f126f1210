import { placeText, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import { renderXml, type Element } from "./xml.ts";

/** How cases are named. */
export interface CaseOptions {
  /** The path of a file from the root of the repository; `undefined` for a file outside of it. Default: as it is. */
  placeOf?: ((file: string) => string | undefined) | undefined;
}

/** The path of a file as pipelines look for it. */
export function caseFile(file: string, { placeOf }: CaseOptions): string {
  return placeOf?.(file) ?? file;
}

/** One case of a report: it fails when it has failures. */
export interface TestCase {
  name: string;
  /** The group it is shown in. */
  group: string;
  /** The file it is about. */
  file?: string;
  failures: readonly Diagnostic[];
  /** Lines that say more of the failures. */
  details?: readonly string[];
  /** What is worth knowing without being a failure. */
  notes?: readonly Diagnostic[];
  /** Sentences before the notes. */
  remarks?: readonly string[];
}

/** Some readers take no case without a time. No case here takes any that could be measured. */
export const NO_TIME = { time: "0" } as const;

/** Cases as a JUnit report, which every pipeline can show. @param error What kept the command from a result. */
export function renderSuite(name: string, cases: readonly TestCase[], error?: Element): string {
  const failed = cases.filter(({ failures }) => failures.length > 0).length;
  const counts = {
    tests: cases.length + (error ? 1 : 0),
    failures: failed,
    errors: error ? 1 : 0,
    ...NO_TIME,
  };
  return renderXml({
    name: "testsuites",
    attributes: { name: "audiencectl", ...counts },
    content: [
      {
        name: "testsuite",
        attributes: { name, ...counts, skipped: 0 },
        content: [...cases.map(renderCase), ...(error ? [error] : [])],
      },
    ],
  });
}

function renderCase({ name, group, file, failures, details = [], notes = [], remarks = [] }: TestCase): Element {
  const [first] = failures;
  const said = [...remarks, ...notes.map(renderFinding)];
  return {
    name: "testcase",
    attributes: { name, classname: group, file, ...NO_TIME },
    content: [
      // Most programs show one failure of a case, so all of them stand in one.
      ...(first
        ? [
            {
              name: "failure",
              attributes: { message: headOf(first, failures.length), type: first.code },
              content: [...failures.map(renderFinding), ...(details.length > 0 ? [details.join("\n")] : [])].join(
                "\n\n",
              ),
            },
          ]
        : []),
      ...(said.length > 0 ? [{ name: "system-out", content: said.join("\n\n") }] : []),
    ],
  };
}

function headOf({ message }: Diagnostic, number: number): string {
  return number > 1 ? `${message} (and ${number - 1} more)` : message;
}

/** A finding on a few lines: where, what, and what to do. */
export function renderFinding({ severity, code, message, hint, paste = [], source }: Diagnostic): string {
  const place = source ? `${placeText(source)}: ` : "";
  const one = (text: string): string => text.replaceAll("\n", " ");
  return [
    `${one(place)}${severity}: ${one(message)} [${code}]`,
    ...(hint === undefined ? [] : [`hint: ${one(hint)}`]),
    ...paste,
  ].join("\n");
}
