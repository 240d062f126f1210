import { readFileSync } from "node:fs";
import { globSync } from "tinyglobby";
import { parseAllDocuments } from "yaml";
import { parseQuery } from "../../src/query/index.ts";

/** One row of the table of documented examples. */
export interface Example {
  kind: string;
  text: string;
}

/** The documented examples of one or more kinds, from the table beside this file. */
export function examples(...kinds: readonly string[]): Example[] {
  return readFileSync(new URL("query-examples.tsv", import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const tab = line.indexOf("\t");
      return { kind: line.slice(0, tab), text: line.slice(tab + 1) };
    })
    .filter(({ kind }) => kinds.includes(kind));
}

/** Queries with the shapes that live workspaces were seen to hold (API.md 4.3); names are made up. */
export const liveShapes: readonly string[] = [
  "event('Page Opened').where(property('path').contains('/help/')).count() >= 1 AND event('Plan Chosen').where(property('mail').exists()).count() >= 1",
  "trait('given_name_known') = 'true' AND NOT trait('picture_added') = 'true'",
  "trait('score_12') <= .20 AND event('Page Opened').within(90 days).count() = 0",
  "event('Page Opened').where(context('timestamp').before_date('2023-08-25T02:00:00-07:00')).count() >= 1",
  "event('Item Added').where(NOT event('Order Done').within(parent: 30 days).count() = 1).between(14 days, 30 days).count() >= 1",
  "event('Offer Made').where(property('offer_id') = trait('offer_id')).count() >= 1",
  "trait('flow_step_ab1') = 'true'",
];

/** What a documented fragment has to be put into to be a whole query; the first that fits is taken. */
export function frame(fragment: string): string {
  if (/^(event|entity)\(/.test(fragment)) return `${fragment}.count() >= 1`;
  if (fragment.startsWith("trait(")) return `${fragment} = 'x'`;
  if (/^(property|context)\(/.test(fragment)) return `event('A').where(${fragment} = 'x').count() >= 1`;
  if (fragment.startsWith("literal(")) return `trait('x') = ${fragment}`;
  if (fragment.startsWith("within(parent:"))
    return `event('A').where(event('B').${fragment}.count() >= 1).count() >= 1`;
  if (/^(where|sources|within\(|between|expires_after)/.test(fragment)) return `event('A').${fragment}.count() >= 1`;
  if (fragment.startsWith("unique(")) return `event('A').${fragment}.count() >= 1`;
  // Texts and lists are not compared with a number.
  if (/^mode\(|^(?:max|min)\(.* as string\)/.test(fragment)) return `event('A').${fragment}.exists()`;
  if (/^(count|sum|avg|max|min|first|last)\(/.test(fragment)) return `event('A').${fragment} >= 1`;
  return /^[=!<>]/.test(fragment) ? `trait('x') ${fragment}` : `trait('x').${fragment}`;
}

/** The queries of the example projects, and those that the notes on the API show. */
export function shownQueries(): string[] {
  const root = new URL("../../", import.meta.url);
  const read = (file: string): string => readFileSync(new URL(file, root), "utf8");
  const queries = globSync("examples/*/**/*.yaml", { cwd: root })
    .flatMap((file) => parseAllDocuments(read(file)))
    .map((document) => document.getIn(["spec", "definition", "query"]))
    .filter((query) => typeof query === "string");
  const notes = [...read("src/segment/API.md").matchAll(/`((?:NOT )?(?:event|trait|entity)\([^`\n]+)`/g)];
  return [...queries, ...notes.map(([, text = ""]) => text)].filter((text) => parseQuery(text).tree !== undefined);
}
