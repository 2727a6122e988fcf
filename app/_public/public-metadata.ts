import type { Metadata } from "next";
import { clinic } from "#app/_server/clinic.ts";
import { pageLanguage } from "#app/_server/language.ts";
import { type Language, languages, tagOf, type Text } from "#lib/platform/language.ts";
import { env } from "#lib/platform/env.ts";

type PublicPage = {
  /** Without a query, e.g. "/guides". */
  path: string;
  title: Text;
  description: Text;
  /** The title as it is, without the clinic's name after it. */
  whole?: boolean;
};

/**
 * What search engines and shared links are told of a page that anybody may see, in the page's language. The layout
 * keeps every other page out of their lists.
 */
export async function publicMetadata({ path, title, description, whole = false }: PublicPage): Promise<Metadata> {
  const language = await pageLanguage();
  const { name } = clinic();
  const image = { url: `/share-picture/${language}`, width: 1200, height: 630, type: "image/png" };
  const words = { title: title[language], description: description[language] };
  return {
    metadataBase: new URL(env().NEXTAUTH_URL),
    title: whole ? { absolute: `${words.title} · ${name}` } : words.title,
    description: words.description,
    alternates: {
      canonical: addressIn(language, path),
      languages: alternates(path),
    },
    robots: { index: true, follow: true },
    openGraph: {
      type: "website",
      siteName: name,
      ...words,
      url: addressIn(language, path),
      locale: tagOf(language).replace("-", "_"),
      alternateLocale: languages.filter((other) => other !== language).map((other) => tagOf(other).replace("-", "_")),
      images: [{ ...image, alt: `${name}: ${words.title}` }],
    },
    twitter: { card: "summary_large_image", ...words, images: [image.url] },
  };
}

/** English stands at the bare address; a page in another language names it. */
export const addressIn = (language: Language, path: string): string =>
  language === "en" ? path : `${path}?lang=${language}`;

/** The same page in each language, and for whoever speaks none of them. */
export const alternates = (path: string): Record<Language | "x-default", string> => ({
  en: addressIn("en", path),
  es: addressIn("es", path),
  "x-default": path,
});
