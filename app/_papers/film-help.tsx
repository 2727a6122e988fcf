import { Say } from "#app/_ui/language.client.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { film } from "./words.ts";

/** Why a photo of a film is no scan, and how to get the disc. */
export function FilmHelp() {
  return (
    <Notice signal="info" title={<Say words={film.title} />}>
      <p>
        <Say words={film.why} />
      </p>
      <p>
        <Say words={film.how} />
      </p>
    </Notice>
  );
}
