import { serveSandbox } from "#lib/platform/sandboxed.ts";
import { examinePack } from "./examine-pack.ts";

/** The program that opens what strangers sent: it has no settings, no database, and one address at a time to read. */
serveSandbox(examinePack);
