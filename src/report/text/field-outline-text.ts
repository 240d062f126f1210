import type { Style } from "../style.ts";

/** A field with those below it. */
export interface FieldOutline {
  /** Its name in the mapping it stands in; `NAME` stands for any. */
  field: string;
  type: string;
  required: boolean;
  /** The fields in it, or in each of its entries. */
  fields: readonly FieldOutline[];
}

/** A field and everything below it as a tree. Ends with a line break. */
export function renderFieldOutlineText(title: string, fields: readonly FieldOutline[], style: Style): string {
  return `${[style.bold(title), ...outlineLines(fields, "  ", style)].join("\n")}\n`;
}

function outlineLines(fields: readonly FieldOutline[], indent: string, style: Style): string[] {
  return fields.flatMap(({ field, type, required, fields: inner }) => [
    `${indent}${field}  ${style.cyan(type)}${required ? ", required" : ""}`,
    ...outlineLines(inner, `${indent}  `, style),
  ]);
}
