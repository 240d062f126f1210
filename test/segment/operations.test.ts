import { readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, test } from "vitest";
import { isOperationId, operationRow, operations, type OperationId } from "../../src/segment/operations.ts";
import { openApi } from "../../src/simulator/openapi.ts";

interface Published {
  id: string;
  method: string;
  path: string;
  stage: unknown;
  limits: unknown;
  pageMax: unknown;
  listKeys: string[];
}

/** The OpenAPI file, one row per operation, as far as the table repeats it. */
const published: Published[] = Object.entries(openApi.paths).flatMap(([template, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    id: operation.operationId,
    method: method.toUpperCase(),
    path: template,
    stage: "x-stage" in operation ? operation["x-stage"] : undefined,
    limits: (operation["x-rate-limits"] ?? []).map(({ limit, per }) => ({ requests: limit, per })),
    pageMax: operation.parameters?.find(({ name }) => name === "pagination.count")?.schema["maximum"],
    listKeys: listKeysOf(operation.responses),
  })),
);

function listKeysOf(responses: Record<string, { content?: Record<string, { schema: object }> }>): string[] {
  const [content] = Object.values(responses["200"]?.content ?? {});
  const envelope = resolve(content?.schema);
  const data = resolve(propertiesOf(envelope)["data"]);
  return Object.entries(propertiesOf(data))
    .filter(([, schema]) => resolve(schema)["type"] === "array")
    .map(([name]) => name);
}

function propertiesOf(schema: Record<string, unknown>): Record<string, unknown> {
  return (schema["properties"] ?? {}) as Record<string, unknown>;
}

function resolve(schema: unknown): Record<string, unknown> {
  const known = (schema ?? {}) as Record<string, unknown>;
  const name = typeof known["$ref"] === "string" ? known["$ref"].split("/").at(-1) : undefined;
  return name === undefined ? known : resolve(openApi.components.schemas[name]);
}

function rowOf(id: string): ReturnType<typeof operationRow> {
  if (!isOperationId(id)) throw new Error(`the table has no ${id}`);
  return operationRow(id);
}

const rows = (Object.keys(operations) as OperationId[]).map((id) => ({ id, ...operationRow(id) }));

test("the table has the operations of the OpenAPI file and no other", () => {
  expect(Object.keys(operations).toSorted()).toEqual(published.map(({ id }) => id).toSorted());
});

test("the table has 61 operations", () => {
  expect(rows).toHaveLength(61);
});

test("no operation has a row in two tables, where one would hide the other", async () => {
  const folder = path.resolve(import.meta.dirname, "../../src/segment/operations");
  const modules = await Promise.all(
    readdirSync(folder).map(async (file) => (await import(path.join(folder, file))) as Record<string, object>),
  );
  const ids = modules.flatMap((module) => Object.values(module)).flatMap((table) => Object.keys(table));
  expect(ids.toSorted()).toEqual(Object.keys(operations).toSorted());
});

describe("the row of an operation", () => {
  it.each(published)("$id has the published method", ({ id, method }) => {
    expect(rowOf(id).method).toBe(method);
  });

  it.each(published)("$id has the published path", (each) => {
    expect(rowOf(each.id).path).toBe(each.path);
  });

  it.each(published)("$id has the version that is its stage", ({ id, stage }) => {
    expect(rowOf(id).version).toBe(stage);
  });

  it.each(published)("$id has the published limits", ({ id, limits }) => {
    expect(rowOf(id).limits).toEqual(limits);
  });

  it.each(published)("$id has the published page maximum", ({ id, pageMax }) => {
    expect(rowOf(id).page?.max).toBe(pageMax);
  });

  it.each(published.filter(({ pageMax }) => pageMax !== undefined))("$id reads the list's key", ({ id, listKeys }) => {
    expect([rowOf(id).page?.items]).toEqual(listKeys);
  });

  it.each(rows)("$id has a lane of its own exactly if it has a limit of its own", ({ id, lane, limits }) => {
    expect(lane).toBe(limits.length > 0 ? id : "default");
  });
});

describe("the resend rule", () => {
  it("is after-refusal for every POST but the one that only reads", () => {
    const careful = rows.filter(({ resend }) => resend === "after-refusal").map(({ id }) => id);
    const posts = rows.filter(({ method }) => method === "POST").map(({ id }) => id);
    expect(careful).toEqual(posts.filter((id) => id !== "batchQueryMessagingSubscriptionsForSpace"));
  });

  it("is always for the POST that only reads", () => {
    expect(operations.batchQueryMessagingSubscriptionsForSpace.resend).toBe("always");
  });
});

test("a name of the prototype is not taken for an operation", () => {
  expect(isOperationId("toString")).toBe(false);
});
