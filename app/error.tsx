"use client";
import { type ComponentProps, type ComponentType, useEffect, useState } from "react";
import type { ErrorView } from "#app/_ui/error-view.client.tsx";
import { useSay } from "#app/_ui/language.client.tsx";
import { tryAgain } from "#app/_ui/words.ts";

type Props = ComponentProps<typeof ErrorView>;

/** Every page carries this along, so what is said of an error is fetched once there is one. */
export default function ErrorPage(props: Props) {
  const [View, setView] = useState<ComponentType<Props> | null>(null);
  useEffect(() => {
    void import("#app/_ui/error-view.client.tsx").then(
      ({ ErrorView }) => setView(() => ErrorView),
      () => setView(() => Unreachable),
    );
  }, []);
  return View && <View {...props} />;
}

/** Not even what is said of errors came. */
function Unreachable() {
  const say = useSay();
  return (
    <main className="space-y-4 p-5">
      <p>
        {say({
          en: "The portal cannot be reached at the moment. What you had already saved or sent is safe.",
          es: "No se puede llegar al portal en este momento. Lo que ya había guardado o enviado está a salvo.",
        })}
      </p>
      <a href="">{say(tryAgain)}</a>
    </main>
  );
}
