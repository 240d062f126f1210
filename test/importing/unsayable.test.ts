import { describe, expect, test } from "vitest";
import { leaveOutUnfit } from "../../src/importing/check-texts.ts";
import { makeManifests } from "../../src/importing/make-manifests.ts";
import type { JsonObject, JsonValue } from "../../src/values/json.ts";
import type { LiveResource } from "../../src/resources/resource.ts";
import { livePart } from "../report/parts.ts";
import { context, liveAudience } from "./support.ts";

const within = { ...context, project: { ...context.project, allowedFunctions: [] } };

const connection = (id: string, connectionSettings: JsonObject): LiveResource =>
  livePart(["aud_1"], "Destination", id, { destination: { id: "d" }, connectionSettings });
const ownKey = (key: string, value: JsonValue): JsonObject => Object.fromEntries([[key, value]]);

describe("an import leaves connections out, and says so, that no manifest can declare:", () => {
  test.each<[title: string, parts: LiveResource[], why: string]>([
    ["a key with an interpolation", [connection("con_1", { "${k}": 1 })], "holds an interpolation"],
    ["the key __proto__", [connection("con_1", ownKey("__proto__", 1))], "the key __proto__ is not allowed"],
    ["the merge key", [connection("con_1", { "<<": { a: 1 } })], "the merge key << is not supported"],
    ["a number that is not exact", [connection("con_1", { n: 1e21 })], "is so large"],
    ["one destination twice", [connection("con_1", {}), connection("con_2", {})], "is the same destination as"],
  ])("%s", async (_title, parts, why) => {
    const live = liveAudience();
    const { fit, leftOut } = await leaveOutUnfit([live], [live, ...parts], within);
    expect(fit).toEqual([live]);
    expect(leftOut).toMatchObject([{ partsOnly: true, reason: expect.stringContaining(why) as string }]);
  });
});

test("an import names a variable for each secret in a list", () => {
  const live = liveAudience();
  const masks = { l: ["\u{2022}\u{2022}\u{2022}\u{2022}1234", "plain"] };
  const space = [live, connection("con_1", masks)];
  const [manifest] = makeManifests({ objects: [live], space, managed: [], takenNames: new Set() });
  expect(manifest?.text).toContain('l: ["${env.D_L_0}", plain]');
});
