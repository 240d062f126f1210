import { describe, expect, it } from "vitest";
import { audiencesPath, createTestApi } from "./support/api.ts";
import { testDestinations, stateWithDestinations } from "./support/connected.ts";
import { inAudience } from "./support/query.ts";

async function consumersOf(query = ""): Promise<{ names: string[]; total: number | undefined; status: number }> {
  const { create, call, wait } = createTestApi();
  const { id } = await create({ name: "Named" });
  for (const name of ["Beta", "alpha", "Gamma"]) {
    wait(1000);
    await create({ name, definition: { query: inAudience("named") } });
  }
  await create({ name: "Unrelated" });
  const trait = { type: "USERS", query: `event('A').where(${inAudience("named")}).count()` };
  await call("POST", "/spaces/spa_simulated/computed-traits", { body: { name: "Trait", definition: trait } });
  const { status, data } = await call("GET", `${audiencesPath}/${id}/audience-references${query}`);
  return { status, names: data?.audiences.map(({ name }) => name) ?? [], total: data?.pagination.totalEntries };
}

describe("the references to an audience", () => {
  it("are the audiences whose queries name it, and no traits", async () => {
    expect(await consumersOf()).toEqual({ status: 200, names: ["Beta", "alpha", "Gamma"], total: 3 });
  });

  it.each([
    ["?search.type=NAME&search.query=amm", ["Gamma"]],
    ["?search.type=KEY&search.query=al", ["alpha"]],
    ["?search.type=DEFINITION&search.query=named", ["Beta", "alpha", "Gamma"]],
    ["?sort.field=NAME&sort.direction=ASC", ["alpha", "Beta", "Gamma"]],
    ["?sort.field=CREATED_AT&sort.direction=DESC", ["Gamma", "alpha", "Beta"]],
    ["?sort.field=UPDATED_AT&sort.direction=ASC", ["Beta", "alpha", "Gamma"]],
    ["?sort.field=NAME&sort.direction=ASC&pagination.count=1&pagination.cursor=MQ%3D%3D", ["Beta"]],
  ])("can be searched, sorted and paged by %s", async (query, names) => {
    expect((await consumersOf(query)).names).toEqual(names);
  });

  it.each(["?sort.field=KEY&sort.direction=ASC", "?sort.field=NAME", "?pagination.count=1001"])(
    "refuse %s",
    async (query) => {
      expect((await consumersOf(query)).status).toBe(422);
    },
  );

  it("are a 404 for an unknown audience", async () => {
    expect((await createTestApi().call("GET", `${audiencesPath}/aud_0/audience-references`)).status).toBe(404);
  });
});

describe("supported destinations", () => {
  const supportedFor = async (audienceType: string, query = ""): Promise<string[] | number> => {
    const { call } = createTestApi({ state: stateWithDestinations() });
    const path = `/spaces/spa_simulated/audienceType/${audienceType}/supported-destinations${query}`;
    const { status, data } = await call("GET", path);
    return status === 200 ? Object.keys(data.destinations) : status;
  };

  it.each([
    ["USERS", "", ["mail", "ads", "fresh", "house", "off"]],
    ["LINKED", "", ["mail", "fresh", "house", "off"]],
    ["USERS", "?slug=mail", ["mail"]],
    ["USERS", "?actionId=send", ["mail"]],
    ["USERS", "?actionId=nope", []],
    ["PEOPLE", "", 422],
  ])("of %s%s are %j", async (audienceType, query, expected) => {
    expect(await supportedFor(audienceType, query)).toEqual(expected);
  });

  it("show their actions and fields, none for those set up by connection settings", async () => {
    const { call } = createTestApi({ state: stateWithDestinations() });
    const { data } = await call("GET", "/spaces/spa_simulated/audienceType/USERS/supported-destinations");
    expect([data.destinations["mail"]?.actions, data.destinations["ads"]?.actions]).toEqual([
      testDestinations[0]?.actions,
      [],
    ]);
  });
});
