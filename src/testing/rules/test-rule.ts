import type { DefinitionType } from "../../query/index.ts";
import type { Address } from "../../resources/resource.ts";
import { isJsonObject, member, type JsonValue } from "../../values/json.ts";
import { childPointer, getAt, type Pointer } from "../../values/pointer.ts";
import schema from "../../../schemas/test.schema.json" with { type: "json" };
import { suggest } from "../../values/suggest.ts";
import type { ComputedKey } from "../computed-keys.ts";
import { fieldMeant } from "../slips/field-words.ts";
import { isOfOne } from "../slips/named-slips.ts";
import type { QueryNames } from "../query-names.ts";
import type { TestFinding } from "../test-finding.ts";

const knownFields: ReadonlySet<string> = new Set(Object.keys(schema.definitions.TestSpec.properties));

/** An object that tests can expect something of. */
export interface TestedObject {
  /** Whether it has members or values. */
  gives: "members" | "values";
  type: DefinitionType;
}

/** What tests are checked against. */
export interface TestScope {
  /** The audiences and computed traits of the chosen environment. */
  objects: ReadonlyMap<Address, TestedObject>;
  /** The name of the chosen environment. */
  environment: string;
  /** The environments of the project. */
  environments: readonly string[];
  /** What all of them declare that tests can expect something of, by environment in their order. Left out: not all were read. */
  everywhere?: ReadonlyMap<string, readonly Address[]>;
  /** What the queries of all environments that were read look at. Left out: nothing is said of names in people. */
  names?: QueryNames;
  /** What the traits are that have the keys of these objects. Left out: nothing is said of what they can be. */
  computed?: ReadonlyMap<string, ComputedKey>;
  /** Names that look like a slip and are meant: `spec.lint.names` of the project file. Default: none. */
  meantNames?: readonly string[];
}

/** A rule about one test. It sees the whole document, which may have faults of its own, and then keeps quiet. */
export type TestRule = (document: JsonValue, scope: TestScope) => TestFinding[];

/** A member or an item of a value, with its place. */
export interface PlacedValue {
  key: string;
  value: JsonValue;
  pointer: Pointer;
}

/** The members of the mapping at a place; none where there is no mapping. */
export function membersAt(document: JsonValue, pointer: Pointer): PlacedValue[] {
  const value = getAt(document, pointer);
  if (!isJsonObject(value)) return [];
  return Object.entries(value).map(([key, value]) => ({ key, value, pointer: childPointer(pointer, key) }));
}

/** The items of the list at a place; none where there is no list. */
export function itemsAt(document: JsonValue, pointer: Pointer): PlacedValue[] {
  const value = getAt(document, pointer);
  if (!Array.isArray(value)) return [];
  return value.map((value, index) => ({ key: String(index), value, pointer: childPointer(pointer, index) }));
}

/** Every event of every person. */
export function eventsOf(document: JsonValue): PlacedValue[] {
  return membersAt(document, "/spec/people").flatMap(({ pointer }) => itemsAt(document, `${pointer}/events`));
}

/** One thing that is expected of an object at one instant. */
export interface Expectation extends PlacedValue {
  address: Address;
  /** Where the address is a key. */
  addressPointer: Pointer;
}

/** Every expectation: an object may have one, or a list of them. */
export function expectationsOf(document: JsonValue): Expectation[] {
  return membersAt(document, "/spec/expect").flatMap(({ key: address, value, pointer }) => {
    const entries = Array.isArray(value) ? itemsAt(document, pointer) : [{ key: "", value, pointer }];
    return entries.map((entry) => ({ ...entry, address, addressPointer: pointer }));
  });
}

/** The names of the people, or of the accounts. */
export function namesOf(document: JsonValue, of: "people" | "accounts"): string[] {
  const all = getAt(document, `/spec/${of}`);
  return isJsonObject(all) ? Object.keys(all) : [];
}

/**
 * Whether the people, or the accounts, can be told by their names. What is wrong with them is told there, and once: so is a
 * field that may mean them by another word.
 */
export function areNamed(document: JsonValue, of: "people" | "accounts"): boolean {
  const all = getAt(document, `/spec/${of}`);
  if (all !== undefined) return all === null || (isJsonObject(all) && !isOfOne(of, all));
  return !membersAt(document, "/spec").some(
    ({ key, value }) => !knownFields.has(key) && typeof value === "object" && value !== null && mayMean(key, of),
  );
}

/** A field that means something else is told as such, and names nobody. */
function mayMean(key: string, of: "people" | "accounts"): boolean {
  const { meant, hint } = fieldMeant("/spec", key) ?? {};
  const word = meant ?? suggest(key, [...knownFields]);
  return word === undefined ? hint === undefined : word === of;
}

/** The text of a member; `undefined` when it is none. */
export function textMember(value: JsonValue, key: string): string | undefined {
  const found = member(value, key);
  return typeof found === "string" ? found : undefined;
}
