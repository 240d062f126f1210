import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { editorOf, lastEditTexts } from "../plan/change/authors.ts";
import { FILTER_FIELDS } from "../plan/change/dropped-events.ts";
import type { Change } from "../plan/generated/plan.ts";
import { placeOf } from "../plan/place.ts";
import type { UnreadKind } from "../resources/reading.ts";
import { commandLineAbout } from "../values/command-line.ts";
import { quoteWord } from "../values/quote-word.ts";
import { wholeOf } from "../plan/select/select-addresses.ts";
import { alsoPendingText, takingBackTexts } from "./taking-back.ts";
import { pendingText } from "./pending-sentences.ts";
import { mostUrgentFirst } from "./most-urgent.ts";
import { partEffect } from "./part-effect.ts";
import { partText } from "./part-sentences.ts";
import { directionsText } from "./directions.ts";
import { describeTrouble } from "./describe-trouble.ts";
import type { Drift, DriftedObject, DriftedPart, MissingObject } from "./drift.ts";
import type { TroubledObject } from "./find-troubled.ts";
import { describeUnmanaged, type UnmanagedObject } from "./find-unmanaged.ts";
import { missingBecause } from "./missing-because.ts";
import { lostOnlyMarker } from "./worst-first.ts";
import {
  missingText,
  isEditedOnBothSides,
  objectTexts,
  partHints,
  unreadText,
  type FindingText,
  type WriteCommand,
} from "./sentences.ts";

/** Writes commands about an object, or about no one in particular. */
type CommandFor = (address?: string) => WriteCommand;

/** What findings are told with. */
interface Telling {
  drift: Drift;
  commandFor: CommandFor;
}

/**
 * The findings of a drift, what is gone first, then what decides who is sent somewhere, and what lost its marker alone last of those in the space. What makes the exit code other than 0 is an error; the rest is info: unmanaged
 * objects unless they are to fail, notices, and pending changes, which are left out unless they were asked for.
 */
export function driftDiagnostics(drift: Drift): Diagnostic[] {
  const { unmanaged, pending } = drift.asked;
  const commandFor: CommandFor = (address) => (command) =>
    commandLineAbout(command, address === undefined ? [] : [wholeOf(address)], drift.reach);
  const telling = { drift, commandFor };
  return [
    ...drift.unread.map(unread),
    ...drift.missing.filter((object) => !lostOnlyMarker(object)).map((object) => missing(object, telling)),
    ...drift.vanished.map(vanished),
    ...mostUrgentFirst(drift).map((each) =>
      "edited" in each ? edited(each.edited, telling) : differing(each.differing, telling),
    ),
    ...drift.troubled.map(troubled),
    ...drift.missing.filter(lostOnlyMarker).map((object) => missing(object, telling)),
    ...drift.unmanaged.map((object) => nobodys(object, unmanaged === "fail" ? "error" : "info", telling)),
    ...drift.notices,
    ...(pending ? drift.pending.map((change) => pendingChange(change, telling)) : []),
  ];
}

/** What to do about each object that moved, by its address. */
export function hintsOf(drift: Drift): ReadonlyMap<string | undefined, string | undefined> {
  const moved = driftDiagnostics({ ...drift, troubled: [], notices: [], asked: { ...drift.asked, pending: false } });
  return new Map(moved.map(({ address, hint }) => [address, hint]));
}

function unread(kind: UnreadKind): Diagnostic {
  return {
    code: "drift-unread",
    severity: "error",
    message: unreadText(kind),
    hint: kind.featureMissing
      ? "check the space and the region, and that the workspace has the feature"
      : "use a token whose role may read them",
  };
}

function edited(object: DriftedObject, telling: Telling): Diagnostic {
  const last = lastEditTexts(object.live).map((text) => ` ${text}`);
  const unknown = editorOf(object.live) === undefined ? ", by whom is not known" : "";
  const { sentence, hint } = isEditedOnBothSides(object) ? objectTexts.editedOnBothSides : objectTexts.edited;
  const { address, dropped } = object;
  // What becomes of events comes first, and has the conditions of a filter.
  const fields = object.fields.filter(({ field }) => !dropped || !FILTER_FIELDS.includes(field));
  const how = `${sentence}${last.join("")}${unknown}${directionsText(fields, "edited")}`;
  return {
    code: "drift-edited",
    severity: "error",
    message: dropped ? `${address}: ${dropped.text}; it ${how}` : `${address} ${how}`,
    hint: hintOf(object, hint, telling),
    ...placeOf(object),
  };
}

function missing(object: MissingObject, telling: Telling): Diagnostic {
  const { sentence, hint } = missingText(object);
  const fields = object.unmarked ? directionsText(object.fields, "declared") : "";
  return {
    code: "drift-missing",
    severity: "error",
    message: `${object.address} ${sentence}: ${missingBecause(object)}${fields}`,
    hint: hintOf(object, hint, telling),
    ...placeOf(object),
  };
}

function vanished(object: DriftedObject): Diagnostic {
  const { message = "", hint } = object.warnings.find(({ code }) => code === "plan-schedule-vanished") ?? {};
  return {
    code: "drift-vanished",
    severity: "error",
    message: `${object.address} ${objectTexts.vanished.sentence}: ${message}`,
    ...(hint !== undefined && { hint }),
    ...placeOf(object),
  };
}

function differing(part: DriftedPart, telling: Telling): Diagnostic {
  const fields = part.difference === "fields" ? directionsText(part.fields, "declared") : "";
  const effect = partEffect(part);
  return {
    code: "drift-differing",
    severity: "error",
    message: `${partText(part)}${fields}${effect === undefined ? "" : `; ${effect}`}`,
    hint: hintOf(part, partHints[part.difference], telling),
    ...placeOf(part),
  };
}

/** What to do about one object, with what is known to come of it. */
function hintOf(
  object: DriftedObject | DriftedPart,
  hint: NonNullable<FindingText["hint"]>,
  { drift, commandFor }: Telling,
): string {
  const also = alsoPendingText(drift, [object.address]);
  const known = [...takingBackTexts(object), ...(also === undefined ? [] : [also])];
  const before = known.length === 0 ? "" : `; look at that plan before an apply: ${known.join("; ")}`;
  return `${hint(commandFor(object.address))}${before}`;
}

const troubleCodes = {
  failed: "drift-troubled",
  "expiring-schedules": "drift-expiring",
  "dead-key": "drift-dead-key",
} as const;

function troubled(object: TroubledObject): Diagnostic {
  const { address, source, trouble } = object;
  const { sentence, reason, hint } = describeTrouble(object);
  return {
    code: troubleCodes[trouble.type],
    severity: "error",
    message: `${address} ${sentence}: ${reason}`,
    hint,
    ...placeOf({ address, source }),
  };
}

function nobodys(object: UnmanagedObject, severity: "error" | "info", { drift, commandFor }: Telling): Diagnostic {
  const adopts = `write adopt: {id: ${JSON.stringify(object.id)}} under metadata of`;
  // What a manifest has the name of is not imported a second time.
  const own = drift.missing.find(({ kind, name }) => kind === object.kind && name === object.name);
  const ways = own
    ? [`${adopts} ${own.address} to manage it`]
    : [
        `to have its manifest written: ${commandFor()(`import ${chosenBy(object)}`)}`,
        `${adopts} a manifest of ${drift.project}`,
      ];
  return {
    code: "drift-unmanaged",
    severity,
    message: `unmanaged: ${describeUnmanaged(object)}`,
    hint: ways.join("; or "),
  };
}

/** What chooses one object for an import: its key, or its name where it has none. */
function chosenBy({ key, name }: UnmanagedObject): string {
  return key === undefined ? `--name ${quoteWord(name)}` : `--key ${quoteWord(key)}`;
}

function pendingChange(change: Change, { commandFor }: Telling): Diagnostic {
  const command = commandFor(change.address);
  return {
    code: "drift-pending",
    severity: "info",
    message: pendingText(change),
    // Whether a pipeline applies, with reviewers to ask, nothing here knows.
    hint: `to see it: ${command("plan")}; to make the change where a pipeline applies: approve the plan of the default branch by its digest (GitHub), or start a pipeline or build of that branch (GitLab, CircleCI, Jenkins); elsewhere: ${command("apply")}`,
    ...placeOf(change),
  };
}
