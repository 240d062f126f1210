import { cpSync, existsSync } from "node:fs";
import path from "node:path";
import { openHub, type Hub, type HubState } from "../hub.ts";
import type { OwnProgram } from "../own-programs.ts";
import { ghRoutes } from "./gh-routes.ts";
import { readGhWords, type GhWords } from "./gh-words.ts";
import { Refusal, resultOf } from "./refusal.ts";

/** One call of gh. */
interface Call {
  hub: Hub;
  state: HubState;
  words: readonly string[];
  cwd: string;
  env: Record<string, string>;
  /** Fails the call when its job may not do this, as in `issues: write`. One of several is enough. */
  needs: (...permissions: string[]) => void;
}

/**
 * Stands for GitHub's gh: the calls that the workflows make, against a folder that stands for the repository on GitHub. A call
 * needs a token, and the permission that the real API asks for; what it does not know, it refuses.
 */
export const gh: OwnProgram = ([group = "", ...words], { cwd, env }) =>
  resultOf(() => {
    if (!env["GH_TOKEN"])
      throw new Refusal(
        "gh: To use GitHub CLI in a GitHub Actions workflow, set the GH_TOKEN environment variable.",
        4,
      );
    const granted = JSON.parse(env["FAKE_PERMISSIONS"] ?? "{}") as Record<string, string>;
    const isGranted = (permission: string): boolean => {
      const [name = "", level] = permission.split(": ");
      return granted[name] === "write" || granted[name] === level;
    };
    const needs = (...permissions: string[]): void => {
      if (!permissions.some(isGranted)) throw new Refusal("gh: Resource not accessible by integration (HTTP 403)");
    };
    const hub = openHub(env["FAKE_HUB"] ?? "");
    // A call that is refused changes nothing.
    return hub.change((state) => commandFor(group, words)({ hub, state, words, cwd, env, needs }));
  });

function commandFor(group: string, [verb]: readonly string[]): (call: Call) => string {
  if (group === "api") return callApi;
  if (group === "run" && verb === "download") return downloadArtifact;
  if (group === "label" && verb === "create") return createLabel;
  throw new Refusal(`gh: unknown command ${group}`);
}

function callApi({ state, words, cwd, env, needs }: Call): string {
  const { flags, fields, positional } = readGhWords(words, cwd, ["--method"], ["--paginate", "--slurp", "--silent"]);
  const [route = "", query = ""] = positional[0]?.split("?") ?? [];
  const parameters = Object.fromEntries(new URLSearchParams(query));
  const method = flags["--method"] ?? (Object.keys(fields).length > 0 ? "POST" : "GET");
  const repository = `repos/${env["GITHUB_REPOSITORY"] ?? ""}/`;
  const call = `${String(method)} ${route.slice(repository.length)}`;
  const known = route.startsWith(repository) ? ghRoutes.find(({ pattern }) => pattern.test(call)) : undefined;
  if (!known) throw new Refusal("gh: Not Found (HTTP 404)");
  state.calls.push(call);
  needs(...known.permissions);
  const found = known.pattern.exec(call)?.slice(1) ?? [];
  return printed(known.answer(state, found, { ...parameters, ...fields }), flags, Number(parameters["per_page"] ?? 30));
}

function printed(value: unknown, flags: GhWords["flags"], size: number): string {
  if (flags["--silent"]) return "";
  const rows: readonly unknown[] | undefined = Array.isArray(value) ? value : undefined;
  const count = Math.max(1, Math.ceil((rows?.length ?? 1) / size));
  const pages = rows ? Array.from({ length: count }, (_, page) => rows.slice(page * size, (page + 1) * size)) : [value];
  if (flags["--slurp"]) return JSON.stringify(pages);
  return (flags["--paginate"] ? pages : pages.slice(0, 1)).map((page) => JSON.stringify(page)).join("");
}

function downloadArtifact({ hub, state, words, cwd, needs }: Call): string {
  const { flags, positional } = readGhWords(words, cwd, ["--name", "--dir", "--repo"], []);
  const run = positional[1] ?? "";
  state.calls.push(`run download ${run}`);
  needs("actions: read");
  const artifact = hub.artifact(Number(run), String(flags["--name"]));
  if (!existsSync(artifact)) throw new Refusal("gh: no valid artifacts found to download");
  cpSync(artifact, path.resolve(cwd, String(flags["--dir"])), { recursive: true });
  return "";
}

function createLabel({ state, words, cwd, needs }: Call): string {
  const { positional } = readGhWords(words, cwd, ["--repo", "--color", "--description"], ["--force"]);
  needs("issues: write");
  state.labels = [...new Set([...state.labels, positional[1] ?? ""])];
  return "";
}
