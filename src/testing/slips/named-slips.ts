import { isJsonObject, type JsonObject, type JsonValue } from "../../values/json.ts";
import { getAt } from "../../values/pointer.ts";
import type { ShapeSlip } from "../../yaml/schema-context.ts";
import { writeFlow } from "../../yaml/write/write-flow.ts";

/** Longer remedies are told by a sample. */
const longest = 100;

/** Mappings by name that somebody wrote as a list, or without the names: the people and the accounts. */
const rows: readonly {
  at: "people" | "accounts";
  many: string;
  one: string;
  names: readonly string[];
  fields: readonly string[];
}[] = [
  {
    at: "people",
    many: "each person has a name as the key",
    one: "ann",
    names: ["name", "id", "person"],
    fields: ["basedOn", "ids", "traits", "events"],
  },
  {
    at: "accounts",
    many: "each account has a name as the key",
    one: "acme",
    names: ["name", "id", "account"],
    fields: ["users", "traits"],
  },
];

/** Lists where a test has mappings by name, each with the same as one; and the fields of one where it has names. */
export function namedSlips(document: JsonValue): ShapeSlip[] {
  return [
    ...rows.flatMap(({ at, many, one, names, fields }): ShapeSlip[] => {
      const pointer = `/spec/${at}`;
      const value = getAt(document, pointer);
      if (isJsonObject(value) && isOfOne(at, value)) {
        const [name, rest] = readNamed(value, names, fields) ?? [one, value];
        const hint = hintFor([[name, rest]], { [one]: {} });
        return [{ pointer, message: `has the fields of one, and ${many}`, hint, whole: true }];
      }
      if (!Array.isArray(value)) return [];
      const named = value.map((item) => readNamed(item, names, fields));
      return [{ pointer, message: `is a list, and ${many}`, hint: hintFor(named, { [one]: {} }) }];
    }),
    ...expectSlip(getAt(document, "/spec/expect")),
  ];
}

/** Whether a mapping has the fields of one person, or account, where the keys are to be names. */
export function isOfOne(at: "people" | "accounts", value: JsonObject): boolean {
  const { names = [], fields = [] } = rows.find((row) => row.at === at) ?? {};
  const keys = Object.keys(value);
  const isName = (key: string): boolean => names.includes(key) && typeof value[key] === "string";
  return keys.some((key) => fields.includes(key)) && keys.every((key) => fields.includes(key) || isName(key));
}

function expectSlip(value: JsonValue | undefined): ShapeSlip[] {
  if (!Array.isArray(value)) return [];
  const named = value.map((item) => {
    const addressed = readAddressed(item);
    if (addressed) return addressed;
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

/** What is expected of an address that is the key of an item; with the instant beside it, in the list that an instant takes. */
function readAddressed(item: JsonValue): readonly [address: string, held: JsonValue] | undefined {
  if (!isJsonObject(item)) return undefined;
  const { at, ...others } = item;
  const [[address, held] = [], ...more] = Object.entries(others);
  if (address === undefined || !/^(?:audience|trait)\/./.test(address) || !isJsonObject(held) || more.length > 0)
    return undefined;
  return [address, at === undefined ? held : [{ at, ...held }]];
}

/** The name in an item, and what else the item has. */
function readNamed(
  item: JsonValue,
  names: readonly string[],
  fields: readonly string[] = [],
): readonly [name: string, rest: JsonObject] | undefined {
  if (typeof item === "string") return [item, {}];
  if (!isJsonObject(item)) return undefined;
  const [field, named] =
    Object.entries(item).find(([key, held]) => names.includes(key) && typeof held === "string") ?? [];
  if (field !== undefined && typeof named === "string")
    return [named, Object.fromEntries(Object.entries(item).filter(([key]) => key !== field))];
  const [[name, held] = [], ...more] = Object.entries(item);
  if (name === undefined || more.length > 0 || fields.includes(name)) return undefined;
  return held === null ? [name, {}] : isJsonObject(held) ? [name, held] : undefined;
}

function hintFor(named: readonly (readonly [string, JsonValue] | undefined)[], sample: JsonObject): string {
  const known = named.filter((each) => each !== undefined);
  const all = Object.fromEntries(known);
  const isWhole = known.length === named.length && Object.keys(all).length === named.length && named.length > 0;
  const written = isWhole ? writeFlow(all) : "";
  const [[name, rest] = []] = known;
  if (written.length > longest && name !== undefined && Array.isArray(rest))
    return `use each address as a key, with a list below it and at beside members: ${name}: [{at: …, members: …}]`;
  if (written.length > longest && name !== undefined && isJsonObject(rest))
    return `use each name as a key, with the fields below it: ${name}: {${Object.keys(rest)[0] ?? "traits"}: …}`;
  return `write ${written === "" ? writeFlow(sample) : written}`;
}
