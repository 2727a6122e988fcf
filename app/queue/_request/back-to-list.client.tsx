"use client";
import { ChevronLeft } from "lucide";
import Link from "next/link";
import { Icon } from "#app/_ui/icon.tsx";
import { useListAddress } from "./list-address.client.ts";

/** Back to the list as it was left, at the same row. */
export const BackToList = () => (
  <Link
    href={useListAddress()}
    prefetch={false}
    className="-ml-1 inline-flex h-8 items-center gap-1 rounded px-1 text-quiet"
  >
    <Icon of={ChevronLeft} />
    Queue
  </Link>
);
