import { escapeControls } from "../../values/printable.ts";
/** A plain text of SARIF. */
export interface SarifMessage {
  text: string;
}

/** What a finding says, on one line with its remedy. @param paste Lines for a manifest, each on one of its own. */
export function toMessage(message: string, hint: string | undefined, paste: readonly string[] = []): SarifMessage {
  return { text: disarmLinks([withRemedy(message, hint), ...paste].map(escapeControls).join("\n")) };
}

/** What a failure says. Its lines stay lines: it may be a list. */
export function toFailureMessage(message: string, hint: string | undefined): SarifMessage {
  return { text: disarmLinks(withRemedy(message, hint).split("\n").map(escapeControls).join("\n")) };
}

function withRemedy(message: string, hint: string | undefined): string {
  const stop = /[.?!]$/.test(message) ? "" : ".";
  return hint === undefined ? message : `${message}${stop} Remedy: ${hint}`;
}

/**
 * Viewers make links of `[text](target)` in a plain text, too (SARIF 2.1.0, 3.11.6), and a quoted name may look like one.
 * The brackets of a text that could be taken for one are escaped, and so are the backslashes before them.
 */
function disarmLinks(text: string): string {
  return text.includes("](") ? text.replaceAll(/(\\*)([[\]])/g, String.raw`$1$1\$2`) : text;
}
