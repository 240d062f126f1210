import { describe, expect, it } from "vitest";
import { audienceInput, audiencesPath, createTestApi } from "./support/api.ts";

async function faultsOf(method: string, path: string, body?: unknown) {
  const { status, errors } = await createTestApi().call(method, path, body === undefined ? {} : { body });
  expect(status).toBe(422);
  expect(new Set(errors.map(({ type }) => type))).toEqual(new Set(["input-validation"]));
  return errors.map(({ field, message }) => [field, message]);
}

describe("the input of a request", () => {
  it("is answered with every fault at once", async () => {
    const body = { description: "", enabled: "yes", definition: {}, options: { backfillEventDataDays: "7" }, key: "x" };
    expect(await faultsOf("POST", audiencesPath, body)).toEqual(
      expect.arrayContaining([
        ["name", '"name" is required'],
        ["audienceType", '"audienceType" is required'],
        ["enabled", '"enabled" must be a boolean'],
        ["definition.query", '"query" is required'],
        ["options.backfillEventDataDays", '"backfillEventDataDays" must be a number'],
        ["key", '"key" is not allowed'],
        ["description", '"description" is not allowed to be empty'],
      ]),
    );
  });

  it("has no fault twice", async () => {
    expect(await faultsOf("POST", audiencesPath, {})).toHaveLength(3);
  });

  it("names the place in an array by its index", async () => {
    const body = audienceInput({ options: { filterByExternalIds: ["email", 7 as unknown as string] } });
    expect(await faultsOf("POST", audiencesPath, body)).toEqual([
      ["options.filterByExternalIds.1", '"[1]" must be a string'],
    ]);
  });

  it("lists the values that are allowed", async () => {
    const body = { ...audienceInput(), audienceType: "PEOPLE" };
    expect(await faultsOf("POST", audiencesPath, body)).toEqual([
      ["audienceType", '"audienceType" must be one of [ACCOUNTS, LINKED, USERS]'],
    ]);
  });

  it("may not be null where a value is expected", async () => {
    const body = { ...audienceInput(), definition: null, description: null };
    expect(await faultsOf("POST", audiencesPath, body)).toEqual(
      expect.arrayContaining([
        ["definition", '"definition" must be of type object'],
        ["description", '"description" must be a string'],
      ]),
    );
  });

  it.each([
    ["name", { name: "" }],
    ["definition.query", { definition: { query: "" } }],
  ])("may not be an empty %s", async (field, part) => {
    const [fault] = await faultsOf("POST", audiencesPath, audienceInput(part));
    expect(fault).toEqual([field, expect.stringContaining("is not allowed to be empty")]);
  });

  it("may not hold unknown keys in objects that are open when read", async () => {
    const definition = { query: "trait('a') = 'b'", type: "USERS" };
    expect(await faultsOf("POST", audiencesPath, audienceInput({ definition }))).toEqual([
      ["definition.type", '"type" is not allowed'],
    ]);
  });

  it("may not be missing", async () => {
    expect(await faultsOf("POST", audiencesPath)).toEqual([[undefined, '"value" is required']]);
  });

  it.each(["[]", "7", "null"])("may not be %s", async (text) => {
    const { status, errors } = await createTestApi().call("POST", audiencesPath, { text });
    expect([status, errors[0]?.message]).toEqual([422, '"value" must be of type object']);
  });

  it("may not be anything but JSON", async () => {
    const { status, errors } = await createTestApi().call("POST", audiencesPath, { text: "{" });
    expect([status, errors]).toEqual([422, [{ type: "input-validation", message: '"value" must be valid JSON' }]]);
  });

  it("has path parameters of at most 255 characters", async () => {
    expect(await faultsOf("GET", `${audiencesPath}/${"a".repeat(256)}`)).toEqual([
      ["id", '"id" length must be less than or equal to 255 characters long'],
    ]);
  });

  it("has faults of path, query and body together", async () => {
    const path = `/spaces/${"a".repeat(256)}/audiences?colour=red`;
    const fields = (await faultsOf("POST", path, { ...audienceInput(), name: 1 })).map(([field]) => field);
    expect(new Set(fields)).toEqual(new Set(["colour", "name", "spaceId"]));
  });

  it("has percent-encoded path parameters", async () => {
    const { errors } = await createTestApi().call("GET", `${audiencesPath}/a%2Fb%20c`);
    expect(errors[0]?.message).toContain("'a/b c'");
  });
});

describe("a query parameter that the operation does not have", () => {
  it("is refused by default", async () => {
    expect(await faultsOf("GET", `${audiencesPath}?colour=red`)).toEqual([["colour", '"colour" is not allowed']]);
  });

  it("is ignored when the setting says so", async () => {
    const { call } = createTestApi({ settings: { unknownQuery: "ignore" } });
    expect((await call("GET", `${audiencesPath}?colour=red`)).status).toBe(200);
  });

  it("includes one that is given twice", async () => {
    expect(await faultsOf("GET", `${audiencesPath}?include=schedules&include=schedules`)).not.toEqual([]);
  });
});

describe("an empty description", () => {
  it("is refused in a PATCH by default", async () => {
    const { create, call } = createTestApi();
    const { id } = await create();
    const { status, errors } = await call("PATCH", `${audiencesPath}/${id}`, { body: { description: "" } });
    expect([status, errors[0]?.field]).toEqual([422, "description"]);
  });

  it("is accepted in a POST when the setting says so", async () => {
    const { create } = createTestApi({ settings: { emptyDescription: "accept" } });
    expect((await create({ description: "" })).description).toBe("");
  });

  it("clears the description in a PATCH when the setting says so", async () => {
    const { create, call } = createTestApi({ settings: { emptyDescription: "accept" } });
    const { id } = await create({ description: "Some" });
    const { data } = await call("PATCH", `${audiencesPath}/${id}`, { body: { description: "" } });
    expect(data.audience.description).toBe("");
  });
});
