import type { ListedStudy as StudyOnDisc } from "#lib/imaging/dicomdir.ts";
import type { ListingRequest } from "#lib/upload/contract.ts";
import type { SelectedStudy, Selection } from "#lib/upload/plan.ts";

type ListedStudy = ListingRequest["studies"][number];
type ListedSeries = ListedStudy["series"][number];

/** Of `ListingRequest`; a body is at most 2 MiB. */
const most = { studies: 20, series: 1_000, instances: 20_000, modality: 16, bytes: 3 * 2 ** 19 };
const isUid = (text: string): boolean => /^[0-9.]{1,64}$/.test(text);

/**
 * What the tables of contents of the chosen discs list of the studies that are sent, in bodies that the portal takes.
 * Nothing of a study that is not sent, which may be another person's, and no series that the person left out: nobody
 * shall miss it. Only pictures are listed. What is beyond the contract's bounds is left out as a whole.
 */
export function listingsOf(
  { discs, studies: found }: Pick<Selection, "discs" | "studies">,
  chosen: readonly SelectedStudy[],
): ListingRequest[] {
  const sent = new Set(chosen.flatMap(({ series }) => series.map(({ uid }) => uid)));
  const isSent = ({ uid }: { uid: string }) => sent.has(uid);
  const others = found.filter(({ series }) => !series.some(isSent));
  const foreign = new Set(others.flatMap(({ studyInstanceUids }) => studyInstanceUids));
  const own = new Set(chosen.flatMap(({ studyInstanceUids }) => studyInstanceUids).filter((uid) => !foreign.has(uid)));
  const left = new Set(found.flatMap(({ series }) => series.filter((one) => !isSent(one)).map(inFiles)));
  const listed = discs.flatMap(({ contents }) => contents).filter(({ uid }) => own.has(uid) && isUid(uid));
  return inBodies(together(listed, left));
}

/** A UID that several series share stands for each with something added behind a space. */
const inFiles = ({ uid }: { uid: string }): string => uid.split(" ")[0] ?? "";

/** Each study and series once: one disc may be in the selection twice, and one study on two discs. */
function together(listed: readonly StudyOnDisc[], left: ReadonlySet<string>): ListedStudy[] {
  const studies = new Map<string, Map<string, ListedSeries>>();
  for (const { uid: studyUid, series } of listed) {
    const of = studies.get(studyUid) ?? new Map<string, ListedSeries>();
    studies.set(studyUid, of);
    for (const { uid, modality, instances } of series) {
      if (left.has(uid) || !isUid(uid)) continue;
      const pictures = instances.filter(({ type, sopInstanceUid }) => type === "IMAGE" && isUid(sopInstanceUid));
      const uids = [...(of.get(uid)?.instances ?? []), ...pictures.map(({ sopInstanceUid }) => sopInstanceUid)];
      of.set(uid, { uid, modality: modality.slice(0, most.modality), instances: [...new Set(uids)] });
    }
  }
  const isSound = ({ instances }: ListedSeries) => instances.length > 0 && instances.length <= most.instances;
  return [...studies].map(([uid, series]) => ({ uid, series: [...series.values()].filter(isSound) }));
}

function inBodies(studies: readonly ListedStudy[]): ListingRequest[] {
  const bodies: { studies: ListedStudy[]; bytes: number }[] = [];
  for (const study of studies) {
    const bytes = JSON.stringify(study).length;
    if (study.series.length === 0 || study.series.length > most.series || bytes > most.bytes) continue;
    const last = bodies.at(-1);
    if (last && last.studies.length < most.studies && last.bytes + bytes <= most.bytes) {
      last.studies.push(study);
      last.bytes += bytes;
    } else bodies.push({ studies: [study], bytes });
  }
  return bodies.map(({ studies: some }) => ({ studies: some }));
}
