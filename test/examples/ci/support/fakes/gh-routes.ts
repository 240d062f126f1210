import { nextId, type HubState } from "../hub.ts";
import { Refusal } from "./refusal.ts";

/** A call of GitHub's API that the workflows make. */
export interface GhRoute {
  /** `METHOD path`, below the repository. */
  pattern: RegExp;
  /** The permissions of which one is enough. */
  permissions: readonly string[];
  /** @param found What the pattern has in parentheses. @param given Parameters and fields. */
  answer: (hub: HubState, found: readonly string[], given: Record<string, string | string[]>) => unknown;
}

/** Every call with the permissions that the real API asks for. */
export const ghRoutes: readonly GhRoute[] = [
  {
    pattern: /^GET issues\/(\d+)\/comments$/,
    permissions: ["issues: read", "pull-requests: read"],
    answer: (hub, [number]) => hub.comments.filter(({ issue }) => issue === Number(number)),
  },
  {
    pattern: /^GET issues\/comments$/,
    permissions: ["issues: read", "pull-requests: read"],
    answer: (hub) =>
      hub.comments.map((comment) => ({ ...comment, issue_url: `https://api.github.example/issues/${comment.issue}` })),
  },
  {
    pattern: /^POST issues\/(\d+)\/comments$/,
    permissions: ["issues: write", "pull-requests: write"],
    answer: (hub, [number], { body }) => {
      if (![...hub.issues, ...hub.pulls].some((each) => each.number === Number(number))) throw notFound();
      const user = { login: "github-actions[bot]" };
      const comment = { id: nextId(hub), issue: Number(number), user, body: checked(body) };
      hub.comments.push(comment);
      return comment;
    },
  },
  {
    pattern: /^PATCH issues\/comments\/(\d+)$/,
    permissions: ["issues: write", "pull-requests: write"],
    answer: (hub, [id], { body }) =>
      Object.assign(found(hub.comments, "id", id), { body: checked(body), edits: nextId(hub) }),
  },
  {
    pattern: /^GET issues$/,
    permissions: ["issues: read"],
    answer: (hub, _, { state = "open", labels = "" }) =>
      hub.issues.toReversed().filter((issue) => {
        const names = new Set(issue.labels.map(({ name }) => name));
        const wanted = String(labels).split(",").filter(Boolean);
        return (state === "all" || issue.state === state) && wanted.every((name) => names.has(name));
      }),
  },
  {
    pattern: /^POST issues$/,
    permissions: ["issues: write"],
    answer: (hub, _, { title, body, "labels[]": labels = [] }) => {
      const names = [labels].flat().map((name) => ({ name }));
      const issue = {
        number: nextId(hub),
        user: { login: "github-actions[bot]" },
        title: String(title),
        body: checked(body),
        state: "open",
        labels: names,
      };
      hub.issues.push(issue);
      return issue;
    },
  },
  {
    pattern: /^PATCH issues\/(\d+)$/,
    permissions: ["issues: write"],
    answer: (hub, [number], fields) => {
      if (fields["body"] !== undefined) checked(fields["body"]);
      return Object.assign(found(hub.issues, "number", number), fields);
    },
  },
  {
    pattern: /^GET commits\/([0-9a-f]{40})\/pulls$/,
    permissions: ["pull-requests: read"],
    answer: (hub, [sha]) =>
      hub.pulls.filter(({ merge_commit_sha: merged, head }) => merged === sha || head.sha === sha),
  },
  {
    pattern: /^GET pulls$/,
    permissions: ["pull-requests: read"],
    answer: (hub, _, { head = "" }) => hub.pulls.filter((pull) => head === `acme:${pull.head.ref}`),
  },
  {
    pattern: /^GET issues\/(\d+)\/events$/,
    permissions: ["issues: read"],
    answer: (hub, [number]) => hub.events.filter(({ issue }) => issue === Number(number)),
  },
  {
    pattern: /^GET collaborators\/([^/]+)\/permission$/,
    permissions: ["contents: read"],
    answer: (hub, [login = ""]) => ({ permission: hub.writers.includes(login) ? "write" : "read" }),
  },
  {
    pattern: /^GET pulls\/(\d+)\/reviews$/,
    permissions: ["pull-requests: read", "pull-requests: write"],
    answer: (hub, [number]) => hub.reviews.filter(({ pull }) => pull === Number(number)),
  },
  {
    pattern: /^GET actions\/workflows\/([\w.-]+)\/runs$/,
    permissions: ["actions: read"],
    answer: (hub, [name], { event, status, head_sha: head }) => {
      const runs = hub.runs.filter(
        (run) =>
          run.path === `.github/workflows/${String(name)}` &&
          (!event || run.event === event) &&
          (!status || run.status === status) &&
          (!head || run.head_sha === head),
      );
      return { total_count: runs.length, workflow_runs: runs.toReversed() };
    },
  },
  {
    pattern: /^GET actions\/runs\/(\d+)\/jobs$/,
    permissions: ["actions: read"],
    answer: (hub, [id]) => {
      const jobs = hub.jobs.filter(({ run_id: run }) => run === Number(id));
      return { total_count: jobs.length, jobs };
    },
  },
];

function checked(body: unknown): string {
  if (typeof body !== "string" || body === "" || Array.from(body).length > 65_536)
    throw new Refusal("gh: Validation Failed (HTTP 422): body is too long or missing");
  return body;
}

function found<Key extends string, Row extends Record<Key, number>>(rows: Row[], key: Key, value = ""): Row {
  const row = rows.find((each) => each[key] === Number(value));
  if (!row) throw notFound();
  return row;
}

function notFound(): Refusal {
  return new Refusal("gh: Not Found (HTTP 404)");
}
