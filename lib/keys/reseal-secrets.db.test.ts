import { createCipheriv, randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { claimedRequest, codeOfResult, newPatient, newStaff, requestRow, rows } from "../../config/command-scene.ts";
import { nobody, system } from "#lib/accounts/actor.ts";
import { env } from "#lib/platform/env.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { newestSeal } from "#lib/platform/secrets.ts";
import { setPostalAddress } from "#lib/triage/set-postal-address.ts";
import { resealAll } from "#scripts/reseal.ts";
import { resealSecrets } from "./reseal-secrets.ts";
import { postalAddressOf, sealIn, unsealFrom } from "./sealed-columns.ts";

const column = "account.totpSecret" as const;

/** As it was sealed before keys and places had names. */
function firstSeal(text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", Buffer.from(env().DATA_KEY, "base64"), nonce);
  const bytes = Buffer.concat([cipher.update(text), cipher.final()]);
  return ["v1", ...[nonce, cipher.getAuthTag(), bytes].map((part) => part.toString("base64url"))].join(".");
}

const give = (accountId: string, totpSecret: string) =>
  rows((tx) => tx.account.update({ where: { id: accountId }, data: { totpSecret } }));
const kept = async (id: string) =>
  (await rows((tx) => tx.account.findUniqueOrThrow({ where: { id } }))).totpSecret ?? "";

test("a batch encrypts anew what is old, goes on where it ended, and leaves alone what no key opens", async () => {
  const staff = await Promise.all(Array.from({ length: 5 }, () => newStaff("coordinator")));
  const ids = staff.map(({ accountId }) => accountId).sort();
  for (const id of ids) await give(id, firstSeal(`secret of ${id}`));
  const [broken = "", ...whole] = ids;
  const unknown = `v2.AAAAAAAA.${firstSeal("x").slice(3)}`;
  await give(broken, unknown);
  const first = expectOk(await resealSecrets(system, { column, most: 2 }));
  expect(first.last).not.toBeNull();
  await resealAll();
  for (const id of whole) {
    expect(await kept(id)).toMatch(new RegExp(`^${newestSeal().replaceAll(".", "\\.")}`));
    expect(unsealFrom(column, id, await kept(id))).toBe(`secret of ${id}`);
  }
  expect(await kept(broken)).toBe(unknown);
  expect((await resealAll())[column]).toEqual({ resealed: 0, unreadable: 1 });
  await give(broken, sealIn(column, broken, "mended"));
});

test("a secret that is moved to another account's row opens nothing there", async () => {
  const [one, other] = [await newStaff("surgeon"), await newStaff("surgeon")];
  await give(one.accountId, sealIn(column, one.accountId, "mine"));
  await give(other.accountId, await kept(one.accountId));
  expect(() => unsealFrom(column, other.accountId, sealIn(column, one.accountId, "mine"))).toThrow(/moved/);
  await give(other.accountId, sealIn(column, other.accountId, "theirs"));
});

test("a postal address rests encrypted, and the database takes none that is not", async () => {
  const { requestId, coordinator } = await claimedRequest();
  expectOk(await setPostalAddress(coordinator, { requestId, postalAddress: "1 Main Street\nTampa FL 33601" }));
  const row = await requestRow(requestId);
  expect(row.postalAddress).not.toMatch(/Main|Tampa/);
  expect(postalAddressOf(row)).toBe("1 Main Street\nTampa FL 33601");
  const plain = rows((tx) =>
    tx.reviewRequest.update({ where: { id: requestId }, data: { postalAddress: "1 Main Street" } }),
  );
  await expect(plain).rejects.toThrow(/postal_address_is_sealed|constraint/);
});

test("only the portal itself encrypts anew", async () => {
  for (const actor of [nobody, await newPatient(), await newStaff("administrator")])
    expect(codeOfResult(await resealSecrets(actor, { column }))).toMatch(/forbidden|signed_out/);
});
