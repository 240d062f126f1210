import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import schema from "../../schemas/plan.schema.json" with { type: "json" };
import { resourceKinds } from "../resources/kinds.ts";
import { digestPlan } from "./digest.ts";
import type { Plan } from "./generated/plan.ts";
import { PlanFileError } from "./plan-file-error.ts";

let validate: ValidateFunction<Plan> | undefined;

/** The text of a plan file. */
export function writePlan(plan: Plan): string {
  return `${JSON.stringify(plan, null, 2)}\n`;
}

/**
 * The plan in the text of a plan file.
 *
 * @throws {PlanFileError} when the text is no plan of this format, or was changed after it was saved.
 */
export function readPlan(text: string): Plan {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new PlanFileError("the file is not JSON", { cause: error });
  }
  if (typeof value === "object" && value !== null && "formatVersion" in value && value.formatVersion !== 1)
    throw new PlanFileError("the plan was saved by another version of audiencectl; make it anew");
  validate ??= compile();
  if (!validate(value)) {
    const [error] = validate.errors ?? [];
    throw new PlanFileError(`the file is not a plan: ${error?.instancePath || "/"} ${error?.message ?? "is invalid"}`);
  }
  const unknown = value.changes.find(({ kind }) => !resourceKinds.some((each) => each.kind === kind));
  if (unknown)
    throw new PlanFileError(
      `the plan has a change of the kind ${JSON.stringify(unknown.kind)}, which this version does not know`,
    );
  if (digestPlan(value) !== value.digest)
    throw new PlanFileError("the plan was changed after it was saved: its digest does not fit its changes");
  return value;
}

function compile(): ValidateFunction<Plan> {
  const ajv = new Ajv2020({ validateSchema: false, strict: true, allowUnionTypes: true });
  addFormats.default(ajv);
  return ajv.compile<Plan>(schema);
}
