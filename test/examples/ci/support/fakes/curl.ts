import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Note } from "../note.ts";
import type { OwnProgram } from "../own-programs.ts";
import { Refusal, resultOf } from "./refusal.ts";

/** One call of curl. */
interface Call {
  notes: Note[];
  merge: number;
  /** The note that the address names. */
  id: number;
  query: URLSearchParams;
  body: () => string;
}

const plain = new Set(["--silent", "--show-error", "--fail"]);
const valued = new Set(["--config", "--output", "--request", "--data-urlencode"]);

/**
 * Stands for curl where it talks to GitLab about the notes of a merge request, which are in a file here. A call needs a
 * token; what it does not know, it refuses.
 */
export const curl: OwnProgram = (words, { cwd, env }) =>
  resultOf(() => {
    const file = env["FAKE_NOTES"] ?? "";
    const { flags, address } = readWords(words);
    const read = (name: string): string => readFileSync(path.resolve(cwd, name), "utf8");
    const { pathname, searchParams: query } = new URL(address);
    const [, merge, id] =
      /^\/api\/v4\/projects\/17\/merge_requests\/(\d+)\/notes(?:\/(\d+))?$/.exec(pathname) ?? refuse(404);
    const config = flags["--config"] === undefined ? "" : read(flags["--config"]);
    if (!/^header = "PRIVATE-TOKEN: .+"$/m.test(config)) refuse(401);
    const data = flags["--data-urlencode"];
    const body = (): string => {
      const [, name = ""] = /^body@(.+)$/.exec(data ?? "") ?? refuse(400);
      const text = read(name);
      return text === "" || text.length > 1_000_000 ? refuse(400) : text;
    };
    const answer = methods[flags["--request"] ?? (data === undefined ? "GET" : "POST")] ?? (() => refuse(405));
    const notes = JSON.parse(readFileSync(file, "utf8")) as Note[];
    const answered = answer({ notes, merge: Number(merge), id: Number(id), query, body });
    writeFileSync(path.resolve(cwd, flags["--output"] ?? refuse(400)), JSON.stringify(answered));
    writeFileSync(file, JSON.stringify(notes, null, 2));
    return "";
  });

const methods: Record<string, (call: Call) => unknown> = {
  GET: ({ notes, merge, query }) => {
    const size = Number(query.get("per_page") ?? 20);
    const start = (Number(query.get("page") ?? 1) - 1) * size;
    const own = notes.filter((note) => note.merge === merge);
    return (query.get("sort") === "asc" ? own : own.toReversed()).slice(start, start + size);
  },
  POST: ({ notes, merge, body }) => {
    const note = { id: notes.length + 1, merge, system: false, body: body() };
    notes.push(note);
    return note;
  },
  PUT: ({ notes, id, body }) => Object.assign(notes.find((note) => note.id === id) ?? refuse(404), { body: body() }),
};

function readWords(words: readonly string[]): { flags: Record<string, string>; address: string } {
  const flags: Record<string, string> = {};
  let address = "";
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (valued.has(word)) flags[word] = rest.shift() ?? "";
    else if (word.startsWith("-") && !plain.has(word)) refuse(`unknown option ${word}`);
    else if (!plain.has(word)) address = word;
  }
  return { flags, address };
}

function refuse(status: number | string): never {
  throw new Refusal(`curl: (22) The requested URL returned error: ${status}`, 22);
}
