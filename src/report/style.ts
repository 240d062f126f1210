import { styleText } from "node:util";
import { escapeControls } from "../values/printable.ts";

/** How text output is coloured; every function gives the text back as it is when colour is off. */
export type Style = Record<StyleName, (text: string) => string>;

const styleNames = ["bold", "dim", "red", "green", "yellow", "cyan", "magenta"] as const;

type StyleName = (typeof styleNames)[number];

/** A style with or without colour. */
export function createStyle(colour: boolean): Style {
  // Whether there is colour was decided already; by itself Node would look at stdout and the variables once more.
  const paint = (name: StyleName) => (text: string) =>
    colour && text !== "" ? styleText(name, text, { validateStream: false }) : text;
  return Object.fromEntries(styleNames.map((name) => [name, paint(name)])) as Style;
}

/** A JSON value on one line: texts in quotes, everything else as JSON. */
export function quote(value: unknown): string {
  return escapeControls(JSON.stringify(value) ?? "");
}
