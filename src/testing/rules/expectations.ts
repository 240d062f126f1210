import { isJsonObject, type JsonValue } from "../../values/json.ts";
import { fieldPath, getAt } from "../../values/pointer.ts";
import { describeValue } from "../../yaml/describe-value.ts";
import type { TestFinding } from "../test-finding.ts";
import { knownExpectations } from "./known-expectations.ts";
import { expectationsOf, membersAt, namesOf, type TestedObject, type TestRule, type TestScope } from "./test-rule.ts";

/** Members are expected of audiences, and values of computed traits. */
export const sortsFit: TestRule = (document, scope) =>
  knownExpectations(document, scope).flatMap(({ address, object, pointer }) => {
    const people = new Set([...namesOf(document, "people"), ...namesOf(document, "accounts")]);
    return membersAt(document, pointer).flatMap(({ key, value, pointer }): TestFinding[] => {
      const code = "test-wrong-expectation";
      if (object.gives === "values") {
        if ((key !== "members" && key !== "notMembers") || people.has(key)) return [];
        const message = `${address} is a computed trait, which has values and no ${key}`;
        const hint = `write the value of each person: ${exampleName(document, object)}: 480`;
        return [{ code, pointer, aboutKey: true, message, hint: withSomebody(hint, document, object) }];
      }
      if (!people.has(key) || (key === "members" && Array.isArray(value))) return [];
      const message = `${address} is an audience, which has members, and no value for ${key}`;
      return [{ code, pointer, aboutKey: true, message, hint: `write members: [${key}] or notMembers: [${key}]` }];
    });
  });

/** Something is expected of somebody. */
export const expectationsNameSomebody: TestRule = (document, scope) => {
  const expect = getAt(document, "/spec/expect");
  if (isJsonObject(expect) && Object.keys(expect).length === 0) {
    const hint = `add an address with what is expected: ${exampleOf(document, scope)}`;
    return [{ code: "test-empty", pointer: "/spec/expect", message: "this test expects nothing", hint }];
  }
  return knownExpectations(document, scope).flatMap((expectation): TestFinding[] => {
    const { value, address, pointer, object } = expectation;
    const names = isJsonObject(value) ? Object.entries(value).filter(([key]) => key !== "at") : [];
    if (names.some(([, each]) => !Array.isArray(each) || each.length > 0 || object.gives === "values")) return [];
    const name = exampleName(document, object);
    const hint =
      object.gives === "members" ? `add members: [${name}], or notMembers: [${name}]` : `add a value: ${name}: 480`;
    const message = `nothing is expected of ${address} here`;
    return [{ code: "test-empty", pointer, message, hint: withSomebody(hint, document, object) }];
  });
};

/** What is expected of an object is a mapping, or a list of some. */
export const expectationsAreMappings: TestRule = (document, { objects }) =>
  expectationsOf(document).flatMap(({ address, value, pointer }): TestFinding[] => {
    const object = objects.get(address);
    if (!object || isJsonObject(value) || value === null || Array.isArray(value)) return [];
    const name = exampleName(document, object, value);
    const message = `${fieldPath(pointer, document)} is ${describeValue(value)}, which does not say ${object.gives === "members" ? "who is a member" : "whose value that is"}`;
    const hint =
      object.gives === "members" ? `write {members: [${name}]}` : `write {${name}: ${JSON.stringify(value)}}`;
    return [{ code: "test-wrong-expectation", pointer, message, hint: withSomebody(hint, document, object) }];
  });

/** A list of expectations has one at least. */
export const listsExpectSomething: TestRule = (document, { objects }) =>
  membersAt(document, "/spec/expect").flatMap(({ key: address, value, pointer }): TestFinding[] => {
    const object = objects.get(address);
    if (!object || !Array.isArray(value) || value.length > 0) return [];
    const name = exampleName(document, object);
    const hint = `write [{${object.gives === "members" ? `members: [${name}]` : `${name}: 480`}}]`;
    const message = `nothing is expected of ${address} here`;
    return [{ code: "test-empty", pointer, message, hint: withSomebody(hint, document, object) }];
  });

/** A whole expectation that would be right in this test. */
function exampleOf(document: JsonValue, { objects }: TestScope): string {
  const [address, object] = [...objects].find(([, { gives }]) => gives === "members") ?? [...objects][0] ?? [];
  if (address === undefined || !object) return "audience/high-spenders: {members: [ann]}";
  const name = exampleName(document, object);
  const example = `${address}: {${object.gives === "members" ? `members: [${name}]` : `${name}: 480`}}`;
  return withSomebody(example, document, object);
}

/** A hint that names somebody; where the test has nobody yet, after what adds them. */
function withSomebody(hint: string, document: JsonValue, object: TestedObject): string {
  const of = object.type === "ACCOUNTS" ? "accounts" : "people";
  if (namesOf(document, of).length > 0) return hint;
  return `add ${exampleName(document, object)}: {} below spec.${of}; then ${hint}`;
}

/** Somebody of whom something can be expected: whom the value names, or else the first. */
function exampleName(document: JsonValue, { type }: TestedObject, value?: JsonValue): string {
  const known = namesOf(document, type === "ACCOUNTS" ? "accounts" : "people");
  return known.find((each) => each === value) ?? known[0] ?? (type === "ACCOUNTS" ? "acme" : "ann");
}
