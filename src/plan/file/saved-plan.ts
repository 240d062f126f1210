import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import schema from "../../../schemas/plan.schema.json" with { type: "json" };
import { resourceKinds } from "../../resources/kinds.ts";
import { checksumPlan, digestPlan } from "./digest.ts";
import type { Plan } from "../generated/plan.ts";
import { PlanFileError } from "./plan-file-error.ts";

let validate: ValidateFunction<Plan> | undefined;

/** The text of a plan file. It ends with a checksum of everything else. */
export function writePlan(plan: Plan): string {
  return `${JSON.stringify({ ...plan, checksum: checksumPlan(plan) }, null, 2)}\n`;
}

/**
 * The plan in the text of a plan file.
 *
 * Two hashes have to fit: the digest, which is what people agree to, and the checksum of all else that reviewers read.
 * They tell an edit by hand or a damaged file, and no more: whoever makes both anew has made another plan. What such a plan
 * can do is up to who applies it, and carries out nothing that files and space do not ask for; see `agreement/agree.ts`.
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
    throw new PlanFileError("the plan was saved by another version of audiencectl; save it again");
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
  const { checksum, ...plan } = value;
  if (checksum === undefined)
    throw new PlanFileError(
      "the plan has no checksum: it was changed after it was saved, or saved by an older version",
    );
  if (checksumPlan(plan) !== checksum)
    throw new PlanFileError("the plan was changed after it was saved: its checksum does not fit what it says");
  return plan;
}

function compile(): ValidateFunction<Plan> {
  const ajv = new Ajv2020({ validateSchema: false, strict: true, allowUnionTypes: true });
  ajv.addFormat("date-time", (text: string) => !Number.isNaN(Date.parse(text)));
  return ajv.compile<Plan>(schema);
}
