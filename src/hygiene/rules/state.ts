import { daysBetween } from "../../plan/days-between.ts";
import { firstComputation } from "../../resources/first-computation.ts";
import { kindOf } from "../../resources/kinds.ts";
import type { LiveResource } from "../../resources/resource.ts";
import { plural } from "../../values/words.ts";
import type { AuditFindings, AuditRule } from "../rule.ts";
import { subjectOf } from "../subject.ts";
import { minuteText } from "../../values/minute-text.ts";

/** Audiences that were computed and hold nobody. A size that Segment does not tell is unknown, and not 0. */
export const noMembers: AuditRule = {
  name: "no-members",
  title: "Without members",
  saves: "the computation of an audience that holds nobody; often its query is wrong",
  hint: "look for a misspelt event, property or value in its query, or delete it",
  needs: [],
  find({ meant, readAt }) {
    const computed = meant.filter(
      (each) =>
        kindOf(each.kind).keyMeans === "audience" &&
        each.spec["enabled"] !== false &&
        !hasFailed(each) &&
        firstComputation(each, readAt).type !== "under-way",
    );
    const rows = computed.flatMap((audience) =>
      audience.facts.members === 0
        ? [
            {
              subject: subjectOf(audience),
              evidence: `the list of audiences says size 0${withStatus(audience)}`,
              readAt,
            },
          ]
        : [],
    );
    const untold = computed.filter(({ facts }) => facts.members === undefined).length;
    const gaps =
      untold === 0
        ? []
        : [{ what: `the size of ${plural(untold, "audience")}: Segment does not tell it`, refused: false }];
    return { rows, gaps };
  },
};

/** What has been switched off for long. The last change of any kind is the latest that it can have been. */
export const disabled: AuditRule = {
  name: "disabled",
  title: "Disabled for long",
  saves: "a place among the objects of the space; what was disabled for long is rarely missed",
  hint: "delete it, or enable it again",
  needs: [],
  find({ meant, readAt, disabledDays }) {
    const off = meant.filter(({ spec }) => spec["enabled"] === false);
    const rows = off.flatMap((object) => {
      const { updatedAt } = object.facts;
      const days = daysBetween(updatedAt, readAt);
      if (!(days >= disabledDays)) return [];
      const evidence = `enabled is false, and its last change of any kind was at ${minuteText(updatedAt)}, ${plural(Math.floor(days), "day")} before`;
      return [{ subject: subjectOf(object), evidence, readAt }];
    });
    const undated = off.filter(({ facts }) => facts.updatedAt === "").length;
    const gaps =
      undated === 0
        ? []
        : [
            {
              what: `how long ago ${plural(undated, "disabled object")} changed last: Segment does not tell it`,
              refused: false,
            },
          ];
    return { rows, gaps };
  },
};

/** What Segment could not compute (API.md 2.8). */
export const failing: AuditRule = {
  name: "failing",
  title: "Failing",
  saves: "computations that fail; its members are those of the last one that did not",
  hint: "look in Segment what its computation fails at; when it is the query, correct it",
  needs: [],
  find: ({ meant, readAt }): AuditFindings => ({
    rows: meant.filter(hasFailed).map((object) => ({
      subject: subjectOf(object),
      evidence: `the list says status ${object.facts.status ?? ""}`,
      readAt,
    })),
    gaps: [],
  }),
};

function hasFailed({ kind, facts: { status = "" } }: LiveResource): boolean {
  return kindOf(kind).failedStatuses.some((each) => each.toLowerCase() === status.toLowerCase());
}

function withStatus({ facts: { status } }: LiveResource): string {
  return status === undefined ? "" : `, status ${status}`;
}
