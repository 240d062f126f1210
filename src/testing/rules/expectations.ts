import { stringify } from "safe-stable-stringify";
import { isJsonObject, member, type JsonValue } from "../../values/json.ts";
import { childPointer, fieldPath, getAt } from "../../values/pointer.ts";
import { toPrintable } from "../../values/printable.ts";
import { suggest } from "../../values/suggest.ts";
import { listSome } from "../../values/words.ts";
import { readInstant, readTime } from "../read-time.ts";
import type { TestFinding } from "../test-finding.ts";
import { nameHint } from "./people.ts";
import {
  expectationsOf,
  itemsAt,
  membersAt,
  namesOf,
  type Expectation,
  type PlacedValue,
  type TestedObject,
  type TestRule,
  type TestScope,
} from "./test-rule.ts";

/** Whatever something is expected of, the project declares for this environment. */
export const addressesAreKnown: TestRule = (document, scope) =>
  membersAt(document, "/spec/expect")
    .filter(({ key }) => !scope.objects.has(key))
    .map(({ key, pointer }) => {
      const message = `no manifest declares ${toPrintable(key)} for the environment ${scope.environment}`;
      const hint = addressHint(key, scope);
      return { code: "test-unknown-address", pointer, aboutKey: true, message, hint };
    });

function addressHint(address: string, { objects }: TestScope): string {
  const known = [...objects.keys()];
  const exact = known.filter((each) => each.endsWith(`/${address}`));
  const near = exact[0] ?? suggest(address, known);
  if (near !== undefined) return `did you mean ${near}?`;
  if (!/^(audience|trait)\//.test(address))
    return "write an address such as audience/high-spenders or trait/lifetime-value";
  const rest = "or limit the test with metadata.environments to those that have it";
  return `${known.length === 0 ? "declare it in a manifest" : `known: ${listSome(known)}`}; ${rest}`;
}

/** An expectation of a known object, with what the object is. */
interface KnownExpectation extends Expectation {
  object: TestedObject;
}

function knownExpectations(document: JsonValue, { objects }: TestScope): KnownExpectation[] {
  return expectationsOf(document).flatMap((each) => {
    const object = objects.get(each.address);
    return object && isJsonObject(each.value) ? [{ ...each, object }] : [];
  });
}

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

/** Whoever is expected to be something is in the test, and is what the object is computed for. */
export const subjectsFit: TestRule = (document, scope) => {
  const people = namesOf(document, "people");
  const accounts = namesOf(document, "accounts");
  return knownExpectations(document, scope).flatMap((expectation) => {
    const { address, object } = expectation;
    const ofAccounts = object.type === "ACCOUNTS";
    const [wanted, others, where] = ofAccounts
      ? [accounts, people, "spec.accounts"]
      : [people, accounts, "spec.people"];
    return namesIn(document, expectation).flatMap(({ key, pointer, aboutKey }): TestFinding[] => {
      if (wanted.includes(key)) return [];
      const name = toPrintable(key);
      if (others.includes(key)) {
        const message = ofAccounts
          ? `${address} is of accounts, and ${name} is a person`
          : `${address} is of people, and ${name} is an account`;
        const hint = ofAccounts
          ? `name an account: ${accounts.length === 0 ? `write one below spec.accounts with users: [${name}]` : listSome(accounts)}`
          : `name a person: ${people.length === 0 ? "write one below spec.people" : listSome(people)}`;
        return [{ code: "test-wrong-subject", pointer, ...aboutKey, message, hint }];
      }
      const message = `${name} is no ${ofAccounts ? "account" : "person"} of this test`;
      return [{ code: "test-unknown-name", pointer, ...aboutKey, message, hint: nameHint(key, wanted, where) }];
    });
  });
};

/** The names in an expectation. Of a trait, they are keys. */
function namesIn(
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

/** What is expected of one object, one person and one instant agrees. */
export const expectationsAgree: TestRule = (document, scope) => {
  const now = getAt(document, "/spec/now");
  const nowMs = typeof now === "string" ? readInstant(now) : undefined;
  if (nowMs === undefined) return [];
  const known = new Map<string, string>();
  return knownExpectations(document, scope).flatMap((expectation) => {
    const { address, value } = expectation;
    const at = member(value, "at") ?? "now";
    const atMs = typeof at === "string" ? readTime(at, nowMs) : undefined;
    return claimsIn(document, expectation).flatMap(({ name, claim, pointer, aboutKey }): TestFinding[] => {
      const id = JSON.stringify([address, name, atMs ?? expectation.pointer]);
      const before = known.get(id);
      known.set(id, before ?? claim);
      if (before === undefined || before === claim) return [];
      const message =
        expectation.object.gives === "members"
          ? `${toPrintable(name)} is expected to be a member of ${address} and not to be one at the same instant`
          : `two values of ${address} are expected for ${toPrintable(name)} at the same instant`;
      const hint = "keep one of the two, or make a list of expectations, each with its own at";
      return [{ code: "test-contradiction", pointer, ...(aboutKey && { aboutKey }), message, hint }];
    });
  });
};

function claimsIn(
  document: JsonValue,
  expectation: KnownExpectation,
): { name: string; claim: string; pointer: string; aboutKey?: true }[] {
  const { object, value, pointer } = expectation;
  if (object.gives === "values")
    return namesIn(document, expectation).map(({ key, pointer }) => {
      const claim = stringify(member(value, key) ?? null);
      return { name: key, claim, pointer, aboutKey: true };
    });
  return (["members", "notMembers"] as const).flatMap((field) =>
    itemsAt(document, childPointer(pointer, field)).flatMap(({ value, pointer }) => {
      if (typeof value !== "string") return [];
      return [{ name: value, claim: field, pointer }];
    }),
  );
}

/** The environments that a test is limited to are those of the project. */
export const environmentsAreKnown: TestRule = (document, { environments }) =>
  itemsAt(document, "/metadata/environments").flatMap(({ value, pointer }): TestFinding[] => {
    if (typeof value !== "string" || value === "" || environments.includes(value)) return [];
    const message = `${fieldPath(pointer, document)} is ${toPrintable(value)}, which is no environment of the project`;
    return [{ code: "test-unknown-name", pointer, message, hint: nameHint(value, environments, "spec.environments") }];
  });
