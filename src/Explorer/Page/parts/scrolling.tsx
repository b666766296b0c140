import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** A table that may be wider than its place: it scrolls sideways, shows on which side there is more, and is a stop of the Tab key while there is. */
export function Scrolling({ name, children }: { name: string; children: ComponentChildren }) {
  const box = useRef<HTMLDivElement>(null);
  const [more, setMore] = useState('');
  // Widths are rounded: less than a pixel is nothing to scroll to.
  const look = ({ scrollLeft, scrollWidth, clientWidth }: HTMLElement) => {
    setMore([scrollLeft > 1 ? 'more-left' : '', scrollWidth - clientWidth - scrollLeft > 1 ? 'more-right' : ''].join(' ').trim());
  };
  useEffect(() => {
    const region = box.current!;
    const observer = new ResizeObserver(() => look(region));
    for (const one of [region, ...region.children]) observer.observe(one);
    return () => observer.disconnect();
  }, []);
  return (
    <>
      <div class={`scrolling ${more}`}>
        <div ref={box} class="scroll" tabIndex={more ? 0 : undefined} role="region" aria-label={name} onScroll={(event) => look(event.currentTarget)}>{children}</div>
      </div>
      {more && <p class="note sideways">{`${more.includes('left') ? '← ' : ''}There is more to the side: scroll the table${more.includes('right') ? ' →' : ''}`}</p>}
    </>
  );
}
