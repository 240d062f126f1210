import type { StoredAudience } from "../state.ts";

/** What the searching lists take; both or neither is given. */
export interface SearchParameters {
  "search.type"?: "KEY" | "NAME" | "DEFINITION";
  "search.query"?: string;
}

type Matches = (audience: StoredAudience, lowerCaseText: string) => boolean;

// A key is searched by its beginning, the others anywhere (API.md 1.5). Ignoring case is ours: not documented.
const searches: Readonly<Record<NonNullable<SearchParameters["search.type"]>, Matches>> = {
  KEY: ({ key }, text) => key.startsWith(text),
  NAME: ({ name }, text) => name.toLowerCase().includes(text),
  DEFINITION: ({ query }, text) => query.toLowerCase().includes(text),
};

/** The audiences that a search finds, in their order; all of them without a search. */
export function searchAudiences(
  audiences: readonly StoredAudience[],
  { "search.type": type, "search.query": text }: SearchParameters,
): readonly StoredAudience[] {
  if (type === undefined || text === undefined) return audiences;
  const lowerCaseText = text.toLowerCase();
  return audiences.filter((audience) => searches[type](audience, lowerCaseText));
}
