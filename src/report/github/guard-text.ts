import { createHash } from "node:crypto";
import { workflowCommand } from "./workflow-command.ts";

/**
 * A text for the log in which the runner looks for no commands: it may hold names that look like some. The word that ends
 * this is a hash of the text, so no text can hold its own.
 */
export function guardText(text: string): string {
  if (text === "") return "";
  const token = `audiencectl-${createHash("sha256").update(text).digest("hex")}`;
  const lines = text.endsWith("\n") ? text : `${text}\n`;
  return `${workflowCommand("stop-commands", {}, token)}\n${lines}${workflowCommand(token, {}, "")}\n`;
}
