/** A kind of annotation, which is the name of the workflow command that makes one. */
export type AnnotationType = "error" | "warning" | "notice";

/**
 * A line that the runner takes for a command. Properties follow each other without a blank, because the runner would make
 * it a part of the next name.
 */
export function workflowCommand(
  command: string,
  properties: Readonly<Record<string, string | number>>,
  data: string,
): string {
  const pairs = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${[command, ...(pairs.length > 0 ? [pairs.join(",")] : [])].join(" ")}::${escapeData(data)}`;
}

/** A text as the data of a command, which the runner turns back into the same text. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** A text as the value of a property, which a colon or a comma would end. */
function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
