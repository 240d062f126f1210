import type { ResourceKind } from "../../resources/kind.ts";
import { activation } from "../../resources/activation.ts";
import { destination } from "../../resources/destination.ts";
import { schedule } from "../../resources/schedule.ts";
import { isJsonObject, member, type JsonObject, type JsonValue } from "../../values/json.ts";
import { getAt, fieldPath, type Pointer } from "../../values/pointer.ts";
import { findAll, type Found, type PlacePattern } from "../place-pattern.ts";
import type { RuleFinding } from "../rule-finding.ts";
import { doubtful, type ManifestRule } from "./manifest-rule.ts";

/** A list whose entries have to differ in something. */
interface DistinctRow {
  list: PlacePattern;
  /** What has to differ, or "" for an entry that is not complete. */
  identify: (entry: JsonObject) => string;
  /** The field of an entry to point at. */
  field: Pointer;
  /** Stands between the paths of the two. */
  words: string;
  hint: string;
  finding: Pick<RuleFinding, "code" | "severity">;
}

const duplicate = { code: "manifest-duplicate-part", severity: "error" } as const;

const rows: readonly DistinctRow[] = [
  {
    list: "/spec/schedules",
    identify: (entry) => (isComplete(entry) ? identityOf(schedule, entry) : ""),
    field: "/strategy",
    words: "has the same times as",
    hint: "keep one of them",
    finding: duplicate,
  },
  {
    list: "/spec/destinations",
    identify: (entry) => identityOf(destination, entry),
    field: "/destination/id",
    words: "is the same destination as",
    hint: "declare a destination once, with all its activations",
    finding: duplicate,
  },
  {
    list: "/spec/destinations/*/activations",
    identify: (entry) => identityOf(activation, entry),
    field: "/activationName",
    words: "has the same name as",
    hint: "give each activation of a destination a name of its own",
    finding: duplicate,
  },
  // What the API makes of the next two is not documented.
  {
    list: "/spec/destinations/*/idSyncConfiguration",
    // One identifier may well go out under two names.
    identify: ({ externalId, mapTo = "" }) => (isText(externalId) ? JSON.stringify([externalId, mapTo]) : ""),
    field: "/externalId",
    words: "sends the same identifier as",
    hint: "keep one of them, or send it under two names by mapTo",
    finding: doubtful,
  },
  {
    list: "/spec/destinations/*/activations/*/personalization/entities",
    identify: ({ relationshipSlug }) => (isText(relationshipSlug) ? relationshipSlug : ""),
    field: "/relationshipSlug",
    words: "has the same relationship as",
    hint: "list all properties in one of them",
    finding: doubtful,
  },
];

/** Entries of lists that could not be told apart. */
export const entriesDiffer: ManifestRule = (manifest) =>
  rows.flatMap((row) => findAll(manifest, row.list).flatMap((list) => compareEntries(list, row)));

function compareEntries({ pointer, value }: Found, row: DistinctRow): RuleFinding[] {
  const first = new Map<string, Pointer>();
  return findAll(value, "/*").flatMap((entry): RuleFinding[] => {
    const identity = isJsonObject(entry.value) ? row.identify(entry.value) : "";
    const place = pointer + entry.pointer;
    const other = first.get(identity);
    if (identity === "") return [];
    if (other === undefined) {
      first.set(identity, place);
      return [];
    }
    const message = `${fieldPath(place)} ${row.words} ${fieldPath(other)}`;
    return [{ ...row.finding, pointer: place + row.field, message, hint: row.hint }];
  });
}

function identityOf(kind: ResourceKind, entry: JsonObject): string {
  return kind.parent?.identify(entry) ?? "";
}

/** Whether a schedule says when at all; otherwise it has a fault of its own. */
function isComplete(entry: JsonObject): boolean {
  const config = getAt(entry, "/config");
  return isText(member(entry, "strategy")) && isJsonObject(config) && Object.keys(config).length > 0;
}

function isText(value: JsonValue | undefined): value is string {
  return typeof value === "string" && value !== "";
}
