"use client";
import { useEffect, useRef } from "react";
import { classNames } from "#app/_ui/class-names.ts";
import type { Picture } from "./picture.ts";

type FilmProps = { frames: number; pictures: ReadonlyMap<number, Picture>; stored: ReadonlySet<number> };

/** The light box: an empty place for each picture of one's own scan, lit as its file becomes safe. */
export function Film({ frames, pictures, stored }: FilmProps) {
  if (frames === 0) return null;
  return (
    <div aria-hidden className="grid grid-cols-6 gap-1 rounded bg-[#0b0e0e] p-2 sm:grid-cols-8 sm:gap-1.5 sm:p-3">
      {Array.from({ length: frames }, (_, at) => {
        const picture = pictures.get(at);
        const lit = picture && stored.has(at);
        return (
          <div key={at} className="aspect-square overflow-hidden rounded-[3px] bg-[#161d1c]">
            {picture && (
              <PictureView
                picture={picture}
                className={classNames(
                  "size-full transition-[opacity,scale] duration-500",
                  lit ? "scale-100 opacity-100" : "scale-90 opacity-0",
                )}
                delay={(at % 8) * 70}
              />
            )}
          </div>
        );
      })}
    </div>
  );
}

/** One small picture; silent, as the words beside it say what it is. */
export function PictureView({
  picture,
  className,
  delay = 0,
}: {
  picture: Picture;
  className?: string;
  delay?: number;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const { width, height, pixels } = picture;
    canvas.current?.getContext("2d")?.putImageData(new ImageData(pixels, width, height), 0, 0);
  }, [picture]);
  return (
    <canvas
      ref={canvas}
      aria-hidden
      width={picture.width}
      height={picture.height}
      className={classNames("object-contain", className)}
      style={{ transitionDelay: `${delay}ms` }}
    />
  );
}
