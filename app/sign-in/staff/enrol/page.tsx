import type { Metadata } from "next";
import QRCode from "qrcode";
import { readAttempt } from "#app/_server/sign-in-cookies.ts";
import { stranger } from "#app/_server/session.ts";
import { returnPath } from "#lib/accounts/forms.ts";
import { viewEnrolment } from "#lib/accounts/view-enrolment.ts";
import { EnrolForm } from "./enrol-form.client.tsx";

export const metadata: Metadata = { title: "Set up one-time codes" };

/** The first sign-in of staff: the authenticator app is set up by QR code, or by typing the secret. */
export default async function EnrolPage({ searchParams }: { searchParams: Promise<{ from?: string }> }) {
  const back = returnPath((await searchParams).from);
  const enrolment = await viewEnrolment(await stranger(), { attempt: await readAttempt() });
  // After the act the page is drawn again while its form shows the recovery codes: it must not lead away from them.
  if (!enrolment.ok) return <EnrolForm setUp={null} />;
  const { secret, address } = enrolment.value;
  const svg = await QRCode.toString(address, { type: "svg", margin: 2, errorCorrectionLevel: "M" });
  const picture = `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
  const setUp = { secret: secret.replace(/(.{4})(?=.)/g, "$1 "), picture };
  return <EnrolForm setUp={setUp} {...(back ? { from: back } : {})} />;
}
