/** What a reader left at each step of the browser's history, for who comes back to it. It lasts as long as the page is open. */
const steps = new Map<string, Map<string, unknown>>();
let here = '';

/** Notes that the browser stands at a step of its history, perhaps a new one. */
export function arrive(): void {
  const before: unknown = history.state?.step;
  here = typeof before === 'string' ? before : `${performance.timeOrigin}/${steps.size}`;
  if (here !== before) history.replaceState({ step: here }, '');
  if (!steps.has(here)) steps.set(here, new Map());
}

/** The step that the page shows. */
export const step = (): string => here;

/** What was kept at this step under a name. */
export const kept = (name: string): unknown => steps.get(here)?.get(name);

/** Keeps something for who comes back to this step. Between two steps nothing is kept: the browser is at the next while the page still shows the last. */
export function keep(name: string, value: unknown): void {
  if (history.state?.step === here) steps.get(here)?.set(name, value);
}

/** Keeps from now on how far down the reader is, and the link that has the keyboard's focus. */
export function follow(): void {
  // Content that is loaded is not there yet when the browser would scroll by itself.
  history.scrollRestoration = 'manual';
  arrive();
  addEventListener('scroll', () => keep('top', scrollY), { passive: true });
  addEventListener('focusin', (event) => keep('link', (event.target as Element).closest('main a')?.getAttribute('href') ?? null));
}

const PATIENCE = 1000;

/** Leads to where this step was left once as much is there again; a new one begins at its top. Gives what ends the wait. */
export function resume(main: HTMLElement): () => void {
  const [top, link] = [(kept('top') as number | undefined) ?? 0, kept('link') as string | null | undefined];
  main.focus({ preventScroll: true });
  scrollTo(0, 0);
  let frame = 0;
  const end = performance.now() + PATIENCE;
  const look = () => {
    const isThere = document.documentElement.scrollHeight >= top + innerHeight;
    // Who has gone on by hand meanwhile is left alone.
    if (scrollY > 0 || document.activeElement !== main) return;
    if (!isThere && performance.now() < end) {
      frame = requestAnimationFrame(look);
      return;
    }

    scrollTo(0, top);
    if (link) main.querySelector<HTMLElement>(`a[href="${CSS.escape(link)}"]`)?.focus({ preventScroll: true });
  };
  if (top > 0 || link) frame = requestAnimationFrame(look);
  return () => cancelAnimationFrame(frame);
}
