import type { ReportIdentity } from "./report-identity.ts";

/** What a command that came to no result has not given, to be followed by what it was about. */
const lacking: Record<string, string> = {
  plan: "No plan for",
  drift: "No report of drift for",
  test: "No test results for",
  validate: "No validation of",
};

/** An apply that wrote nothing, by its exit code. */
const unapplied: Record<number, string> = { 3: "Refused apply of", 4: "Stale apply of" };

/**
 * How a report of a failure begins: as much as is known of what the command was about.
 *
 * @param inWords What follows: the project and the environment, of which at least one is known.
 */
export function failureHeading(
  about: ReportIdentity | undefined,
  exitCode: number,
  inWords: (about: ReportIdentity) => string,
): string {
  if (!about) return "No result";
  const { command, project, environment } = about;
  const ofApply = command === "apply" ? unapplied[exitCode] : undefined;
  const heading = ofApply ?? lacking[command] ?? `No result of ${command} for`;
  return project === undefined && environment === undefined
    ? heading.replace(/ (?:for|of)$/, "")
    : `${heading} ${inWords(about)}`;
}
