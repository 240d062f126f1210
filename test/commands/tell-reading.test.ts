import { expect, test } from "vitest";
import { tellLongReading, tellReading } from "../../src/commands/project/tell-reading.ts";
import { toLanes } from "../../src/commands/project/connect.ts";
import { laneLimits } from "../../src/segment/lanes.ts";
import { destination } from "../../src/resources/destination.ts";
import { openWatched } from "../support/watched-io.ts";

/** What is said before the destinations of so many audiences are read. */
function said(number: number, { timeScale = 1, told }: { timeScale?: number; told?: "quiet" } = {}): string {
  const { io, close, written } = openWatched(told ? { told } : {});
  const parts = Array.from({ length: number }, (_, at) => ({
    audience: `aud_${at}`,
    kinds: [destination.kind],
  }));
  tellLongReading(io, { limits: laneLimits(toLanes({ listDestinationsFromAudience: 60 })), timeScale }, parts);
  close();
  return written();
}

test("a long reading is told with its requests and the least time that the limits leave for them", () => {
  expect(said(181)).toBe(
    "Reading the parts of 181 audiences takes 181 requests, at least 3 min under the rate limits.\n",
  );
});

test("any reading is told with the least time, and no guess of it", () => {
  const { io, close, written } = openWatched({});
  const limits = laneLimits(toLanes({ listDestinationsFromAudience: 60 }));
  tellReading(io, { limits, timeScale: 1 }, "them", { listDestinationsFromAudience: 351 });
  close();
  expect(written()).toBe("Reading them: 351 requests, at least 5 min under the rate limits.\n");
});

test.each([
  ["that waits for nothing", said(60)],
  ["that takes a few seconds of real time", said(181, { timeScale: 60 })],
  ["of a quiet run", said(181, { told: "quiet" })],
])("a reading %s is not told", (_, text) => {
  expect(text).toBe("");
});
