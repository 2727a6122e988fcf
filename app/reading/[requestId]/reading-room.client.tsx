"use client";
import { PanelRightClose, PanelRightOpen } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { NavLink, ReadingPage } from "#app/_ui/staff-page.tsx";
import { ChosenLevel } from "./chosen-level.client.tsx";

/** Images edge to edge, the opinion beside them. Folded away, the opinion keeps all that was typed. */
export function ReadingRoom({
  title,
  person,
  images,
  opinion,
}: {
  title: ReactNode;
  person: ReactNode;
  images: ReactNode;
  opinion: ReactNode;
}) {
  const [open, setOpen] = useState(true);
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
        <div className="flex flex-col lg:absolute lg:inset-0 lg:flex-row">
          <div className="h-[70dvh] min-w-0 lg:h-auto lg:flex-1">{images}</div>
          <section
            id="opinion"
            aria-label="Opinion"
            hidden={!open}
            className="relative shrink-0 border-hairline bg-raised max-lg:border-t lg:w-[380px] lg:overflow-y-auto lg:border-l"
          >
            {opinion}
          </section>
        </div>
      </ChosenLevel>
    </ReadingPage>
  );
}
