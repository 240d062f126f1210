import { fetchByShortWay } from "./short-way.ts";
import fc from "fast-check";

// The same random inputs in every run, so that a red run is red for everybody. PROPERTY_SEED looks at others.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env["PROPERTY_SEED"] ?? 20_260_301) });

globalThis.fetch = fetchByShortWay;
