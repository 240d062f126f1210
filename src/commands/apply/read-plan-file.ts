import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Plan } from "../../plan/generated/plan.ts";
import { readPlan } from "../../plan/file/saved-plan.ts";
import { isLabel } from "../../values/label.ts";
import { CommandError } from "../command-error.ts";
import type { CommandIo } from "../io.ts";
import { nextCommand } from "../definitions/next-command.ts";

/**
 * Reads a saved plan.
 *
 * @throws {CommandError} when there is no such file.
 * @throws {PlanFileError} when it is no plan, or was changed.
 */
export async function readPlanFile(io: CommandIo, file: string): Promise<Plan> {
  let text: string;
  try {
    text = await readFile(path.resolve(io.cwd, file), "utf8");
  } catch (error) {
    throw new CommandError(`the plan file ${file} cannot be read`, {
      code: "plan-file-missing",
      hint: `${
        isLabel(file) ? `if ${file} is an environment, write --env ${file}; otherwise ` : ""
      }make one with ${nextCommand("plan", io.given, ["--save", "FILE"])}; an address is written as audience/NAME`,
      cause: error,
    });
  }
  return readPlan(text);
}
