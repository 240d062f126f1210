import { looksLikeMarker } from "../resources/marker.ts";
import { isJsonObject, type JsonObject } from "../values/json.ts";
import { neverSent, partsOfName, probeMarker } from "./names.ts";
import type { ObjectKind } from "./objects.ts";
import { isThoughtUp } from "./own-texts.ts";

/** What a journal says of an object. */
export interface Journaled {
  run: string;
  /** The name that it was made with. */
  name: string;
  /** Whether an edit may have taken its name and its description away. */
  bare?: true;
}

/** An object as it is read, with what a journal says of it. */
interface Left {
  kind: ObjectKind;
  live: JsonObject;
  journaled: Journaled | undefined;
  /** The run that it would be of. */
  run: string;
}

/**
 * Why an object is not to be deleted as one of a probe, in words; `undefined` when everything that is told of it is as a
 * probe makes it, and nothing says that it belongs to somebody else.
 *
 * @param live As the API reads it. What it does not tell speaks against nothing, but for the name.
 * @param journaled What the journal has of it. Left out: the object has to say by itself whose it is.
 */
export function speaksAgainst(kind: ObjectKind, live: JsonObject, journaled?: Journaled): string | undefined {
  const run = journaled?.run ?? partsOfName(textOf(live["name"]))?.run ?? "";
  return objections.find(([, holds]) => holds({ kind, live, journaled, run }))?.[0];
}

/** What may be said against deleting an object. The first that holds is told. */
const objections: readonly (readonly [because: string, holds: (left: Left) => boolean])[] = [
  [
    "a project manages it: its description has an ownership marker",
    ({ live }) => looksLikeMarker(textOf(live["description"])),
  ],
  ["it has another name now than the probe gave it", isRenamed],
  ["its name is not one that a probe gives", ({ live, journaled }) => !journaled && !partsOfName(textOf(live["name"]))],
  ["its description is not the marker of its run alone", isOtherwiseDescribed],
  ["it has members", ({ live }) => Number(memberOf(live, "size")["count"] ?? 0) > 0],
  ["its query is not one of a probe", hasOtherQuery],
  // Only audiences are ever switched on, or made without saying whether they are.
  ["it is switched on", ({ kind, live }) => kind !== "audience" && live["enabled"] === true],
];

function isRenamed({ live, journaled }: Left): boolean {
  const name = textOf(live["name"]);
  if (!journaled || (journaled.bare && name === "")) return false;
  return partsOfName(name)?.given !== journaled.name;
}

function isOtherwiseDescribed({ live, journaled, run }: Left): boolean {
  const { description } = live;
  // A journal has the id; then nothing needs to be told but what contradicts it.
  if (journaled && typeof description !== "string") return false;
  if (journaled?.bare && description === "") return false;
  return textOf(description).trim() !== probeMarker(run);
}

function hasOtherQuery({ live, run }: Left): boolean {
  const query = textOf(live["if"]) || textOf(memberOf(live, "definition")["query"]);
  return query !== "" && !(query.includes(neverSent(run)) && isThoughtUp(query));
}

function memberOf(live: JsonObject, key: string): JsonObject {
  const member = live[key];
  return isJsonObject(member) ? member : {};
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
