import { demandImage, type DicomHeader } from "#lib/imaging/dicom.ts";
import { demandPlainPreamble } from "#lib/imaging/preamble.ts";

/** Throws `UnfitFile` unless a file is a picture that can be shown, and nothing but that: `head` are its first bytes. */
export function demandPicture(head: Uint8Array, header: DicomHeader): DicomHeader {
  demandImage(header);
  demandPlainPreamble(head);
  return header;
}
