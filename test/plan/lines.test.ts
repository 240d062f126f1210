import { describe, expect, test } from "vitest";
import type { LiveResource } from "../../src/resources/resource.ts";
import { escapeControls } from "../../src/values/printable.ts";
import type { JsonObject, JsonValue } from "../../src/values/json.ts";
import { livePart } from "../report/parts.ts";
import { desired, live, plan, refusalsOf } from "./builders.ts";

const accounts = desired("a", { audienceType: "ACCOUNTS" }, { replaceAllowed: true });

/** Why the replacement of an audience with these parts is left out, none of which is declared. */
function finding(...parts: LiveResource[]) {
  const [refusal] = refusalsOf(plan([accounts], [live("a"), ...parts]));
  expect(refusal?.code).toBe("plan-replacement-incomplete");
  return { paste: refusal?.paste, message: refusal?.message ?? "", hint: refusal?.hint ?? "" };
}

const connection = (id: string, connectionSettings: JsonObject = {}, destination = "d"): LiveResource => ({
  ...livePart(["aud_a"], "Destination", id, { destination: { id: destination }, connectionSettings }),
  knows: ["Activation"],
});
const activation = (id: string, activationName: string): LiveResource =>
  livePart(["aud_a", "con_1"], "Activation", id, {
    activationName,
    activationType: "Audience Entered",
    enabled: true,
    destinationMapping: { actionId: "x", settings: {} },
  });
const ownKey = (key: string, value: JsonValue): JsonObject => Object.fromEntries([[key, value]]);

describe("no lines are offered for what no manifest can declare", () => {
  test.each<[title: string, parts: LiveResource[], why: string]>([
    ["a key with an interpolation", [connection("con_1", { "${k}": 1 })], 'the key "${k}" holds an interpolation'],
    ["the key __proto__", [connection("con_1", ownKey("__proto__", 1))], "the key __proto__ is not allowed"],
    ["the merge key", [connection("con_1", { "<<": "x" })], "the merge key << is not supported"],
    [
      "a number that is not exact",
      [connection("con_1", { n: 1e21 })],
      "1e+21 is so large that its last digits are not certain to be kept",
    ],
    ["half of a character", [connection("con_1", { t: "\u{d800}" })], "the text holds half of a character"],
    [
      "null in a list",
      [connection("con_1", { l: ["a", null] })],
      "destinations[0].connectionSettings.l holds what a manifest cannot say",
    ],
    [
      "null deeper in a list",
      [connection("con_1", { l: [{ a: null }] })],
      "destinations[0].connectionSettings.l holds what a manifest cannot say",
    ],
    [
      "two connections to one destination",
      [connection("con_1"), connection("con_2")],
      "spec.destinations[1] is the same destination as spec.destinations[0]",
    ],
    [
      "two activations of one name",
      [connection("con_1"), activation("act_1", "x"), activation("act_2", "x")],
      "spec.destinations[0].activations[1] has the same name as spec.destinations[0].activations[0]",
    ],
    ["a tab in a name", [connection("con_1"), activation("act_1", "a\tb")], "holds the control character"],
    ["a blank at the end of a name", [connection("con_1"), activation("act_1", "a ")], "starts or ends with a blank"],
  ])("%s", (_title, parts, why) => {
    const { paste, message, hint } = finding(...parts);
    expect(paste).toBeUndefined();
    expect(message).toContain(`; no manifest can declare all of it: `);
    expect(message).toContain(why);
    expect(hint).toContain(
      "change that in the Segment app and plan again; destinations: [] gives those up; or take back",
    );
  });
});

describe("lines are offered, and shown letter by letter, for", () => {
  test.each<[title: string, settings: JsonObject, line: string]>([
    ["a tab", { t: "a\tb" }, String.raw`        t: "a\tb"`],
    ["a joiner that nobody sees", { t: "a\u{200d}b" }, String.raw`        t: "a\u200Db"`],
    ["a mark that turns the text", { "a\u{202e}": "b" }, String.raw`        "a\u202E": b`],
    ["keys that every object has by itself", { constructor: "x" }, "        constructor: x"],
    ["a literal interpolation", { t: "${x}" }, "        t: $${x}"],
    ["a secret in a list", { l: ["\u{2022}\u{2022}\u{2022}\u{2022}1234"] }, '        l: ["${env.NAME}"]'],
    ["null in a mapping, which is left out", { a: null, b: 1 }, "        b: 1"],
    ["what YAML would take for something else", { a: "1e3", b: "yes", c: "~" }, '        b: "yes"'],
  ])("%s", (_title, settings, line) => {
    const { paste = [] } = finding(connection("con_1", settings));
    expect(paste).toContain(line);
    expect(paste.map(escapeControls)).toEqual(paste);
  });

  test("a name of a connection that holds a line break", () => {
    const { paste = [] } = finding({ ...connection("con_1"), name: "x\nspec: {}" });
    expect(paste).toContain(String.raw`    # x\nspec: {}, connection con_1`);
  });
});
