import { existsSync, readFileSync, writeFileSync } from "node:fs";
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

/** Whose the token is. */
const us = { id: 4711 };

const plain = new Set(["--silent", "--show-error", "--fail"]);
const valued = new Set(["--config", "--output", "--request", "--data-urlencode", "--header", "--data"]);

/**
 * Stands for curl where it talks to GitLab about the notes of a merge request, which are in a file here, and where it tells
 * CircleCI how a pipeline goes on. A call needs a
 * token, with which only its own notes can be changed; what it does not know, it refuses.
 */
export const curl: OwnProgram = (words, { cwd, env }) =>
  resultOf(() => {
    const file = env["FAKE_NOTES"] ?? "";
    const { flags, address } = readWords(words);
    const read = (name: string): string => readFileSync(path.resolve(cwd, name), "utf8");
    const { pathname, searchParams: query } = new URL(address);
    if (pathname === "/api/v2/pipeline/continue") return continuePipeline(read(flags["--data"]?.slice(1) ?? ""), env);
    const config = flags["--config"] === undefined ? "" : read(flags["--config"]);
    if (!/^header = "PRIVATE-TOKEN: .+"$/m.test(config)) refuse(401);
    const say = (answer: unknown): void =>
      writeFileSync(path.resolve(cwd, flags["--output"] ?? refuse(400)), JSON.stringify(answer));
    if (pathname === "/api/v4/user") {
      say(us);
      return "";
    }
    const [, merge, id] =
      /^\/api\/v4\/projects\/17\/merge_requests\/(\d+)\/notes(?:\/(\d+))?$/.exec(pathname) ?? refuse(404);
    const data = flags["--data-urlencode"];
    const body = (): string => {
      const [, name = ""] = /^body@(.+)$/.exec(data ?? "") ?? refuse(400);
      const text = read(name);
      return text === "" || text.length > 1_000_000 ? refuse(400) : text;
    };
    const answer = methods[flags["--request"] ?? (data === undefined ? "GET" : "POST")] ?? (() => refuse(405));
    const notes = JSON.parse(readFileSync(file, "utf8")) as Note[];
    say(answer({ notes, merge: Number(merge), id: Number(id), query, body }));
    writeFileSync(file, JSON.stringify(notes, null, 2));
    return "";
  });

/** What CircleCI does with a configuration to continue with: it takes one for each pipeline. */
function continuePipeline(body: string, env: Record<string, string>): string {
  const { "continuation-key": key, configuration } = JSON.parse(body) as Record<string, string>;
  const file = env["FAKE_CONTINUATION"] ?? refuse(404);
  if (!key || key !== env["CIRCLE_CONTINUATION_KEY"]) refuse(401);
  if (existsSync(file)) refuse(400);
  writeFileSync(file, configuration ?? "");
  return "";
}

const methods: Record<string, (call: Call) => unknown> = {
  GET: ({ notes, merge, query }) => {
    const size = Number(query.get("per_page") ?? 20);
    const start = (Number(query.get("page") ?? 1) - 1) * size;
    const own = notes.filter((note) => note.merge === merge);
    return (query.get("sort") === "asc" ? own : own.toReversed()).slice(start, start + size);
  },
  POST: ({ notes, merge, body }) => {
    const note = { id: notes.length + 1, merge, author: us, body: body() };
    notes.push(note);
    return note;
  },
  PUT: ({ notes, id, body }) => {
    const note = notes.find((each) => each.id === id) ?? refuse(404);
    return Object.assign(note.author.id === us.id ? note : refuse(403), { body: body() });
  },
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
