import { nothingSettled, type OpenPoint } from "../../evaluator/index.ts";
import { limitsOf } from "../../evaluator/witness/index.ts";
import { SourceText } from "../../diagnostics/source-text.ts";
import type { JsonObject } from "../../values/json.ts";
import type { Pointer } from "../../values/pointer.ts";
import { parseYaml } from "../../yaml/parse-yaml.ts";
import { writeYaml } from "../../yaml/write/write-yaml.ts";
import { checkTest } from "../check-test.ts";
import type { Definition, Definitions } from "../definition.ts";
import { statusesOf } from "../run-tests.ts";
import type { TestScope } from "../rules/test-rule.ts";
import { composeTest, type ComposedTest } from "./compose-test.ts";
import { namePeople } from "./name-people.ts";
import { sayLimits, sayMissing } from "./say-shown.ts";
import { seekWithSettings } from "./seek-with-settings.ts";
import type { Missing } from "./sought.ts";
import { neededId } from "./trial.ts";

/**
 * The instant of every new test, so that the same queries give the same file on every day. Away from full hours and from
 * midnight, so that no border of a window or of a day decides.
 */
const nowMs = Date.parse("2026-03-01T12:30:00Z");

/** What a new test says for one environment. */
export interface NewTest extends ComposedTest {
  /** Whom nobody was found for, in words: after the address and a colon; and whether it is certain that there is nobody. */
  missing: { words: string; certain: boolean }[];
  /** The settings that were needed. */
  settled: OpenPoint[];
}

/** Why there can be no test of a definition. */
export interface NoTest {
  because: string;
}

/** Invents a test of one audience or computed trait, with somebody for each condition of its query. */
export function makeNewTest(definition: Definition, definitions: Definitions, scope: TestScope): NewTest | NoTest {
  const { query, references } = definition;
  if ("fault" in query) return { because: query.fault };
  const { settings, sought } = seekWithSettings({
    definition,
    tree: query.tree,
    definitions,
    nowMs,
    openPoints: nothingSettled,
  });
  if (sought.people.length === 0) {
    const never = sought.missing.every((each) => each.never !== undefined) ? sought.missing[0]?.never : undefined;
    const nobody = never === undefined ? "nobody was found" : `${never}, so nobody can be found`;
    const limits = never === undefined ? sayLimits(limitsOf([query.tree])) : "";
    return { because: `${nobody} of whom it is known what the query says${limits}` };
  }
  const referred = new Map(references.map(({ address }) => [definitions.get(address)?.key ?? address, address]));
  const composition = { definition, people: namePeople(sought), settings, nowMs, id: neededId(definition), referred };
  const composed = [true, false]
    .map((based) => composeTest({ ...composition, based }))
    .find((each) => passes(each, definitions, scope));
  if (!composed) throw new Error(`the test that was made of ${definition.address} does not pass`);
  const limits = limitsOf([query.tree]);
  const missing = sought.missing.filter(isOfItsOwn).map((each) => ({
    words: sayMissing(each, definition.gives, limits),
    certain: each.never !== undefined,
  }));
  return { ...composed, missing, settled: Object.keys(settings) as OpenPoint[] };
}

/** Whether nobody is found for a reason of its own: where nobody can be on a side at all, that says it of every condition. */
function isOfItsOwn({ what, never }: Missing, _index: number, all: readonly Missing[]): boolean {
  return never === undefined || "side" in what || !all.some((each) => "side" in each.what && each.never === never);
}

/** The text of a document of kind Test. */
export function writeTest(metadata: JsonObject, spec: JsonObject, comments: ReadonlyMap<Pointer, string>): string {
  return writeYaml({ apiVersion: "audiencectl/v1", kind: "Test", metadata, spec }, comments);
}

/** Whether a test that is read back from its text has no fault and passes. */
function passes({ spec, comments }: ComposedTest, definitions: Definitions, scope: TestScope): boolean {
  const { documents } = parseYaml(new SourceText("new", writeTest({ name: "new" }, spec, comments)));
  const tests = documents.flatMap((document) => checkTest(document, scope).test ?? []);
  const statuses = tests.flatMap((test) => statusesOf(test, definitions));
  return statuses.length > 0 && statuses.every((status) => status === "passed");
}
