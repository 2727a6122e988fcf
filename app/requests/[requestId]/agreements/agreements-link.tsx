import Link from "next/link";
import { agreements } from "#app/_consents/words.ts";
import { inPageLanguage } from "#app/_server/language.ts";

/** The way to what was agreed to, on the page of its request. */
export async function AgreementsLink({ requestId }: { requestId: string }) {
  const say = await inPageLanguage();
  return (
    <p>
      <Link href={`/requests/${requestId}/agreements`} prefetch={false} className="inline-flex min-h-11 items-center">
        {say(agreements.title)}
      </Link>
    </p>
  );
}
