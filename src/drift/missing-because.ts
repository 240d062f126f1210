import { lastEditTexts } from "../plan/change/authors.ts";
import type { Fate } from "../resources/fate.ts";
import { kindOf } from "../resources/kinds.ts";
import type { Address } from "../resources/resource.ts";
import { minuteText } from "../values/minute-text.ts";
import { joinSome, joinWords } from "../values/words.ts";
import type { MissingObject } from "./drift.ts";
import type { Holder } from "./find-holder.ts";

const whatItHas: Record<Holder["has"], string> = {
  name: "has its name",
  key: "has the key of its name",
  adopted: "is what its manifest adopts",
};

/** Why an object is missing, as far as that is known. */
export function missingBecause({
  kind,
  holder,
  fate,
  unmarked,
  live,
  renamedFrom,
  namedBy,
  address,
  formerAddresses = [],
}: Pick<
  MissingObject,
  "address" | "kind" | "holder" | "fate" | "unmarked" | "live" | "renamedFrom" | "namedBy" | "formerAddresses"
>): string {
  if (renamedFrom)
    return `${renamedFrom.object} belongs to this project as ${renamedFrom.address}, which declared the same, and no manifest declares that any more`;
  if (holder && unmarked) {
    const other = holder.has === "adopted" ? "no apply has adopted it yet" : "it is another object";
    const last = lastEditTexts(live);
    return [
      `${holder.object} ${whatItHas[holder.has]}, and ${holder.whose}: ${other}, or its description was overwritten, and the marker in it`,
      ...(last.length > 0 ? [`last edited ${last.join(" ")}`] : []),
    ].join("; ");
  }
  const why = holder
    ? `${holder.object} ${whatItHas[holder.has]}, and ${holder.whose}`
    : whyGone({ kind, address, fate });
  const told = fate?.type === "deleted" && !holder ? why : `not found in the space by its marker; ${why}`;
  const isFound = fate?.type === "deleted" || formerAddresses.length === 0;
  const former = isFound ? "" : `; its manifest was called ${joinWords(formerAddresses, "and")} before`;
  return `${told}${former}${stillNamedText(namedBy)}`;
}

/** That queries of others name a key that nothing has: what is of this project is told as trouble of its own. */
function stillNamedText(
  { key, others }: NonNullable<MissingObject["namedBy"]> = { key: "", own: [], others: [] },
): string {
  return others.length === 0
    ? ""
    : `; its key ${key} is still named by ${joinSome(others)}, which this project does not manage`;
}

/** The trail knows the name of what was deleted, and neither its marker nor its space; so whatever it says is of the name. */
function whyGone({
  kind,
  address,
  fate,
}: Pick<MissingObject, "kind" | "address"> & { fate: Fate | undefined }): string {
  const noun = kindOf(kind).prefix;
  switch (fate?.type) {
    case "deleted": {
      const { by, byName, perhapsToken, at, onlySpace, as } = fate;
      // Whom the list of users has is a person, whatever the trail leaves out.
      const who = byName ?? (perhapsToken ? `${by} (perhaps an API token)` : by);
      const likely = onlySpace && as?.fits === undefined ? "probably" : "perhaps";
      const where = onlySpace ? "" : ", nor in which space";
      return `${likely} deleted by ${who} at ${minuteText(at)}: ${whatWas(noun, address, as)}, and the audit trail does not say whether it was this one${where}`;
    }
    case "not-told": {
      const far = fate.backTo === undefined ? "" : ` since ${minuteText(fate.backTo)}`;
      if (fate.madeAt !== undefined)
        return `something of its name was made at ${minuteText(fate.madeAt)}, and the audit trail has no deletion of its name${far}; possible reasons: its marker was removed from its description, another project took it over, or it was given another display name and then deleted`;
      return `possible reasons: it was never applied, its marker was removed from its description, another project took it over, or it was given another display name and then deleted; the audit trail has no deletion of its name${far}`;
    }
    case "unknown":
      return `${anyReason}; not known who: ${fate.because}`;
    case undefined:
      return anyReason;
  }
}

/** What was deleted, by all the names that it can be looked for in Segment. */
function whatWas(noun: string, address: Address, as: Extract<Fate, { type: "deleted" }>["as"]): string {
  const one = `${noun === "audience" ? "an" : "a"} ${noun}`;
  if (as === undefined) return `${one} of its name was deleted then`;
  const called = JSON.stringify(as.name);
  if (as.fits === undefined) return `${one} of its name was deleted then, as ${called}`;
  const fits = `${noun}/${as.fits}`;
  const former = fits === address ? "" : ", the former address";
  return `${one} called ${called} was deleted then, which fits ${fits}${former}`;
}

const anyReason =
  "possible reasons: it was never applied, it was deleted by hand, its marker was removed from its description, or another project took it over";
