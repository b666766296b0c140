/** Shows more of a list; who walks by the keys goes on at the first that is new. */
export function More({ of, onMore }: { of: number; onMore(): void }) {
  const more = (button: HTMLElement) => {
    const section = button.closest('section')!;
    const before = section.querySelectorAll('a.tile').length;
    onMore();
    requestAnimationFrame(() => section.querySelectorAll<HTMLElement>('a.tile')[before]?.focus({ preventScroll: true }));
  };
  return <p><button type="button" onClick={(event) => more(event.currentTarget)}>{`Show more of ${of}`}</button></p>;
}
