import { plural } from "../../values/words.ts";
import { secretsOf } from "../project/secret-values.ts";
import { defineCheck } from "./examination.ts";

/** Whether the environment variables that manifests name are set here. */
export const secretsCheck = defineCheck({
  check: "secrets",
  title: "Secrets",
  needs: ["manifests"],
  examine({ io, known }) {
    const secretOf = secretsOf(io);
    const names = [
      ...new Set(known.manifests.resources.flatMap(({ secrets }) => secrets.map(({ name }) => name))),
    ].toSorted();
    const missing = names.filter((name) => secretOf(name) === undefined);
    if (names.length === 0) return { result: "ok", found: "the manifests name no environment variable" };
    if (missing.length === 0)
      return { result: "ok", found: `${plural(names.length, "environment variable")}, all set` };
    return {
      result: "warning",
      found: `not set here: ${missing.join(", ")}`,
      remedy: "set them where apply runs; a plan is complete without them",
    };
  },
});
