/** What the runner skips before it looks for a command at the start of a line. */
const BLANKS = "[^\\S\\r\\n]|\\u0085";

const atLineStart = new RegExp(`(?<=(?:^|[\\r\\n])(?:${BLANKS})*):(?=:)`, "g");

/**
 * A text for stderr in which the runner finds no commands: it reads both outputs of a step, and findings quote lines of
 * files as they stand. The escapes are those of JSON, so a line of a JSON log means the same as before.
 */
export function disarmCommands(text: string): string {
  return text.replaceAll("##[", "##\\u005b").replaceAll(atLineStart, "\\u003a");
}
