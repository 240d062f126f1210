import { expect, test } from "vitest";
import { markExplained } from "../../src/plan/base/mark-explained.ts";
import type { Plan } from "../../src/plan/generated/plan.ts";
import { openFingerprints } from "../../src/resources/fingerprints.ts";
import type { DesiredResource, LiveResource } from "../../src/resources/resource.ts";
import { partMark, type SentSecrets } from "../../src/resources/sent-secrets.ts";
import { desired, live, plan } from "./builders.ts";

const source = { file: "all.yaml", line: 1, column: 1, endLine: 1, endColumn: 2 };
const fingerprint = openFingerprints("spa_1");
const part = partMark("destination/d1");
const print = fingerprint("sesame-open");

const connection: LiveResource = {
  ...live("c", { marker: null }),
  kind: "Destination",
  id: "c1",
  spec: { destination: { id: "d1" }, connectionSettings: { token: "••••open" } },
  within: ["aud_a"],
  knows: ["Activation"],
};
const declared = (spec: DesiredResource["spec"] = {}): DesiredResource[] => [
  desired("a", {}, { manages: ["Destination"] }),
  {
    ...desired("a/destination/d1"),
    kind: "Destination",
    name: "d1",
    spec: { destination: { id: "d1" }, connectionSettings: { token: "${env.T}" }, ...spec },
    secrets: [{ pointer: "/connectionSettings/token", name: "T", source }],
    parent: "audience/a",
  },
];
const planned = (sent: SentSecrets[], value: string | undefined, spec?: DesiredResource["spec"]): Plan =>
  plan(declared(spec), [live("a", { marker: { sent } }), connection], { secretOf: () => value, fingerprint });

test.each<[string, SentSecrets[], string | undefined, DesiredResource["spec"], string[]]>([
  ["the value that was sent", [{ part, print }], "sesame-open", {}, []],
  ["another value", [{ part, print }], "sesame-shut", {}, ["/connectionSettings"]],
  ["a value that is not set", [{ part, print }], undefined, {}, []],
  ["nothing remembered", [], "barley-open", {}, []],
  ["nothing remembered and a mask that ends otherwise", [], "sesame-shut", {}, ["/connectionSettings"]],
  ["the memory of another part", [{ part: "zzzz", print }], "barley-open", {}, []],
  ["the version that was sent", [{ part, version: 2, print }], undefined, { secretVersion: 2 }, []],
  [
    "a higher version",
    [{ part, version: 2, print }],
    undefined,
    { secretVersion: 3 },
    ["/connectionSettings", "/secretVersion"],
  ],
  [
    "a lower version",
    [{ part, version: 2, print }],
    undefined,
    { secretVersion: 1 },
    ["/connectionSettings", "/secretVersion"],
  ],
  ["a first version", [{ part, print }], undefined, { secretVersion: 1 }, ["/connectionSettings", "/secretVersion"]],
  ["a version and nothing remembered", [], undefined, { secretVersion: 1 }, ["/connectionSettings", "/secretVersion"]],
  ["no version any more", [{ part, version: 2, print }], "sesame-open", {}, []],
])("what is sent again with %s", (_title, sent, value, spec, resends) => {
  const { changes } = planned(sent, value, spec);
  expect(changes.flatMap((change) => change.resends ?? [])).toEqual(resends);
  expect(changes).toHaveLength(resends.length > 0 ? 1 : 0);
  expect(JSON.stringify(changes)).not.toContain("sesame");
});

test("another value of a secret is neither explained by files nor an edit", () => {
  const now = { desired: declared(), forget: [] };
  const base = {
    ref: "main",
    commit: "c",
    state: { type: "files" as const, differing: new Set<string>(), lost: false },
  };
  expect(markExplained(planned([{ part, print }], "sesame-shut"), now, base).changes[0]).not.toHaveProperty(
    "explained",
  );
  const raised = planned([{ part, print }], "sesame-shut", { secretVersion: 1 });
  expect(markExplained(raised, now, base).changes).toMatchObject([{ explained: false }]);
});
