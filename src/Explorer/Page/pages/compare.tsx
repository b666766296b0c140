import { useMemo, useState } from 'preact/hooks';
import { study } from '../data/store';
import { Bins } from '../parts/chart';
import { FeatureLink } from '../parts/feature-link';
import type { Loaded } from '../parts/loaded';
import { percent, shown } from '../parts/number';
import { hashOf } from '../route';
import { Chooser } from './atlas-controls';

const FIRST = 30;
const BINS = 20;

/** Two members side by side: each feature of one beside the one of the other that it is matched with. */
export function ComparePage({ loaded, numbers }: { loaded: Loaded; numbers: number[] }) {
  const { features, twins } = loaded;
  const [least, setLeast] = useState(0.5);
  const [isWorstFirst, setWorstFirst] = useState(false);
  const [count, setCount] = useState(FIRST);
  const members = features?.members ?? 0;
  const [a, b] = [numbers[0] ?? 0, numbers[1] ?? 1];
  const pairs = useMemo(() => {
    if (!features || a >= members) return [];
    return [...Array(features.perMember).keys()].flatMap((feature) => twins[features.at(a, feature)].filter((twin) => twin.member === b).map((twin) => ({ feature, twin })));
  }, [loaded, a, b]);
  if (!features || members < 2) {
    return <><h1>Two members</h1><p>{`This run has ${members === 1 ? 'one member' : 'no members with features'}, so there is nothing to set side by side.`}</p></>;
  }

  if (a >= members || b >= members || a === b) return <><h1>Two members</h1><Choice members={members} a={0} b={1} /><p>Choose two different members.</p></>;
  const matched = pairs.filter((pair) => pair.twin.cosine >= least).length;
  const sorted = [...pairs].sort((one, other) => (isWorstFirst ? one.twin.cosine - other.twin.cosine : other.twin.cosine - one.twin.cosine));
  return (
    <>
      <h1>{`Members ${a} and ${b}`}</h1>
      <Choice members={members} a={a} b={b} />
      <p>Every feature of one member is matched with one of the other, so that the sum of all cosines is as large as it can be. A cosine of 1 means the same weights but for their size, 0 that they have nothing in common.</p>
      <section>
        <h2>How alike the matched ones are</h2>
        <Bins counts={countsOf(pairs.map((pair) => pair.twin.cosine))} from={-1} to={1} x="cosine" y="features" label="Histogram of the cosines of matched features." />
        <p class="controls">
          <label>Alike from a cosine of <input type="range" min={0} max={1} step={0.01} value={least} onInput={(event) => setLeast(event.currentTarget.valueAsNumber)} /></label>
          <output>{`${shown(least)}: ${matched} of ${pairs.length} features have a counterpart (${percent(matched / pairs.length)}), ${pairs.length - matched} have none`}</output>
        </p>
      </section>
      <section>
        <h2>Side by side</h2>
        <p class="buttons">
          <button type="button" aria-pressed={!isWorstFirst} onClick={() => setWorstFirst(false)}>Most alike first</button>
          <button type="button" aria-pressed={isWorstFirst} onClick={() => setWorstFirst(true)}>Least alike first</button>
        </p>
        <ul class="pairs">
          {sorted.slice(0, count).map(({ feature, twin }) => (
            <li key={feature} class={twin.cosine >= least ? '' : 'unmatched'}>
              <FeatureLink member={a} feature={feature} note={frequencyOf(loaded, a, feature)} />
              <FeatureLink member={b} feature={twin.feature} note={frequencyOf(loaded, b, twin.feature)} />
              <span class="number">{shown(twin.cosine)}<span class="note">{twin.cosine >= least ? 'alike' : 'no counterpart'}</span></span>
            </li>
          ))}
        </ul>
        {count < pairs.length && <button type="button" onClick={() => setCount(count + 4 * FIRST)}>{`Show more of ${pairs.length}`}</button>}
      </section>
    </>
  );
}

function Choice({ members, a, b }: { members: number; a: number; b: number }) {
  const options = [...Array(members).keys()].map((m): [string, string] => [String(m), `member ${m} of ${study().name}`]);
  return (
    <form class="controls" onSubmit={(event) => event.preventDefault()}>
      <Chooser name="Left" value={String(a)} options={options} onChange={(next) => { location.hash = hashOf('compare', [Number(next), b]); }} />
      <Chooser name="Right" value={String(b)} options={options} onChange={(next) => { location.hash = hashOf('compare', [a, Number(next)]); }} />
    </form>
  );
}

const frequencyOf = ({ features }: Loaded, member: number, feature: number) =>
  features!.isSparse ? `${percent(features!.column('frequency')[features!.at(member, feature)])} of images` : '';

function countsOf(cosines: number[]): number[] {
  const counts = new Array<number>(BINS).fill(0);
  for (const cosine of cosines) counts[Math.min(BINS - 1, Math.max(0, Math.floor(((cosine + 1) / 2) * BINS)))]++;
  return counts;
}
