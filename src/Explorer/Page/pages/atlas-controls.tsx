import { study } from '../data/store';
import { type Axis, extentOf, writtenOn } from '../model/axes';
import type { Brush } from '../model/brush';
import type { Preset } from '../model/presets';
import { useRemembered } from '../parts/remembered';

/** Choices with names. */
export function Presets({ presets, chosen, onChange }: { presets: Preset[]; chosen: Preset; onChange(key: string): void }) {
  if (presets.length < 2) return null;
  return (
    <fieldset class="buttons">
      <legend>Show</legend>
      {presets.map((preset) => <button key={preset.key} type="button" aria-pressed={preset === chosen} title={preset.meaning} onClick={() => onChange(preset.key)}>{preset.name}</button>)}
      <p class="note" role="status">{chosen.meaning}</p>
    </fieldset>
  );
}

/** The colours of classes; each chooses its class alone. */
export function Legend({ chosen, hasNone, onChange }: { chosen: number | null; hasNone: boolean; onChange(label: string): void }) {
  return (
    <fieldset class="buttons legend">
      <legend>{`Preferred ${study().images.class}`}</legend>
      {study().images.names.map((name, label) => (
        <button key={label} type="button" aria-pressed={chosen === label} onClick={() => onChange(chosen === label ? '' : String(label))}>
          <span class="dot" style={`background: var(--class-${label % 10})`} />{name}
        </button>
      ))}
      {hasNone && <span class="without"><span class="dot" style="background: var(--strong)" />none</span>}
    </fieldset>
  );
}

/** The chosen rectangle in numbers, for who has no mouse. */
export function BrushNumbers({ across, up, brush, onChange }: { across: Axis; up: Axis; brush: Brush | null; onChange(brush: Brush | null): void }) {
  const [isOpen, setOpen] = useRemembered('rectangle', false);
  const [[x0, x1], [y0, y1]] = [extentOf(across.values), extentOf(up.values)];
  const now = brush ?? { x0, x1, y0, y1 };
  const [x, y] = [writtenOn(across), writtenOn(up)];
  const field = (key: keyof Brush, { written, read }: typeof x, words: string) => {
    const change = (value: number) => Number.isFinite(value) && onChange({ ...now, [key]: value });
    return <label>{`${words} `}<input type="number" step="any" value={Number(written(now[key]).toPrecision(4))} onChange={(event) => change(read(event.currentTarget.valueAsNumber))} /></label>;
  };
  return (
    <details class="brush" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Choose a rectangle by numbers</summary>
      <div class="controls">
        {field('x0', x, `${x.name} from`)}{field('x1', x, 'to')}{field('y0', y, `${y.name} from`)}{field('y1', y, 'to')}
        <button type="button" disabled={!brush} onClick={() => onChange(null)}>Clear</button>
      </div>
    </details>
  );
}
