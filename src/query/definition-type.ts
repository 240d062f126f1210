/** The type of an audience or a computed trait. */
export type DefinitionType = "USERS" | "ACCOUNTS" | "LINKED";
