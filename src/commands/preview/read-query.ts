import { text as readStream } from "node:stream/consumers";
import { hasErrors } from "../../diagnostics/diagnostic.ts";
import type { DefinitionType } from "../../query/index.ts";
import { tellFindings } from "../output/tell-findings.ts";
import { plural } from "../../values/words.ts";
import { asWritten, parseTemplate, writeInterpolation } from "../../values/template.ts";
import type { CreateAudiencePreviewInput } from "../../segment/generated/wire.ts";
import { CommandError } from "../command-error.ts";
import { explainQuery } from "../explain/read-query.ts";
import type { CommandIo } from "../io.ts";

/**
 * The preview of a query that is in no manifest. Faulty ones are refused here, because a preview of them would be spent
 * all the same.
 *
 * @param given The query, or `-` for standard input.
 * @throws {CommandError} with every finding when one of them is an error.
 */
export async function readQuery(
  io: CommandIo,
  given: string,
  audienceType: DefinitionType,
): Promise<CreateAudiencePreviewInput> {
  const query = (given === "-" ? await readStream(io.stdin) : given).trim();
  refuseExpressions(query);
  const { diagnostics, source } = explainQuery(query, "audience", audienceType);
  const sources = new Map([[source.file, source]]);
  if (hasErrors(diagnostics)) {
    const errors = diagnostics.filter(({ severity }) => severity === "error").length;
    throw new CommandError(`the query has ${plural(errors, "error")}; nothing was sent to Segment`, {
      code: "invalid-input",
      hint: `correct it; audiencectl explain query says offline what one means`,
      diagnostics,
      sources,
    });
  }
  tellFindings(io, diagnostics, sources);
  return { audienceType, definition: { query } };
}

/** Inside of a text, an expression is a valid query that matches nobody. */
function refuseExpressions(query: string): void {
  const expression = parseTemplate(asWritten(query)).parts.find((part) => part.type === "expression")?.expression;
  if (expression === undefined) return;
  throw new CommandError(`the query holds ${writeInterpolation(expression)}, which is filled in for manifests only`, {
    code: "preview-expression",
    hint: "write the key itself, such as trait('high_spenders'), or preview the audience of a manifest",
  });
}
