import { describe, expect, it } from "vitest";
import { SegmentNetworkError, ShortListError } from "../../src/segment/errors.ts";
import { listAll, readList } from "../../src/segment/list.ts";
import { clientFor, rejectionOf } from "./support/client.ts";
import { data, startServer, type Reply, type TestServer } from "./support/server.ts";

interface PageSpec {
  ids: readonly string[];
  next?: unknown;
  total?: unknown;
}

function page({ ids, next, total }: PageSpec): Reply {
  const spaces = ids.map((id) => ({ id, name: id, slug: id }));
  return data({ spaces, pagination: { current: "MA==", next, totalEntries: total } });
}

async function readEntries(...pages: Reply[]): Promise<{ ids: string[]; server: TestServer }> {
  const server = await startServer(...pages);
  const spaces = await listAll(clientFor(server.url), "listSpaces", {});
  return { ids: spaces.map(({ id }) => id), server };
}

async function failToRead(...pages: Reply[]): Promise<Error> {
  return await rejectionOf(readEntries(...pages));
}

describe("a list", () => {
  it("is read page by page with the cursors that the pages give", async () => {
    const { server } = await readEntries(
      page({ ids: ["a", "b"], next: "Mg==", total: 3 }),
      page({ ids: ["c"], total: 3 }),
    );
    expect(server.arrivals.map(({ target }) => target)).toEqual([
      "/spaces?pagination.count=1000",
      "/spaces?pagination.count=1000&pagination.cursor=Mg%3D%3D",
    ]);
  });

  it("has the entries of all pages in their order", async () => {
    const { ids } = await readEntries(page({ ids: ["b", "a"], next: "2", total: 3 }), page({ ids: ["c"], total: 3 }));
    expect(ids).toEqual(["b", "a", "c"]);
  });

  it.each([null, undefined, ""])("ends when next is %j", async (next) => {
    const { server } = await readEntries(page({ ids: ["a"], next, total: 1 }));
    expect(server.arrivals).toHaveLength(1);
  });

  it("may be empty", async () => {
    expect((await readEntries(page({ ids: [], total: 0 }))).ids).toEqual([]);
  });

  it.each([undefined, null])("may give %j for its total", async (total) => {
    expect((await readEntries(page({ ids: ["a"], total }))).ids).toEqual(["a"]);
  });

  it("may come without any pagination", async () => {
    expect((await readEntries(data({ spaces: [{ id: "a" }] }))).ids).toEqual(["a"]);
  });

  it("keeps the other parameters on every page", async () => {
    const audiences = (id: string, next: string | null): Reply =>
      data({ audiences: [{ id }], pagination: { current: "", next } });
    const server = await startServer(audiences("a", "x"), audiences("b", null));
    const query = { "search.type": "NAME", "search.query": "Big Spenders" } as const;
    await listAll(clientFor(server.url), "listAudiences", { path: { spaceId: "s" }, query });
    const parameters = server.arrivals.map(({ target }) => new URLSearchParams(target.split("?")[1]));
    expect(parameters.map((each) => each.get("search.query"))).toEqual(["Big Spenders", "Big Spenders"]);
  });

  it("asks for the largest pages that the operation has", async () => {
    const server = await startServer(data({ audiences: [], pagination: { current: "" } }));
    await listAll(clientFor(server.url), "listAudiences", { path: { spaceId: "s" } });
    expect(server.arrivals[0]?.target).toBe("/spaces/s/audiences?pagination.count=200");
  });

  it("is an error when the answer has no list", async () => {
    expect((await failToRead(data({ audiences: [] }))).message).toContain("the answer has no list of spaces");
  });

  it.each([null, { a: 1 }, "a"])("is an error when the list is %j", async (spaces) => {
    expect(await failToRead(data({ spaces }))).toBeInstanceOf(SegmentNetworkError);
  });
});

describe("a list with numbers for cursors", () => {
  it("is read to its end", async () => {
    const server = await startServer(
      data({ filters: [{ id: "a" }], pagination: { current: 0, next: 10, totalEntries: 2 } }),
      data({ filters: [{ id: "b" }], pagination: { current: 10, totalEntries: 2 } }),
    );
    await listAll(clientFor(server.url), "listFiltersForSpace", { query: { integrationId: "i" } });
    expect(server.arrivals.at(-1)?.target).toBe("/filters?integrationId=i&pagination.count=10&pagination.cursor=10");
  });

  it("is empty when the answer leaves it out", async () => {
    const server = await startServer(data({}));
    expect(await listAll(clientFor(server.url), "listFiltersForSpace", { query: { integrationId: "i" } })).toEqual([]);
  });
});

describe("a list that is short", () => {
  const short = page({ ids: [], total: 1 });

  it("is an error of its own", async () => {
    expect(await failToRead(short)).toBeInstanceOf(ShortListError);
  });

  it("tells both numbers", async () => {
    expect((await failToRead(short)).message).toBe("listSpaces answered 0 entries but says that there are 1");
  });

  it("is not read again, because hidden entries stay hidden", async () => {
    const server = await startServer(short);
    await rejectionOf(listAll(clientFor(server.url), "listSpaces", {}));
    expect(server.arrivals).toHaveLength(1);
  });
});

describe("a list that changes while it is read", () => {
  it("is read again when the total changes", async () => {
    const { ids } = await readEntries(
      page({ ids: ["a", "b"], next: "2", total: 3 }),
      page({ ids: [], total: 2 }),
      page({ ids: ["b", "c"], total: 2 }),
    );
    expect(ids).toEqual(["b", "c"]);
  });

  it("is read again when an entry comes twice, although the total stays", async () => {
    const { ids } = await readEntries(
      page({ ids: ["a", "b"], next: "2", total: 3 }),
      page({ ids: ["b"], total: 3 }),
      page({ ids: ["x", "a", "b"], total: 3 }),
    );
    expect(ids).toEqual(["x", "a", "b"]);
  });

  const moving = [page({ ids: ["a", "b"], next: "2", total: 3 }), page({ ids: ["c"], total: 2 })];

  it("is given up when it changes three times", async () => {
    const server = await startServer(...moving, ...moving, ...moving, page({ ids: ["a"], total: 1 }));
    await rejectionOf(listAll(clientFor(server.url), "listSpaces", {}));
    expect(server.arrivals).toHaveLength(6);
  });

  it("says so when it is given up", async () => {
    expect((await failToRead(...moving, ...moving, ...moving)).message).toBe(
      "listSpaces answered a list that kept changing while it was read",
    );
  });
});

describe("pages without an end", () => {
  it("are an error when a cursor comes again", async () => {
    const error = await failToRead(page({ ids: ["a"], next: "1" }), page({ ids: ["b"], next: "1" }));
    expect(error.message).toContain("the pages have no end");
  });

  it("are an error when they go round through several cursors", async () => {
    const error = await failToRead(
      page({ ids: ["a"], next: "1" }),
      page({ ids: ["b"], next: "2" }),
      page({ ids: ["a"], next: "1" }),
    );
    expect(error).toBeInstanceOf(SegmentNetworkError);
  });

  it("are an error when they go on a whole page after the last entry that the list says it has", async () => {
    let count = 0;
    const endless: Reply = (response) => {
      const ids = Array.from({ length: 400 }, () => `id ${(count += 1)}`);
      page({ ids, next: String(count), total: 300 })(response);
    };
    expect((await failToRead(endless)).message).toBe(
      "listSpaces failed: the list says that there are 300 entries, and still goes on after 1600",
    );
  });

  it("are an error when they do not say how many entries there are, and more come than any list has", async () => {
    let count = 0;
    const endless: Reply = (response) => {
      const ids = Array.from({ length: 60_000 }, () => `id ${(count += 1)}`);
      page({ ids, next: String(count) })(response);
    };
    expect((await failToRead(endless)).message).toBe(
      "listSpaces failed: the list does not say where it ends, and still goes on after 120000",
    );
  });

  it("are an error when they are empty with a new cursor each", async () => {
    let cursor = 0;
    const empty: Reply = (response) => page({ ids: [], next: String((cursor += 1)) })(response);
    expect((await failToRead(empty)).message).toContain("the pages have no end");
  });

  it("are an error when they repeat with a new cursor each", async () => {
    let cursor = 0;
    const same: Reply = (response) => page({ ids: ["a"], next: String((cursor += 1)) })(response);
    expect((await failToRead(same)).message).toContain("the pages have no end");
  });
});

it("an empty page in the middle of a list does not end it", async () => {
  const { ids } = await readEntries(
    page({ ids: ["a"], next: "1", total: 2 }),
    page({ ids: [], next: "2", total: 2 }),
    page({ ids: ["b"], total: 2 }),
  );
  expect(ids).toEqual(["a", "b"]);
});

describe("whether a list proves that what it lacks is not there", () => {
  const proven = async (...pages: Reply[]): Promise<boolean> => {
    const server = await startServer(...pages);
    return (await readList(clientFor(server.url), "listSpaces", {})).proven;
  };

  it("is so for one page that says how many there are", async () => {
    expect(await proven(page({ ids: ["a"], total: 1 }))).toBe(true);
  });

  it("is not so without a total", async () => {
    expect(await proven(page({ ids: ["a"] }))).toBe(false);
  });

  it("is not so for several pages, between which entries move", async () => {
    expect(await proven(page({ ids: ["a"], next: "2", total: 2 }), page({ ids: ["b"], total: 2 }))).toBe(false);
  });
});

describe("a list that lost an entry between two pages while it gained another", () => {
  it("is read again when it is short", async () => {
    const { ids } = await readEntries(
      page({ ids: ["a", "b"], next: "2", total: 4 }),
      page({ ids: ["d"], total: 4 }),
      page({ ids: ["b", "c"], next: "2", total: 4 }),
      page({ ids: ["d", "e"], total: 4 }),
    );
    expect(ids).toEqual(["b", "c", "d", "e"]);
  });
});

describe("an entry of a list that is no object", () => {
  it("is an error, because nobody knows what it stands for", async () => {
    const error = await failToRead(data({ spaces: [{ id: "a" }, null], pagination: { current: "" } }));
    expect(error.message).toBe("listSpaces failed: entry 2 of spaces has no fields at all");
  });
});

describe("a list whose total shrinks on the way", () => {
  const traits = (keys: readonly string[], next: string | undefined, totalEntries: number): Reply =>
    data({ traits: keys.map((trait) => ({ trait })), pagination: { current: "", next, totalEntries } });
  const read = async (...pages: Reply[]): Promise<{ keys: string[]; server: TestServer }> => {
    const server = await startServer(...pages);
    const entries = await listAll(clientFor(server.url), "listTraits", { path: { spaceId: "s" } });
    return { keys: entries.map(({ trait }) => trait), server };
  };

  it("is whole when it has what its last page says", async () => {
    const { keys } = await read(traits(["a", "b"], "x", 9), traits(["c"], undefined, 3));
    expect(keys).toEqual(["a", "b", "c"]);
  });

  it("is not read again for that", async () => {
    const { server } = await read(traits(["a"], "x", 9), traits(["b"], undefined, 2));
    expect(server.arrivals).toHaveLength(2);
  });

  it("has an entry once that came twice", async () => {
    const { keys } = await read(traits(["a", "b"], "x", 9), traits(["b", "c"], undefined, 3));
    expect(keys).toEqual(["a", "b", "c"]);
  });

  it("is short when it lacks what its last page says", async () => {
    const error = await rejectionOf(read(traits(["a"], "x", 9), traits(["b"], undefined, 3)));
    expect(error).toBeInstanceOf(ShortListError);
  });
});

describe("entries without an id", () => {
  it("are told apart by what identifies them", async () => {
    const rules = [
      { type: "TRACK", key: "Bought", version: 1 },
      { type: "TRACK", key: "Bought", version: 2 },
      { type: "IDENTIFY", version: 1 },
    ];
    const server = await startServer(data({ rules, pagination: { current: "", totalEntries: 3 } }));
    const path = { trackingPlanId: "tp_1" };
    expect(await listAll(clientFor(server.url), "listRulesFromTrackingPlan", { path })).toEqual(rules);
  });

  it("are one when all of that is the same", async () => {
    const event = { name: "Bought", type: "TRACK" };
    const page = (next: string | undefined): Reply =>
      data({ events: [event], pagination: { current: "", next, totalEntries: 2 } });
    const server = await startServer(page("x"), page(undefined));
    const error = await rejectionOf(listAll(clientFor(server.url), "listEvents", { path: { spaceId: "s" } }));
    expect(error).toBeInstanceOf(ShortListError);
  });
});
