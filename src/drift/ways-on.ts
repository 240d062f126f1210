import { wholeOf } from "../plan/select/select-addresses.ts";
import type { Address } from "../resources/resource.ts";
import { withoutKeys, goneText, isNotToAdopt, isPerhapsNew, isThere, maybeRenamed, renamedEdit } from "./sentences.ts";
import { joinSome } from "../values/words.ts";
import { groupBy } from "../values/group-by.ts";
import type { Drift, DriftedObject, MissingObject } from "./drift.ts";
import { alsoPendingText, takingBackTexts } from "./taking-back.ts";

/** A way on from what moved: what it is for, and the command with the objects that it is about, parts as their audience. */
export interface WayOn {
  says: string;
  command: "import" | "plan";
  flags: readonly string[];
  addresses: readonly Address[];
}

/** A way on that is an edit of manifests, and no command. */
export interface EditOn {
  says: string;
  edit: string;
}

const CREATES_NEW = "To plan what would create it";
const CREATES = "To plan what would create it again";

/** So many consequences are told; of more, the plan tells. */
const MOST_TOLD = 5;

/**
 * What somebody can do about what moved: keep it, or plan what would take it back. None of them writes to the space, and none is
 * called an undo: what was deleted does not come back, and who was sent stays sent. An import does not take out parts that
 * were removed. Where a manifest has to adopt an object first, no command helps.
 */
export function waysOn({ edited, missing, differing }: Pick<Drift, "edited" | "missing" | "differing">): WayOn[] {
  const unmarked = missing.filter((object) => object.unmarked && object.holder?.adoptLine === undefined);
  const absent = missing.filter((object) => !isThere(object) && !isTaken(object));
  const gone = absent.filter((object) => !isNotToAdopt(object));
  const lost = absent.filter(isNotToAdopt);
  const here = differing.filter((part) => part.difference !== "missing" && !isSecretAlone(part));
  const addresses = (objects: readonly { address: Address }[]): Address[] => [
    ...new Set(objects.map(({ address }) => wholeOf(address))),
  ];
  const kept = addresses([...edited.filter(isBroughtBack), ...unmarked, ...here]);
  const others = addresses([...unmarked, ...gone, ...differing]);
  const back = addresses([...edited, ...unmarked, ...gone, ...differing]);
  const creates = gone.some(isPerhapsNew) ? CREATES_NEW : CREATES;
  const says = gone.length === back.length ? creates : whatPlans(others.length > 0);
  const ways: WayOn[] = [
    { says: "To keep what is in the space", command: "import", flags: ["--update"], addresses: kept },
    { says, command: "plan", flags: [], addresses: back },
    { says: CREATES, command: "plan", flags: ["--create-missing"], addresses: addresses(lost) },
  ];
  return ways.filter((way) => way.addresses.length > 0);
}

/** Whether an import brings any of the edit back: it leaves what the manifest was changed in, too, or may have been. */
function isBroughtBack({ fields }: DriftedObject): boolean {
  return fields.length === 0 || fields.some(({ notKnown }) => !notKnown);
}

/** Whether a part differs in secrets alone, of which Segment shows too little to bring them back. */
function isSecretAlone({ difference, fields }: Drift["differing"][number]): boolean {
  return difference === "fields" && fields.length > 0 && fields.every(({ otherSecret }) => otherSecret === true);
}

/** Whether another project has what is missing here, so that no plan creates it. */
function isTaken({ holder }: Pick<MissingObject, "holder">): boolean {
  return holder?.takenBy !== undefined;
}

function whatPlans(reachesOthers: boolean): string {
  return reachesOthers ? "To plan what would make it as declared" : "To plan what would revert the edits";
}

/**
 * How manifests can be made to agree with the space. Nothing in the space has to be done for that. That a manifest can go is
 * said only where no live object may be its: an apply would delete that object.
 */
export function editsOn({ edited, missing, differing }: Pick<Drift, "edited" | "missing" | "differing">): EditOn[] {
  const both = edited.flatMap(({ address, fields }) =>
    fields.flatMap(({ field, notKnown }) => (notKnown?.keysOf.length === 0 ? [`${field} of ${address}`] : [])),
  );
  const taken = groupBy(missing.filter(isTaken), ({ holder }) => holder?.takenBy ?? "");
  const absent = missing.filter((object) => !isThere(object));
  const gone = groupBy(
    absent.filter(({ holder, mayBe }) => !holder && !mayBe),
    goneText,
  );
  const parts = differing.filter(({ difference }) => difference === "missing").map(({ address }) => address);
  return [
    ...(both.length > 0
      ? [
          {
            says: "To keep what is in the space where the manifest was changed, too",
            edit: `write ${joinSome(both)} into the manifest, as it is above`,
          },
        ]
      : []),
    ...missing.flatMap(({ address, renamedFrom }) =>
      renamedFrom ? [{ says: `To keep the object of ${address}`, edit: renamedEdit([renamedFrom]) }] : [],
    ),
    ...absent.flatMap(({ address, mayBe }) =>
      mayBe ? [{ says: `For ${address}, ${maybeRenamed(mayBe)}`, edit: renamedEdit(mayBe) }] : [],
    ),
    ...[...taken].map(([by, those]) => ({
      says: `If it was handed over to ${by}`,
      edit: removalOf(those.map(({ address }) => address)),
    })),
    ...[...gone].map(([when, those]) => ({
      says: `If it ${when}`,
      edit: `${removalOf(those.map(({ address }) => address))}${withoutKeys(those)}`,
    })),
    ...(parts.length > 0
      ? [{ says: "To accept that it is gone", edit: `take out of the manifest: ${joinSome(parts)}` }]
      : []),
  ];
}

function removalOf(addresses: readonly Address[]): string {
  return `remove the ${addresses.length === 1 ? "manifest" : "manifests"} of ${joinSome(addresses)}`;
}

/** What to know before an apply of that plan, as clauses. Empty where nothing is known. */
export function beforeApplying(
  drift: Pick<Drift, "edited" | "missing" | "differing" | "pending" | "following">,
): string[] {
  const { edited, missing, differing } = drift;
  const objects = [...edited, ...missing, ...differing];
  const texts = [...new Set(objects.flatMap(takingBackTexts))];
  const more = texts.length - MOST_TOLD;
  const also = alsoPendingText(
    drift,
    objects.map(({ address }) => address),
  );
  return [
    ...texts.slice(0, MOST_TOLD),
    ...(more > 0 ? [`and ${more} more`] : []),
    ...(also === undefined ? [] : [also]),
  ];
}
