import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { patternWords } from "../../src/yaml/pattern-words.ts";

const files = readdirSync("schemas").filter((file) => file.endsWith(".schema.json") && !file.startsWith("plan"));

function collect(value: unknown, keyword: string): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === keyword && typeof item === "string" ? [item] : collect(item, keyword),
  );
}

describe.each(files)("%s", (file) => {
  const schema = JSON.parse(readFileSync(path.join("schemas", file), "utf8"));

  test("is a valid JSON Schema", () => {
    const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
    expect(ajv.validateSchema(schema)).toBe(true);
  });

  test("has words for each of its patterns", () => {
    const patterns = collect(schema, "pattern");
    expect(patterns.filter((pattern) => patternWords(pattern, "") === undefined)).toEqual([]);
  });

  test("uses no format, which the validator would refuse", () => {
    expect(collect(schema, "format")).toEqual([]);
  });
});
