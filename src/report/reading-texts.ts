import type { Change } from "../plan/generated/plan.ts";

type Reading = Pick<NonNullable<Change["readings"]>[number], "before" | "after">;

/** What a query says in plain English, before and after where it changes. A term and a text without marks. The same in every format. */
export function readingTexts({ before, after }: Reading): [term: "before" | "after" | "meaning", text: string][] {
  if (before !== undefined && after !== undefined)
    return [
      ["before", before],
      ["after", after],
    ];
  const only = after ?? before;
  return only === undefined ? [] : [["meaning", only]];
}
