import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import type { RequestError } from "../segment/generated/wire.ts";
import { inputFault, toInputFaults } from "./input-faults.ts";
import { closedOnInput, componentSchemas, convertSchema } from "./json-schema.ts";
import type { OpenApiParameter } from "./openapi.ts";
import type { Operation } from "./operations.ts";

/** Path and query parameters after conversion, by the names of the OpenAPI file (`spaceId`, `pagination.count`). */
export type ParameterValues = Record<string, unknown>;

interface OperationValidators {
  body: ValidateFunction | undefined;
  parameters: ValidateFunction;
}

/** The faults of a body, none when the operation takes none. A missing body is one fault. */
export function checkBody(operation: Operation, body: unknown): RequestError[] {
  const { body: validate } = validatorsOf(operation);
  if (validate === undefined) return [];
  if (body === undefined) return [inputFault("", "is required")];
  return validate(body) ? [] : toInputFaults(validate.errors ?? []);
}

/** The faults of path and query parameters. Numbers and booleans in `values` are converted in place. */
export function checkParameters(operation: Operation, values: ParameterValues): RequestError[] {
  const { parameters: validate } = validatorsOf(operation);
  return validate(values) ? [] : toInputFaults(validate.errors ?? []);
}

// Compiling takes milliseconds each, so it happens at an operation's first request, once per process.
const compiled = new Map<string, OperationValidators>();
let compilers: { body: Ajv2020; parameters: Ajv2020 } | undefined;

function validatorsOf(operation: Operation): OperationValidators {
  const known = compiled.get(operation.operationId);
  if (known !== undefined) return known;
  compilers ??= {
    body: new Ajv2020({ allErrors: true, strict: false, validateSchema: false }).addSchema(
      componentSchemas(closedOnInput, "input"),
    ),
    parameters: new Ajv2020({ allErrors: true, strict: false, validateSchema: false, coerceTypes: true }),
  };
  const validators: OperationValidators = {
    body: operation.bodySchema && compilers.body.compile(convertSchema(operation.bodySchema, closedOnInput)),
    parameters: compilers.parameters.compile(parametersSchema(operation.parameters)),
  };
  compiled.set(operation.operationId, validators);
  return validators;
}

function parametersSchema(parameters: readonly OpenApiParameter[]): Record<string, unknown> {
  const groupedNames = (group: string | undefined): string[] =>
    parameters
      .filter((parameter) => parameter["x-group"] === group && parameter["x-required-in-group"] === true)
      .map((parameter) => parameter.name);
  return {
    type: "object",
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
    required: parameters.filter(({ required }) => required).map(({ name }) => name),
    // A group such as `pagination` may be left out, but once one member is given the required ones must be there too.
    dependentRequired: Object.fromEntries(
      parameters
        .filter((parameter) => parameter["x-group"] !== undefined)
        .map((parameter) => [parameter.name, groupedNames(parameter["x-group"])]),
    ),
    additionalProperties: false,
  };
}
