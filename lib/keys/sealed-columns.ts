import { seal, unseal } from "#lib/platform/secrets.ts";

/** Every column whose values are encrypted; `npm run keys:rotate` goes through this list. */
export const sealedColumns = ["account.totpSecret", "staff_attempt.newSecret", "review_request.postalAddress"] as const;

export type SealedColumn = (typeof sealedColumns)[number];

/** Encrypts what goes into a column of the row with this id; it opens nowhere else. */
export const sealIn = (column: SealedColumn, id: string, text: string): string => seal(text, `${column}:${id}`);

/** Decrypts what a row holds; throws where it was changed, moved from another row, or its key is gone. */
export const unsealFrom = (column: SealedColumn, id: string, sealed: string): string =>
  unseal(sealed, `${column}:${id}`);

/** A postal address, as it is written on an envelope. */
export const postalAddressOf = ({ id, postalAddress }: { id: string; postalAddress: string | null }): string =>
  postalAddress === null ? "" : unsealFrom("review_request.postalAddress", id, postalAddress);
