// Stands for curl where it talks to GitLab about the notes of a merge request, which are in a file here. A call needs a token;
// what it does not know, it refuses.
import { readFileSync, writeFileSync } from "node:fs";

const file = process.env.FAKE_NOTES;
const notes = JSON.parse(readFileSync(file, "utf8"));
const { flags, address } = readWords(process.argv.slice(2));
const url = new URL(address);
const [, merge, id] =
  /^\/api\/v4\/projects\/17\/merge_requests\/(\d+)\/notes(?:\/(\d+))?$/.exec(url.pathname) ?? fail(404);
const config = flags["--config"] ? readFileSync(flags["--config"], "utf8") : "";
if (!/^header = "PRIVATE-TOKEN: .+"$/m.test(config)) fail(401);

const method = flags["--request"] ?? (flags["--data-urlencode"] ? "POST" : "GET");
const answer = { GET: list, POST: create, PUT: update }[method] ?? (() => fail(405));
writeFileSync(flags["--output"], JSON.stringify(answer()));
writeFileSync(file, JSON.stringify(notes, null, 2));

function list() {
  const { searchParams: query } = url;
  const size = Number(query.get("per_page") ?? 20);
  const start = (Number(query.get("page") ?? 1) - 1) * size;
  const own = notes.filter((note) => note.merge === Number(merge));
  return (query.get("sort") === "asc" ? own : own.toReversed()).slice(start, start + size);
}

function create() {
  const note = { id: notes.length + 1, merge: Number(merge), system: false, body: readBody() };
  notes.push(note);
  return note;
}

function update() {
  return Object.assign(notes.find((note) => note.id === Number(id)) ?? fail(404), { body: readBody() });
}

function readBody() {
  const [, name] = /^body@(.+)$/.exec(flags["--data-urlencode"]) ?? fail(400);
  const body = readFileSync(name, "utf8");
  return body === "" || body.length > 1_000_000 ? fail(400) : body;
}

function readWords(words) {
  const result = { flags: {}, address: "" };
  const rest = [...words];
  while (rest.length > 0) {
    const word = rest.shift();
    if (["--silent", "--show-error", "--fail"].includes(word)) result.flags[word] = true;
    else if (["--config", "--output", "--request", "--data-urlencode"].includes(word))
      result.flags[word] = rest.shift();
    else if (word.startsWith("-")) fail(`unknown option ${word}`);
    else result.address = word;
  }
  return result;
}

function fail(status) {
  process.stderr.write(`curl: (22) The requested URL returned error: ${status}\n`);
  process.exit(22);
}
