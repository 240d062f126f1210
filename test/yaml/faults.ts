import { sortDiagnostics } from "../../src/diagnostics/diagnostic.ts";
import { SourceText } from "../../src/diagnostics/source-text.ts";
import { parseYaml } from "../../src/yaml/parse-yaml.ts";
import { show } from "../manifest/temp-project.ts";

/** The findings about a text, one line each: `1:4-5 document-syntax: message [hint]`. */
export function faultsOf(text: string): string[] {
  const { diagnostics } = parseYaml(new SourceText("f", text));
  return sortDiagnostics(diagnostics).map((diagnostic) => show(diagnostic).replace("f:", "").replace(" error", ""));
}

/** The values of the documents of a text. */
export function valuesOf(text: string): unknown[] {
  return parseYaml(new SourceText("f", text)).documents.map(({ value }) => value);
}
