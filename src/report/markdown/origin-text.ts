import { minuteText, type Origin } from "../report-setting.ts";
import { code } from "./code.ts";

/** Addresses that can be made a link as they are: nothing in them ends the link, or begins anything else. */
const plainAddress = /^https?:\/\/[\w.:/?=&%~#-]+$/;

/** What a report was made from, as a sentence; empty where that is not known. */
export function originText(origin: Origin | undefined): string {
  if (!origin) return "";
  const { commit, run, madeAt } = origin;
  const from = commit === undefined ? "" : ` from commit ${code(commit)}`;
  const by = run !== undefined && plainAddress.test(run) ? `, by [this run](${run})` : "";
  return `Made${from} at ${minuteText(madeAt)}${by}.`;
}
