import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { groupBy } from "../../values/group-by.ts";
import { resolveTemplate, templateAt } from "../../values/template.ts";
import { joinSome, joinWords, plural } from "../../values/words.ts";
import { isWritten } from "../change/is-change.ts";
import { destinationName } from "../destinations/destination-name.ts";
import type { Change, Plan } from "../generated/plan.ts";
import { isSink } from "../order/graph-role.ts";
import type { PlanSituation } from "./situation.ts";

/** What is above such warnings. */
export const OTHER_SECRETS = "Secrets in the space are overwritten with others";

/** Whether a warning of a plan tells of secrets that the space has otherwise. */
export function isOtherSecret({ code }: Pick<Plan["warnings"][number], "code">): boolean {
  return code === "plan-secret-sent-again";
}

/** Whether a change certainly overwrites a secret with another one. */
export function sendsOtherSecret(change: Change): boolean {
  return isWritten(change) && (change.otherInSpace ?? []).length > 0;
}

/** Which secrets overwrite others, and where: `another secret TOKEN to 57 connections to Adverts`. One text for each variable. */
export function otherSecretTexts(changes: readonly Change[]): string[] {
  return [...groupBy(changes.filter(sendsOtherSecret), namesOf)].map(([names, own]) => {
    const [connections, others] = [true, false].map((is) => own.filter(({ kind }) => isSink(kind) === is));
    const counted = [
      ...(connections?.length ? [plural(connections.length, "connection")] : []),
      ...(others?.length ? [plural(others.length, "activation")] : []),
    ];
    const destinations = [...new Set(own.map(destinationOf))];
    return `another secret ${names} to ${joinWords(counted, "and")} to ${joinSome(destinations)}`;
  });
}

/**
 * Says once for each variable that its value overwrites another secret: a wrong value that is set for a moment would be sent to all
 * that take it.
 */
export function noteOtherSecrets({ changes }: Pick<PlanSituation, "changes">): Diagnostic[] {
  return otherSecretTexts(changes).map((text) => ({
    code: "plan-secret-sent-again",
    severity: "warning",
    message: `sends ${text}: what the space has ends with other characters`,
    hint: "check that the right value is set here: Segment does not show the secret that is overwritten, so nobody can read it there afterwards",
  }));
}

function namesOf({ after, otherInSpace = [] }: Change): string {
  const names = otherInSpace.flatMap(({ pointer }) => {
    const template = templateAt(after ?? {}, pointer);
    return template === undefined ? [] : resolveTemplate(template, () => undefined).secrets;
  });
  return joinWords([...new Set(names)], "and");
}

function destinationOf({ name, impact: { destinations: [to] = [] } }: Change): string {
  return (to && destinationName(to)) ?? name;
}
