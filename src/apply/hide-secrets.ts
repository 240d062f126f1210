import type { Plan } from "../plan/generated/plan.ts";
import type { SecretSource } from "../resources/secrets.ts";
import { resolveTemplate, templateAt } from "../values/template.ts";
import { createMask, type Mask } from "../segment/mask.ts";
import { Secret } from "../segment/secret.ts";
import type { Failure } from "./describe-failure.ts";

/** A mask for every secret that a plan sends: an API may quote a value that it refuses. */
export function secretsOfPlan({ changes }: Plan, secretOf: SecretSource): Mask {
  const names = changes.flatMap(({ after, secrets = [] }) =>
    secrets.flatMap((pointer) => {
      const template = templateAt(after ?? {}, pointer);
      return template === undefined ? [] : resolveTemplate(template, () => "").secrets;
    }),
  );
  const values = [...new Set(names)].flatMap((name) => secretOf(name) ?? []);
  return createMask(values.map((value) => new Secret(value)));
}

/** A failure whose words hold no secret. */
export function hideSecrets<Kind extends Failure>(failure: Kind, mask: Mask): Kind {
  return { ...failure, reason: { ...failure.reason, message: mask.redact(failure.reason.message) } };
}
