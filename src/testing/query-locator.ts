import type { SourceRange } from "../diagnostics/diagnostic.ts";
import type { Span } from "../query/index.ts";
import type { Address } from "../resources/resource.ts";

/** Where a stretch of the query of an object stands in its manifest. */
export type QueryLocator = (address: Address, span: Span) => SourceRange;
