import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { study } from '../data/store';
import { className } from '../data/study';
import { axesOf } from '../model/axes';
import type { Brush } from '../model/brush';
import { presetsOf } from '../model/presets';
import { type Asked, chosen as chosenOf, sqlOf } from '../model/selection';
import { palette } from '../parts/colour';
import { Copy } from '../parts/copy';
import { FeatureLink } from '../parts/feature-link';
import { useDark, useSettled } from '../parts/hooks';
import type { Loaded } from '../parts/loaded';
import { shown } from '../parts/number';
import { Scatter } from '../parts/scatter';
import { hashOf, replaceRoute } from '../route';
import { BrushNumbers, Chooser, Legend, Presets } from './atlas-controls';
import { NO_FEATURES } from './feature';

const FIRST = 48;

/** All features as points: what is alike lies together, and what is chosen is listed below. */
export function AtlasPage({ loaded, chosen }: { loaded: Loaded; chosen: Record<string, string> }) {
  if (!loaded.features || loaded.features.table.rows === 0) return <><h1>All features</h1><p>{NO_FEATURES}</p></>;
  return <Atlas loaded={loaded} chosen={chosen} />;
}

function Atlas({ loaded, chosen }: { loaded: Loaded; chosen: Record<string, string> }) {
  const features = loaded.features!;
  const axes = useMemo(() => axesOf(features, loaded.twins), [loaded]);
  const presets = useMemo(() => presetsOf(features, loaded.twins), [loaded]);
  const [brush, setBrush] = useState<Brush | null>(null);
  const change = (what: Record<string, string>) => replaceRoute('atlas', [], { ...chosen, ...what });
  const [across, up] = [axes.find((axis) => axis.key === chosen.x) ?? axes[0], axes.find((axis) => axis.key === chosen.y) ?? axes[1] ?? axes[0]];
  const asked: Asked = {
    preset: presets.find((preset) => preset.key === (chosen.preset ?? '')) ?? presets[0],
    member: /^\d+$/.test(chosen.member ?? '') ? Number(chosen.member) : null,
    label: /^\d+$/.test(chosen.label ?? '') ? Number(chosen.label) : null,
    search: chosen.search ?? '',
    brush,
  };
  const rows = useMemo(() => chosenOf(features, across, up, asked), [features, across, up, asked.preset, asked.member, asked.label, asked.search, brush]);
  const axis = (key: 'x' | 'y', name: string, value: string) => (
    <Chooser name={name} value={value} options={axes.map((one) => [one.key, one.name])} onChange={(next) => { setBrush(null); change({ [key]: next }); }} />
  );
  return (
    <>
      <h1>All features</h1>
      <p class="lead">
        {features.isSparse ? `Each point is a feature, its colour the ${study().images.class} whose images activate it most often.` : 'Each point is a latent. These codes are dense, so nothing is said of how often a latent is active.'}
        {' Drag over the picture to choose some, or click on one.'}
      </p>
      <form class="controls" onSubmit={(event) => event.preventDefault()}>
        {axis('x', 'Across', across.key)}
        {axis('y', 'Up', up.key)}
        {features.members > 1 && <Chooser name="Member" value={chosen.member ?? ''} options={[['', 'all'], ...[...Array(features.members).keys()].map((m): [string, string] => [String(m), String(m)])]} onChange={(member) => change({ member })} />}
        <label>Search <input type="search" value={asked.search} placeholder="17 or 2/17" onInput={(event) => change({ search: event.currentTarget.value })} /></label>
        <Presets presets={presets} chosen={asked.preset} onChange={(preset) => change({ preset })} />
      </form>
      <Points features={loaded} across={across} up={up} rows={rows} brush={brush} setBrush={setBrush} />
      {features.isSparse && <Legend chosen={asked.label} onChange={(label) => change({ label })} />}
      <p class="note">{`${across.name}: ${across.meaning} ${up.name}: ${up.meaning}`}</p>
      <BrushNumbers across={across} up={up} brush={brush} onChange={setBrush} />
      <List loaded={loaded} rows={rows} axes={axes} sort={chosen.sort ?? across.key} onSort={(sort) => change({ sort })} sql={sqlOf(features, across, up, asked)} />
    </>
  );
}

interface PointsProps {
  features: Loaded;
  across: ReturnType<typeof axesOf>[number];
  up: ReturnType<typeof axesOf>[number];
  rows: Uint8Array;
  brush: Brush | null;
  setBrush(brush: Brush | null): void;
}

function Points({ features: { features }, across, up, rows, brush, setBrush }: PointsProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const scatter = useRef<Scatter>(null);
  const start = useRef<[number, number] | null>(null);
  const [hovered, setHovered] = useState(-1);
  const [, setSize] = useState(0);
  const dark = useDark();
  useEffect(() => {
    scatter.current = new Scatter(canvas.current!, across, up);
    const observer = new ResizeObserver(() => { scatter.current!.resize(); setSize((size) => size + 1); });
    observer.observe(canvas.current!);
    scatter.current.resize();
    return () => observer.disconnect();
  }, [across, up]);
  useEffect(() => {
    const frame = requestAnimationFrame(() => scatter.current!.draw(palette(), features!.column('top_class'), rows, brush));
    return () => cancelAnimationFrame(frame);
  });
  const place = (event: PointerEvent): [number, number] => {
    const box = canvas.current!.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const move = (event: PointerEvent) => {
    const to = place(event);
    if (!start.current) { setHovered(scatter.current!.rowAt(...to)); return; }
    const [[a, b], [c, d]] = [scatter.current!.numbersAt(...start.current), scatter.current!.numbersAt(...to)];
    if (Math.hypot(to[0] - start.current[0], to[1] - start.current[1]) > 4) setBrush({ x0: Math.min(a, c), x1: Math.max(a, c), y0: Math.min(b, d), y1: Math.max(b, d) });
  };
  const end = (event: PointerEvent) => {
    const from = start.current;
    start.current = null;
    if (!from) return;
    const to = place(event);
    if (Math.hypot(to[0] - from[0], to[1] - from[1]) > 4) return;
    const row = scatter.current!.rowAt(...to);
    if (row >= 0) location.hash = hashOf('feature', [features!.memberOf(row), features!.featureOf(row)]);
    else setBrush(null);
  };
  const without = [...rows.keys()].filter((row) => rows[row] && (Number.isNaN(across.values[row]) || Number.isNaN(up.values[row]))).length;
  return (
    <figure class="points">
      <canvas
        ref={canvas} class={dark ? 'dark' : ''} role="img"
        aria-label={`${rows.length} features by ${across.name} and ${up.name}; the list below has those that are chosen.`}
        onPointerDown={(event) => { start.current = place(event); canvas.current!.setPointerCapture(event.pointerId); }}
        onPointerMove={move} onPointerUp={end} onPointerLeave={() => setHovered(-1)}
      />
      <figcaption>
        {hovered >= 0 ? `Feature ${features!.featureOf(hovered)} of member ${features!.memberOf(hovered)}: ${shown(across.values[hovered])}, ${shown(up.values[hovered])}` : `${without > 0 ? `${without} of those chosen have no place in the picture, because a number is undefined. ` : ''}\u00a0`}
      </figcaption>
    </figure>
  );
}

// What is undefined comes last.
const order = (value: number) => (Number.isNaN(value) ? -Number.MAX_VALUE : value);

interface ListProps {
  loaded: Loaded;
  rows: Uint8Array;
  axes: ReturnType<typeof axesOf>;
  sort: string;
  onSort(key: string): void;
  sql: string;
}

function List({ loaded: { features }, rows, axes, sort, onSort, sql }: ListProps) {
  const [shownCount, setShown] = useState(FIRST);
  const axis = axes.find((one) => one.key === sort) ?? axes[0];
  const settled = useSettled(rows);
  const count = useMemo(() => rows.reduce((sum, one) => sum + one, 0), [rows]);
  const list = useMemo(() => [...settled.keys()].filter((row) => settled[row]).sort((a, b) => order(axis.values[b]) - order(axis.values[a]) || a - b), [settled, axis]);
  // The same element is not compared again while somebody brushes.
  const tiles = useMemo(() => (
    <div class="tiles">
      {list.slice(0, shownCount).map((row) => (
        <FeatureLink key={row} member={features!.memberOf(row)} feature={features!.featureOf(row)} note={Number.isNaN(features!.column('top_class')[row]) ? '' : className(study(), features!.column('top_class')[row])} />
      ))}
    </div>
  ), [list, shownCount]);
  return (
    <section>
      <h2>{`${count} chosen`}</h2>
      <div class="controls">
        <Chooser name="Largest first by" value={axis.key} options={axes.map((one) => [one.key, one.name])} onChange={onSort} />
        <Copy text={sql}>Copy as SQL</Copy>
      </div>
      {tiles}
      {list.length > shownCount && <p><button type="button" onClick={() => setShown(shownCount + 4 * FIRST)}>{`Show more of ${list.length}`}</button></p>}
    </section>
  );
}
