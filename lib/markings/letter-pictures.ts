import sharp from "sharp";
import type { LetterPicture } from "#lib/letters/letter.ts";
import type { Text } from "#lib/platform/language.ts";
import { readObject } from "#lib/platform/storage.ts";
import type { SharedPicture } from "./shared-repo.ts";

/** A picture of an answer with its words. */
type Captioned = { id: string; caption: Text; alt: Text };

/** The pictures of an answer as a letter has them; one that storage has lost is left out. */
export async function letterPictures(
  shared: readonly SharedPicture[],
  captioned: readonly Captioned[],
): Promise<LetterPicture[]> {
  const pictures: LetterPicture[] = [];
  for (const { id, key, width, height } of shared) {
    const words = captioned.find((one) => one.id === id);
    const webp = words && (await readObject(key));
    if (!webp) continue;
    const bytes = new Uint8Array(await sharp(webp).jpeg({ quality: 88 }).toBuffer());
    pictures.push({ bytes, width, height, caption: words.caption, alt: words.alt });
  }
  return pictures;
}
