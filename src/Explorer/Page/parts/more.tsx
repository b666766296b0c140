/** Shows more of a section's list; who walks by the keys goes on at the first that is new. */
export function More({ of, onMore }: { of: number; onMore(): void }) {
  const more = (button: HTMLElement) => {
    const section = button.closest('section')!;
    const before = section.querySelectorAll('a.tile').length;
    onMore();
    requestAnimationFrame(() => {
      const first = section.querySelectorAll<HTMLElement>('a.tile')[before];
      if (first) first.focus({ preventScroll: true });
      else if (!button.isConnected) document.getElementById('main')?.focus({ preventScroll: true });
    });
  };
  return <p><button type="button" onClick={(event) => more(event.currentTarget)}>{`Show more of ${of}`}</button></p>;
}
