import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync, truncateSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { readTextFile } from "../../src/yaml/read-text-file.ts";
import { show, writeFiles } from "../manifest/temp-project.ts";

function read(content: string | Buffer): { text: string | undefined; faults: string[] } {
  const folder = writeFiles({ "a.yaml": content });
  const { source, diagnostics } = readTextFile(path.join(folder, "a.yaml"), "a.yaml");
  return { text: source?.text, faults: diagnostics.map(show) };
}

const utf8 = "save the file as UTF-8 with Unix or Windows line ends";
const notText = "remove it, or leave the file out of spec.manifests if it is not text";

describe("text is read", () => {
  test.each<[title: string, content: string | Buffer, text: string]>([
    ["without its byte order mark", "\ufeffa: 1\n", "a: 1\n"],
    ["with CRLF as it is", "a: 1\r\nb: 2\r\n", "a: 1\r\nb: 2\r\n"],
    ["with wide characters", "a: 名😀\n", "a: 名😀\n"],
    ["when it holds replacement characters of its own", "a: \ufffd\n", "a: \ufffd\n"],
    ["when it is empty", "", ""],
  ])("%s", (_title, content, text) => {
    expect(read(content)).toEqual({ text, faults: [] });
  });
});

describe("what is not text is refused at the offending place", () => {
  test.each<[title: string, content: Buffer, fault: string]>([
    [
      "Latin-1",
      Buffer.from("a: 1\nb: caf\xe9\n", "latin1"),
      `a.yaml:2:7-7 error document-encoding: the byte 0xe9 at offset 11 is not valid UTF-8 [${utf8}]`,
    ],
    [
      "UTF-16 with a mark",
      Buffer.from("\ufeffa: 1\n", "utf16le"),
      `a.yaml:1:1-1 error document-encoding: the file is UTF-16, not UTF-8 [${utf8}]`,
    ],
    [
      "UTF-16 without a mark",
      Buffer.from("a: 1\n", "utf16le"),
      `a.yaml:1:1-1 error document-encoding: the file is UTF-16, not UTF-8 [${utf8}]`,
    ],
    [
      "UTF-16, the other way round",
      Buffer.from("a: 1\n", "utf16le").swap16(),
      `a.yaml:1:1-1 error document-encoding: the file is UTF-16, not UTF-8 [${utf8}]`,
    ],
    [
      "a NUL byte",
      Buffer.from("a: 1\nb: x\0y\n"),
      `a.yaml:2:5-5 error document-encoding: the file holds the control character U+0000 [${notText}]`,
    ],
    [
      "an escape character",
      Buffer.from("a: \u001b[31m\n"),
      `a.yaml:1:4-4 error document-encoding: the file holds the control character U+001B [${notText}]`,
    ],
    [
      "old Macintosh line ends",
      Buffer.from("a: 1\rb: 2\r"),
      `a.yaml:1:5-5 error document-encoding: a line ends with a carriage return alone [${utf8}]`,
    ],
  ])("%s", (_title, content, fault) => {
    expect(read(content)).toEqual({ text: undefined, faults: [fault] });
  });
});

describe("what is no ordinary file is refused without reading it", () => {
  test("a file of 100 MB", () => {
    const file = path.join(writeFiles({ "a.yaml": "" }), "a.yaml");
    truncateSync(file, 100 * 1024 * 1024);
    const before = process.memoryUsage().rss;
    expect(readTextFile(file, "a.yaml").diagnostics.map(show)).toEqual([
      "a.yaml:1:1-1 error document-too-large: a.yaml has 100 MiB, more than the 5 MiB a manifest may have [narrow spec.manifests, or split the file]",
    ]);
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024);
  });

  test.each<[title: string, make: (file: string) => void, words: string]>([
    ["a directory", (file) => mkdirSync(file), "x.yaml is a directory, not a file"],
    [
      "a broken link",
      (file) => symlinkSync("gone", file),
      "x.yaml cannot be read: there is no such file, or it is a link to one that is gone",
    ],
    ["a link to itself", (file) => symlinkSync("x.yaml", file), "x.yaml cannot be read: the link points at itself"],
    ["a named pipe", (file) => void execFileSync("mkfifo", [file]), "x.yaml is a named pipe, not a file"],
  ])("%s", (_title, make, words) => {
    const file = path.join(writeFiles({}), "x.yaml");
    make(file);
    expect(readTextFile(file, "x.yaml").diagnostics.map(show)).toEqual([
      `x.yaml:1:1-1 error document-unreadable: ${words}`,
    ]);
  });

  test.skipIf(process.getuid?.() === 0)("a file without read permission", () => {
    const file = path.join(writeFiles({ "x.yaml": "a: 1" }), "x.yaml");
    chmodSync(file, 0);
    expect(readTextFile(file, "x.yaml").diagnostics.map(show)).toEqual([
      "x.yaml:1:1-1 error document-unreadable: x.yaml cannot be read: permission denied",
    ]);
  });
});
