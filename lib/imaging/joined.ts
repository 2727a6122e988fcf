/** Which of so many things, counted from 0, have become one: a name of its own for each lot, whatever the order of joins. */
export function joined(count: number): { root: (at: number) => number; join: (a: number, b: number) => void } {
  const above = Array.from({ length: count }, (_, at) => at);
  const root = (at: number): number => {
    let top = at;
    while (above[top] !== top) top = above[top] ?? top;
    above[at] = top;
    return top;
  };
  return {
    root,
    join: (a, b) => {
      const [low, high] = [root(a), root(b)].sort((x, y) => x - y);
      if (low !== undefined && high !== undefined) above[high] = low;
    },
  };
}
