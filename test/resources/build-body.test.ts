import { describe, expect, test } from "vitest";
import { buildBody } from "../../src/resources/secrets.ts";

const values = {
  on: true,
  settings: { key: "Bearer ${env.TOKEN} of ${env.TOKEN_2}", other: "${env.OTHER}", odd: "a" },
};
const secrets = ["/settings/key", "/settings/other"];
const unset = (): undefined => undefined;

describe("the body of a request with secrets", () => {
  test("has all of them filled in", () => {
    expect(
      buildBody(
        values,
        secrets,
        (name) => name.toLowerCase(),
        (filled) => ({ sent: filled }),
      ),
    ).toEqual({
      body: { sent: { on: true, settings: { key: "Bearer token of token_2", other: "other", odd: "a" } } },
    });
  });

  test("needs none of those that it does not contain", () => {
    expect(buildBody(values, secrets, unset, ({ on }) => ({ on: on ?? null }))).toEqual({ body: { on: true } });
  });

  test("is not made without those that it contains, however deep, copied or joined they are", () => {
    const build = (filled: typeof values): object => ({ list: [`"${filled.settings.key}"`, structuredClone(filled)] });
    const built = buildBody(values, secrets, unset, (filled) => build(filled as never) as never);
    expect(built).toEqual({ missing: ["TOKEN", "TOKEN_2", "OTHER"] });
  });

  test("takes a text that looks like a secret as it is where no manifest names one", () => {
    const literal = { text: "${env.TOKEN}" };
    expect(buildBody(literal, [], unset, (filled) => filled)).toEqual({ body: literal });
  });
});
