import { config } from "zod";

// zod compiles its schemas with `new Function` when they are made; our policy forbids that, and even the attempt is
// reported. So this is imported before anything that makes a schema.
config({ jitless: true });
