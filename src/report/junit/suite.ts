import { placeText, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import { renderXml, type Element } from "./xml.ts";

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

/** Cases as a JUnit report, which every pipeline can show. @param error What kept the command from a result. */
export function renderSuite(name: string, cases: readonly TestCase[], error?: Element): string {
  const failed = cases.filter(({ failures }) => failures.length > 0).length;
  const counts = {
    tests: cases.length + (error ? 1 : 0),
    failures: failed,
    errors: error ? 1 : 0,
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
    attributes: { name, classname: group, file },
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
