/** What a command that came to no result has not given, to be followed by what it was about. */
const lacking: Record<string, string> = {
  plan: "No plan for",
  drift: "No report of drift for",
  test: "No test results for",
  validate: "No validation of",
};

/** An apply that wrote nothing, by its exit code. */
const unapplied: Record<number, string> = { 3: "Refused apply of", 4: "Stale apply of" };

/** How a report of a failure begins, where it is known what the command was about. */
export function failureHeading(command: string, exitCode: number): string {
  const ofApply = command === "apply" ? unapplied[exitCode] : undefined;
  return ofApply ?? lacking[command] ?? `No result of ${command} for`;
}
