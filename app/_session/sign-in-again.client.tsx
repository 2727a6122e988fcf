"use client";
import { lazy, Suspense } from "react";

/** Comes when it is needed, which is seldom. */
const SignInHere = lazy(() => import("./sign-in-here.client.tsx"));

/** Where a patient signs in again without leaving the page. */
export const SignInAgain = () => (
  <Suspense>
    <SignInHere />
  </Suspense>
);
