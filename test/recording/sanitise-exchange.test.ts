import { expect, test } from "vitest";
import { completeJson } from "../../src/recording/complete-json.ts";
import type { Exchange } from "../../src/segment/exchange.ts";
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

test("why there was no answer is told without the host", () => {
  const failures = recordingOf([
    exchange({ error: "connect ECONNREFUSED 10.1.2.3:443 gateway.acme.example" }),
    exchange({ error: "the certificate of gateway.acme.example has expired" }),
  ]).map(({ failure, status }) => ({ failure, status }));
  expect(failures).toEqual([{ failure: "ECONNREFUSED" }, { failure: "<text:51>" }]);
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
