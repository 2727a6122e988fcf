"use client";
import { useEffect, useState } from "react";
import { Checkboxes } from "#app/_ui/choices.tsx";
import type { KeyImage } from "#lib/reading/list-key-images.ts";

type SharedChoiceProps = {
  requestId: string;
  /** Ids of key images. */
  shared: readonly string[];
  onChange: (shared: readonly string[]) => void;
};

/** Which key images the patient may see with their lines: none, until somebody ticks one. */
export function SharedChoice({ requestId, shared, onChange }: SharedChoiceProps) {
  const [images, setImages] = useState<readonly KeyImage[] | null>([]);
  useEffect(() => {
    const going = new AbortController();
    fetch(`/reading/${requestId}/key-images`, { signal: going.signal })
      .then((res) => (res.ok ? (res.json() as Promise<{ images: KeyImage[] }>) : null))
      .then((found) => setImages(found?.images ?? null))
      .catch(() => going.signal.aborted || setImages(null));
    return () => going.abort();
  }, [requestId]);
  if (images === null) return <p className="text-quiet">The key images could not be listed, so none is shared.</p>;
  if (images.length === 0) return null;
  return (
    <Checkboxes
      name="shared"
      label="Key images that the patient sees, with their lines and without words"
      options={images.map(({ id, sharable, ...image }) => ({
        value: id,
        text: nameOf(image),
        disabled: !sharable,
        ...(!sharable && { hint: "A name may be burnt into it" }),
      }))}
      input={{
        onChange: ({ target: { value, checked } }) =>
          onChange(checked ? [...shared, value] : shared.filter((id) => id !== value)),
      }}
    />
  );
}

const nameOf = ({ series, number, level, marks }: Omit<KeyImage, "id" | "sharable">): string =>
  [series, `image ${number}`, level, marks > 0 && `${marks} ${marks === 1 ? "mark" : "marks"}`]
    .filter(Boolean)
    .join(", ");
