import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, test, vi } from "vitest";
import { readAnchors } from "./anchor.ts";
import { type Head, isOurs, signHead, verifyChain } from "./chain.ts";
import { auditKeys } from "./keys.ts";

/** What a bucket with object lock answers of one key: a locked head, another text in front of it, and its removal. */
const versions = `<ListVersionsResult><IsTruncated>false</IsTruncated>
  <DeleteMarker><Key>audit/0000000000000000007.json</Key><VersionId>third</VersionId><IsLatest>true</IsLatest></DeleteMarker>
  <Version><Key>audit/0000000000000000007.json</Key><VersionId>second</VersionId><IsLatest>false</IsLatest></Version>
  <Version><Key>audit/0000000000000000007.json</Key><VersionId>first</VersionId><IsLatest>false</IsLatest></Version>
</ListVersionsResult>`;

let locked = "";
const store = createServer(({ url = "" }, answer) => {
  const { searchParams } = new URL(url, "http://store.test");
  const texts: Record<string, string> = { first: locked, second: "{}" };
  const text = searchParams.has("versions") ? versions : texts[searchParams.get("versionId") ?? ""];
  answer.writeHead(text === undefined ? 404 : 200).end(text);
});
await new Promise<void>((resolve) => store.listen(0, "127.0.0.1", resolve));
vi.stubEnv("S3_ENDPOINT", `http://127.0.0.1:${(store.address() as AddressInfo).port}`);
vi.stubEnv("AUDIT_LOCK_DAYS", "2192");
afterAll(() => new Promise((resolve) => store.close(resolve)));

const written = ({ seq, hash, at, keyId, signature }: Head): string =>
  JSON.stringify({
    ...{ seq: String(seq), hash: Buffer.from(hash).toString("hex"), at: at.toISOString(), keyId },
    signature: Buffer.from(signature).toString("hex"),
  });

test("a locked head is read whatever lies in front of it, and that somebody put something there is said", async () => {
  const head = signHead(auditKeys(), {
    seq: 7n,
    hash: new Uint8Array(32).fill(1),
    at: new Date("2026-11-27T08:00:00Z"),
  });
  locked = written(head);
  const anchors = await readAnchors();
  expect(anchors.map((anchor) => [anchor.seq, isOurs(auditKeys(), anchor)])).toEqual([
    [7n, false],
    [7n, true],
  ]);
  expect((await verifyChain([], auditKeys(), anchors.slice(1))).wrong?.why).toBe("end cut off");
  expect((await verifyChain([], auditKeys(), anchors)).wrong?.why).toBe("anchor forged");
});
