import { describe, expect, test } from "vitest";
import { createStyle } from "../../../src/report/style.ts";
import { renderFieldOutlineText } from "../../../src/report/text/field-outline-text.ts";
import { renderFieldPageText, type FieldPage } from "../../../src/report/text/field-page-text.ts";
import { renderEntriesText, renderListsText } from "../../../src/report/text/page-text.ts";
import { renderQueryText, type QueryMeaning } from "../../../src/report/text/query-text.ts";

const plain = createStyle(false);

describe("entries of a page", () => {
  test("keep the lines of a labelled text, further in", () => {
    const entries = [{ name: "query", beside: "text", lines: ["The query.", ["example", "|\na\nb"] as const] }];
    expect(renderEntriesText(entries, plain)).toBe("query  text\n  The query.\n  example: |\n    a\n    b\n");
  });

  test("show what a terminal would obey as an escape", () => {
    expect(renderEntriesText([{ name: "x", lines: ["a\u001b[2Jb"] }], plain)).toContain(String.raw`a\u{1b}[2Jb`);
  });
});

test("lists have their words in one column, although each has names of its own", () => {
  const lists = [
    { title: "Short", rows: [["a", "one"]] as const },
    { title: "Long", rows: [["abcd", "two"]] as const },
  ];
  expect(renderListsText(lists, plain)).toBe("Short\n  a     one\n\nLong\n  abcd  two\n");
});

test("an outline has the fields of a field below it, further in", () => {
  const fields = [
    {
      field: "spec",
      type: "mapping",
      required: true,
      fields: [{ field: "name", type: "text", required: false, fields: [] }],
    },
  ];
  expect(renderFieldOutlineText("Audience", fields, plain)).toBe(
    "Audience\n  spec  mapping, required\n    name  text\n",
  );
});

describe("the page of a field", () => {
  const page: FieldPage = {
    kind: "Audience",
    field: "spec.options.days",
    type: "number",
    required: true,
    meaning: "How many days.",
    default: 90,
    allowed: [30, 90],
    limits: ["at least 1", "at most 90"],
    examples: [30],
    fields: [],
  };

  test("says what is known, and nothing of what is not", () => {
    expect(renderFieldPageText(page, plain)).toBe(
      [
        "Audience spec.options.days  number, required",
        "  How many days.",
        "  default: 90",
        "  allowed: 30, 90",
        "  limits: at least 1; at most 90",
        "  example: 30",
        "",
      ].join("\n"),
    );
  });

  test("says which field is treated where that is a larger one", () => {
    const treatment = {
      field: "spec.options",
      compared: "by value",
      changed: "in place",
      cleared: "never",
      evidence: "",
    };
    expect(renderFieldPageText({ ...page, treatment }, plain)).toContain("  treated: as a part of spec.options\n");
  });
});

describe("the meaning of a query", () => {
  const meaning: QueryMeaning = {
    words: "did Opened at least once",
    line: "event('Opened').count() >= 1",
    lines: "event('Opened').count() >= 1",
    outline: { text: ">=", parts: [{ text: "count()", parts: [] }] },
    references: { events: [{ name: "Opened" }], properties: [{ name: "total", of: "Opened" }], traits: [] },
    cadence: "BATCH",
    cadenceReason: "it looks back",
    history: true,
  };
  const shown = (rest: Partial<QueryMeaning> = {}): string =>
    renderQueryText({ kind: "audience", type: "USERS", meaning: { ...meaning, ...rest } }, plain);

  test("says why it is not computed in real time", () => {
    expect(shown()).toContain("Computed\n  probably in batches, because it looks back\n");
  });

  test("names what each name is read from, and leaves out what it uses nothing of", () => {
    expect(shown()).toContain("Uses\n  events      Opened\n  properties  total (of Opened)\n\n");
  });

  test("stands on several lines only where it has several conditions", () => {
    expect([shown().includes("On several lines"), shown({ lines: "a\nb" }).includes("On several lines")]).toEqual([
      false,
      true,
    ]);
  });

  test("is nothing where nothing can be said", () => {
    expect(renderQueryText({ kind: "audience", type: "USERS" }, plain)).toBe("");
  });
});
