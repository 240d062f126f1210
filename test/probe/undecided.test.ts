import { describe, expect, test } from "vitest";
import type { ProbeResult } from "../../src/probe/probe-space.ts";
import type { SettingName } from "../../src/probe/finding.ts";
import type { SimulatorSettings } from "../../src/simulator/settings.ts";
import { isLong } from "../support/length.ts";
import { expectNothingUntrue } from "./support/expect-told.ts";
import { only, openShop, type ProbedShop } from "./support/probed.ts";

/** Answers in the place of the API; `undefined` where the API answers. */
type Interference = (
  request: Request,
  forward: (request: Request) => Promise<Response>,
) => Promise<Response | undefined>;

function refuse(status: number, fault: object): Response {
  return Response.json({ errors: [{ type: "trouble", ...fault }] }, { status });
}

/** Probes a shop through something that answers some requests otherwise than the API. */
async function probeThrough(
  shop: ProbedShop,
  answer: Interference,
  letters = "ABCDEFG",
): Promise<ProbeResult["profile"]> {
  const forward = async (request: Request): Promise<Response> => await shop.simulator.fetch(request);
  const { client, count } = shop.connect(
    async (request) => (await answer(request.clone(), forward)) ?? (await forward(request)),
  );
  const { profile } = await shop.probe({ client, count, leftOut: only(letters) });
  expectNothingUntrue(profile, shop.simulator.settings);
  return profile;
}

const isEdit = ({ method, url }: Request): boolean =>
  method === "PATCH" && /\/(?:audiences|computed-traits)\/[^/]+$/.test(url);

/** The settings that an edit of an audience or a computed trait decides. */
const byEdits: readonly SettingName[] = [
  "emptyDescription",
  "cadenceFlip",
  "optionsPatch",
  "anonymousIdPatch",
  "locksOn",
  "lockSeconds",
  "deleteWhileLocked",
  "traitLockStatus",
  "traitTypePatch",
];

/** Values other than those that such refusals would be taken for. */
const accepting: Partial<SimulatorSettings> = {
  emptyDescription: "accept",
  cadenceFlip: "accept",
  anonymousIdPatch: "accept",
  traitTypePatch: "accept",
};

describe("an edit that is refused for another reason decides nothing", () => {
  const reasons: readonly (readonly [string, number, object])[] = [
    ["a lock", 422, { message: "The audience is locked until its changes have been incorporated." }],
    ["a lock", 409, { message: "Locked." }],
    ["a right that the token lacks", 403, { message: "No." }],
    ["another field", 422, { field: "audienceType", message: "Not this one." }],
    ["what it does not say", 422, { message: "Not now." }],
  ];
  test.for(reasons)("%s: %i %o", async ([, status, fault]) => {
    const answer: Interference = async (request) => (isEdit(request) ? refuse(status, fault) : undefined);
    const profile = await probeThrough(openShop(accepting), answer, "ABD");
    expect(byEdits.filter((name) => profile.settings[name] !== undefined)).toEqual([]);
    expect(byEdits.filter((name) => profile.open[name] === undefined)).toEqual([]);
  });
});

test("an edit that is accepted and changes nothing decides nothing", async () => {
  const answer: Interference = async (request, forward) => {
    if (!isEdit(request)) return undefined;
    return await forward(new Request(request.url, { headers: request.headers }));
  };
  const profile = await probeThrough(openShop({ anonymousIdPatch: "refuse", cadenceFlip: 422 }), answer, "ABD");
  expect(byEdits.filter((name) => profile.settings[name] !== undefined)).toEqual([]);
});

test("a deletion that is accepted and deletes nothing decides nothing", async () => {
  const answer: Interference = async ({ method, url }) =>
    method === "DELETE" && /\/audiences\/[^/]+$/.test(url) ? Response.json({ data: { status: "SUCCESS" } }) : undefined;
  const profile = await probeThrough(
    openShop({ deleteWithDependants: 409, deleteWhileLocked: "refuse" }),
    answer,
    "ABC",
  );
  const names = ["deleteWithDependants", "deleteWhileLocked", "deletedKeyReuse", "deletedKeyTraitType"];
  expect(names.filter((name) => profile.settings[name] !== undefined)).toEqual([]);
});

describe("from what a list or a trail that cannot be read does not have, nothing follows", () => {
  test("connections", async () => {
    const answer: Interference = async ({ method, url }) =>
      method === "GET" && url.endsWith("/destination-connections") ? refuse(403, {}) : undefined;
    const profile = await probeThrough(openShop(), answer, "ABF");
    expect(profile.settings["hiddenConnections"]).toBeUndefined();
    expect(profile.open["hiddenConnections"]).toBe("listDestinationsFromAudience failed (HTTP 403)");
  });

  test("the audit trail, from the second look on", async () => {
    let looks = 0;
    const answer: Interference = async ({ url }) =>
      url.includes("/audit-events") && (looks += 1) > 2 ? refuse(403, {}) : undefined;
    const profile = await probeThrough(openShop({ auditParts: true }), answer, "ABE");
    expect(profile.settings["auditParts"]).toBeUndefined();
  });

  test("the audit trail, asked for one object", async () => {
    const answer: Interference = async ({ url }) =>
      url.includes("resourceId") ? refuse(422, { message: "Unknown parameter" }) : undefined;
    const profile = await probeThrough(openShop(), answer, "AB");
    expect(profile.open["auditDelaySeconds"]).toBe("listAuditEvents failed (HTTP 422)");
  });

  test("an audit trail that does not narrow down to an object", async () => {
    const answer: Interference = async (request, forward) =>
      request.url.includes("resourceId")
        ? await forward(new Request(request.url.split("?")[0] ?? "", { headers: request.headers }))
        : undefined;
    await probeThrough(openShop({ auditDelaySeconds: 30 }), answer, "AB");
  });

  test("entities", async () => {
    const answer: Interference = async ({ url }) => (url.includes("entity-paths") ? refuse(403, {}) : undefined);
    const profile = await probeThrough(openShop(), answer, "ABE");
    expect(profile.groups["E"]?.because).toBe(
      "whether the space has entities is not known: listEntityPaths failed (HTTP 403)",
    );
  });
});

test("a schedule that is refused because there is the same one says nothing of how many there may be", async () => {
  const seen = new Set<string>();
  const answer: Interference = async (request) => {
    if (request.method !== "POST" || !request.url.endsWith("/schedules")) return undefined;
    const text = `${request.url} ${await request.text()}`;
    if (seen.has(text)) return refuse(422, { message: "The audience has the same schedule already." });
    seen.add(text);
    return undefined;
  };
  const profile = await probeThrough(openShop({ schedulesPerAudience: 0 }), answer, "ABE");
  expect(profile.settings["schedulesPerAudience"]).toMatchObject({ confidence: "at-least", min: 3 });
});

test("answers without limits do not say that there are none", async () => {
  const shop = openShop();
  const answer: Interference = async (request, forward) => {
    const { status, headers, body } = await forward(request);
    const kept = [...headers].filter(([name]) => !name.startsWith("x-ratelimit"));
    return new Response(body, { status, headers: kept });
  };
  const profile = await probeThrough(shop, answer, "A");
  expect(profile.settings["rateLimits"]).toBeUndefined();
  expect(profile.open["rateLimits"]).toBe("answers say nothing of limits");
});

test("the ends of a list are told by its first page and its last", async () => {
  const answer: Interference = async (request, forward) => {
    const response = await forward(request);
    const text = (await response.text()).replace(/"next":null,?/, "").replace(/,\}/g, "}");
    return new Response(text, response);
  };
  const profile = await probeThrough(openShop({ paginationEnds: "null" }), answer, "A");
  expect(profile.settings["paginationEnds"]).toMatchObject({ value: null, note: "the two ends differ" });
});

test.each(["ignored", "exact"] as const)(
  "a letter without a counterpart does not hide that case is %s",
  async (value) => {
    const shop = openShop({ schemaSearchCase: value });
    for (const space of shop.simulator.state.spaces)
      for (const person of space.people ?? []) for (const each of person.events ?? []) each.event = "Straße gewählt";
    shop.space.seenEvents = [{ name: "Straße gewählt", type: "TRACK", lastSeenAt: new Date().toISOString() }] as never;
    const profile = await probeThrough(shop, async () => undefined, "A");
    expect(profile.settings["schemaSearchCase"]?.value).toBe(value);
  },
);

describe("whatever is refused now and then, nothing untrue is told", () => {
  const refusals = [
    [403, { message: "No." }],
    [422, { message: "The object is locked." }],
    [422, { field: "somethingElse", message: "Not this." }],
  ] as const;
  const designs: readonly Partial<SimulatorSettings>[] = [accepting, { nameCollision: 409, auditParts: true }];
  const seeds = Array.from({ length: isLong ? 12 : 2 }, (_, index) => index + 1);
  test.for(seeds)("seed %i", { timeout: 60_000 }, async (seed) => {
    let [state, wrote] = [seed * 7919, false];
    const next = (): number => (state = (state * 48_271) % 2_147_483_647);
    const answer: Interference = async ({ method }) => {
      // What a token may read is told by refusals; and without the first audience there is nothing to see.
      const isFree = !wrote;
      if (method === "POST") wrote = true;
      if (isFree || next() % 8 > 0) return undefined;
      const [status, fault] = refusals[next() % refusals.length] ?? refusals[0];
      return refuse(status, fault);
    };
    await probeThrough(openShop(designs[seed % 2]), answer);
  });
});
