import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { refuse } from "../refuse.ts";

/** The refusal of what goes round. @param how What they do to each other, as in "refer to each other". */
export function refuseCircle(path: readonly string[], how: string): Diagnostic {
  const [address] = path;
  return refuse(
    "plan-cycle",
    `${path.join(" → ")} ${how} in a circle`,
    "break the circle at one place and apply that first",
    address === undefined ? undefined : { address },
  );
}
