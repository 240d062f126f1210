import { describe, expect, test } from "vitest";
import type { Plan } from "../../src/plan/generated/plan.ts";
import type { JsonObject } from "../../src/values/json.ts";
import type { LiveResource } from "../../src/resources/resource.ts";
import { printSecrets } from "../../src/resources/fingerprints.ts";
import { partMark } from "../../src/resources/sent-secrets.ts";
import { desiredPart, livePart, managing } from "../report/parts.ts";
import { desired, live, plan } from "./builders.ts";

const audience = managing(desired("a"), "Destination");
const at = "audience/a/destination/64a1";
const source = audience.source;
const pointers = { TOKEN: "/connectionSettings/token", KEY: "/connectionSettings/key" };
const settings = { token: "${env.TOKEN}", key: "${env.KEY}" };
const masked = { token: "••••••••", key: "••••-two" };

/** The secrets as they were sent. */
const both: Record<string, string> = { TOKEN: "one", KEY: "second-two" };
const fingerprint = (secret: string): string => secret.slice(0, 2);

/** The plan for a connection with two secrets. */
function planOf(
  values: Record<string, string>,
  {
    shown = masked,
    sent = true,
    version,
    more = false,
  }: { shown?: JsonObject | null; sent?: boolean; version?: number; more?: boolean } = {},
): Plan {
  const secrets = Object.entries(pointers).map(([name, pointer]) => ({ name, pointer, source }));
  const spec = {
    destination: { id: "64a1" },
    connectionSettings: { ...settings, ...(more && { account: "another" }) },
    ...(version !== undefined && { secretVersion: version }),
  };
  const there: LiveResource = livePart(["aud_a"], "Destination", "con_1", {
    destination: { id: "64a1" },
    ...(shown && { connectionSettings: shown }),
  });
  const print = printSecrets(spec, Object.values(pointers), (name) => both[name], fingerprint) ?? "";
  const memory = sent ? [{ part: partMark("destination/64a1"), print }] : [];
  return plan(
    [audience, desiredPart(audience, "Destination", spec, { secrets })],
    [live("a", { marker: { sent: memory } }), there],
    { secretOf: (name) => values[name], fingerprint },
  );
}

const reasons = ({ uncompared }: Plan): (string | undefined)[][] =>
  (uncompared?.fields ?? []).map(({ pointer, because, secrets = [] }) => [pointer, because, ...secrets]);

describe("a secret of a live connection", () => {
  test("that is not set keeps the others of the connection from being compared, too", () => {
    expect(reasons(planOf({ KEY: "second-two" }))).toEqual([
      ["/connectionSettings/token", "not-set", "TOKEN"],
      ["/connectionSettings/key", "not-set", "TOKEN"],
    ]);
  });

  test("that was sent by nobody who remembers it is not known to be there", () => {
    const shown = { token: "••••••••", key: "••••••••" };
    const { uncompared, unchanged, changes } = planOf(both, { sent: false, shown });
    expect({ uncompared, unchanged, changes }).toEqual({
      uncompared: {
        unchanged: 1,
        fields: [
          { address: at, pointer: "/connectionSettings/token", because: "not-remembered", secrets: ["TOKEN"] },
          { address: at, pointer: "/connectionSettings/key", because: "not-remembered", secrets: ["KEY"] },
        ],
      },
      unchanged: 2,
      changes: [],
    });
  });

  test("that is shown and not set is not known to be the same, and the other is compared", () => {
    const shown = { token: "one", key: "second-two" };
    expect(reasons(planOf({ KEY: "second-two" }, { shown, sent: false }))).toEqual([
      ["/connectionSettings/token", "not-set", "TOKEN"],
    ]);
  });

  test("that is sent again needs no word about what is there", () => {
    const found = planOf(both, { sent: false, version: 1 });
    expect(found.uncompared).toBeUndefined();
    expect(found.changes.map(({ action }) => action)).toEqual(["update"]);
  });

  test("that is not set and goes out with another setting is not said to stay as it is", () => {
    expect(reasons(planOf({}, { more: true, shown: { token: "one", key: "second-two" } }))).toEqual([]);
  });

  test("with a mask is known by its last characters, or as it was sent", () => {
    expect(reasons(planOf(both))).toEqual([
      ["/connectionSettings/token", "not-shown", "TOKEN"],
      ["/connectionSettings/key", "end-alike", "KEY"],
    ]);
  });

  test("that is shown leaves nothing to say", () => {
    const { changes, uncompared } = planOf(both, { shown: { token: "one", key: "second-two" } });
    expect({ changes, uncompared }).toEqual({ changes: [], uncompared: undefined });
  });
});

describe("settings that the space does not tell", () => {
  test("are no difference, and none is made of their secrets", () => {
    const found = planOf(both, { shown: null });
    expect(found.changes.map(({ action, address }) => `${action} ${address}`)).toEqual([`none ${at}`]);
    expect(reasons(found)).toEqual([["/connectionSettings", "not-told"]]);
  });

  test("are said to be replaced as a whole when their secrets are sent again", () => {
    const [change] = planOf(both, { shown: null, version: 1 }).changes;
    expect(change).toMatchObject({ action: "update", after: { connectionSettings: settings } });
    expect(change?.warnings.map(({ code }) => code)).toEqual(["plan-secret-sent-again", "plan-not-told"]);
  });
});

describe("an activation of another name", () => {
  const connection = managing(desiredPart(audience, "Destination", { destination: { id: "64a1" } }), "Activation");
  const spec = (activationName: string, rest: JsonObject = {}): JsonObject => ({
    activationName,
    activationType: "Audience Entered",
    enabled: true,
    ...rest,
  });
  const renamed = (shown: JsonObject): string[] =>
    plan(
      [audience, connection, desiredPart(connection, "Activation", spec("new", { displayName: "Table" }))],
      [
        live("a"),
        livePart(["aud_a"], "Destination", "con_1", { destination: { id: "64a1" } }),
        livePart(["aud_a", "con_1"], "Activation", "act_1", spec("old", shown)),
      ],
    ).changes.map(({ action }) => action);

  test("is the same one when all that it declares is told and alike", () => {
    expect(renamed({ displayName: "Table" })).toEqual(["update"]);
  });

  test("is another one when something that it declares is not told", () => {
    expect(renamed({})).toEqual(["delete", "create"]);
  });
});
