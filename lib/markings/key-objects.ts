import { codes } from "./codes.ts";
import { image, root, text } from "./content-items.ts";
import { markingDocument, observer, type MarkingDocument, type SignedStudy } from "./marking-document.ts";

/** The key images of one study as a Key Object Selection (PS3.16 TID 2010); null where none was marked. */
export function keyObjects(signed: SignedStudy): MarkingDocument | null {
  const isKey = ({ sopInstanceUid, frame }: { sopInstanceUid: string; frame: number }) =>
    signed.marks.some(
      (mark) => mark.kind === "key_image" && mark.sopInstanceUid === sopInstanceUid && mark.frame === frame,
    );
  const frames = signed.frames.filter(isKey);
  if (frames.length === 0) return null;
  const kind = {
    sopClassUid: "1.2.840.10008.5.1.4.1.1.88.59",
    modality: "KO",
    seriesNumber: 9001,
    description: "Key images of the opinion",
  };
  const content = root(codes.ofInterest, "2010", [
    ...observer(signed.signature),
    text("CONTAINS", codes.description, "Images that the surgeon marked when the opinion was signed"),
    ...frames.map((frame) => image("CONTAINS", frame)),
  ]);
  return markingDocument(kind, { ...signed, frames }, content);
}
