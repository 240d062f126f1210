import { compileSchema } from "../yaml/compile-schema.ts";

/**
 * The validator of the schema of tests. In the built program this module is replaced by one that was compiled at build
 * time, and that is loaded only where tests are read.
 */
export const compileTestSchema = compileSchema;
