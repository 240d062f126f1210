import type { Origin } from "./report-setting.ts";
import { minuteText } from "../values/minute-text.ts";

/** Addresses that can be made a link as they are: nothing in them ends the link, or begins anything else. */
const plainAddress = /^https?:\/\/[\w.:/?=&%~#-]+$/;

/** How a format marks what it quotes and links. */
export interface OriginMarks {
  code: (text: string) => string;
  link: (address: string, text: string) => string;
}

/** What a report was made from, as a sentence; empty where that is not known. */
export function originText(origin: Origin | undefined, { code, link }: OriginMarks): string {
  if (!origin) return "";
  const { commit, run, startedBy, madeAt } = origin;
  const from = commit === undefined ? "" : ` from commit ${code(commit)}`;
  const by = run !== undefined && plainAddress.test(run) ? `, by ${link(run, "this run")}` : "";
  const who = startedBy === undefined ? "" : `, started by ${code(startedBy)}`;
  return `Made${from} at ${minuteText(madeAt)}${by}${who}.`;
}
