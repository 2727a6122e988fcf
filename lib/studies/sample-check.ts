import { system } from "#lib/accounts/actor.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { removeUnused } from "#lib/platform/storage.ts";
import { assessScan } from "./assess-scan.ts";
import { ingestPack } from "./ingest-pack.ts";

/** For tests: what the worker does with packs of a request that were sent, and with the scan as a whole after them. */
export async function haveChecked(requestId: string, ...packIds: string[]): Promise<void> {
  for (const packId of packIds) await removeUnused(expectOk(await ingestPack(system, { packId })));
  expectOk(await assessScan(system, { requestId }));
}
