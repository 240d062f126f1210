import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** A comment in a pull request or issue. */
export interface HubComment {
  id: number;
  issue: number;
  user: { login: string };
  body: string;
}

/** A pull request, as far as the workflows look at it. */
export interface HubPull {
  number: number;
  head: { ref: string; sha: string; repo: { full_name: string } };
  base: { ref: string };
  merged_at: string | null;
  merge_commit_sha: string | null;
}

/** What somebody said of a commit of a pull request. */
export interface HubReview {
  pull: number;
  user: { login: string };
  state: "APPROVED" | "CHANGES_REQUESTED" | "COMMENTED" | "DISMISSED";
  submitted_at: string;
  commit_id: string;
}

/** A job of a run. */
export interface HubJob {
  run_id: number;
  run_attempt: number;
  name: string;
  status: string;
  conclusion: string | null;
  completed_at: string | null;
  /** Left out: nothing looks at them. */
  steps?: { name: string; status: string; conclusion: string | null }[];
}

/** What a repository on GitHub holds besides its commits. `fakes/gh.ts` reads and writes the same. */
export interface HubState {
  lastId: number;
  comments: HubComment[];
  issues: {
    number: number;
    user: { login: string };
    title: string;
    body: string;
    state: string;
    labels: { name: string }[];
  }[];
  labels: string[];
  pulls: HubPull[];
  runs: {
    id: number;
    run_number: number;
    path: string;
    event: string;
    status: string;
    conclusion: string;
    created_at: string;
    head_sha: string;
    head_branch: string;
    head_repository: { full_name: string };
  }[];
  /** Of all pull requests. */
  reviews: HubReview[];
  /** Who can write to the repository. */
  writers: string[];
  /** What happened to pull requests. */
  events: { issue: number; event: string; created_at: string }[];
  /** The jobs of all runs, those that still wait for their reviewers among them. */
  jobs: HubJob[];
  /** Every call of the API, as `METHOD path`. */
  calls: string[];
}

/** A repository on GitHub in a folder. */
export interface Hub {
  folder: string;
  read(): HubState;
  /** Changes the state, and gives back what the change gives back. */
  change<Result>(edit: (state: HubState) => Result): Result;
  /** The folder of an artifact. */
  artifact(run: number, name: string): string;
}

/** Makes an empty one. */
export function createHub(folder: string): Hub {
  mkdirSync(folder);
  const empty: HubState = {
    lastId: 0,
    comments: [],
    issues: [],
    labels: [],
    pulls: [],
    runs: [],
    reviews: [],
    writers: ["ada", "bob", "cy"],
    events: [],
    jobs: [],
    calls: [],
  };
  writeFileSync(path.join(folder, "hub.json"), JSON.stringify(empty));
  return openHub(folder);
}

/** The one that is in a folder. */
export function openHub(folder: string): Hub {
  const file = path.join(folder, "hub.json");
  const write = (state: HubState): void => writeFileSync(file, JSON.stringify(state, null, 2));
  const read = (): HubState => JSON.parse(readFileSync(file, "utf8")) as HubState;
  return {
    folder,
    read,
    change(edit) {
      const state = read();
      const result = edit(state);
      write(state);
      return result;
    },
    artifact: (run, name) => path.join(folder, "artifacts", String(run), name),
  };
}

/** The time of what happens next, as GitHub writes it: a second after whatever was before it. */
export function nextTime(state: HubState): string {
  return new Date(Date.UTC(2026, 2, 1) + nextId(state) * 1000).toISOString().replace(".000Z", "Z");
}

/** The next number for anything. */
export function nextId(state: HubState): number {
  state.lastId += 1;
  return state.lastId;
}
