/** A value that parts of the page watch; changes made in one frame are told once. */
export function createStore<T extends object>(initial: T, soon: (tell: () => void) => void = nextFrame) {
  let value = initial;
  let planned = false;
  const watchers = new Set<() => void>();

  return {
    get: (): T => value,
    set: (change: Partial<T>): void => {
      const keys = Object.keys(change) as (keyof T)[];
      if (keys.every((key) => Object.is(value[key], change[key]))) return;
      value = { ...value, ...change };
      if (planned) return;
      planned = true;
      soon(() => {
        planned = false;
        for (const watcher of watchers) watcher();
      });
    },
    watch: (watcher: () => void): (() => void) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}

/** Asked for when it is needed: a store may be made on the server, which draws no frames. */
const nextFrame = (tell: () => void): void => void requestAnimationFrame(tell);
