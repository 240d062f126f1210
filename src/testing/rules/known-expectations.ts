import { isJsonObject, type JsonValue } from "../../values/json.ts";
import {
  expectationsOf,
  itemsAt,
  membersAt,
  type Expectation,
  type PlacedValue,
  type TestedObject,
  type TestScope,
} from "./test-rule.ts";

/** An expectation of a known object, with what the object is. */
export interface KnownExpectation extends Expectation {
  object: TestedObject;
}

/** Every expectation of a known object that is a mapping. */
export function knownExpectations(document: JsonValue, { objects }: TestScope): KnownExpectation[] {
  return expectationsOf(document).flatMap((each) => {
    const object = objects.get(each.address);
    return object && isJsonObject(each.value) ? [{ ...each, object }] : [];
  });
}

/** The names in an expectation. Of a trait, they are keys. */
export function namesIn(
  document: JsonValue,
  { object, pointer }: KnownExpectation,
): (Pick<PlacedValue, "key" | "pointer"> & { aboutKey?: { aboutKey: true } })[] {
  if (object.gives === "values")
    return membersAt(document, pointer)
      .filter(({ key }) => key !== "at" && key !== "members" && key !== "notMembers")
      .map(({ key, pointer }) => ({ key, pointer, aboutKey: { aboutKey: true } }));
  return ["members", "notMembers"].flatMap((field) =>
    itemsAt(document, `${pointer}/${field}`).flatMap(({ value, pointer }) =>
      typeof value === "string" && value !== "" ? [{ key: value, pointer }] : [],
    ),
  );
}
