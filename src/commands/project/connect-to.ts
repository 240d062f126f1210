import type { DeclaredProject } from "../../planning/load-declared-project.ts";
import type { CommandIo } from "../io.ts";
import { connect, type ApiConnection, type ApiConnectionExtras, type ApiConnectionOptions } from "./connect.ts";
import { secretsIn } from "./secret-values.ts";

/** An environment of a project, and the texts that may name secrets as `${env.NAME}`. */
export interface EnvironmentTarget extends Pick<DeclaredProject, "project" | "environment"> {
  texts: readonly string[];
}

/** What may name secrets in a project that was read. */
export function textsIn({ resources, sources }: Pick<DeclaredProject, "resources" | "sources">): string[] {
  return [JSON.stringify(resources), ...[...sources.values()].map(({ text }) => text)];
}

/** The client for an environment of a project. */
export async function connectTo(
  io: CommandIo,
  options: ApiConnectionOptions,
  { project, environment, texts }: EnvironmentTarget,
  extras: ApiConnectionExtras = {},
): Promise<ApiConnection> {
  const { region, space } = environment;
  const { limits, directory } = project;
  return await connect(io, options, { region, space, limits, directory, secrets: secretsIn(io, texts) }, extras);
}
