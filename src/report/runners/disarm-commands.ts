import type { Runner } from "./runners.ts";

/** How a text is written that must not stand as it is: as JSON escapes a character, or as XML, HTML and Markdown do. */
export type EscapeStyle = "json" | "markup";

const escapes: Record<EscapeStyle, (code: number) => string> = {
  json: (code) => `\\u${code.toString(16).padStart(4, "0")}`,
  markup: (code) => `&#${code};`,
};

/**
 * A text in which these runners find no commands. They read stdout and stderr of a step, whatever their format, and both
 * quote files and the space as they stand. In JSON, XML and HTML the text means the same as before.
 */
export function disarmCommands(text: string, runners: readonly Runner[], style: EscapeStyle = "json"): string {
  const escape = (character: string): string => escapes[style](character.charCodeAt(0));
  const commands = new Set(runners.flatMap((runner) => runner.commands));
  return [...commands].reduce((disarmed, command) => disarmed.replaceAll(command, escape), text);
}
