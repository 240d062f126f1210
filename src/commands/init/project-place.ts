import { showPath } from "../../project/show-path.ts";
import type { ApiConnectionFlags, ProjectOptions } from "../definitions/shared-options.ts";
import type { CommandIo } from "../io.ts";

/** What commands are to be given to be about a project that `init` sets up. */
export type ProjectPlace = Pick<ProjectOptions, "project"> & Pick<ApiConnectionFlags, "simulate" | "allowHost">;

/**
 * The options that lead from where somebody is to a project, and to the API as this run was told to reach it.
 *
 * @param directory Absolute path of the project's folder.
 */
export function projectPlace(
  { cwd }: Pick<CommandIo, "cwd">,
  { simulate, allowHost }: Pick<ApiConnectionFlags, "simulate" | "allowHost">,
  directory: string,
): ProjectPlace {
  return {
    ...(directory !== cwd && { project: showPath(directory, cwd) }),
    ...(simulate !== undefined && { simulate }),
    ...(allowHost !== undefined && { allowHost }),
  };
}
