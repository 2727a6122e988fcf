import { inPageLanguage } from "#app/_server/language.ts";
import { CareCard } from "#app/_ui/notice.tsx";
import { PhoneLink } from "#app/_ui/phone.tsx";

/** Where the answer is that somebody must get help now: said before anything else. To be approved by the clinic. */
export async function EmergencyFirst({ number }: { number: string }) {
  const say = await inPageLanguage();
  return (
    <CareCard
      urgency="emergency"
      prefix={say({ en: "Emergency advice:", es: "Aviso de emergencia:" })}
      heading={
        <>
          {say({ en: "Call", es: "Llame al" })} <PhoneLink number={number} />{" "}
          {say({ en: "or go to an emergency room now", es: "o vaya ahora a una sala de emergencias" })}
        </>
      }
    >
      <p>
        {say({
          en: "Take the letter with your answer with you. Do not wait for us.",
          es: "Lleve la carta con su respuesta. No nos espere.",
        })}
      </p>
    </CareCard>
  );
}
