// Stands for GitHub's gh: the calls that the workflows make, against a folder that stands for the repository on GitHub. A call
// needs a token, and the permission that the real API asks for; what it does not know, it refuses.
import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const folder = process.env.FAKE_HUB;
const granted = JSON.parse(process.env.FAKE_PERMISSIONS ?? "{}");
const file = path.join(folder, "hub.json");
const hub = JSON.parse(readFileSync(file, "utf8"));
const [group, ...words] = process.argv.slice(2);

function callApi() {
  const { flags, fields, positional } = readWords(["--method"], ["--paginate", "--slurp", "--silent"]);
  const [route, query = ""] = positional[0].split("?");
  const parameters = Object.fromEntries(new URLSearchParams(query));
  const method = flags["--method"] ?? (Object.keys(fields).length > 0 ? "POST" : "GET");
  const repository = `repos/${process.env.GITHUB_REPOSITORY}/`;
  if (!route.startsWith(repository)) fail("Not Found (HTTP 404)");
  const call = `${method} ${route.slice(repository.length)}`;
  hub.calls.push(call);
  for (const [pattern, permissions, answer] of routes) {
    const match = pattern.exec(call);
    if (!match) continue;
    if (!permissions.some(isGranted)) fail("Resource not accessible by integration (HTTP 403)");
    print(answer(match.slice(1), { ...parameters, ...fields }), flags, parameters);
    return;
  }
  fail("Not Found (HTTP 404)");
}

/** Each call with the permissions of which one is enough. */
const routes = [
  [
    /^GET issues\/(\d+)\/comments$/,
    ["issues: read", "pull-requests: read"],
    ([number]) => hub.comments.filter(({ issue }) => issue === Number(number)),
  ],
  [
    /^POST issues\/(\d+)\/comments$/,
    ["issues: write", "pull-requests: write"],
    ([number], { body }) => {
      if (![...hub.issues, ...hub.pulls].some((each) => each.number === Number(number))) fail("Not Found (HTTP 404)");
      const comment = {
        id: nextId(),
        issue: Number(number),
        user: { login: "github-actions[bot]" },
        body: checked(body),
      };
      hub.comments.push(comment);
      return comment;
    },
  ],
  [
    /^PATCH issues\/comments\/(\d+)$/,
    ["issues: write", "pull-requests: write"],
    ([id], { body }) => Object.assign(found(hub.comments, "id", id), { body: checked(body), edits: nextId() }),
  ],
  [
    /^GET issues$/,
    ["issues: read"],
    (_, { state = "open", labels }) =>
      hub.issues.toReversed().filter((issue) => {
        const names = new Set(issue.labels.map(({ name }) => name));
        return (
          (state === "all" || issue.state === state) &&
          (labels ?? "").split(",").every((name) => !name || names.has(name))
        );
      }),
  ],
  [
    /^POST issues$/,
    ["issues: write"],
    (_, { title, body, "labels[]": labels = [] }) => {
      const issue = {
        number: nextId(),
        title,
        body: checked(body),
        state: "open",
        labels: labels.map((name) => ({ name })),
      };
      hub.issues.push(issue);
      return issue;
    },
  ],
  [
    /^PATCH issues\/(\d+)$/,
    ["issues: write"],
    ([number], fields) => {
      if (fields.body !== undefined) checked(fields.body);
      return Object.assign(found(hub.issues, "number", number), fields);
    },
  ],
  [
    /^GET commits\/([0-9a-f]{40})\/pulls$/,
    ["pull-requests: read"],
    ([sha]) => hub.pulls.filter(({ merge_commit_sha, head }) => merge_commit_sha === sha || head.sha === sha),
  ],
  [
    /^GET actions\/workflows\/([\w.-]+)\/runs$/,
    ["actions: read"],
    ([name], { event, status, head_sha }) => {
      const runs = hub.runs.filter(
        (run) =>
          run.path === `.github/workflows/${name}` &&
          (!event || run.event === event) &&
          (!status || run.status === status) &&
          (!head_sha || run.head_sha === head_sha),
      );
      return { total_count: runs.length, workflow_runs: runs.toReversed() };
    },
  ],
];

if (!process.env.GH_TOKEN)
  fail("To use GitHub CLI in a GitHub Actions workflow, set the GH_TOKEN environment variable.", 4);
if (group === "api") callApi();
else if (group === "run" && words[0] === "download") downloadArtifact();
else if (group === "label" && words[0] === "create") createLabel();
else fail(`unknown command ${group}`);
writeFileSync(file, JSON.stringify(hub, null, 2));

function print(value, flags, { per_page: perPage = "30" }) {
  if (flags["--silent"]) return;
  const size = Number(perPage);
  const pages = Array.isArray(value)
    ? Array.from({ length: Math.max(1, Math.ceil(value.length / size)) }, (_, page) =>
        value.slice(page * size, (page + 1) * size),
      )
    : [value];
  if (flags["--slurp"]) process.stdout.write(JSON.stringify(pages));
  else for (const page of flags["--paginate"] ? pages : pages.slice(0, 1)) process.stdout.write(JSON.stringify(page));
}

function downloadArtifact() {
  const { flags, positional } = readWords(["--name", "--dir", "--repo"], []);
  hub.calls.push(`run download ${String(positional[1])}`);
  if (!isGranted("actions: read")) fail("Resource not accessible by integration (HTTP 403)");
  const artifact = path.join(folder, "artifacts", positional[1], flags["--name"]);
  if (!existsSync(artifact)) fail("no valid artifacts found to download");
  cpSync(artifact, flags["--dir"], { recursive: true });
}

function createLabel() {
  const { positional } = readWords(["--repo", "--color", "--description"], ["--force"]);
  if (!isGranted("issues: write")) fail("Resource not accessible by integration (HTTP 403)");
  hub.labels = [...new Set([...hub.labels, positional[1]])];
}

/** Reads flags as gh does: fields may be texts or, with --field, the content of a file. */
function readWords(valued, plain) {
  const result = { flags: {}, fields: {}, positional: [] };
  const rest = [...words];
  while (rest.length > 0) {
    const word = rest.shift();
    if (plain.includes(word)) result.flags[word] = true;
    else if (valued.includes(word)) result.flags[word] = rest.shift();
    else if (word === "--field" || word === "--raw-field") {
      const [, name, text] = /^([^=]+)=([\s\S]*)$/.exec(rest.shift());
      const value = word === "--field" && text.startsWith("@") ? readFileSync(text.slice(1), "utf8") : text;
      result.fields[name] = name.endsWith("[]") ? [...(result.fields[name] ?? []), value] : value;
    } else if (word.startsWith("-")) fail(`unknown flag: ${word}`);
    else result.positional.push(word);
  }
  return result;
}

function isGranted(permission) {
  const [name, level] = permission.split(": ");
  return granted[name] === "write" || granted[name] === level;
}

function checked(body) {
  if (!body || [...body].length > 65_536) fail("Validation Failed (HTTP 422): body is too long or missing");
  return body;
}

function found(list, key, value) {
  return list.find((each) => each[key] === Number(value)) ?? fail("Not Found (HTTP 404)");
}

function nextId() {
  hub.lastId += 1;
  return hub.lastId;
}

function fail(message, code = 1) {
  process.stderr.write(`gh: ${message}\n`);
  process.exit(code);
}
