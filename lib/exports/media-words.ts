import type { Text } from "#lib/platform/language.ts";
import type { Found } from "./found.ts";

/** The plain text beside the directory of the disc. */
export const mediaWords = ({ headed, unlisted }: Pick<Found, "headed" | "unlisted">, marked: boolean): Text => ({
  en: `This folder can be read like a disc from an imaging centre.

DICOMDIR  the table of contents; a viewer or PACS opens this file, or this folder
DICOM     the pictures of the scan, byte for byte as they were sent
${marked ? "          and what the surgeon marked: KO… key images, SR… measurements\n" : ""}
To burn a disc, copy DICOMDIR and DICOM to its top. Names fit ISO 9660.
${headed > 0 ? `\n${headed} of the files came without the header of a DICOM file. One was put before them; what they hold is unchanged.\n` : ""}${unlisted > 0 ? `\n${unlisted} of the files do not say to which study they belong. They lie in DICOM and are not listed in DICOMDIR.\n` : ""}`,
  es: `Esta carpeta se lee como un disco de un centro de imágenes.

DICOMDIR  el índice; un visor o un PACS abre este archivo o esta carpeta
DICOM     las imágenes del estudio, byte por byte como se enviaron
${marked ? "          y lo que marcó el cirujano: KO… imágenes clave, SR… medidas\n" : ""}
Para grabar un disco, copie DICOMDIR y DICOM en su raíz. Los nombres cumplen ISO 9660.
${headed > 0 ? `\n${headed} archivos llegaron sin el encabezado de un archivo DICOM. Se puso uno delante; su contenido no cambió.\n` : ""}${unlisted > 0 ? `\n${unlisted} archivos no dicen a qué estudio pertenecen. Están en DICOM y no figuran en DICOMDIR.\n` : ""}`,
});
