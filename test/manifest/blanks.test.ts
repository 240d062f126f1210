import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { processIo } from "../../src/commands/io.ts";
import { secretsIn } from "../../src/commands/project/secret-values.ts";
import type { InterpolationScope } from "../../src/manifest/expressions.ts";
import { interpolateText } from "../../src/manifest/interpolate-text.ts";
import { describeQuery, parseQuery } from "../../src/query/index.ts";
import { asWritten, holdsExpression, parseLoneReference, resolveTemplate } from "../../src/values/template.ts";

const blank = fc.array(fc.constantFrom(" ", "\t", "\n", "\r\n", "\u00A0", "\u3000")).map((blanks) => blanks.join(""));
const expression = fc.constantFrom(
  "space.id",
  "var.days",
  "audience.staff.key",
  "trait.ltv.key",
  "env.KEY",
  "env.1",
  "x",
);

/** The same expression, written without and with blanks. */
const spellings = fc
  .tuple(blank, expression, blank)
  .map(([before, written, after]) => [`\${${written}}`, `\${${before}${written}${after}}`] as const);

const environment = { name: "test", variables: new Map([["days", 30]]) };
const scopes: InterpolationScope[] = [
  { environment, spaceId: "spa_1", secrets: true },
  { environment },
  { spaceId: "spa_1", secrets: false },
];

/** What a text comes to, without the places in it. */
function meaningOf(text: string, scope: InterpolationScope): unknown {
  const { value, references, secrets, faults, unknown, lacksSpaceId, origin } = interpolateText(text, scope);
  const codes = faults.map(({ code, message, hint }) => ({ code, message, hint }));
  const names = [references.map(({ address }) => address), secrets.map(({ name }) => name)];
  return { value, names, codes, unknown, lacksSpaceId, origin };
}

/** The secrets that are found in a text of unknown meaning. */
function secretsOf(text: string): string[] {
  const io = { ...processIo({ color: false }), env: { KEY: "PLACEHOLDER" } };
  return secretsIn(io, [text]).map((secret) => secret.reveal());
}

function describeTrait(key: string): string {
  const { tree } = parseQuery(`trait('${key}') = 1`);
  return tree ? describeQuery(tree) : "not a query";
}

describe("blanks inside the braces mean nothing", () => {
  /** Each reader of interpolations. */
  test.each<[reader: string, read: (text: string) => unknown]>([
    ["the interpolator", (text) => scopes.map((scope) => [meaningOf(text, scope), meaningOf(`a ${text} b`, scope)])],
    [
      "the resolver",
      (text) =>
        resolveTemplate(
          asWritten(text),
          (address) => address,
          (name) => name,
        ),
    ],
    ["the finder of secrets", (text) => secretsOf(`a: "${text}"`)],
    ["the reader of lone references", parseLoneReference],
    ["whoever asks whether there is an expression", (text) => holdsExpression(asWritten(text))],
  ])("to %s", (_reader, read) => {
    fc.assert(
      fc.property(spellings, ([plain, blanks]) => {
        expect(read(blanks)).toEqual(read(plain));
      }),
    );
  });

  test("to the description of a query", () => {
    fc.assert(
      fc.property(spellings, ([plain, blanks]) => {
        fc.pre(parseLoneReference(plain) !== undefined && !/[\r\n]/.test(blanks));
        expect(describeTrait(blanks)).toBe(describeTrait(plain));
      }),
    );
  });
});

test("secrets are found behind an interpolation that is never closed", () => {
  expect(secretsOf("# ${ is not closed\na: ${ env.KEY }\nb: ${")).toEqual(["PLACEHOLDER"]);
});

test("an unknown id of the space stays as it is written, and nothing stands in for it", () => {
  const { value, lacksSpaceId } = interpolateText("$${x} in ${ space.id }, ${var.days} days", { environment });
  expect({ value, lacksSpaceId }).toEqual({ value: "$${x} in ${space.id}, 30 days", lacksSpaceId: true });
});
