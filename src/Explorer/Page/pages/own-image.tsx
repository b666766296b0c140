import { useEffect, useRef, useState } from 'preact/hooks';
import { study } from '../data/store';
import { type Drawing, lightOnDark, stroke } from '../model/drawn';
import { Picture } from '../parts/picture';
import { greyOf } from './dropped';

const PEN = 'Space draws, the arrow keys move the pen, with Shift they draw, Delete clears.';

/** A field to draw in by mouse, finger, pen or keys, and to drop a file on. */
export function OwnImage({ drawing, onDraw }: { drawing: Drawing; onDraw(drawing: Drawing): void }) {
  const { rows, columns } = study().images;
  const [pen, setPen] = useState<[number, number]>([columns / 2, rows / 2]);
  const [message, setMessage] = useState('');
  const isDrawing = useRef(false);
  const field = useRef<HTMLDivElement>(null);
  // Events can come faster than the page is drawn again: each draws on what the one before it drew.
  const latest = useRef(drawing);
  latest.current = drawing;
  const change = (what: Partial<Drawing>) => {
    latest.current = { ...latest.current, ...what };
    onDraw(latest.current);
  };
  const turns = useRef(0);
  useEffect(() => () => { turns.current++; }, []);
  const clear = () => {
    turns.current++;
    setMessage('');
    change({ pixels: new Float32Array(rows * columns) });
  };
  const draw = (x: number, y: number) => {
    const pixels = latest.current.pixels.slice();
    stroke(pixels, columns, x, y);
    turns.current++;
    setMessage('');
    change({ pixels });
  };
  const at = (event: PointerEvent): [number, number] => {
    const box = field.current!.getBoundingClientRect();
    return [((event.clientX - box.left) / box.width) * columns, ((event.clientY - box.top) / box.height) * rows];
  };
  const press = (event: KeyboardEvent) => {
    const by: Record<string, [number, number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    if (by[event.key]) {
      const to: [number, number] = [Math.min(columns, Math.max(0, pen[0] + by[event.key][0])), Math.min(rows, Math.max(0, pen[1] + by[event.key][1]))];
      setPen(to);
      if (event.shiftKey) draw(...to);
    } else if (event.key === ' ') draw(...pen);
    else if (event.key === 'Delete') clear();
    else return;
    event.preventDefault();
  };
  const take = (file: File | undefined) => {
    if (!file) return setMessage('That was no file. Drop a picture, a PNG or a JPEG.');
    // A large picture that is ready late does not replace what came after it.
    const turn = ++turns.current;
    greyOf(file, rows, columns).then(
      (grey) => { if (turn === turns.current) { change({ pixels: lightOnDark(grey, columns) }); setMessage(`${file.name} is shown, as ${columns} × ${rows} pixels.`); } },
      (failure: Error) => turn === turns.current && setMessage(failure.message),
    );
  };
  const choose = (input: HTMLInputElement) => {
    if (input.files?.[0]) take(input.files[0]);
    // The same file can be chosen again.
    input.value = '';
  };
  useDropped(take);
  if (study().images.channels !== 1) return <p>Images of this run have colours; the page draws in grey, so there is nothing to draw on here.</p>;
  return (
    <section class="own">
      <div
        ref={field} class="field" tabIndex={0} role="application" aria-label={`A field to draw in. ${PEN}`}
        onPointerDown={(event) => { isDrawing.current = true; field.current!.setPointerCapture(event.pointerId); draw(...at(event)); }}
        onPointerMove={(event) => isDrawing.current && draw(...at(event))}
        onPointerUp={() => { isDrawing.current = false; }} onPointerCancel={() => { isDrawing.current = false; }}
        onKeyDown={press}
      >
        <Picture values={drawing.pixels} tone="ink" label="" size="large" />
        <span class="pen" style={`left: ${(100 * pen[0]) / columns}%; top: ${(100 * pen[1]) / rows}%`} />
      </div>
      <div>
        <p>{`Draw ${study().images.one ? `${/^[aeiou]/i.test(study().images.one) ? 'an' : 'a'} ${study().images.one}` : 'something'} here, or drop a picture anywhere on this page. ${PEN}`}</p>
        <p class="controls">
          <label>A file <input type="file" accept="image/*" onChange={(event) => choose(event.currentTarget)} /></label>
          <button type="button" onClick={clear}>Clear</button>
          <label><input type="checkbox" checked={drawing.isCentred} onChange={(event) => change({ isCentred: event.currentTarget.checked })} /> Move it to the middle</label>
        </p>
        <p class="note">The model learned from light on dark; this page shows light as ink on its own background. Digits of MNIST have the centre of their light in the middle of the image. A picture that is light at its border is turned into its negative, and read as whole numbers of 8 bits over 255, as the pipeline reads images.</p>
        <p role="status">{message}</p>
      </div>
    </section>
  );
}

/** Takes a file that is dropped anywhere on the page: beside a field the browser would leave the page for it. */
function useDropped(take: (file: File | undefined) => void) {
  const now = useRef(take);
  now.current = take;
  useEffect(() => {
    const over = (event: DragEvent) => event.preventDefault();
    const drop = (event: DragEvent) => {
      event.preventDefault();
      now.current(event.dataTransfer?.files[0]);
    };
    addEventListener('dragover', over);
    addEventListener('drop', drop);
    return () => {
      removeEventListener('dragover', over);
      removeEventListener('drop', drop);
    };
  }, []);
}
