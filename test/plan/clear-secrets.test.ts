import { describe, expect, test } from "vitest";
import type { Change } from "../../src/plan/generated/plan.ts";
import type { DesiredResource, LiveResource } from "../../src/resources/resource.ts";
import type { JsonObject } from "../../src/values/json.ts";
import { desired, live, plan } from "./builders.ts";

const MASK = "••••open";
const CLEAR = "sesame-shut";
const source = { file: "all.yaml", line: 1, column: 1, endLine: 1, endColumn: 2 };

const part = (address: string, kind: string, spec: JsonObject): DesiredResource => ({
  ...desired(address),
  kind,
  name: address,
  spec,
  parent: "audience/a",
});
const object = (kind: string, id: string, spec: JsonObject, within: string[]): LiveResource => ({
  ...live(id, { marker: null }),
  kind,
  id,
  spec,
  within,
  knows: ["Activation"],
});

/** The changes of a connection and of its activation, of which one has other settings in the space than in the manifest. */
function changesOf(
  kind: "Destination" | "Activation",
  [declared, shown]: [JsonObject, JsonObject],
  rest: Partial<DesiredResource> = {},
): Change[] {
  const isActivation = kind === "Activation";
  const connection = (settings: JsonObject): JsonObject => ({
    destination: { id: "d1" },
    connectionSettings: isActivation ? {} : settings,
  });
  const activation = (settings: JsonObject): JsonObject => ({
    activationName: "x",
    activationType: "Audience Entered",
    destinationMapping: { actionId: "send", settings },
  });
  const at = "audience/a/destination/d1";
  const { changes } = plan(
    [
      desired("a", {}, { manages: ["Destination"] }),
      {
        ...part("a/destination/d1", "Destination", connection(declared)),
        manages: isActivation ? ["Activation"] : [],
        ...(!isActivation && rest),
      },
      ...(isActivation
        ? [{ ...part("a/destination/d1/activation/x", kind, activation(declared)), parent: at, ...rest }]
        : []),
    ],
    [
      live("a"),
      object("Destination", "c1", connection(shown), ["aud_a"]),
      ...(isActivation ? [object(kind, "x1", activation(shown), ["aud_a", "c1"])] : []),
    ],
    { secretOf: () => "sesame-that-is-open" },
  );
  return changes;
}

describe.each(["Destination", "Activation"] as const)("what the space masks of a live %s", (kind) => {
  test("gets a variable by all that leads to it", () => {
    const [change] = changesOf(kind, [{ auth: { token: CLEAR } }, { auth: { token: MASK } }]);
    expect(change?.warnings[0]?.hint).toContain("write ${env.AUTH_TOKEN}, add AUTH_TOKEN to the list spec.secrets");
  });

  test.each<[title: string, declared: JsonObject, shown: JsonObject]>([
    ["as a text", { token: CLEAR }, { token: MASK }],
    ["as a number", { token: 483_920_117 }, { token: MASK }],
    ["deep in an object", { auth: { token: CLEAR } }, { auth: { token: MASK } }],
    ["in a list", { headers: [{ value: CLEAR }] }, { headers: [{ value: MASK }] }],
    ["as an object below one mask", { auth: { token: CLEAR } }, { auth: MASK }],
    ["beside an edit", { token: CLEAR, region: "eu" }, { token: MASK, region: "us" }],
  ])("is refused and shown nowhere when a manifest gives it %s", (_title, declared, shown) => {
    const changes = changesOf(kind, [declared, shown]);
    expect(changes).toMatchObject([
      { kind, action: "withheld", warnings: [{ code: "plan-secret-in-clear", severity: "error" }] },
    ]);
    expect(JSON.stringify(changes)).not.toMatch(/sesame|483920117/);
  });

  test.each<[title: string, token: string]>([
    ["nothing", ""],
    ["a place in what is sent", "$.traits.token"],
    ["a template of the destination", "{{traits.token}}"],
    ["the mask itself", MASK],
  ])("may be %s in a manifest", (_title, token) => {
    expect(changesOf(kind, [{ token }, { token: MASK }])).toEqual([]);
  });

  test("may be a variable of the environment in a manifest", () => {
    const pointer = kind === "Activation" ? "/destinationMapping/settings/token" : "/connectionSettings/token";
    const secrets = [{ pointer, name: "TOKEN", source }];
    expect(changesOf(kind, [{ token: "${env.TOKEN}" }, { token: MASK }], { secrets })).toEqual([]);
  });
});
