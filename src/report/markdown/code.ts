import { escapeControls } from "../../values/printable.ts";

/** A text as code on one line. */
export function code(text: string): string {
  const visible = escapeControls(text);
  const fence = "`".repeat(longestRun(visible) + 1);
  // One blank on both sides is taken off again; without it a backtick at an end would belong to the fence.
  const pad = /^[` ]|[` ]$/.test(visible) ? " " : "";
  return visible === "" ? "(empty)" : `${fence}${pad}${visible}${pad}${fence}`;
}

/**
 * The same for the cell of a table, where a pipe has to be escaped even in code. Whether a backslash before it is then
 * taken for one that escapes, readers of tables do not agree on, so that is shown by its number.
 */
export function cellCode(text: string): string {
  return code(text.replaceAll(/\\(?=\|)/g, String.raw`\u{5c}`)).replaceAll("|", String.raw`\|`);
}

/** A text as code inside of HTML, such as a summary, in which no Markdown is read. */
export function htmlCode(text: string): string {
  const escaped = escapeControls(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
  return `<code>${escaped}</code>`;
}

/** Lines as a block of code, whose fence is longer than any that they hold. */
export function codeBlock(lines: readonly string[], language = ""): string {
  const visible = lines.map(escapeControls);
  const fence = "`".repeat(Math.max(3, ...visible.map((line) => longestRun(line) + 1)));
  return [`${fence}${language}`, ...visible, fence].join("\n");
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
