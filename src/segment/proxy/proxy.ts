import type { Secret } from "../secret.ts";

/** A proxy that a variable names. */
export interface Proxy {
  /** Where it listens, such as `http://proxy.example.com:8080`: without user name and password. */
  origin: string;
  /** The variable that names it. */
  variable: string;
  /** The value of `Proxy-Authorization`, where the variable has a user name. */
  login?: Secret;
}
