import type { Text } from "#lib/platform/language.ts";

/** Why a video is not taken. Of a file of its own, so that a page can say it without the reader of files. */
export const filmWords: Text = {
  en: "This is a video, and only pictures can be shown here",
  es: "Esto es un video, y aquí solo se pueden mostrar imágenes",
};
