import {
  adoptDefinition,
  applyDefinition,
  driftDefinition,
  importDefinition,
  planDefinition,
  showDefinition,
} from "./changes.ts";
import { auditDefinition } from "./audit.ts";
import { catalogDefinition } from "./catalog.ts";
import type { CommandDefinition } from "./definition.ts";
import {
  completionDefinition,
  diffDefinition,
  explainDefinition,
  fmtDefinition,
  graphDefinition,
  initDefinition,
  projectsDefinition,
  validateDefinition,
} from "./files.ts";
import { probeDefinition } from "./probe.ts";
import { testDefinition } from "./tests.ts";
import {
  apiDefinition,
  doctorDefinition,
  listDefinition,
  previewDefinition,
  runDefinition,
  simulateDefinition,
} from "./space.ts";
import { traceDefinition } from "./trace.ts";

const definitions = [
  initDefinition,
  validateDefinition,
  testDefinition,
  planDefinition,
  applyDefinition,
  driftDefinition,
  diffDefinition,
  listDefinition,
  auditDefinition,
  catalogDefinition,
  graphDefinition,
  importDefinition,
  adoptDefinition,
  showDefinition,
  previewDefinition,
  fmtDefinition,
  projectsDefinition,
  explainDefinition,
  runDefinition,
  apiDefinition,
  simulateDefinition,
  probeDefinition,
  doctorDefinition,
  traceDefinition,
  completionDefinition,
] as const;

/** The name of a command. */
export type CommandName = (typeof definitions)[number]["name"];

/** What the definition of a command says, as types. */
export type DefinitionOf<Name extends CommandName> = Extract<(typeof definitions)[number], { name: Name }>;

/** Every command, in the order of the help. */
export const commandDefinitions: readonly (CommandDefinition & { name: CommandName })[] = definitions;
