import { kindOf } from "../../resources/kinds.ts";
import { getAt } from "../../values/pointer.ts";
import { parseLoneReference } from "../../values/template.ts";
import type { ChangeContext, NamesOfKeys } from "./change-context.ts";
import { coverSent } from "./cover-sent.ts";
import { creationOf, declaredPart, declaredState, livePart, recordOf, unknownPart } from "./change-parts.ts";
import { tidyFields } from "./compare-fields.ts";
import type { Change } from "../generated/plan.ts";
import { adoptChange, updateChange, renewChange } from "./update-change.ts";
import type { Match, MatchOf } from "../match/match.ts";
import { addNotes } from "./part-notes.ts";
import { refuseClearSecrets } from "./refuse-clear-secrets.ts";
import { noteSwitchedOff } from "../destinations/note-switched-off.ts";
import { addSameIfKeys } from "./same-if-keys.ts";
import { makePatch } from "./make-patch.ts";

/** The change that a match calls for. Action `none` means that everything is as declared. */
export function buildChange(match: Match, context: ChangeContext): Change {
  const desired = "desired" in match ? match.desired : undefined;
  const live = "live" in match ? match.live : undefined;
  const change = coverSent(
    addSameIfKeys(addReadings(changeFor(match, context), context), desired, live, context),
    desired,
    live,
    context,
  );
  const noted = noteSwitchedOff(addNotes(change, desired?.secrets ?? [], context), live, desired);
  return desired && live ? refuseClearSecrets(noted, desired, live, context) : noted;
}

function changeFor(match: Match, context: ChangeContext): Change {
  switch (match.type) {
    case "create":
      return createChange(match, context);
    case "keep":
      return updateChange(match, context);
    case "adopt":
      return adoptChange(match, context);
    case "renew":
      return renewChange(match, context);
    case "missing":
      return withholdMissing(match, context);
    case "delete":
    case "forget":
      return letGoChange(match, context);
  }
}

/** Says the changed fields in plain English, where their kind knows how. */
function addReadings(change: Change, { nameOfKey, comingBy }: NamesOfKeys): Change {
  const { before, after } = change;
  if (change.action === "forget") return change;
  const asked = kindOf(change.kind).keysUsed(after ?? {});
  // What is to be created is not there to be named yet, although the query that follows probably names the same.
  const unowned = kindOf(change.kind)
    .keysUsed(before ?? {})
    .flatMap((key) => {
      const reference = comingBy(key) ?? "";
      const [kind] = asked.includes(reference) ? (parseLoneReference(reference)?.split("/") ?? []) : [];
      return kind === undefined ? [] : `; no ${kind === "audience" ? kind : "computed trait"} has the key ${key}`;
    });
  const readings = kindOf(change.kind).fields.flatMap(({ pointer, describe }) => {
    const [from, to] = [getAt(before ?? {}, pointer), getAt(after ?? {}, pointer)];
    if (!describe || from === to) return [];
    const was = from === undefined ? undefined : describe(from, nameOfKey, before ?? {});
    const is = to === undefined ? undefined : describe(to, nameOfKey, after ?? {});
    if (was === undefined && is === undefined) return [];
    return [
      {
        pointer,
        ...(was !== undefined && { before: [was, ...unowned].join("") }),
        ...(is !== undefined && { after: is }),
      },
    ];
  });
  return readings.length > 0 ? { ...change, readings } : change;
}

function createChange({ desired }: MatchOf<"create">, context: ChangeContext): Change {
  const kind = kindOf(desired.kind);
  const { ownership, ...state } = declaredState(desired, undefined, context);
  const { after, defaults } = creationOf(kind, state.spec);
  return {
    ...declaredPart(desired, context),
    action: "create",
    reason: context.family?.parent.action === "adopt" ? "adopted" : "pending",
    before: null,
    after,
    patch: makePatch(kind, null, after),
    defaults,
    ...unknownPart(desired, state, after),
    ownership: { before: null, after: ownership },
  };
}

/** What is to be adopted and is not there: nothing is done before somebody says whether it is to be created. */
function withholdMissing({ desired, finding }: MatchOf<"missing">, context: ChangeContext): Change {
  const change = createChange({ type: "create", desired }, context);
  return { ...change, action: "withheld", warnings: finding ? [finding] : [] };
}

function letGoChange(match: MatchOf<"delete" | "forget">, context: ChangeContext): Change {
  const { type, address, live } = match;
  const kind = kindOf(live.kind);
  const before = tidyFields(kind, live.spec);
  const onRemove = type === "forget" ? match.onRemove : undefined;
  const switchesOff = onRemove === "disable" && before["enabled"] !== false;
  // Where a description may be empty, nothing has to stand in for one.
  const released = context.behaviour.emptyDescription === "accepted" ? before : kind.released(before);
  const after = type === "delete" ? null : switchesOff ? { ...before, enabled: false } : released;
  return {
    address,
    kind: live.kind,
    name: live.name,
    action: switchesOff ? "update" : type,
    reason: match.type === "delete" && match.leftover ? "leftover" : "removed",
    ...(onRemove && { onRemove }),
    before,
    after,
    patch: makePatch(kind, before, after),
    defaults: [],
    unknown: [],
    requires: [],
    ownership: { before: recordOf(live.ownership), after: null },
    warnings: [],
    ...livePart(live, context, address),
  };
}
