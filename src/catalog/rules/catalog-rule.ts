import type { catalogCodes } from "../../diagnostics/codes/catalog.ts";
import type { DefinitionType, NameUses, Span } from "../../query/index.ts";
import type { KnownNames } from "../known-names.ts";

/** A query as rules look at it. */
export interface AskingQuery {
  uses: NameUses;
  /** What it is computed for. Left out: users. */
  type?: DefinitionType;
}

/** What rules hold the names of a project against. */
export interface NameContext {
  known: KnownNames;
  /** Keys that the project itself makes. */
  own: ReadonlySet<string>;
  /** Whether a name is none of the rules' business: it is meant as it is, or is a reference. */
  isExempt: (name: string) => boolean;
}

/** A name that is not as the catalog has it, before its place in the file is known. The span is in the query. */
export interface CatalogFinding extends Span {
  code: keyof typeof catalogCodes;
  message: string;
  hint: string;
}

/** A rule about what one query asks for. */
export type CatalogRule = (query: AskingQuery, context: NameContext) => CatalogFinding[];
