import { createMask, redactTexts } from "../../segment/mask.ts";
import type { Secret } from "../../segment/secret.ts";
import type { CommandIo } from "../io.ts";

/** A shorter value may be an everyday word, which would be missing in every report. */
const SHORTEST_HIDDEN = 8;

/**
 * What hides secrets in reports of a space: somebody may have put one where it is no secret to Segment, such as a token in a
 * name or in a setting of its own. Until secrets are given, nothing is hidden.
 */
export function createRedaction(): Required<Pick<CommandIo, "hide" | "redact">> {
  let hidden: readonly Secret[] = [];
  return {
    hide: (secrets) => void (hidden = secrets.filter((secret) => secret.reveal().length >= SHORTEST_HIDDEN)),
    redact: (value) => (hidden.length === 0 ? value : redactTexts(value, createMask(hidden))),
  };
}

/** What files say of a report, and not the space: nobody has pasted anything there. */
const named: ReadonlySet<string> = new Set(["project", "environment", "space"]);

/** A report's value without secrets, but for the names of project, environment and space. */
export function withoutSecrets<Report extends object>({ redact }: Pick<CommandIo, "redact">, report: Report): Report {
  if (!redact) return report;
  const kept = Object.entries(report).filter(([name]) => named.has(name));
  return { ...redact(report), ...Object.fromEntries(kept) };
}
