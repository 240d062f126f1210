import { hasDrift, type Drift } from "../drift/drift.ts";
import type { FailureReport } from "./failure-report.ts";

const ASK_AUTHOR = "If you are not sure what to do, ask whoever wrote the change before you merge.";

/** What a blocked plan means to somebody who reads no flags, to follow that nothing of it is done. */
export const MERGE_OF_BLOCKED = `A merge alone does not unblock it. ${ASK_AUTHOR}`;

/** What errors in the files of a project mean to somebody who does not write them. */
export const MERGE_OF_ERRORS = `An apply that finds errors changes nothing in Segment, even after a merge. ${ASK_AUTHOR}`;

/** The same of warnings that a check does not let pass: what they do to an apply is for its own flags to say. */
export const MERGE_OF_WARNINGS = ASK_AUTHOR;

/** The same of a command that came to no result because of what is in the files; `undefined` of all other failures. */
export function mergeOfFailureText({ code, diagnostics }: FailureReport): string | undefined {
  const areErrors = diagnostics.some(({ severity, source }) => severity === "error" && source !== undefined);
  return code === "invalid-input" && areErrors ? MERGE_OF_ERRORS : undefined;
}

/**
 * What comes of a drift of which nobody takes care, and who knows what is right, as sentences for somebody who runs no command;
 * `undefined` without drift. What an apply would do is for its plan to say, so it only may.
 */
export function leftAloneText(drift: Drift): string | undefined {
  if (!hasDrift(drift)) return undefined;
  const { edited, missing, differing } = drift;
  const isEdited = edited.length > 0 || differing.some(({ difference }) => difference !== "missing");
  const isMissing = missing.length > 0 || differing.some(({ difference }) => difference === "missing");
  const may = [...(isEdited ? ["undo edits in the space"] : []), ...(isMissing ? ["create what is missing"] : [])].join(
    " and ",
  );
  const next = may === "" ? "" : ` The next apply of this project may ${may}.`;
  const who = isEdited || isMissing ? "whoever edits in the Segment app, and " : "";
  return `If nothing is done, Segment goes on with what is in the space now.${next} If you are not sure what is right, ask ${who}whoever looks after the manifests.`;
}
