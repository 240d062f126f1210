import { adoptionOf } from "./adoptions.ts";
import {
  addressOf,
  isCopy,
  leftoversOf,
  manifestsOf,
  ownOf,
  type Declared,
  type Known,
  type LiveObject,
} from "./model.ts";
import type { Chosen } from "./selections.ts";
import { isEdited, isPending, sidesOf, type Sides } from "./sides.ts";

/** What drift has to say, as sorted lines. */
export interface DriftVerdict {
  /** `ADDRESS FIELD: APPLIED → LIVE`; see `describeEdit`. */
  edited: string[];
  /** Addresses. */
  missing: string[];
  /** `KIND ID`. */
  unmanaged: string[];
  /** `ACTION ADDRESS`. */
  pending: string[];
  /** What is no drift: `a copy of ADDRESS`, `a damaged marker`. */
  notices: string[];
}

/** What drift has to say of what is chosen. What nobody owns has no address, and is told where nothing is chosen. */
export function judgeDrift(known: Known, { has, flags }: Chosen): DriftVerdict {
  const manifests = manifestsOf(known);
  const verdicts = manifests
    .map((declared) => ({ address: addressOf(declared.kind, declared.name), declared, own: ownOf(known, declared) }))
    .filter(({ address }) => has(address))
    .map(({ address, declared, own }) => ({ address, own, ...judgeOwn(declared, own) }));
  const adopted = new Set(manifests.map((each) => adoptionOf(known, each).object));
  const nobodys = flags.length > 0 ? [] : known.live.filter((each) => each.mark === undefined && !adopted.has(each));
  const deletions = [...leftoversOf(known).keys()].filter(has).map((address) => `delete ${address}`);
  const updates = verdicts.flatMap(({ address, asksForMore }) => (asksForMore ? [`update ${address}`] : []));
  return {
    edited: verdicts.flatMap(({ address, edits }) => edits.map((edit) => `${address} ${edit}`)).toSorted(),
    missing: verdicts.flatMap(({ address, own }) => (own ? [] : [address])).toSorted(),
    unmanaged: nobodys.map(({ kind, id }) => `${kind} ${id}`).toSorted(),
    pending: [...deletions, ...updates].toSorted(),
    notices: judgeMarks(known, { has, flags }).toSorted(),
  };
}

/** What markers say that are nobody's. A copy is told with the address of its original, and with that it is chosen. */
function judgeMarks({ live }: Known, { has, flags }: Chosen): string[] {
  return live.flatMap((each) => {
    const { kind, mark } = each;
    if (mark === "damaged") return flags.length > 0 ? [] : ["a damaged marker"];
    if (!mark || !isCopy(each)) return [];
    const address = addressOf(kind, mark.name);
    return has(address) ? [`a copy of ${address}`] : [];
  });
}

function judgeOwn(declared: Declared, own: LiveObject | undefined): { edits: string[]; asksForMore: boolean } {
  if (!own) return { edits: [], asksForMore: false };
  const sides = sidesOf(declared, own);
  const edits = sides.filter(isEdited).map((side) => describeEdit(side.field, appliedInFiles(side), side.live));
  return { edits, asksForMore: sides.some(isPending) || hasMoved(declared, own) };
}

/** What was applied, where the manifest still says so. */
function appliedInFiles({ applied, declared }: Sides): string | undefined {
  return applied === declared ? applied : undefined;
}

/** Whether an object still carries an earlier name of its manifest. */
export function hasMoved({ name }: Declared, { mark }: LiveObject): boolean {
  return typeof mark === "object" && mark.name !== name;
}

/** An edited field in a line. @param applied Left out where the manifest asks for something else than was applied. */
export function describeEdit(field: string, applied: string | undefined, live: string): string {
  return `${field}: ${applied ?? "(not known)"} → ${live}`;
}
