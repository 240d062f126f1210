import type { Address } from "../../resources/resource.ts";
import { groupBy } from "../../values/group-by.ts";
import type { JsonObject } from "../../values/json.ts";
import type { Definitions } from "../definition.ts";
import { makeNewTest, writeTest, type NewTest } from "./make-new-test.ts";

/** Characters of a test's name; see `schemas/test.schema.json`. */
const longestName = 63;

/** A project for one environment, as far as a new test goes by it. */
export interface NewTestEnvironment {
  name: string;
  definitions: Definitions;
}

/** What a new test file is made of. */
export interface NewTestFileScope {
  address: Address;
  /** What the test is called where nothing else is. */
  name: string;
  /** Those that are meant, in their order. */
  environments: readonly NewTestEnvironment[];
  /** All environments of the project. */
  all: readonly string[];
  /** Names of other tests of the project. */
  taken: ReadonlySet<string>;
  /** The first line of each document, with its line break. */
  schemaLine: string;
}

/** A test file to be written. */
export interface NewTestFile {
  text: string;
  /** What there is to say of it, a sentence each without a full stop. */
  remarks: string[];
}

/** Why there can be no test of an object. */
export interface NoTestFile {
  because: string;
}

/**
 * The test file of one object. Environments for which the test is the same share a document; a test that is not for all
 * environments of the project names those that it is for.
 */
export function makeTestFile(scope: NewTestFileScope): NewTestFile | NoTestFile {
  const { address, environments, all } = scope;
  const made: { environment: string; test: NewTest }[] = [];
  for (const { name, definitions } of environments) {
    const definition = definitions.get(address);
    if (!definition) continue;
    const test = makeNewTest(definition, definitions, { objects: definitions, environment: name, environments: all });
    if ("because" in test) return test;
    made.push({ environment: name, test });
  }
  const groups = [...groupBy(made, ({ test }) => JSON.stringify([test.spec, [...test.comments]])).values()];
  const taken = new Set(scope.taken);
  const documents = groups.map((group) => {
    const names = group.map(({ environment }) => environment);
    const name = freeName(groups.length === 1 ? scope.name : `${scope.name}-${names.join("-")}`, taken);
    taken.add(name);
    const isForAll = all.every((each) => names.includes(each));
    return writeDocument(scope, { name, ...(!isForAll && { environments: names }) }, group);
  });
  const remarks = new Set(groups.flatMap((group) => remarksOf(group)));
  return { text: documents.join("---\n"), remarks: [...remarks] };
}

type Group = readonly { environment: string; test: NewTest }[];

function writeDocument({ address, schemaLine }: NewTestFileScope, metadata: JsonObject, [first]: Group): string {
  if (!first) return "";
  const { spec, comments, missing } = first.test;
  const head = [
    `Invented people for each condition of ${address}, found by audiencectl test --new in the query as it was.`,
    "They say what the query does. Read whether that is what is meant, and change them as you like.",
    ...missing.map(({ words, certain }) => `Missing: ${words}.${certain ? "" : " A search is no proof."}`),
  ];
  return `${schemaLine}${head.map((line) => `# ${line}\n`).join("")}${writeTest(metadata, spec, comments)}`;
}

function remarksOf([first]: Group): string[] {
  if (!first) return [];
  const { missing, settled } = first.test;
  return [
    ...missing.map(({ words, certain }) => `${words}${certain ? "" : "; a search is no proof"}`),
    ...settled.map((name) => `the test assumes the setting ${name}, which Segment leaves open; check it`),
  ];
}

/** A name that no other test has, as short as it has to be. */
function freeName(wanted: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? "" : `-${number}`;
    const name = `${wanted.slice(0, longestName - ending.length).replace(/-+$/, "")}${ending}`;
    if (!taken.has(name)) return name;
  }
}
