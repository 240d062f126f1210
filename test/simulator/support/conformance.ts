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
  validate(body);
  expect({ name, body, faults: validate.errors ?? [] }).toEqual({ name, body, faults: [] });
  expect([name, ...Object.keys(body as object)]).toEqual([name, status === 200 ? "data" : "errors"]);
  const types = status === 200 ? operation?.responseMediaTypes : ["application/json"];
  expect({ name, mediaType }).toEqual({ name, mediaType: expect.toBeOneOf([...(types ?? [])]) as string });
}
