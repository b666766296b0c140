import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Features } from '../data/features';
import { study } from '../data/store';
import { className } from '../data/study';
import { axesOf } from '../model/axes';
import { type Brush, brushOf, brushWords } from '../model/brush';
import { presetsOf } from '../model/presets';
import { sqlOf } from '../model/query';
import { type Asked, chosen as chosenOf } from '../model/selection';
import { Chooser } from '../parts/chooser';
import { Copy } from '../parts/copy';
import { FeatureLink } from '../parts/feature-link';
import { hasPictures, NO_PICTURES } from '../parts/feature-picture';
import { useSettled } from '../parts/hooks';
import type { Loaded } from '../parts/loaded';
import { More } from '../parts/more';
import { useRemembered } from '../parts/remembered';
import { replaceRoute } from '../route';
import { BrushNumbers, Legend, Presets } from './atlas-controls';
import { Points } from './atlas-points';
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
  const [brush, setBrush] = useState<Brush | null>(() => brushOf(chosen.brush));
  useEffect(() => setBrush(brushOf(chosen.brush)), [chosen.brush]);
  const change = (what: Record<string, string>) => replaceRoute('atlas', [], { ...chosen, ...what });
  // The address has the rectangle once it stands: to change it in every frame takes long, and browsers refuse.
  const keep = (next: Brush | null) => change({ brush: brushWords(next) });
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
    <Chooser name={name} value={value} options={axes.map((one) => [one.key, one.name])} onChange={(next) => change({ [key]: next, brush: '' })} />
  );
  return (
    <>
      <h1>All features</h1>
      <p class="lead">
        {features.isSparse ? `Each point is a feature, its colour the ${study().images.class} whose images activate it most often, of equals the first.` : 'Each point is a latent. These codes are dense, so nothing is said of how often a latent is active.'}
        {' Drag over the picture to choose some, or click on one.'}
      </p>
      <form class="controls" onSubmit={(event) => event.preventDefault()}>
        {axis('x', 'Across', across.key)}
        {axis('y', 'Up', up.key)}
        {features.members > 1 && <Chooser name="Member" value={chosen.member ?? ''} options={[['', 'all'], ...[...Array(features.members).keys()].map((m): [string, string] => [String(m), String(m)])]} onChange={(member) => change({ member })} />}
        <label>Search <input type="search" value={asked.search} placeholder={features.members > 1 ? '17 or 2/17' : '17'} onInput={(event) => change({ search: event.currentTarget.value })} /></label>
        <Presets presets={presets} chosen={asked.preset} onChange={(preset) => change({ preset })} />
      </form>
      <Points features={features} across={across} up={up} rows={rows} brush={brush} setBrush={setBrush} keepBrush={keep} />
      {features.isSparse && <Legend chosen={asked.label} hasNone={features.preferred.some(Number.isNaN)} onChange={(label) => change({ label })} />}
      <p class="note">{`${across.name}: ${across.meaning} ${up.name}: ${up.meaning}`}</p>
      <BrushNumbers across={across} up={up} brush={brush} onChange={keep} />
      <List loaded={loaded} rows={rows} axes={axes} sort={chosen.sort ?? across.key} onSort={(sort) => change({ sort })} sql={sqlOf(features, across, up, asked)} />
    </>
  );
}

const preferenceOf = (features: Features, row: number): string => (Number.isNaN(features.preferred[row]) ? '' : `most often ${className(study(), features.preferred[row])}`);

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
  const [shownCount, setShown] = useRemembered('shown', FIRST);
  const axis = axes.find((one) => one.key === sort) ?? axes[0];
  const settled = useSettled(rows);
  const count = useMemo(() => rows.reduce((sum, one) => sum + one, 0), [rows]);
  const list = useMemo(() => [...settled.keys()].filter((row) => settled[row]).sort((a, b) => order(axis.values[b]) - order(axis.values[a]) || a - b), [settled, axis]);
  // The same element is not compared again while somebody brushes.
  const tiles = useMemo(() => (
    <div class="tiles">
      {list.slice(0, shownCount).map((row) => (
        <FeatureLink key={row} member={features!.memberOf(row)} feature={features!.featureOf(row)} note={preferenceOf(features!, row)} />
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
      <p class="note">{`${hasPictures() ? 'Below each stands' : 'Each is named by'} the number of its member and its own${features!.isSparse ? `, with the ${study().images.class} whose images activate it most often, where there is one` : ''}.${hasPictures() ? '' : ` ${NO_PICTURES}`}`}</p>
      {tiles}
      {list.length > shownCount && <More of={list.length} onMore={() => setShown(shownCount + 4 * FIRST)} />}
    </section>
  );
}
