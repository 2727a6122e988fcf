"use client";
import { type ComponentType, lazy, useEffect, useRef, useState } from "react";
import { fieldsOf } from "#app/_ui/form-fields.ts";
import type { AreasControlProps } from "./areas-control.client.tsx";
import { firstUse } from "#app/_ui/first-use.client.ts";

const load = () => import("./areas-control.client.tsx");
const AtOnce = lazy(async () => ({ default: (await load()).AreasControl }));

type Awake = { Control: ComponentType<AreasControlProps>; met: Met; focused: string | undefined };

/**
 * The body map, most of its page's script, which comes when the page is used. Until then what the server sent stands as
 * it is. Without Suspense: a boundary of this size React sends hidden, to be shown by a script, late or never.
 */
export function AreasLater(props: AreasControlProps) {
  const sent = useRef<HTMLDivElement>(null);
  const [awake, setAwake] = useState<Awake | null>(null);
  const { name } = props;
  useEffect(() => {
    let left = false;
    firstUse()
      .then(load)
      .then(
        ({ AreasControl }) => {
          if (!left)
            setAwake({ Control: AreasControl, met: metIn(sent.current, name), focused: focusIn(sent.current) });
        },
        () => showWithoutScript(sent.current),
      );
    return () => {
      left = true;
    };
  }, [name]);
  useEffect(() => {
    if (awake?.focused) document.getElementById(awake.focused)?.focus({ preventScroll: true });
  }, [awake]);

  if (typeof window === "undefined")
    return (
      <div>
        <AtOnce {...props} />
      </div>
    );
  if (!awake) return <div ref={sent} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: "" }} />;
  return (
    <div key="awake">
      <awake.Control {...props} {...awake.met} />
    </div>
  );
}

/** What somebody did with the page before it was awake. */
type Met = Pick<AreasControlProps, "view" | "listOpen"> & { answered?: unknown };

function metIn(sent: HTMLDivElement | null, name: string): Met {
  const form = sent?.closest("form");
  if (!form || !sent?.firstChild) return {};
  return {
    answered: fieldsOf(new FormData(form))[name] ?? {},
    view: sent.querySelector<HTMLInputElement>("[value=front]")?.checked ? "front" : "back",
    listOpen: sent.querySelector("details")?.open ?? false,
  };
}

const focusIn = (sent: HTMLDivElement | null): string | undefined =>
  sent?.contains(document.activeElement) ? document.activeElement?.id : undefined;

/** The script did not come: the list works as it does where there is none. */
function showWithoutScript(sent: HTMLDivElement | null): void {
  for (const hidden of sent?.querySelectorAll("noscript") ?? []) hidden.outerHTML = hidden.textContent;
}
