import { Kbd } from "#app/_ui/kbd.tsx";
import { acts, type ActName, keyWords } from "./acts.ts";

/** The keys of an act, or the first of them alone. */
export const KeysOf = ({ act, brief = false }: { act: ActName; brief?: boolean }) => (
  <span className="inline-flex shrink-0 items-center gap-1.5 whitespace-nowrap">
    {acts[act].keys.slice(0, brief ? 1 : 2).map((key, at) => (
      <span key={key} className="inline-flex items-center gap-1.5">
        {at > 0 && "or"} <Kbd keys={[keyWords(key)]} />
      </span>
    ))}
  </span>
);
