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

/** A report's value without secrets. What names project, environment and space stays: files say it, and not the space. */
export function withoutSecrets<Report extends object>({ redact }: Pick<CommandIo, "redact">, report: Report): Report {
  const { project, environment, space } = report as Record<string, unknown>;
  return redact
    ? {
        ...redact(report),
        ...Object.fromEntries(Object.entries({ project, environment, space }).filter(([key]) => key in report)),
      }
    : report;
}
