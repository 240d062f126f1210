import { expect, test } from "vitest";
import type { CallInput } from "../../src/segment/call-input.ts";
import type { OperationId } from "../../src/segment/operations.ts";
import { operations } from "../../src/segment/operations.ts";
import { replay } from "../../src/recording/replay/replay.ts";
import { readRecording } from "../../src/recording/read-recording.ts";
import type { SimulatorSettings } from "../../src/simulator/settings.ts";
import { startSpace, TEST_TIME_SCALE } from "../support/space.ts";
import { hostileShop, hostileTexts } from "./support/hostile-space.ts";
import { recordingClient, recordingOf, spellingsOf } from "./support/record.ts";

const ownQuery = "event('audiencectl probe r1 never sent').count() >= 1";
const brokenQuery = `${ownQuery} AND`;
const ownTexts = [brokenQuery, "audiencectl-probe r1 1", "audiencectl-probe r1 2", ownQuery, "aud_nobody"];

/** Everything that can be read of the shop, and a few writes: of the program's own texts, and of somebody's. */
async function visitShop(settings: Partial<SimulatorSettings>) {
  const state = hostileShop(Date.now());
  const [shop] = state.spaces;
  // Edits lock for no time here, so that nothing depends on how fast a test is.
  const space = await startSpace({ state, settings: { lockSeconds: 0, previewSeconds: 0, ...settings } });
  const { client, exchanges } = recordingClient(space.url, TEST_TIME_SCALE);
  const call = async <Id extends OperationId>(operation: Id, path: Record<string, string> = {}, rest: object = {}) =>
    await client.call(operation, { path, ...rest } as unknown as CallInput<Id>).catch(() => undefined);
  const inSpace = { spaceId: shop?.id ?? "" };
  const [first] = shop?.audiences ?? [];
  const ids: Record<string, string> = {
    ...inSpace,
    id: first?.id ?? "",
    audienceId: first?.id ?? "",
    audienceType: "USERS",
    destinationId: shop?.destinations?.[0]?.id ?? "",
    eventName: hostileTexts.event,
    traitKey: hostileTexts.trait,
    propertyName: hostileTexts.trait,
    entitySlug: shop?.entities?.[0]?.slug ?? "",
    trackingPlanId: shop?.trackingPlans?.[0]?.id ?? "",
    userId: shop?.users?.[0]?.id ?? "",
    destinationMetadataId: "braze",
    scheduleId: shop?.schedules?.[0]?.id ?? "",
  };
  await call("listSpaces");
  for (const [name, row] of Object.entries(operations)) {
    if (row.method !== "GET" || name === "echo") continue;
    const names = [...row.path.matchAll(/\{(\w+)\}/g)].map(([, parameter = ""]) => parameter);
    const query = {
      ...("page" in row && { "pagination.count": 2 }),
      ...(name === "listFiltersForSpace" && { integrationId: inSpace.spaceId }),
    };
    await call(name as OperationId, Object.fromEntries(names.map((each) => [each, ids[each] ?? ""])), { query });
  }
  await call("listAudiences", inSpace, { query: { "search.query": hostileTexts.name, "search.type": "NAME" } });
  await call("listAudiences", inSpace, { query: { include: "schedules" } });
  await call("listTraits", inSpace, { query: { includeSampleValues: true, samplesCount: 3 } });
  await call("echo", {}, { query: { message: hostileTexts.token } });
  await call("getAudience", { ...inSpace, id: "aud_nobody" });
  const preview = await call("createAudiencePreview", inSpace, {
    body: { audienceType: "USERS", definition: { query: "trait('email') != ''" } },
  });
  await call("getAudiencePreview", { ...inSpace, id: preview?.audiencePreview.id ?? "" });
  const createAudience = (name: string, query: string) =>
    call("createAudience", inSpace, { body: { name, audienceType: "USERS", enabled: false, definition: { query } } });
  const created = await createAudience("audiencectl-probe r1 1", ownQuery);
  await createAudience("audiencectl-probe r1 1", ownQuery);
  const ours = { ...inSpace, id: created?.audience.id ?? "" };
  await call("updateAudienceForSpace", ours, { body: { name: "audiencectl-probe r1 2", description: "" } });
  await call("updateAudienceForSpace", ours, { body: { definition: { query: brokenQuery } } });
  await call("getAudience", ours);
  await createAudience(hostileTexts.looksLikeEnum, "event('Somebody').count() >= 7");
  await call("updateAudienceForSpace", { ...inSpace, id: first?.id ?? "" }, { body: { enabled: false } });
  await call("listAudiences", inSpace, {});
  await call("removeAudienceFromSpace", ours);
  await call("removeAudienceFromSpace", ours);
  await call("getAudience", ours);
  return exchanges;
}

test("a recording of a space with hostile names, tokens, addresses and members holds none of them in any spelling, and replays as it was", async () => {
  const exchanges = await visitShop({});
  const before = JSON.stringify(exchanges);
  for (const text of Object.values(hostileTexts))
    expect(
      spellingsOf(text).some((spelling) => before.includes(spelling)),
      `${text} was answered or sent`,
    ).toBe(true);
  const recorded = recordingOf(exchanges, ownTexts)
    .map((each) => JSON.stringify(each))
    .join("\n");
  const found = [...Object.values(hostileTexts), "PLACEHOLDER", "mustermann", "Somebody"].flatMap((text) =>
    spellingsOf(text).filter((spelling) => recorded.toLowerCase().includes(spelling.toLowerCase())),
  );
  expect(found).toEqual([]);
  expect(recorded).toContain(ownQuery);
  const replayed = await replay(recordingOf(exchanges, ownTexts), timing);
  expect(replayed.differences).toEqual([]);
});

/** Settings that make answers of another shape, status or order. */
const otherSettings: Partial<SimulatorSettings> = {
  nameCollision: 409,
  paginationEnds: "absent",
  emptyDescription: "accept",
  optionsPatch: "replace",
  invalidQuery: "accept",
};

const timing = { settings: { lockSeconds: 0, computeSeconds: 0, previewSeconds: 0 }, timeScale: TEST_TIME_SCALE };

test("a recording replays without a difference against the simulator that made it", async () => {
  const recording = recordingOf(await visitShop(otherSettings), ownTexts);
  const read = readRecording(recording.map((each) => JSON.stringify(each)).join("\n"));
  const result = await replay(read, { ...timing, settings: { ...timing.settings, ...otherSettings } });
  expect(result.differences).toEqual([]);
  expect(result.compared).toBeGreaterThan(result.comparedInPart);
  const other = await replay(read, timing);
  expect(other.differences.map(({ operation, path }) => `${operation} ${path}`)).toEqual(
    expect.arrayContaining([
      "listAudiences $.body.data.pagination.next",
      "createAudience $.status",
      "updateAudienceForSpace $.status",
    ]),
  );
});
