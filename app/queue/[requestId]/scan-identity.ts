type Person = { name: string | null; birthDate: string | null };

/**
 * What of a person in the scan plainly differs from the person in the request. Names differ when they share no word:
 * order, initials, middle and married names vary too much between forms and scanners to say more.
 */
export function differences(request: Person, scan: Person): ("name" | "birth date")[] {
  const [asked, found] = [wordsOf(request.name), wordsOf(scan.name)];
  const nameDiffers = asked.length > 0 && found.length > 0 && !found.some((word) => asked.includes(word));
  const born = scan.birthDate?.replace(/\D/g, "");
  const birthDiffers = born?.length === 8 && request.birthDate && born !== request.birthDate.replace(/\D/g, "");
  return [...(nameDiffers ? (["name"] as const) : []), ...(birthDiffers ? (["birth date"] as const) : [])];
}

/** Words of two letters and more, without accents and titles of DICOM's writing. */
const wordsOf = (name: string | null): string[] =>
  (name ?? "")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 1);
