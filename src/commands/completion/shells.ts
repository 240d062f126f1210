/** The shells that there are completion scripts for. */
export const shellNames = ["bash", "zsh", "fish"] as const;

/** A shell that there is a completion script for. */
export type ShellName = (typeof shellNames)[number];
