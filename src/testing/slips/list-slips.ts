import { isJsonObject, type JsonObject, type JsonValue } from "../../values/json.ts";
import { getAt } from "../../values/pointer.ts";
import type { ShapeSlip } from "../../yaml/schema-context.ts";
import { writeFlow } from "../../yaml/write/write-flow.ts";

/** Longer remedies are told by a sample. */
const longest = 100;

/** Mappings by name that somebody wrote as a list: the people, the accounts, and what is expected. */
const rows: readonly { at: string; message: string; names: readonly string[]; sample: string }[] = [
  {
    at: "people",
    message: "is a list, and each person has a name as the key",
    names: ["name", "id", "person"],
    sample: "ann",
  },
  {
    at: "accounts",
    message: "is a list, and each account has a name as the key",
    names: ["name", "id", "account"],
    sample: "acme",
  },
];

/** Lists where a test has mappings by name, each with the same as one. */
export function listSlips(document: JsonValue): ShapeSlip[] {
  return [
    ...rows.flatMap(({ at, message, names, sample }): ShapeSlip[] => {
      const value = getAt(document, `/spec/${at}`);
      if (!Array.isArray(value)) return [];
      const named = value.map((item) => readNamed(item, names));
      return [{ pointer: `/spec/${at}`, message, hint: hintFor(named, { [sample]: {} }) }];
    }),
    ...expectSlip(getAt(document, "/spec/expect")),
  ];
}

function expectSlip(value: JsonValue | undefined): ShapeSlip[] {
  if (!Array.isArray(value)) return [];
  const named = value.map((item) => {
    for (const prefix of ["audience", "trait"]) {
      const [name, rest] = readNamed(item, [prefix]) ?? [];
      if (name !== undefined && rest) return [name.includes("/") ? name : `${prefix}/${name}`, rest] as const;
    }
    return undefined;
  });
  const message = "is a list, and what is expected has an address as the key";
  return [
    { pointer: "/spec/expect", message, hint: hintFor(named, { "audience/high-spenders": { members: ["ann"] } }) },
  ];
}

/** The name in an item, and what else the item has. */
function readNamed(item: JsonValue, fields: readonly string[]): readonly [name: string, rest: JsonObject] | undefined {
  if (typeof item === "string") return [item, {}];
  if (!isJsonObject(item)) return undefined;
  const [field, named] =
    Object.entries(item).find(([key, held]) => fields.includes(key) && typeof held === "string") ?? [];
  if (field !== undefined && typeof named === "string")
    return [named, Object.fromEntries(Object.entries(item).filter(([key]) => key !== field))];
  const [[name, held] = [], ...more] = Object.entries(item);
  if (name === undefined || more.length > 0) return undefined;
  return held === null ? [name, {}] : isJsonObject(held) ? [name, held] : undefined;
}

function hintFor(named: readonly (readonly [string, JsonObject] | undefined)[], sample: JsonObject): string {
  const known = named.filter((each) => each !== undefined);
  const all = Object.fromEntries(known);
  const isWhole = known.length === named.length && Object.keys(all).length === named.length && named.length > 0;
  const written = isWhole ? writeFlow(all) : "";
  return `write ${written === "" || written.length > longest ? writeFlow(sample) : written}`;
}
