import type { Tx } from "#lib/platform/db.ts";
import { enqueue } from "#lib/platform/jobs.ts";
import { carry } from "#lib/platform/language.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { emailChangeLife } from "./email-change.ts";
import { withinLimit } from "./throttle.ts";

/** The change of an address that waits for its codes; null where none does. */
export const findEmailChange = (tx: Tx, accountId: string) =>
  tx.emailChange.findFirst({
    where: { accountId, doneAt: null, expiresAt: { gt: new Date() }, attempts: { lt: emailChangeLife.attempts } },
    orderBy: { id: "desc" },
  });

/** Begins a change: a code goes to either address, and one that was begun before works no more. */
export async function beginEmailChange(
  tx: Tx,
  { accountId, email, startedById }: { accountId: string; email: string; startedById: string | null },
): Promise<void> {
  const account = await tx.account.findUniqueOrThrow({ where: { id: accountId } });
  if (account.email === null)
    throw new Refusal("conflict", {
      en: "There is no address yet that could be changed.",
      es: "Todavía no hay un correo que se pueda cambiar.",
    });
  if (account.email.toLowerCase() === email)
    throw new Refusal(
      "invalid",
      { en: "This is the address of now.", es: "Este es el correo actual." },
      {
        email: carry({ en: "Enter another address than the one of now", es: "Escriba un correo distinto del actual" }),
      },
    );
  if (!(await withinLimit(tx, `email-change:${accountId}`, { tries: 5, minutes: 60 })))
    throw new Refusal("too_many", {
      en: "Codes were sent too often. Wait an hour, then try again.",
      es: "Se enviaron códigos demasiadas veces. Espere una hora e intente de nuevo.",
    });
  await tx.emailChange.deleteMany({ where: { accountId, doneAt: null } });
  const expiresAt = new Date(Date.now() + emailChangeLife.minutes * 60_000);
  const { id: changeId } = await tx.emailChange.create({ data: { accountId, email, startedById, expiresAt } });
  await enqueue(tx, "send-email-change", { changeId });
}
