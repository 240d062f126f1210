/** A command to go on with. */
export interface NextCommand {
  command: string;
  what: string;
}
