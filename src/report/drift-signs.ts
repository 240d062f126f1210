import type { PartDifference } from "../drift/drift.ts";
import type { Style } from "./style.ts";

/** How each difference of a part stands out: its sign and its colour. */
export const partSigns: Record<PartDifference, { sign: string; colour: keyof Style }> = {
  missing: { sign: "-", colour: "red" },
  undeclared: { sign: "+", colour: "yellow" },
  fields: { sign: "~", colour: "yellow" },
};
