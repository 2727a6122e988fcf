import { classNames } from "./class-names.ts";

/** The mark: two vertebrae from the side, and a point of light where the nerve passes between them. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 48 48" aria-hidden className={classNames("shrink-0 text-accent", className)}>
      <circle cx="25.9" cy="17.6" r="7" className="fill-light" opacity=".28" />
      <path d={vertebra} transform="translate(-1 2.5)" fill="currentColor" />
      <path d={vertebra} transform="translate(-1 25)" fill="currentColor" />
      <circle cx="25.9" cy="17.6" r="4.3" className="fill-light" />
    </svg>
  );
}

/** One vertebra from the side, 40 by 21. */
export const vertebra =
  "M5.1 3C4.7 1 5.7 0 7.3.2C11 .8 15 .8 18.8.3C21 0 23 .7 25.5.8C29 .9 31.5.2 34.5.4C39.5.8 43 3 44.6 6C45.7 8.2 45.4 11.2 44.2 12.8C43.2 14 41.8 13.4 40.8 12.8C39.6 12.1 38.8 12.6 38.6 13.8L37.9 17.8C37.3 20.9 33.3 20.9 32.9 17.8C32.5 14.6 33 11.6 31.6 9.2C29.9 6.4 25.6 6.2 21.6 6.6C20.9 9 21 12 21.6 14.6C22 16.4 21 17.2 19.4 17C15.3 16.3 11 16.3 6.9 17C5.3 17.2 4.4 16.3 4.8 14.6C5.8 10.8 5.9 6.8 5.1 3Z";
