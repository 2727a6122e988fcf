import { Notice } from "#app/_ui/notice.tsx";

/** Why a photo of a film is no scan, and how to get the disc. Wording to be approved by the clinic. */
export function FilmHelp() {
  return (
    <Notice signal="info" title="We keep it with your papers. It is not your scan.">
      <p>
        A photo of a film or of a screen shows too little. The surgeon turns through hundreds of pictures, and makes
        them lighter and darker.
      </p>
      <p>
        Ask the place that made your scan for a copy on a disc or as a download. Say: “I need the DICOM files.” You have
        a right to a copy.
      </p>
    </Notice>
  );
}
