/** What the runner skips before it looks for a command at the start of a line. */
const BLANKS = "[^\\S\\r\\n]|\\u0085";

const atLineStart = new RegExp(`(?<=(?:^|[\\r\\n])(?:${BLANKS})*):(?=:)`, "g");

/** How a text is written that must not stand as it is: as JSON escapes a character, or as XML, HTML and Markdown do. */
export type EscapeStyle = "json" | "markup";

const escapes: Record<EscapeStyle, { bracket: string; colon: string }> = {
  json: { bracket: String.raw`\u005b`, colon: String.raw`\u003a` },
  markup: { bracket: "&#91;", colon: "&#58;" },
};

/**
 * A text in which GitHub's runner finds no commands. It reads stdout and stderr of a step, whatever their format, and both
 * quote files and the space as they stand. In JSON, XML and HTML the text means the same as before.
 */
export function disarmCommands(text: string, style: EscapeStyle = "json"): string {
  const { bracket, colon } = escapes[style];
  return text.replaceAll("##[", `##${bracket}`).replaceAll(atLineStart, colon);
}
