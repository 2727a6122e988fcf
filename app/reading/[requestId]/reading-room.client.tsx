"use client";
import { PanelRightClose, PanelRightOpen } from "lucide";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { NavLink, ReadingPage } from "#app/_ui/staff-page.tsx";
import { commandFor, isOwnKey } from "#app/_viewer/keys.ts";
import { ChosenLevel } from "./chosen-level.client.tsx";

/** Images edge to edge, the opinion beside them. Folded away, the opinion keeps all that was typed. */
export function ReadingRoom({
  title,
  person,
  banner,
  images,
  opinion,
}: {
  title: ReactNode;
  person: ReactNode;
  /** Over both: under what the case is seen. */
  banner?: ReactNode;
  images: ReactNode;
  opinion: ReactNode;
}) {
  const [open, setOpen] = useState(true);
  const room = useRef<HTMLDivElement>(null);
  const focusSoon = (what: string) =>
    requestAnimationFrame(() => room.current?.querySelector<HTMLElement>(what)?.focus({ preventScroll: true }));

  /** From the images to the opinion by one key, and back by Escape where nothing else is to be let go of. */
  const toOpinion = (event: KeyboardEvent) => {
    if (commandFor(event)?.do !== "opinion" || !isOwnKey(event.key, event.target as Element)) return;
    event.preventDefault();
    setOpen(true);
    focusSoon("#opinion [role=tab][data-state=active]");
  };
  const toImages = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented || (event.target as Element).closest("[role=dialog]")) return;
    focusSoon("[role=application][data-active]");
  };

  return (
    <ReadingPage
      room={title}
      home={{ href: "/reading", text: "Your cases" }}
      nav={<NavLink href="/reading">Your cases</NavLink>}
      person={person}
      bar={
        <span className="max-lg:hidden">
          <Button
            variant="quiet"
            aria-expanded={open}
            aria-controls="opinion"
            icon={<Icon of={open ? PanelRightClose : PanelRightOpen} />}
            onClick={() => setOpen(!open)}
          >
            {open ? "Hide opinion" : "Show opinion"}
          </Button>
        </span>
      }
    >
      <ChosenLevel>
        <div className="flex flex-col lg:absolute lg:inset-0">
          {banner}
          <div ref={room} className="flex min-h-0 flex-1 flex-col lg:flex-row">
            <div className="h-[70dvh] min-w-0 lg:h-auto lg:flex-1" onKeyDown={toOpinion}>
              {images}
            </div>
            <section
              id="opinion"
              aria-label="Opinion"
              hidden={!open}
              onKeyDown={toImages}
              className="relative shrink-0 border-hairline bg-raised max-lg:border-t lg:w-[380px] lg:overflow-y-auto lg:has-[[data-paper-beside]]:w-[min(40rem,45vw)] lg:border-l"
            >
              {opinion}
            </section>
          </div>
        </div>
      </ChosenLevel>
    </ReadingPage>
  );
}
