import { describe, expect, test } from "vitest";
import { lookAgain } from "../../src/live/look-again.ts";
import type { Reading } from "../../src/resources/reading.ts";
import { clientFor } from "../segment/support/client.ts";
import { data, startServer } from "../segment/support/server.ts";

const entry = (id: string) => ({ id, key: id, name: id.toUpperCase(), definition: { query: "q" } });

/** Looks for audiences that a list without a total did not have. The space has `a`, `b` and `c`. */
async function look(...names: string[]) {
  const server = await startServer(
    data({ audiences: [entry("a"), entry("b"), entry("c")], pagination: { current: "" } }),
  );
  const reading: Reading = { live: [], complete: { Audience: true }, unproven: ["Audience", "ComputedTrait"] };
  const wanted = names.map((name) => ({ kind: "Audience", name }));
  const { live, unproven } = await lookAgain({ client: clientFor(server.url), spaceId: "spa_1" }, reading, wanted);
  return { found: live.map(({ name }) => name), unproven, requests: server.arrivals.map(({ target }) => target) };
}

describe("what a list may have left out", () => {
  test("is searched for by name", async () => {
    const { found, requests } = await look("B");
    expect(found).toEqual(["B"]);
    expect(requests).toEqual(["/spaces/spa_1/audiences?search.type=NAME&search.query=B&pagination.count=200"]);
  });

  test("is looked for in the list once more when there is much of it", async () => {
    const { found, requests } = await look("A", "B", "D", "E");
    expect(found).toEqual(["A", "B", "C"]);
    expect(requests).toHaveLength(1);
  });

  test("counts as not there when it was not found, so that nothing is looked for twice", async () => {
    expect(await look("D")).toMatchObject({ found: [], unproven: ["ComputedTrait"] });
  });
});
