import type { Metadata } from "next";
import { FiguresPage } from "#app/_figures/figures-page.tsx";

export const metadata: Metadata = { title: "Figures" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default function QueueFigures({ searchParams }: { searchParams: Search }) {
  return <FiguresPage here="/queue/figures" searchParams={searchParams} />;
}
