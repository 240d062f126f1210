import type { Diagnostic, SourceRange } from "../diagnostics/diagnostic.ts";

/** What a finding of a plan is about: a change, whose source is where it starts, or a manifest. */
export interface Subject {
  address: string;
  source?: (Pick<SourceRange, "file" | "line" | "column"> & Partial<SourceRange>) | undefined;
}

/** Address and manifest line of a subject, for a finding about it. */
export function placeOf({ address, source }: Subject): Pick<Diagnostic, "address" | "source"> {
  if (!source) return { address };
  const { endLine = source.line, endColumn = source.column } = source;
  return { address, source: { ...source, endLine, endColumn } };
}
