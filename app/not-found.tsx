import type { Metadata } from "next";
import { clinic } from "#app/_server/clinic.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Line } from "#app/_ui/empty.tsx";
import { PatientPage } from "#app/_ui/page.tsx";

export const metadata: Metadata = { title: "Page not found" };

export default function NotFound() {
  const { name, phone, email, emergencyNumber } = clinic();
  return (
    <PatientPage clinic={{ name, phone, email, emergencyNumber }}>
      <div className="space-y-4">
        <Line drawing="lost" className="h-32" />
        <h1>We cannot find this page</h1>
        <p className="measure">The address may be mistyped, or the page may not be yours to see.</p>
        <p className="measure">If you have a request with us, sign in to find it. Nothing you saved is lost.</p>
        <p className="flex flex-wrap gap-3 pt-2">
          <LinkButton href="/sign-in" variant="primary">
            Sign in
          </LinkButton>
          <LinkButton href="/">Go to the front page</LinkButton>
        </p>
      </div>
    </PatientPage>
  );
}
