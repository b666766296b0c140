/** How a reader left a step of the browser's history, and what was chosen there, by name. */
interface Step {
  /** How far down, and how high the page was then. */
  top: number;
  height: number;
  /** The link that had the keyboard's focus. */
  link: string | null;
  chosen: Map<string, unknown>;
}

const KEPT = 'explorer-steps';
// Milliseconds in which weights and images are loaded, on slow machines too.
const PATIENCE = 5000;

let steps = new Map<string, Step>();
let here = '';
let before: Step | null = null;
let isArriving = true;

/** Notes that the browser stands at a step of its history, perhaps a new one. */
export function arrive(): void {
  const known: unknown = history.state?.step;
  if (known === here) return;
  here = typeof known === 'string' ? known : `${performance.timeOrigin}/${steps.size}`;
  if (here !== known) history.replaceState({ step: here }, '');
  const left = steps.get(here);
  // What it is like from now on is another object: the page may scroll by itself before it is as it was.
  before = left ? { ...left } : null;
  if (!left) steps.set(here, { top: 0, height: 0, link: null, chosen: new Map() });
  isArriving = true;
}

/** The step that the page shows. */
export const step = (): string => here;

/** Whether the reader was at this step before. */
export const isBack = (): boolean => before !== null;

/** What was chosen at this step under a name. */
export const kept = (name: string): unknown => steps.get(here)?.chosen.get(name);

/** Keeps a choice for who comes back to this step. */
export const keep = (name: string, value: unknown): void => void steps.get(here)?.chosen.set(name, value);

/** Keeps from now on how far down the reader is, and the link that has the keyboard's focus; over a reload of the page, too. */
export function follow(): void {
  // Content that is loaded is not there yet when the browser would scroll by itself.
  history.scrollRestoration = 'manual';
  steps = stored();
  arrive();
  addEventListener('scroll', look, { passive: true });
  addEventListener('focusin', look);
  addEventListener('pagehide', store);
}

// Between two steps nothing is kept: the browser is at the next while the page still shows the last, or scrolls because it became shorter.
function look(): void {
  const now = steps.get(here);
  if (!now || isArriving || history.state?.step !== here) return;
  [now.top, now.height] = [scrollY, document.documentElement.scrollHeight];
  now.link = document.activeElement?.closest('main a')?.getAttribute('href') ?? null;
}

/** Ends the arrival where it is. */
export function stay(): () => void {
  // What the page scrolls by itself in the first frame is heard in the second.
  let frame = requestAnimationFrame(() => { frame = requestAnimationFrame(settle); });
  return () => cancelAnimationFrame(frame);
}

function settle(): void {
  isArriving = false;
  look();
}

/** Leads to where this step was left once as much is there again; a new one begins at its top. Gives what ends the wait. */
export function resume(main: HTMLElement): () => void {
  main.focus({ preventScroll: true });
  scrollTo(0, 0);
  if (!before || (before.top === 0 && !before.link)) return stay();
  const { top, height, link } = before;
  let frame = 0;
  const end = performance.now() + PATIENCE;
  const wait = () => {
    const isThere = document.documentElement.scrollHeight >= height || performance.now() >= end;
    // Who has gone on by hand meanwhile is left alone.
    const isFree = scrollY === 0 && document.activeElement === main;
    if (isFree && !isThere) {
      frame = requestAnimationFrame(wait);
      return;
    }

    if (isFree) {
      scrollTo(0, top);
      if (link) main.querySelector<HTMLElement>(`a[href="${CSS.escape(link)}"]`)?.focus({ preventScroll: true });
    }

    settle();
  };
  frame = requestAnimationFrame(wait);
  return () => cancelAnimationFrame(frame);
}

function stored(): Map<string, Step> {
  try {
    const found = JSON.parse(sessionStorage.getItem(KEPT) ?? '[]') as [string, Omit<Step, 'chosen'> & { chosen: [string, unknown][] }][];
    return new Map(found.map(([name, one]) => [name, { ...one, chosen: new Map(one.chosen) }]));
  } catch {
    // A browser that keeps nothing, or something else under that name.
    return new Map();
  }
}

function store(): void {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify([...steps].map(([name, one]) => [name, { ...one, chosen: [...one.chosen] }])));
  } catch {
    // Then a reload begins at the top.
  }
}
