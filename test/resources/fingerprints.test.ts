import { expect, test } from "vitest";
import { openFingerprints, printSecrets } from "../../src/resources/fingerprints.ts";

const fingerprint = openFingerprints("spa_1");
const secretOf = (name: string): string | undefined => ({ A: "sesame-open", B: "sesame-shut" })[name];
const print = (spec: Record<string, string>, pointers = Object.keys(spec).map((key) => `/${key}`)) =>
  printSecrets(spec, pointers, secretOf, fingerprint);

test("a fingerprint is two characters, the same for the same secret and another in another space", () => {
  expect(fingerprint("sesame-open")).toMatch(/^[0-9A-Za-z]{2}$/);
  expect(openFingerprints("spa_1")("sesame-open")).toBe(fingerprint("sesame-open"));
  expect(openFingerprints("spa_2")("sesame-open")).not.toBe(fingerprint("sesame-open"));
});

test("one secret says the same wherever it is sent, so that many fingerprints of it tell no more than one", () => {
  expect(print({ accessToken: "${env.A}" })).toBe(fingerprint("sesame-open"));
  expect(print({ key: "${env.A}" })).toBe(fingerprint("sesame-open"));
});

test("several secrets have one fingerprint, which another order of them changes", () => {
  const both = print({ a: "${env.A}", b: "${env.B}" });
  expect(both).toMatch(/^[0-9A-Za-z]{2}$/);
  expect(print({ a: "${env.B}", b: "${env.A}" })).not.toBe(both);
  expect(print({ a: "${env.A}", b: "${env.B}" }, ["/b", "/a"])).toBe(both);
});

test("a text around a secret counts with it", () => {
  expect(print({ a: "Bearer ${env.A}" })).toBe(fingerprint("Bearer sesame-open"));
});

test("nothing is known while one of the secrets is not set, or where there are none", () => {
  expect(print({ a: "${env.A}", b: "${env.C}" })).toBeUndefined();
  expect(print({ a: "plain" }, [])).toBeUndefined();
});
