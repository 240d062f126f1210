export type { ArgumentDefinition, CommandDefinition, CommandModule, OptionDefinition } from "./definition.ts";
import type { CommandDefinition } from "./definition.ts";
import {
  initDefinition,
  validateDefinition,
  fmtDefinition,
  graphDefinition,
  explainDefinition,
  completionDefinition,
} from "./definitions/files.ts";
import {
  planDefinition,
  applyDefinition,
  driftDefinition,
  showDefinition,
  importDefinition,
} from "./definitions/changes.ts";
import {
  previewDefinition,
  runDefinition,
  apiDefinition,
  simulateDefinition,
  doctorDefinition,
} from "./definitions/space.ts";

/** Every command, in the order of the help. */
export const commandDefinitions: readonly CommandDefinition[] = [
  initDefinition,
  validateDefinition,
  planDefinition,
  applyDefinition,
  driftDefinition,
  graphDefinition,
  importDefinition,
  showDefinition,
  previewDefinition,
  fmtDefinition,
  explainDefinition,
  runDefinition,
  apiDefinition,
  simulateDefinition,
  doctorDefinition,
  completionDefinition,
];
