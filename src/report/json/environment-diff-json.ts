import type { DifferingField, EnvironmentDiff } from "../../plan/compare/environment-diff.ts";
import { printJson } from "../print-json.ts";

/** How two environments differ, for machines. Values are in the order of the environments. Ends with a line break. */
export function renderEnvironmentDiffJson({ differing, ...diff }: EnvironmentDiff): string {
  const objects = differing.map(({ fields, ...object }) => ({ ...object, fields: fields.map(fieldJson) }));
  return printJson({ formatVersion: 1, ...diff, differing: objects });
}

/** A field with both its values; `null` where there is none. */
function fieldJson({ field, pointer, before = null, after = null, variables }: DifferingField): object {
  return { field, pointer, values: [before, after], variables };
}
