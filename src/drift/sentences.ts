import { joinSome } from "../values/words.ts";
import type { DriftedObject, MissingObject, PartDifference } from "./drift.ts";
import type { Former } from "./find-former.ts";

/** What is said of a finding: a sentence to follow the object's address, and what to do. Without full stops. */
export interface FindingText {
  sentence: string;
  /** @param command Writes a command line about the object. */
  hint?: (command: WriteCommand) => string;
}

/** Writes a command line about one object that leads to where the drift is, such as for `import --update`. */
export type WriteCommand = (command: string) => string;

/** What is said of a whole object, in every format. */
export const objectTexts = {
  edited: {
    sentence: "was edited in the space",
    hint: (command) =>
      `to plan what would revert the edit: ${command("plan")}; to bring it into the manifest: ${command("import --update")}`,
  },
  // An import brings back nothing that the manifest has changed, too.
  editedOnBothSides: {
    sentence: "was edited in the space",
    hint: (command) =>
      `to plan what would revert the edit: ${command("plan")}; to keep it, write it into the manifest, which asks for something else, too`,
  },
  missing: {
    sentence: "is missing",
    hint: (command) =>
      `to plan what would create it again, or would take over another object (metadata.adopt): ${command("plan")}`,
  },
  perhapsNew: {
    sentence: "is not in the space (never applied, or lost)",
    hint: (command) =>
      `to plan what would create it, or would take over another object (metadata.adopt): ${command("plan")}`,
  },
  lost: {
    sentence: "is missing",
    hint: (command) =>
      `its manifest adopts an object that is not there; to plan what would create it: ${command("plan --create-missing")}`,
  },
  renamed: { sentence: "looks renamed" },
  unmarked: {
    sentence: "is in the space without a marker",
    hint: (command) =>
      `to plan what would adopt it and make it as declared: ${command("plan")}; to bring what is live into the manifest: ${command("import --update")}`,
  },
  // That it was there before, and nobody removed it by hand, is likely and not known.
  vanished: { sentence: "is missing, probably removed by Segment" },
} as const satisfies Record<string, FindingText>;

/** Whether the manifest has, or may have, changed in every field that was edited in the space: an import brings back none of them. */
export function isEditedOnBothSides({ fields }: Pick<DriftedObject, "fields">): boolean {
  return fields.length > 0 && fields.every(({ notKnown }) => notKnown !== undefined);
}

/** What is said of an object that is missing, or there and not known to be it. */
export function missingText(
  object: Pick<
    MissingObject,
    "address" | "id" | "holder" | "unmarked" | "warnings" | "renamedFrom" | "mayBe" | "fate" | "namedBy"
  >,
): Required<FindingText> {
  const { holder, unmarked, renamedFrom } = object;
  if (renamedFrom) return { ...objectTexts.renamed, hint: () => `to keep the object, ${renamedEdit([renamedFrom])}` };
  if (holder?.takenBy !== undefined)
    return {
      ...objectTexts.missing,
      hint: () => `if it was handed over to ${holder.takenBy}, remove its manifest here`,
    };
  if (!unmarked) {
    const { sentence, hint } = textOfAbsent(object);
    const edit = manifestEdit(object);
    return { sentence, hint: (command) => `${hint(command)}${edit === undefined ? "" : `; ${edit}`}` };
  }
  const line = holder?.adoptLine;
  return line === undefined
    ? objectTexts.unmarked
    : { ...objectTexts.unmarked, hint: () => `to manage it, write ${line} under metadata of its manifest` };
}

function textOfAbsent(object: Parameters<typeof missingText>[0]): Required<FindingText> {
  if (isNotToAdopt(object)) return objectTexts.lost;
  return isPerhapsNew(object) ? objectTexts.perhapsNew : objectTexts.missing;
}

/** Whether nothing shows that a declared object, which is not there, ever was: no live object, and nothing in the audit trail. */
export function isPerhapsNew(
  object: Pick<MissingObject, "id" | "holder" | "renamedFrom" | "fate" | "warnings">,
): boolean {
  const { id, holder, renamedFrom, fate } = object;
  if (id !== undefined || holder || renamedFrom || isNotToAdopt(object)) return false;
  return fate?.type === "not-told" ? fate.madeAt === undefined : fate?.type !== "deleted";
}

/** Whether a live object is or seems to be it: without its marker, or under the address that it had. */
export function isThere({ unmarked, renamedFrom }: Pick<MissingObject, "unmarked" | "renamedFrom">): boolean {
  return unmarked === true || renamedFrom !== undefined;
}

/**
 * What a person can do in the manifest of an object that is not found; `undefined` where nothing is known to be right. That a
 * manifest can go is said only where no live object may be its: an apply would delete that object.
 */
function manifestEdit(object: Parameters<typeof missingText>[0]): string | undefined {
  const { holder, mayBe } = object;
  if (mayBe) return `${maybeRenamed(mayBe)}, ${renamedEdit(mayBe)}`;
  return holder ? undefined : `if it ${goneText(object)}, remove its manifest${withoutKeys([object])}`;
}

/**
 * What has to go along with the manifests of objects that are gone for good, to follow their removal: a reference to nothing is an
 * error, and a key of nothing matches nobody.
 */
export function withoutKeys(gone: readonly Pick<MissingObject, "address" | "namedBy">[]): string {
  const addresses = new Set(gone.map(({ address }) => address));
  const naming = gone.filter(({ namedBy }) => namedBy?.own.some((address) => !addresses.has(address)));
  const own = [...new Set(naming.flatMap(({ namedBy }) => namedBy?.own ?? []))].filter((each) => !addresses.has(each));
  if (own.length === 0) return "";
  const [keys, queries] = [naming.length === 1 ? "key" : "keys", own.length === 1 ? "query" : "queries"];
  const whose = gone.length === 1 ? "its" : "their";
  return `, and take ${whose} ${keys} out of the ${queries} of ${joinSome(own)}`;
}

/** When a manifest can go, to follow "it": one that waits for its first apply is to stay. */
export function goneText(object: Parameters<typeof isPerhapsNew>[0]): string {
  return isPerhapsNew(object) ? "was in the space and is gone for good" : "is gone for good";
}

/** The condition that a missing object is one of those that no manifest declares. */
export function maybeRenamed(mayBe: readonly Former[]): string {
  const addresses = joinSome(mayBe.map(({ address }) => address));
  return `if it is ${mayBe.length === 1 ? "" : "one of "}${addresses} under another name`;
}

/** The line that keeps an object under a new address. */
export function renamedEdit(formers: readonly Former[]): string {
  const [only, ...others] = formers;
  return `write previousNames: [${only && others.length === 0 ? only.name : "the old name"}] under metadata of its manifest`;
}

/** Whether a plan leaves it out unless it is told to create it: its manifest adopts what the space does not have. */
export function isNotToAdopt({ warnings }: Pick<MissingObject, "warnings">): boolean {
  return warnings.some(({ code }) => code === "plan-adopt-not-found");
}

/** What to do about a part of an audience, by how it differs. */
export const partHints: Record<PartDifference, NonNullable<FindingText["hint"]>> = {
  missing: (command) =>
    `to plan what would create it: ${command("plan")}; to accept that it is gone, take it out of the manifest`,
  undeclared: (command) =>
    `to plan what would remove it: ${command("plan")}; to keep it, bring it into the manifest: ${command("import --update")}`,
  fields: (command) =>
    `to plan what would make it as declared: ${command("plan")}; to bring what is live into the manifest: ${command("import --update")}`,
};

/** What is said of a kind that could not be read. */
export function unreadText({ kind, because }: { kind: string; because: string }): string {
  return `objects of the kind ${kind} could not be read, so whether they drifted is not known: ${because}`;
}
