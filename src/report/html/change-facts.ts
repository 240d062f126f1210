import { memberCount } from "../../plan/change/counted-members.ts";
import { placeText } from "../../diagnostics/diagnostic.ts";
import { editorOf } from "../../plan/change/authors.ts";
import { notCompared, notComparedFor } from "../../plan/change/keys-not-known.ts";
import { joiningTextOf } from "../../plan/change/joining-text.ts";
import { onlySendsAgain } from "../../plan/change/sends-secrets.ts";
import type { Change } from "../../plan/generated/plan.ts";
import { followsText } from "../../plan/keys/follows-keys.ts";
import { fieldPath } from "../../values/pointer.ts";
import {
  filledText,
  GONE,
  historyText,
  MARKER_BEHIND,
  mayUndoText,
  PART_DIFFERS,
  SENT_AGAIN,
  reasonDetails,
  reasonTexts,
  sameIfText,
  goesAlongText,
} from "../change-reasons.ts";
import { capitalise } from "../../values/words.ts";
import { calledIn } from "../destination-label.ts";
import { destinationName } from "../../plan/destinations/destination-name.ts";
import { mayChangeUsers, READERS_NOT_KNOWN } from "../used-by-text.ts";
import { usersOf } from "../users-of.ts";
import { othersText } from "../others-text.ts";
import { audienceSends } from "../../plan/destinations/sends-by.ts";
import { staysText } from "../stays-text.ts";
import { asItIs, declaredWays } from "../reach-text.ts";
import { linkAddresses, type CardIds } from "./card-ids.ts";
import type { Fact } from "./fact-list.ts";
import { markup, type Fill } from "./markup.ts";
import { renderTime } from "./time.ts";

/** Why a change is made, what it waits for and whom it concerns. */
export function changeReasons(change: Change, ids: CardIds): Fact[] {
  const { requires, replaces = [] } = change;
  return [
    ["Why", reasonOf(change)],
    ["Earlier data", historyText(change)],
    ["Description", filledText(change)],
    ["Query", capitalised(joiningTextOf(change))],
    ["Effect", joinEffects([staysText(change), ...othersText(change)])],
    ...replaces.map(({ pointer, reason }): Fact => [
      "Replaced because",
      markup`<code>${fieldPath(pointer)}</code> cannot be edited: ${reason}`,
    ]),
    ...sentTo(change),
    ...usedBy(change, ids, mayChangeUsers(change) && !isNewlyUsed(change) ? "may change with this" : ""),
    ["Waits for", linkAddresses(requires, ids)],
    partOf(change, ids),
  ];
}

/** Whether what uses an object only begins to do so. A new filter drops what others read already. */
function isNewlyUsed({ action, impact }: Change): boolean {
  return action === "create" && !impact.eventReaders;
}

/** Whom an object of a drift concerns: as it is in the space, or as its manifest asks where it is missing. @param may What may have become of its users. */
export function concerns(object: Pick<Change, "id" | "impact" | "within">, ids: CardIds, may = ""): Fact[] {
  const sent = object.id === undefined ? sentTo(object, waysOfMissing) : sentTo(asItIs(object));
  return [...sent, ...usedBy(asItIs(object), ids, may), partOf(object, ids)];
}

/** Where an audience is connected to, by whether it is sent there. */
function sentTo({ impact }: Pick<Change, "impact">, told: readonly Way[] = ways): Fact[] {
  const { destinations = [], action } = impact;
  return told.flatMap(([title, sends]): Fact[] => {
    const own = destinations.filter((each) => sends.includes(audienceSends(each)));
    if (own.length === 0) return [];
    const names = own.map((each, index) => [index > 0 && ", ", renderDestination(each)]);
    return [[title, [...names, action && markup` by ${action.name} <code>${action.id}</code>`]]];
  });
}

type Destination = NonNullable<Change["impact"]["destinations"]>[number];

/** What is said of destinations to which an audience is sent in one of some ways. */
type Way = readonly [title: string, sends: readonly Destination["sends"][]];

const ways: readonly Way[] = [
  ["Sent to", ["now"]],
  ["To be sent to", ["after"]],
  ["Perhaps sent to", [undefined]],
  ["Connected, sending is off", ["never"]],
];

const waysOfMissing: readonly Way[] = declaredWays.map(([says, sends]) => [capitalise(says), sends]);

function renderDestination(destination: Destination): Fill {
  const name = destinationName(destination);
  return [name !== undefined && `${name} `, markup`<code>${destination.id}</code>`];
}

/** What uses an object, itself and through others, with its size and where it is sent. @param may What may become of it. */
function usedBy(object: Pick<Change, "impact">, ids: CardIds, may = ""): Fact[] {
  return [
    ...namedUsers(object, ids, may),
    ["Readers of these events", object.impact.eventReadersNotKnown && READERS_NOT_KNOWN],
  ];
}

function namedUsers(object: Pick<Change, "impact">, ids: CardIds, may: string): Fact[] {
  const users = usersOf(object);
  const direct = object.impact.eventReaders ? "Events read by" : "Used by";
  return [direct, "Used through these by"].map((title): Fact => {
    const own = users.filter(({ through }) => (through === undefined) === (title === direct));
    const each = own.map(({ dependent, name, about }, index) => {
      // What this project does not own has its name there already.
      const called = dependent.startsWith('"') || name === dependent ? "" : ` ${name}`;
      return [index > 0 && "; ", linkAddresses([dependent], ids), called, about.map((text) => `, ${text}`)];
    });
    return [title, own.length > 0 && [...each, may !== "" && ` (${own.length > 1 ? "each " : ""}${may})`]];
  });
}

function partOf({ within = [] }: Pick<Change, "within">, ids: CardIds): Fact {
  return ["Part of", linkAddresses(within.map(({ address }) => address).slice(-1), ids)];
}

type ObjectMarks = Pick<Change, "name" | "kind" | "id" | "key" | "live" | "impact" | "source">;

/** What tells the object of a change from others. */
export function changeMarks(object: ObjectMarks): Fact[] {
  const { kind, id, key, live, impact, source } = object;
  return [
    ["Name", calledIn(object)],
    ["Kind", kind],
    ["Members", impact.members !== undefined && memberCount(impact)],
    ["Declared in", source && markup`<span class="place">${placeText(source)}</span>`],
    ["Id", id !== undefined && markup`<code>${id}</code>`],
    ["Key", key !== undefined && markup`<code>${key}</code>`],
    ["Status", live?.status],
    ["Last edited", live && renderLastEdit(live)],
  ];
}

function capitalised(text: string | undefined): string | undefined {
  return text === undefined ? undefined : capitalise(text);
}

function joinEffects(texts: readonly (string | undefined)[]): string | undefined {
  const told = texts.filter((text) => text !== undefined);
  return told.length === 0 ? undefined : told.join("; ");
}

function reasonOf(change: Change): Fill {
  const { action, reason, live } = change;
  // What is left out says by its findings why.
  if (action === "none" || (reason === "pending" && action === "withheld")) return undefined;
  if (reason === "pending") return [whyPending(change), ...sameIfText(change)].join("; ");
  if (reason !== "drift") return [reasonTexts[reason], ...reasonDetails(change), ...mayUndoText(change)].join("; ");
  return live ? [reasonTexts.drift, renderEditor(live)] : `drift: ${GONE}`;
}

/** Why a change is asked for that nobody's edit alone explains. That the manifest has changed is said where it is known. */
function whyPending(change: Change): string {
  const { action, within, follows } = change;
  const along = goesAlongText(change);
  if (along !== undefined) return along;
  if (action === "create") return "it is declared and not in the space";
  if (action === "mark") return MARKER_BEHIND;
  if (onlySendsAgain(change)) return SENT_AGAIN;
  if (follows) return `it ${followsText(follows)}`;
  if (within && action === "update") return PART_DIFFERS;
  const keysOf = notComparedFor(change);
  return keysOf.length > 0 ? notCompared(keysOf) : reasonTexts.pending;
}

/** The same on its own, without the comma where nobody is known. */
export function renderLastEdit(live: NonNullable<Change["live"]>): Fill {
  if (editorOf(live) !== undefined) return renderEditor(live);
  return live.updatedAt !== undefined && renderTime(live.updatedAt);
}

/** Who edited an object and when, as far as the API says, to go on a sentence with. */
export function renderEditor(live: NonNullable<Change["live"]>): Fill {
  const editor = editorOf(live);
  const { updatedAt } = live;
  return [
    editor !== undefined && markup` by <b>${editor}</b>`,
    updatedAt !== undefined && markup`, ${renderTime(updatedAt)}`,
  ];
}
