import { text as readStream } from "node:stream/consumers";
import { renderQueryText } from "../../report/text/query-text.ts";
import { renderComparisonText } from "../../report/text/comparison-text.ts";
import { CommandError } from "../command-error.ts";
import { compareQueries } from "./compare-queries.ts";
import { findUnknownReferences } from "./unknown-references.ts";
import { explainQuery } from "./read-query.ts";
import type { TopicReader } from "./topic.ts";

/** `explain query TEXT`: what a query means. */
export const queryTopic: TopicReader = {
  topics: [["query TEXT", "what a query means, how it is computed and what is wrong with it; - reads standard input"]],
  words: () => ["query"],
  flags: ["trait", "against"],

  async read({ name, rest, type, trait, against, io }) {
    if (name !== "query") return undefined;
    if (rest === undefined)
      throw new CommandError("there is no query to explain", {
        code: "query-missing",
        hint: "give it in quotes, or - to read it from standard input",
      });
    if (trait && type === "LINKED")
      throw new CommandError("computed traits have the type USERS or ACCOUNTS, not LINKED", {
        code: "usage",
        hint: "leave out --type, or --trait",
      });
    for (const text of [rest, against]) refuseAddress(text);
    const query = rest === "-" ? await readStream(io.stdin) : rest;
    const kind = trait ? "computed-trait" : "audience";
    const explained = explainQuery(query, kind, type);
    const other = against === undefined ? undefined : explainQuery(against, kind, type, "against");
    const { reading } = explained;
    const comparison = other && (await compareQueries(explained, other, Date.now()));
    const read = [explained, ...(other ? [other] : [])];
    const unknown = await findUnknownReferences(
      io,
      read.map(({ source }) => source),
    );
    const diagnostics = [...read.flatMap((each) => each.diagnostics), ...unknown];
    return {
      data: { query, ...reading, ...(comparison && { against: comparison }), diagnostics },
      text: (style) => renderQueryText(reading, style) + renderComparisonText(comparison, style),
      findings: { diagnostics, sources: read.map(({ source }) => source) },
    };
  },
};

/** Refuses the address of an object, which would be read as a text with many faults. */
function refuseAddress(text: string | undefined): void {
  if (text === undefined || !/^\s*(audience|trait)\/[\w.-]+\s*$/.test(text)) return;
  throw new CommandError(`${text.trim()} is an address, and explain query takes the text of a query`, {
    code: "query-address",
    hint: "give what definition.query in its manifest has, in quotes",
  });
}
