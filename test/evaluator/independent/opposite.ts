/** What is by definition the opposite of another comparison (section 8). */
export const opposites: Readonly<Record<string, string>> = { absent: "exists", omits: "contains" };
