import type { UnmanagedMode } from "../../drift/drift.ts";

/** What `--unmanaged` takes. */
export const unmanagedModes = ["report", "fail", "ignore"] as const satisfies readonly UnmanagedMode[];

/** The shapes of what a webhook is sent. */
export const webhookFormats = ["json", "slack"] as const;
