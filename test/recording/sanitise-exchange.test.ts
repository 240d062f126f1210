import { expect, test } from "vitest";
import { completeJson } from "../../src/recording/complete-json.ts";
import { RecordingError } from "../../src/recording/read-recording.ts";
import { readTrace } from "../../src/recording/read-trace.ts";
import type { Exchange } from "../../src/segment/exchange.ts";
import { openApi } from "../../src/simulator/openapi.ts";
import type { JsonObject } from "../../src/values/json.ts";
import { readPlaceholder } from "../../src/recording/placeholders.ts";
import { recordingOf } from "./support/record.ts";

const time = "2026-03-01T12:00:00.000Z";

function exchange(rest: Partial<Exchange>): Exchange {
  return {
    time,
    operation: "getAudience",
    method: "GET",
    url: "/spaces/spa_1/audiences/aud_1",
    attempt: 1,
    durationMs: 5,
    ...rest,
  };
}

function answered(audience: object, status = 200): Exchange {
  return exchange({ status, responseBody: JSON.stringify({ data: { audience } }) });
}

function bodyOf(audience: object, ownTexts: string[] = []): unknown {
  return recordingOf([answered(audience)], ownTexts)[0]?.body;
}

test("what the API chooses from words of its own is kept, and what people write is not", () => {
  const audience = {
    id: "aud_1",
    name: "LINKED",
    enabled: true,
    status: "Live",
    audienceType: "LINKED",
    createdAt: "2026-03-01T11:59:00.000Z",
    description: "2026-03-01T11:59:00.000Z",
    options: { backfillEventDataDays: 30, filterByExternalIds: ["user_id", "crm_id"] },
    size: { count: 7, type: "USERS" },
  };
  expect(bodyOf(audience)).toEqual({
    data: {
      audience: {
        id: "<aud:1>",
        name: "<text:6>",
        enabled: true,
        status: "Live",
        audienceType: "LINKED",
        createdAt: "<date-60s>",
        description: "<text:24>",
        options: { backfillEventDataDays: 30, filterByExternalIds: ["user_id", "<text:6#2>"] },
        size: { count: "<number>", type: "USERS" },
      },
    },
  });
});

test("values and names that the API's description does not have are hidden, whatever they are", () => {
  const audience = {
    "erika@example.com": true,
    enabled: "true",
    status: { deep: "Live" },
    extra: ["LINKED", 1, false],
  };
  expect(bodyOf(audience)).toEqual({
    data: {
      audience: {
        "<name:1>": "<boolean>",
        enabled: "<text:4>",
        status: { "<name:2>": "<text:4#2>" },
        "<name:3>": ["<text:6>", "<number>", "<boolean>"],
      },
    },
  });
});

test("texts of the program's own are kept where they stand whole, unless they look like a placeholder", () => {
  const audience = { name: "audiencectl-probe 1", description: "audiencectl-probe 1, of Erika", key: "<key:7>" };
  expect(bodyOf(audience, ["audiencectl-probe 1", "<key:7>"])).toEqual({
    data: { audience: { name: "audiencectl-probe 1", description: "<text:29>", key: "<key:1>" } },
  });
});

test("one id is one placeholder throughout a recording: in paths, queries, and what is sent and answered", () => {
  const [first, second] = recordingOf([
    exchange({ status: 200, responseBody: JSON.stringify({ data: { audience: { id: "aud_1", spaceId: "spa_1" } } }) }),
    exchange({
      time: "2026-03-01T12:00:37.500Z",
      operation: "listAuditEvents",
      url: "/audit-events?resourceId=aud_1&startTime=2026-03-01T11%3A00%3A00.000Z&resourceType=Audience&erika=1",
      status: 200,
      responseBody: "<html>Erika</html>",
      contentType: "text/html; charset=utf-8",
      rateLimit: { "x-ratelimit-remaining": "99", "x-ratelimit-reset": "1772366460", "x-erika": "1" },
    }),
  ]);
  expect(first).toMatchObject({
    n: 1,
    atMs: 0,
    request: { path: "/spaces/<space:1>/audiences/<aud:1>" },
    body: { data: { audience: { id: "<aud:1>", spaceId: "<space:1>" } } },
  });
  expect(second).toMatchObject({
    n: 2,
    atMs: 37_500,
    request: {
      query: [
        ["resourceId", "<aud:1>"],
        ["startTime", "<date-3600s>"],
        ["resourceType", "<text:8>"],
        ["<name:1>", "<text:1>"],
      ],
    },
    body: "<text:18>",
    headers: { "content-type": "text/html", "x-ratelimit-remaining": "99", "x-ratelimit-reset": "<date+60s>" },
  });
});

/** What stays of the fields of a component at its place in an answer, of which everything is a text that somebody may write. */
function keptOf(operation: Exchange["operation"], data: JsonObject): string {
  const [recorded] = recordingOf([exchange({ operation, status: 200, responseBody: JSON.stringify({ data }) })]);
  return JSON.stringify(recorded?.body);
}

/** Every name that some field of the API has. */
const apiNames = [
  ...new Set(Object.values(openApi.components.schemas).flatMap(({ properties }) => Object.keys(properties ?? {}))),
];

test("nothing of a map is kept, whatever its members are called", () => {
  const values = ["Live", "SUCCESS", "TRACK", "1980-05-06", 19, true, { status: "Live", timestamp: "1980-05-06" }];
  for (const value of values) {
    const mapping = Object.fromEntries(apiNames.map((name) => [name, value]));
    const kept = keptOf("listActivationsFromAudience", {
      activations: [{ id: "act_1", personalization: { profile: { mapping } } }],
    });
    const hidden = JSON.parse(kept) as {
      data: { activations: { personalization: { profile: { mapping: object } } }[] };
    };
    const shown = Object.entries(hidden.data.activations[0]?.personalization.profile.mapping ?? {});
    expect(shown).toHaveLength(apiNames.length);
    expect(shown.filter(([name]) => !/^<name:\d+>$/.test(name))).toEqual([]);
    const places = shown.map(([, hiddenValue]) => JSON.stringify(hiddenValue));
    expect(places.filter((text) => /Live|SUCCESS|TRACK|1980|date|^19$|^true$|status|timestamp/.test(text))).toEqual([]);
  }
});

const unlisted: readonly (readonly [Exchange["operation"], JsonObject])[] = [
  ["listAuditEvents", { events: [{ type: "Alice Smith", resourceType: "Alice Smith" }] }],
  ["listActivationsFromAudience", { activations: [{ activationType: "ALICE SMITH" }] }],
  ["getAudience", { audience: { status: "Alice", definition: { targetEntity: "alice" } } }],
  ["removeActivationFromAudience", { status: "ALICE" }],
];

test.each(unlisted)("a word that is not listed is hidden, whatever it looks like: %s", (operation, data) => {
  expect(keptOf(operation, data)).not.toMatch(/alice/i);
});

test("the type of an error is kept when it is a known one only", () => {
  const responseBody = JSON.stringify({ errors: [{ type: "not-found" }, { type: "alice-smith" }] });
  expect(recordingOf([exchange({ status: 404, responseBody })])[0]?.body).toEqual({
    errors: [{ type: "not-found" }, { type: "<text:11>" }],
  });
});

test("the method of a request is that of its operation, and a trace with another one is refused", () => {
  const [recorded] = recordingOf([exchange({ method: "Alice Smith" })]);
  expect(recorded?.request.method).toBe("GET");
  expect(() => readTrace(JSON.stringify(exchange({ method: "Alice Smith" })))).toThrow(RecordingError);
});

test("how long ago something long past was is not told, only how far such instants are apart", () => {
  const audience = { createdAt: "2025-03-01T12:00:00.000Z", updatedAt: "2025-03-01T12:00:37.000Z" };
  const tell = (): { createdAt: number; updatedAt: number } => {
    const { data } = bodyOf(audience) as { data: { audience: Record<"createdAt" | "updatedAt", string> } };
    const amount = (text: string): number => readPlaceholder(text)?.amount ?? Number.NaN;
    return { createdAt: amount(data.audience.createdAt), updatedAt: amount(data.audience.updatedAt) };
  };
  const [first, second] = [tell(), tell()];
  expect(first.createdAt).toBeLessThan(-365 * 86_400);
  expect(first.createdAt).not.toBe(second.createdAt);
  expect(first.updatedAt - first.createdAt).toBe(37);
});

test("why there was no answer is told without the host", () => {
  const failures = recordingOf([
    exchange({ error: "connect ECONNREFUSED 10.1.2.3:443 gateway.acme.example" }),
    exchange({ error: "the certificate of gateway.acme.example has expired" }),
    exchange({ error: "UND_ERR_ALICE_SMITH" }),
  ]).map(({ failure, status }) => ({ failure, status }));
  expect(failures).toEqual([{ failure: "ECONNREFUSED" }, { failure: "<text:51>" }, { failure: "<text:19>" }]);
});

test("of an answer that a trace has cut off, what is complete is kept", () => {
  const whole = JSON.stringify({ data: { audience: { id: "aud_1", status: "Live", name: 'a "] b' } } });
  const [recorded] = recordingOf([
    exchange({ status: 200, responseBody: `${whole.slice(0, 52)}... (5,000 characters)` }),
  ]);
  expect(recorded).toMatchObject({ bodyIsCut: true, body: { data: { audience: { id: "<aud:1>", status: "Live" } } } });
});

test.each([
  ['{"a":[1,2,{"b":"x, ]', { a: [1, 2, {}] }],
  ['{"a":[1,2],"b', { a: [1, 2] }],
  ['[{"a":1},{"a":', [{ a: 1 }, {}]],
  ['{"a', {}],
  ["no JSON", undefined],
])("the beginning %s is read as far as it is complete", (text, value) => {
  expect(completeJson(text)).toEqual(value);
});
