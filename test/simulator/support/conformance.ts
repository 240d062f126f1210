import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { expect } from "vitest";
import { componentSchemas, convertSchema, type ClosesObject } from "../../../src/simulator/json-schema.ts";
import type { OpenApiSchema } from "../../../src/simulator/openapi.ts";
import { operations } from "../../../src/simulator/operations.ts";

// Answers must not carry keys that the OpenAPI file does not know, so every object with known keys is closed.
const closedOnOutput: ClosesObject = (schema) =>
  schema["properties"] !== undefined && schema["additionalProperties"] === undefined;

const ajv = new Ajv2020({ allErrors: true, strict: false }).addSchema(componentSchemas(closedOnOutput, "output"));
const errorEnvelope: OpenApiSchema = { $ref: "#/components/schemas/RequestErrorEnvelope" };
const compiled = new Map<string, ValidateFunction>();

/** Fails the test unless an answer has the shape and the media type that the OpenAPI file gives it. */
export function expectConforming(operationId: string, status: number, mediaType: string | null, body: unknown): void {
  const operation = operations.find((candidate) => candidate.operationId === operationId);
  const schema = operation?.responseSchemas[String(status)] ?? errorEnvelope;
  const name = `${operationId} ${status}`;
  const validate = compiled.get(name) ?? ajv.compile(convertSchema(schema, closedOnOutput));
  compiled.set(name, validate);
  const faults = validate(body) ? [] : (validate.errors ?? []);
  const members = Object.keys(body as object);
  const types = status === 200 ? (operation?.responseMediaTypes ?? []) : ["application/json"];
  const isConforming = faults.length === 0 && types.includes(mediaType ?? "") && members.length === 1;
  // Matchers take longer than the answer took, and nearly every answer conforms.
  if (isConforming && members[0] === (status === 200 ? "data" : "errors")) return;
  expect({ name, body, faults }).toEqual({ name, body, faults: [] });
  expect([name, ...members]).toEqual([name, status === 200 ? "data" : "errors"]);
  expect({ name, mediaType }).toEqual({ name, mediaType: expect.toBeOneOf([...types]) as string });
}
