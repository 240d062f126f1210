import { isJsonObject } from "../../values/json.ts";
import { getAt } from "../../values/pointer.ts";
import type { TestFinding } from "../test-finding.ts";
import { knownExpectations } from "./known-expectations.ts";
import { membersAt, namesOf, type TestRule } from "./test-rule.ts";

/** Members are expected of audiences, and values of computed traits. */
export const sortsFit: TestRule = (document, scope) =>
  knownExpectations(document, scope).flatMap(({ address, object, pointer }) => {
    const people = new Set([...namesOf(document, "people"), ...namesOf(document, "accounts")]);
    return membersAt(document, pointer).flatMap(({ key, value, pointer }): TestFinding[] => {
      const code = "test-wrong-expectation";
      if (object.gives === "values") {
        if ((key !== "members" && key !== "notMembers") || people.has(key)) return [];
        const message = `${address} is a computed trait, which has values and no ${key}`;
        return [{ code, pointer, aboutKey: true, message, hint: "write the value of each person: ann: 480" }];
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
    const hint = "add an address, such as audience/high-spenders: {members: [ann]}";
    return [{ code: "test-empty", pointer: "/spec/expect", message: "this test expects nothing", hint }];
  }
  return knownExpectations(document, scope).flatMap((expectation): TestFinding[] => {
    const { value, address, pointer, object } = expectation;
    const names = isJsonObject(value) ? Object.entries(value).filter(([key]) => key !== "at") : [];
    if (names.some(([, each]) => !Array.isArray(each) || each.length > 0 || object.gives === "values")) return [];
    const hint =
      object.gives === "members" ? "add members: [ann], or notMembers: [ann]" : "add a value for a person: ann: 480";
    return [{ code: "test-empty", pointer, message: `nothing is expected of ${address} here`, hint }];
  });
};
