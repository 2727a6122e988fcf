import type { Actor } from "#lib/accounts/actor.ts";
import type { Tx } from "#lib/platform/db.ts";
import { personOf } from "#lib/requests/person.ts";
import { findRequest } from "#lib/requests/repo.ts";

/** The request with this reference, as this actor may see it; people leave out dashes and mix case. */
export async function findByReference(tx: Tx, actor: Actor, reference: string) {
  const plain = reference.toUpperCase().replace(/[^A-Z0-9]/g, "");
  const [found] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM review_request WHERE replace(reference, '-', '') = ${plain} LIMIT 1`;
  return found ? findRequest(tx, actor, found.id) : null;
}

/** An account as whoever decides about it sees it: what its requests say of the person, and which they are. */
export async function accountSide(tx: Tx, accountId: string) {
  const account = await tx.account.findUniqueOrThrow({ where: { id: accountId } });
  const requests = await tx.reviewRequest.findMany({ where: { patientId: accountId }, orderBy: { createdAt: "asc" } });
  const people = requests.map(personOf);
  const distinct = (values: (string | null)[]) => [...new Set(values.filter((value) => value !== null))];
  return {
    accountId,
    role: account.role,
    email: account.email,
    closed: account.disabledAt !== null,
    names: distinct(people.map(({ name }) => name)),
    birthDates: distinct(people.map(({ birthDate }) => birthDate)),
    references: requests.map(({ reference }) => reference),
  };
}
