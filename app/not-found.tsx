import { clinic } from "#app/_server/clinic.ts";
import { inPageLanguage, titled } from "#app/_server/language.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { Line } from "#app/_ui/empty.tsx";
import { PatientPage } from "#app/_ui/page.tsx";
import { lost } from "#app/_ui/words.ts";

export const generateMetadata = titled(lost.notFound);

export default async function NotFound() {
  const say = await inPageLanguage();
  const { name, phone, email, emergencyNumber } = clinic();
  return (
    <PatientPage clinic={{ name, phone, email, emergencyNumber }}>
      <div className="space-y-4">
        <Line drawing="lost" className="h-32" />
        <h1>{say(lost.cannotFind)}</h1>
        <p className="measure">{say(lost.mistyped)}</p>
        <p className="measure">{say(lost.signInToFind)}</p>
        <p className="flex flex-wrap gap-3 pt-2">
          <LinkButton href="/sign-in" variant="primary">
            {say(lost.signIn)}
          </LinkButton>
          <LinkButton href="/">{say(lost.toFront)}</LinkButton>
        </p>
      </div>
    </PatientPage>
  );
}
