import type { CommandIo } from "../io.ts";
import { childEnvironment } from "../running/child-environment.ts";

type Environment = Record<string, string | undefined>;

/**
 * Git's own variables that it gets, and what for. All others stay away: a hook's `GIT_DIR` and its like lead away from the
 * project's repository, and a name that begins with GIT_ may be any program's secret.
 */
const variables: Readonly<Record<string, string>> = {
  GIT_CONFIG_GLOBAL: "where the user's configuration is: safe.directory, credential helpers, http.proxy",
  GIT_CONFIG_SYSTEM: "where the machine's configuration is",
  GIT_CONFIG_NOSYSTEM: "whether there is one",
  GIT_CEILING_DIRECTORIES: "how far up a repository is looked for",
  GIT_DISCOVERY_ACROSS_FILESYSTEM: "the same for other file systems",
  GIT_OBJECT_DIRECTORY: "where objects are, in a quarantine",
  GIT_ALTERNATE_OBJECT_DIRECTORIES: "where more objects are, in shared clones",
  GIT_NAMESPACE: "which references count",
  GIT_EXEC_PATH: "where git's own programs are",
  GIT_SSH: "the program that fetches by SSH what a partial clone lacks",
  GIT_SSH_COMMAND: "the same as a command line, which names a key by its file",
  GIT_SSH_VARIANT: "how that takes its options",
  GIT_SSL_CAINFO: "certificates to trust besides those of the machine",
  GIT_SSL_CAPATH: "the same as a folder",
  GIT_NO_LAZY_FETCH: "whether nothing is fetched at all",
};

/**
 * Settings that may come by `GIT_CONFIG_KEY_0` and `GIT_CONFIG_VALUE_0`, in lower case, and what for. Pipelines hand tokens
 * over in that way, too (`http.extraHeader`, `url.….insteadOf`), so others stay away, and so does `GIT_CONFIG_PARAMETERS`
 * with all that is in it. What a partial clone lacks is fetched with the login of configuration files, a credential helper
 * or an SSH agent; where there is none, git says so.
 */
const settings: Readonly<Record<string, string>> = {
  "safe.directory": "whose repositories are trusted, as containers need it",
  "http.proxy": "the way to the server that a partial clone is of",
  "https.proxy": "the same, as some write it",
  "http.sslcainfo": "certificates of that server or proxy",
  "http.sslbackend": "who checks them",
  "core.autocrlf": "what a file of the working tree is compared as",
  "core.quotepath": "how file names are written",
};

/** Variables of proxies, in both cases. */
const proxies = /^(https?|all|no)_proxy$/i;

/** Whether an address may have a login in it. */
const hasLogin = (text: string): boolean => text.includes("@");

/** The environment that git is run with: what it needs to find its repository, and no secret. */
export function gitEnvironment(env: CommandIo["env"]): Environment {
  const own = new RegExp(`^(${Object.keys(variables).join("|")})$`);
  const ways = Object.entries(env).filter(([name, value = ""]) => proxies.test(name) && !hasLogin(value));
  return { ...childEnvironment(env, own), ...Object.fromEntries(ways), ...harmlessSettings(env) };
}

function harmlessSettings(env: CommandIo["env"]): Environment {
  const count = Number(env["GIT_CONFIG_COUNT"] ?? 0);
  // More than a thousand are no settings that somebody made; the loop has to end.
  const all = Array.from({ length: Math.min(Number.isInteger(count) ? Math.max(count, 0) : 0, 1000) }, (_, index) => ({
    key: env[`GIT_CONFIG_KEY_${index}`] ?? "",
    value: env[`GIT_CONFIG_VALUE_${index}`] ?? "",
  }));
  const kept = all.filter(({ key, value }) => Object.hasOwn(settings, key.toLowerCase()) && !hasLogin(value));
  if (kept.length === 0) return {};
  const pairs = kept.flatMap(({ key, value }, index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  return { ...Object.fromEntries(pairs), GIT_CONFIG_COUNT: String(kept.length) };
}
