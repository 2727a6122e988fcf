import "./tokens.css";
import type { Metadata, Viewport } from "next";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { clinic } from "#app/_server/clinic.ts";
import { accentColours } from "#app/_ui/accent.ts";
import { RestBanner } from "#app/_server/rest-banner.tsx";
import { pageLanguage } from "#app/_server/language.ts";
import { ContactProvider } from "#app/_ui/contact.client.tsx";
import { LanguageProvider } from "#app/_ui/language.client.tsx";
import { frame } from "#app/_ui/words.ts";

/** Every page bears the clinic's name, so nothing of it is settled when the portal is built. */
export async function generateMetadata(): Promise<Metadata> {
  await connection();
  const { name } = clinic();
  return {
    title: { template: `%s · ${name}`, default: name },
    applicationName: name,
    // The pages that anybody may find say so themselves (`_public/public-metadata.ts`).
    robots: { index: false, follow: false },
    formatDetection: { telephone: false, date: false, address: false, email: false },
    referrer: "same-origin",
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: "#faf9f6",
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // The policy's nonce differs with every answer, so every page is made when it is asked for.
  await connection();
  const { name, phone, email, emergencyNumber, accent } = clinic();
  const language = await pageLanguage();
  const { day, night } = accentColours(accent);
  return (
    <html lang={language} style={{ "--accent": day, "--accent-night": night } as React.CSSProperties}>
      <body>
        <a
          href="#main"
          className="sr-only z-50 rounded bg-raised px-4 py-2 font-semibold shadow focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:px-4 focus:py-2"
        >
          {frame.skip[language]}
        </a>
        <LanguageProvider language={language}>
          <ContactProvider clinic={{ name, phone, email, emergencyNumber }}>
            <RestBanner />
            {children}
          </ContactProvider>
        </LanguageProvider>
      </body>
    </html>
  );
}
