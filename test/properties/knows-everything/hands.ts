import { editByHand } from "./edit-by-hand.ts";
import { copyByHand, makeByHand } from "./make-by-hand.ts";
import { nameOf, type Known, type LiveObject } from "./model.ts";
import { pick } from "./pick.ts";
import type { RealSpace } from "./real-space.ts";
import type { Hand } from "./steps.ts";
import { lists, MARKER, toBody } from "./wire.ts";

/** Does in the space what a person does there, and takes it down. @returns A sentence; nothing when nothing was done. */
export async function actByHand(known: Known, space: RealSpace, hand: Hand): Promise<string | undefined> {
  if (hand.type === "make") return await makeByHand(known, space, hand.kind);
  const object = pick(known.live, hand.which);
  if (!object) return undefined;
  switch (hand.type) {
    case "edit":
    case "respell by hand":
      return await editByHand(known, space, object, hand);
    case "copy":
      return await copyByHand(known, space, object, hand.name);
    case "remove":
      await space.send("DELETE", `${lists[object.kind]}/${object.id}`);
      known.live = known.live.filter((each) => each !== object);
      return `somebody deletes ${nameOf(object)}`;
    case "damage":
    case "unmark":
      return await spoil(space, object, hand);
  }
}

/** Slips of the hand in a marker, most of which leave it looking whole. */
const slips: readonly ((marker: string) => string)[] = [
  (marker) => marker.replace("#", ""),
  (marker) => marker.replace("/", "/x"),
  (marker) => marker.replace("@", "x@"),
  (marker) => marker.replace(/#\d /, (format) => `${format}0`),
  (marker) => marker.replace(/ =/, " protect ="),
];

type Spoiling = Extract<Hand, { type: "damage" | "unmark" | "remove" }>;

async function spoil(
  space: RealSpace,
  object: LiveObject,
  { type: how, which }: Spoiling,
): Promise<string | undefined> {
  const { kind, id, mark } = object;
  if (mark === undefined) return undefined;
  const text = space.descriptionOf(kind, id);
  const slip = pick(slips, which) ?? String;
  // A description cannot be empty in the space.
  const description = how === "damage" ? text.replace(MARKER, slip) : text.replace(MARKER, "").trim() || "One";
  await space.send("PATCH", `${lists[kind]}/${id}`, toBody(kind, { description }));
  if (how === "damage") {
    object.mark = "damaged";
    return `somebody damages the marker of ${nameOf(object)}`;
  }
  object.values.description = description;
  delete object.mark;
  return `somebody removes the marker of ${nameOf(object)}`;
}
