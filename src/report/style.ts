import pc from "picocolors";
import { escapeControls } from "../values/printable.ts";

/** How text output is coloured; every function gives the text back as it is when colour is off. */
export type Style = Record<"bold" | "dim" | "red" | "green" | "yellow" | "cyan" | "magenta", (text: string) => string>;

/** A style with or without colour. */
export function createStyle(colour: boolean): Style {
  return pc.createColors(colour);
}

/** A JSON value on one line: texts in quotes, everything else as JSON. */
export function quote(value: unknown): string {
  return escapeControls(JSON.stringify(value) ?? "");
}
