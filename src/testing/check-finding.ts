import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { joinWords } from "../values/words.ts";
import type { CheckOutcome, Got, OpenSetting } from "./test-result.ts";

/** What to know of the test that a check is of. */
interface Surroundings {
  /** The instant that is now in the test, ISO 8601. */
  now: string;
}

/** A check that did not pass as a finding at its place in the test file; `undefined` for one that did. */
export function checkFinding(check: CheckOutcome, { now }: Surroundings): Diagnostic | undefined {
  const { status, address, subject, at, expected, got, source, note } = check;
  if (status === "passed") return undefined;
  const when = at === now ? "" : ` at ${at}`;
  if (status === "failed")
    return {
      code: "test-does-not-hold",
      severity: "error",
      message: `${address}: ${subject.name} should ${should(expected)}${when}, and ${is(got)}${note === undefined ? "" : `; ${note}`}`,
      address,
      source,
    };
  return {
    code: "test-not-decided",
    severity: "error",
    message: `${address}: nobody knows whether ${subject.name} ${whether(expected)}${when}${reasonsOf(check)}`,
    hint: remedy(check),
    address,
    source,
  };
}

function should(expected: CheckOutcome["expected"]): string {
  if (expected.type === "member") return expected.member ? "be a member" : "be no member";
  return expected.type === "absent" ? "have no value" : `have the value ${JSON.stringify(expected.value)}`;
}

function whether(expected: CheckOutcome["expected"]): string {
  if (expected.type === "member") return "is a member";
  return expected.type === "absent" ? "has a value" : `has the value ${JSON.stringify(expected.value)}`;
}

function is(got: Got): string {
  if (got.type === "member") return got.member ? "is one" : "is none";
  if (got.type === "value") return `has ${JSON.stringify(got.value)}`;
  return got.type === "absent" ? "has none" : `may have ${joinWords((got.candidates ?? []).map(nameCandidate))}`;
}

function nameCandidate(value: unknown): string {
  return value === null ? "none" : JSON.stringify(value);
}

function reasonsOf({ settings, reasons }: CheckOutcome): string {
  const said = reasons.map((reason) => splitReason(reason).open);
  const questions = [...settings.map(({ about }) => about), ...said.filter((text) => text.startsWith("whether "))];
  const sentences = said.filter((text) => !text.startsWith("whether "));
  const open = questions.length === 0 ? [] : [`open is ${joinWords(questions, "and")}`];
  return [...open, ...sentences].map((clause) => `; ${clause}`).join("");
}

/** What to write down, or what is left where no setting and no trait decides. */
function remedy({ settings, reasons, subject }: CheckOutcome): string {
  const ways = [
    ...(settings.length > 0
      ? [`say under spec.settings of the test what you know of Segment: ${joinWords(settings.map(setting), "and")}`]
      : []),
    ...reasons.flatMap((reason) => splitReason(reason).remedy ?? []),
  ];
  return ways.length > 0
    ? ways.join("; ")
    : `no setting decides that: change the query, or what the test says of ${subject.name}, so that it does not matter, or leave this expectation out`;
}

/** A reason with what to do about it behind a semicolon, where that is known. */
function splitReason(reason: string): { open: string; remedy?: string } {
  const [open = "", ...remedy] = reason.split("; ");
  return { open, ...(remedy.length > 0 && { remedy: remedy.join("; ") }) };
}

function setting({ name, allowed }: OpenSetting): string {
  const values = allowed.map((each) => (each === "number" ? "a whole number" : each));
  return `${name}: ${joinWords(values)}`;
}
