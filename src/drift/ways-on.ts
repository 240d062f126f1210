import { wholeOf } from "../plan/select/select-addresses.ts";
import type { Address } from "../resources/resource.ts";
import type { Drift } from "./drift.ts";
import { alsoPendingText, takingBackTexts } from "./taking-back.ts";

/** A way on from what moved: what it is for, and the command with the objects that it is about, parts as their audience. */
export interface WayOn {
  says: string;
  command: "import" | "plan";
  flags: readonly string[];
  addresses: readonly Address[];
}

/** So many consequences are told; of more, the plan tells. */
const MOST_TOLD = 5;

/**
 * What somebody can do about what moved: keep it, or plan what would take it back. None of them writes to the space, and none is
 * called an undo: what was deleted does not come back, and who was sent stays sent. An import does not take parts that were
 * added or removed. Where a manifest has to adopt an object first, no command helps.
 */
export function waysOn({ edited, missing, differing }: Pick<Drift, "edited" | "missing" | "differing">): WayOn[] {
  const unmarked = missing.filter((object) => object.unmarked && object.holder?.adoptLine === undefined);
  const gone = missing.filter((object) => !object.unmarked);
  const fields = differing.filter(({ difference }) => difference === "fields");
  const addresses = (objects: readonly { address: Address }[]): Address[] => [
    ...new Set(objects.map(({ address }) => wholeOf(address))),
  ];
  const kept = addresses([...edited, ...unmarked, ...fields]);
  const others = addresses([...unmarked, ...gone, ...differing]);
  const back = addresses([...edited, ...unmarked, ...gone, ...differing]);
  const says = others.length === 0 ? "To plan what would revert the edits" : "To plan what would make it as declared";
  const ways: WayOn[] = [
    { says: "To keep what is in the space", command: "import", flags: ["--update"], addresses: kept },
    { says, command: "plan", flags: [], addresses: back },
  ];
  return ways.filter((way) => way.addresses.length > 0);
}

/** What to know before an apply of that plan, as clauses. Empty where nothing is known. */
export function beforeApplying(drift: Pick<Drift, "edited" | "missing" | "differing" | "pending">): string[] {
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
