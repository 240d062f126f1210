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

/** A count with thousands separated: `12,034`. */
export function count(value: number): string {
  // By hand, because loading the locale data for it takes longer than most commands do.
  return String(value).replaceAll(/(?<=\d)(?=(?:\d{3})+$)/g, ",");
}

/** A count with its noun: `1 audience`, `3 audiences`. */
export function plural(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? "" : "s"}`;
}
