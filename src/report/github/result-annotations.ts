import type { ApplyResult, Outcome } from "../../apply/outcome.ts";
import type { Plan } from "../../plan/generated/plan.ts";
import { placeOf } from "../../plan/place.ts";
import {
  changedKeyText,
  isUnproven,
  openText,
  unprovenText,
  UNSEEN,
  untoldText,
  type WaysOn,
} from "../result-summary.ts";
import { withHint, type Annotation } from "./annotation.ts";
import type { AnnotationType } from "./workflow-command.ts";

/** An outcome that something is left to do after. */
type OpenOutcome = Extract<Outcome, { reason: unknown }>;

/** How each of them is told, the worst first. */
const openTexts: readonly {
  is: (outcome: OpenOutcome) => boolean;
  type: AnnotationType;
  title: string;
}[] = [
  {
    is: (outcome) => isHalfDone(outcome) && outcome.action === "replace",
    type: "error",
    title: "Half done: the old object is gone, the new one is not there",
  },
  {
    is: (outcome) => isHalfDone(outcome) && outcome.action !== "replace",
    type: "error",
    title: "Half done: it has a temporary display name",
  },
  { is: isForgotten, type: "error", title: "Done, but what was sent of its secrets is not remembered" },
  { is: isUnproven, type: "error", title: "Not proven: the space does not show it" },
  {
    is: (outcome) =>
      outcome.status === "failed" && !isUnproven(outcome) && !isHalfDone(outcome) && !isForgotten(outcome),
    type: "error",
    title: "Failed",
  },
  { is: ({ status }) => status === "stale", type: "error", title: "Not done: the space has changed" },
  { is: ({ status }) => status === "skipped", type: "warning", title: "Skipped" },
];

/** What an apply leaves to do, the worst first. */
export function annotateResult({ changes }: Plan, result: ApplyResult, { plan }: WaysOn): Annotation[] {
  const { outcomes, settling, unverified, changedKeys = [] } = result;
  const untold = untoldText(result);
  const sources = new Map(changes.map((change) => [change.address, placeOf(change).source]));
  const open = outcomes.filter((outcome): outcome is OpenOutcome => "reason" in outcome);
  const told = openTexts.flatMap(({ is, type, title }) =>
    open.filter(is).map((outcome): Annotation => {
      const { address, reason } = outcome;
      const source = sources.get(address);
      const lines = withHint([`${address} ${openText(outcome)}: ${reason.message}`], reason.hint);
      return { type, title, lines, ...(source && { source }) };
    }),
  );
  return [
    ...told,
    ...changedKeys.map((changed): Annotation => {
      const source = sources.get(changed.address);
      return { ...warn("Another key", changedKeyText(changed)), ...(source && { source }) };
    }),
    ...(unverified === undefined ? [] : [warn("Not proven", unprovenText(unverified, plan))]),
    ...(untold === undefined ? [] : [warn("Not shown", untold)]),
    ...(settling.length > 0 ? [warn("Not to be seen yet", `${UNSEEN}: ${settling.join(", ")}`)] : []),
  ];
}

function isForgotten({ reason }: OpenOutcome): boolean {
  return reason.code === "apply-secret-not-remembered";
}

function isHalfDone(outcome: OpenOutcome): boolean {
  return outcome.status === "failed" && outcome.inPart === true && !isForgotten(outcome);
}

function warn(title: string, line: string): Annotation {
  return { type: "warning", title, lines: [line] };
}
