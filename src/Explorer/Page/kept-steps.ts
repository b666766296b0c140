/** How a reader left a step of the browser's history, and what was chosen there, by name. */
export interface Step {
  /** How far down, and how high the page was then. */
  top: number;
  height: number;
  /** The link that had the keyboard's focus. */
  link: string | null;
  chosen: Map<string, unknown>;
}

const NAME = 'explorer-steps';

/** The steps that were written before a reload; none where there are none. */
export function readSteps(): Map<string, Step> {
  try {
    const found = JSON.parse(sessionStorage.getItem(NAME) ?? '[]') as [string, Omit<Step, 'chosen'> & { chosen: [string, unknown][] }][];
    return new Map(found.map(([name, one]) => [name, { ...one, chosen: new Map(one.chosen) }]));
  } catch {
    // A browser that keeps nothing, or something else under that name.
    return new Map();
  }
}

/** Writes them for after a reload, where the browser keeps anything. */
export function writeSteps(steps: ReadonlyMap<string, Step>): void {
  try {
    sessionStorage.setItem(NAME, JSON.stringify([...steps].map(([name, one]) => [name, { ...one, chosen: [...one.chosen] }])));
  } catch {
    // Then a reload begins at the top.
  }
}
