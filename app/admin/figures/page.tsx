import type { Metadata } from "next";
import { FiguresPage } from "#app/_figures/figures-page.tsx";
import { StaffPage } from "#app/_ui/staff-page.tsx";
import { SignedIn } from "#app/queue/_frame/signed-in.tsx";
import { AdminNav } from "../admin-nav.tsx";

export const metadata: Metadata = { title: "Figures" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default function AdminFigures({ searchParams }: { searchParams: Search }) {
  return (
    <StaffPage
      room="Administration"
      home={{ href: "/admin", text: "Administration" }}
      nav={<AdminNav current="figures" />}
      person={<SignedIn />}
    >
      <FiguresPage here="/admin/figures" searchParams={searchParams} />
    </StaffPage>
  );
}
