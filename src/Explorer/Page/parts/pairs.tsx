import type { ComponentChildren } from 'preact';
import { Bins } from './chart';
import { percent, shown } from './number';
import { More } from './more';
import { useRemembered } from './remembered';

const FIRST = 30;
const BINS = 20;

/** A feature and the one that it is matched with. */
export interface Pair {
  feature: number;
  match: number;
  cosine: number;
}

interface PairsProps {
  pairs: Pair[];
  left(pair: Pair): ComponentChildren;
  right(pair: Pair): ComponentChildren;
  /** Whether no image activates one of the two, or both. */
  isDead(pair: Pair): boolean;
}

/** Matched features: how alike they are, how many are alike enough, and all of them side by side. */
export function Pairs({ pairs, left, right, isDead }: PairsProps) {
  const [least, setLeast] = useRemembered('least', 0.5);
  const [isWorstFirst, setWorstFirst] = useRemembered('worst-first', false);
  const [count, setCount] = useRemembered('pairs', FIRST);
  const alike = pairs.filter((pair) => pair.cosine >= least);
  const matched = alike.length;
  const dead = alike.filter(isDead).length;
  const sorted = [...pairs].sort((one, other) => (isWorstFirst ? one.cosine - other.cosine : other.cosine - one.cosine));
  return (
    <>
      <section>
        <h2>How alike the matched ones are</h2>
        <Bins counts={countsOf(pairs.map((pair) => pair.cosine))} from={-1} to={1} x="cosine" y="features" label={`Histogram of the cosines of matched features: ${matched} of ${pairs.length} are ${shown(least)} or more.`} />
        <p class="controls">
          <label>Alike from a cosine of <input type="range" min={0} max={1} step={0.01} value={least} onInput={(event) => setLeast(event.currentTarget.valueAsNumber)} /></label>
          <output>{`${shown(least)}: ${matched} of ${pairs.length} features have a counterpart (${percent(matched / pairs.length)}), ${pairs.length - matched} have none`}</output>
        </p>
        {dead > 0 && <p class="note">{`Of those that have a counterpart, in ${dead} ${dead === 1 ? 'pair' : 'pairs'} no image activates one of the two or both: what is never active hardly learns, so that two may be alike because both began with the same random numbers.`}</p>}
      </section>
      <section>
        <h2>Side by side</h2>
        <p class="buttons">
          <button type="button" aria-pressed={!isWorstFirst} onClick={() => setWorstFirst(false)}>Most alike first</button>
          <button type="button" aria-pressed={isWorstFirst} onClick={() => setWorstFirst(true)}>Least alike first</button>
        </p>
        <ul class="pairs">
          {sorted.slice(0, count).map((pair) => (
            <li key={pair.feature} class={pair.cosine >= least ? '' : 'unmatched'}>
              {left(pair)}
              {right(pair)}
              <span class="number">{shown(pair.cosine)}<span class="note">{pair.cosine >= least ? 'alike' : 'no counterpart'}</span></span>
            </li>
          ))}
        </ul>
        {count < pairs.length && <More of={pairs.length} onMore={() => setCount(count + 4 * FIRST)} />}
      </section>
    </>
  );
}

function countsOf(cosines: number[]): number[] {
  const counts = new Array<number>(BINS).fill(0);
  for (const cosine of cosines) counts[Math.min(BINS - 1, Math.max(0, Math.floor(((cosine + 1) / 2) * BINS)))]++;
  return counts;
}
