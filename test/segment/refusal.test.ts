import { describe, expect, it } from "vitest";
import {
  LONGEST_WAIT_MS,
  asksToWait,
  readResetMs,
  readRetryAfterMs,
  waitAfterRefusal,
  type RefusalWait,
} from "../../src/segment/refusal.ts";

const MINUTE_MS = 60_000;
const now = "Thu, 01 Jan 2026 00:00:00 GMT";

interface Told {
  headers?: Record<string, string>;
  ms?: unknown;
  refusalsBefore?: number;
}

const wait = (told: Told): number => waitTold(told).waitMs;

function waitTold({ headers = {}, ms, refusalsBefore = 0 }: Told): RefusalWait {
  const body = ms === undefined ? {} : { errors: [{ type: "RequestError" }, { data: { msBeforeNext: ms } }] };
  return waitAfterRefusal({ headers: new Headers(headers), body, refusalsBefore }, MINUTE_MS);
}

describe("the wait after a refusal", () => {
  it("is Retry-After before all else", () => {
    const headers = { "retry-after": "7", "x-ratelimit-reset": "Thu, 01 Jan 2026 00:00:30 GMT", date: now };
    expect(wait({ headers, ms: 57_647 })).toBe(7000);
  });

  it("is msBeforeNext before the reset header", () => {
    const headers = { "x-ratelimit-reset": "Thu, 01 Jan 2026 00:00:30 GMT", date: now };
    expect(wait({ headers, ms: 57_647 })).toBe(57_647);
  });

  it("is the time until the reset when there is nothing else", () => {
    const headers = { "x-ratelimit-reset": "Thu, 01 Jan 2026 00:00:30 +0000", date: now };
    expect(wait({ headers })).toBe(31_000);
  });

  it("doubles with each refusal that says nothing", () => {
    expect([0, 1, 2, 3].map((refusalsBefore) => wait({ refusalsBefore }))).toEqual([1000, 2000, 4000, 8000]);
  });

  it("is at most one window when it is a guess", () => {
    expect(wait({ refusalsBefore: 9 })).toBe(MINUTE_MS);
  });

  it("is at most one window when it is told by a date, because clocks differ", () => {
    expect(wait({ headers: { "x-ratelimit-reset": "Thu, 01 Jan 2026 09:00:00 GMT", date: now } })).toBe(MINUTE_MS);
  });

  it("takes a date in Retry-After by the server's own clock", () => {
    expect(wait({ headers: { "retry-after": "Thu, 01 Jan 2026 00:00:10 GMT", date: now } })).toBe(11_000);
  });

  it("is longer than a window when a number says so", () => {
    expect(wait({ headers: { "retry-after": "120" } })).toBe(120_000);
  });

  it.each([
    ["Retry-After", { headers: { "retry-after": "601" } }],
    ["msBeforeNext", { ms: 20 * 86_400_000 }],
    ["a number without end", { ms: Number.POSITIVE_INFINITY }],
  ])("is longer than anybody waits when %s makes it longer than ten minutes", (_, told) => {
    expect(wait(told)).toBeGreaterThan(LONGEST_WAIT_MS);
  });

  it.each(["0", "-5", "soon", "", " ", "0x10", "1e3", "Infinity", "Thu, 01 Jan 1970 00:00:00 GMT"])(
    "goes on to the body when Retry-After is %j",
    (value) => {
      expect(wait({ headers: { "retry-after": value }, ms: 1234 })).toBe(1234);
    },
  );

  it.each([0, -1, "500", null, Number.NaN])("is the backoff when msBeforeNext is %j", (ms) => {
    expect(wait({ ms })).toBe(1000);
  });

  it.each([undefined, null, "text", [], { errors: "none" }, { errors: [null, 3, { data: null }] }])(
    "is the backoff when the body is %j",
    (body) => {
      expect(waitAfterRefusal({ headers: new Headers(), body, refusalsBefore: 0 }, MINUTE_MS).waitMs).toBe(1000);
    },
  );
});

describe("the word for the wait after a refusal", () => {
  it.each<[title: string, told: Told]>([
    ["by Retry-After", { headers: { "retry-after": "7" } }],
    ["by msBeforeNext", { ms: 7 }],
    ["by a date", { headers: { "x-ratelimit-reset": "Thu, 01 Jan 2026 00:00:30 GMT", date: now } }],
  ])("is Segment's where it asks %s", (_title, told) => {
    expect(waitTold(told)).toMatchObject({ reason: "refused" });
    expect(waitTold(told).asks).toBeUndefined();
  });

  it.each(["-5", "soon", "1e300", "0"])("is this program's, with what was asked, where Retry-After is %j", (value) => {
    expect(waitTold({ headers: { "retry-after": value } })).toEqual({
      waitMs: 1000,
      reason: "guessed",
      asks: `Segment asks by Retry-After to wait "${value}", which is no time to wait`,
    });
  });

  it("is this program's, with what was named, where X-RateLimit-Reset is no date", () => {
    expect(waitTold({ headers: { "x-ratelimit-reset": "99999999999" } })).toEqual({
      waitMs: 1000,
      reason: "guessed",
      asks: 'Segment names by X-RateLimit-Reset the date "99999999999", which is none',
    });
  });

  it("is this program's where nothing is asked", () => {
    expect(waitTold({})).toEqual({ waitMs: 1000, reason: "guessed" });
  });

  it("is this program's, with what was asked, where a date is too far away", () => {
    const headers = { "x-ratelimit-reset": "Thu, 01 Jan 2026 09:00:00 GMT", date: now };
    expect(waitTold({ headers })).toMatchObject({
      reason: "guessed",
      asks: "Segment names a date that is 9 h away, and is asked again sooner",
    });
  });

  it("says of what has no words only that it is long", () => {
    expect(asksToWait(Number.POSITIVE_INFINITY)).toBe("Segment asks to wait more than a year");
    expect(asksToWait(7_200_000)).toBe("Segment asks to wait 2 h");
  });
});

describe("the time until the reset", () => {
  it("is measured by this machine's clock when the server sends no date", () => {
    const reset = new Date(Date.now() + 20_000).toUTCString();
    expect(readResetMs(new Headers({ "x-ratelimit-reset": reset }))).toBeGreaterThan(18_000);
  });

  it("is a second when the reset is over, because its date has whole seconds", () => {
    expect(readResetMs(new Headers({ "x-ratelimit-reset": "Wed, 31 Dec 2025 23:00:00 GMT", date: now }))).toBe(1000);
  });

  it.each(["", "never", "57", "1735689661"])("is unknown when the header is %j", (value) => {
    expect(readResetMs(new Headers({ "x-ratelimit-reset": value }))).toBeUndefined();
  });

  it("is unknown without the header", () => {
    expect(readResetMs(new Headers())).toBeUndefined();
  });
});

describe("Retry-After", () => {
  it.each([
    ["3", 3000],
    ["0", 0],
    ["0.5", 500],
    ["Thu, 01 Jan 2026 00:00:02 GMT", 3000],
    ["Wed, 31 Dec 2025 00:00:02 GMT", undefined],
    ["later", undefined],
    ["3600, 60", 3_600_000],
    ["3600, later", undefined],
  ])("of %j is %s milliseconds", (value, expected) => {
    expect(readRetryAfterMs(new Headers({ "retry-after": value, date: now }))).toBe(expected);
  });
});
