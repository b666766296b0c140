import type { ComponentChildren } from 'preact';
import { useMemo } from 'preact/hooks';
import { type Features, loadFeaturesBeside } from '../data/features';
import { besideTable, has, study, table } from '../data/store';
import type { Table } from '../data/table';
import { FeatureLink } from '../parts/feature-link';
import { hasPictures } from '../parts/feature-picture';
import { useLoaded } from '../parts/hooks';
import { aligned, shown } from '../parts/number';
import { Pairs } from '../parts/pairs';
import { More } from '../parts/more';
import { useRemembered } from '../parts/remembered';
import { Scrolling } from '../parts/scrolling';
import { Choice, frequencyOf, isDead, MATCHED } from './compare';
import { MEASURES, valuesOf } from './measures';

const FIRST = 60;

/** A member of this run and one of another: what was chosen otherwise, what came out, and feature beside feature. */
export function CompareRuns({ features, run, a, b }: { features: Features | null; run: number; a: number; b: number }) {
  const it = study();
  const other = it.beside[run];
  const found = useLoaded(async () => ({
    pairs: await besideTable(run, 'pairs'),
    features: await loadFeaturesBeside(run),
    summaries: has('summary') && other.tables.includes('summary') ? [await table('summary'), await besideTable(run, 'summary')] : null,
  }), [run]);
  if (!found) return <p>Loading …</p>;
  return (
    <>
      <h1>{`${it.name} and ${other.title}`}</h1>
      <Choice members={it.members} a={a} b={`run-${run}-${b}`} />
      <Differences here={it.name} there={other.title} differences={other.differences} />
      {found.summaries && <Measures summaries={found.summaries} a={a} b={b} />}
      <Matched run={run} a={a} b={b} pairs={found.pairs} here={features} there={found.features} />
    </>
  );
}

function Differences({ here, there, differences }: { here: string; there: string; differences: [string, string, string][] }) {
  return (
    <section>
      <h2>What was chosen otherwise</h2>
      {differences.length === 0 ? <p>Nothing: both were asked for the same.</p> : (
        <Scrolling name="What was chosen otherwise">
          <table class="plain">
            <thead><tr><th scope="col">Choice</th><th scope="col">{here}</th><th scope="col">{there}</th></tr></thead>
            <tbody>{differences.map(([key, one, two]) => <tr key={key}><th scope="row">{key}</th><td>{one}</td><td>{two}</td></tr>)}</tbody>
          </table>
        </Scrolling>
      )}
    </section>
  );
}

function Measures({ summaries, a, b }: { summaries: Table[]; a: number; b: number }) {
  const columns: [string, string, [number, number]][] = [['member', a === b ? `member ${a} of both` : `member ${a} and member ${b}`, [a, b]], ['ensemble', 'all members together', [NaN, NaN]]];
  const valueOf = (side: number, metric: string, model: string, member: number) =>
    valuesOf(summaries[side], metric).find((value) => value.model === model && (model !== 'member' || value.member === member))?.value;
  const rows = MEASURES.flatMap(([metric, name, meaning]) => columns.map(([model, words, members]) => ({
    key: `${metric}-${model}`, name, meaning, words, values: [0, 1].map((side) => valueOf(side, metric, model, members[side])),
  }))).filter(({ values }) => values.every((value) => value !== undefined));
  if (rows.length === 0) return null;
  return (
    <section>
      <h2>What came out</h2>
      <p>The difference is there minus here. Whether it is more than the spread, the command compare says.</p>
      <Scrolling name="Main results of both">
        <table class="numbers">
          <thead><tr><th scope="col">Measure</th><th scope="col">Here</th><th scope="col">There</th><th scope="col">Difference</th></tr></thead>
          <tbody>
            {rows.map(({ key, name, meaning, words, values: [here, there] }) => (
              <tr key={key} data-measure={key}>
                <th scope="row">{`${name}, ${words}`}<span class="note">{meaning}</span></th>
                <td>{aligned(here)}</td><td>{aligned(there)}</td><td>{`${there! > here! ? '+' : ''}${shown(there! - here!)}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </section>
  );
}

interface MatchedProps {
  run: number;
  a: number;
  b: number;
  pairs: Table;
  here: Features | null;
  there: Features | null;
}

function Matched({ run, a, b, pairs, here, there }: MatchedProps) {
  const of = useMemo(() => rowsOf(pairs, a, b), [pairs, a, b]);
  const latents = study().beside[run].model?.d_sae ?? there?.perMember ?? 0;
  const left = useMemo(() => {
    const taken = new Set(of.matched.map((pair) => pair.match));
    return [...Array(latents).keys()].filter((feature) => !taken.has(feature));
  }, [of, latents]);
  if (of.matched.length === 0) {
    const lacking = !hasPictures() ? 'this run' : !hasPictures(run) ? 'the other' : 'one of them';
    return <section><h2>Features</h2><p>{`They are not matched: what a feature of ${lacking} adds to an image depends on its other latents, because no single layer decodes.`}</p></section>;
  }

  const beside = (feature: number) => <FeatureLink beside={run} member={b} feature={feature} note={frequencyOf(there, b, feature)} />;
  const own = (feature: number) => here ? <FeatureLink member={a} feature={feature} note={frequencyOf(here, a, feature)} /> : `${a}/${feature}`;
  return (
    <>
      <p>{MATCHED}</p>
      <Pairs
        pairs={of.matched}
        left={({ feature }) => own(feature)}
        right={({ match }) => beside(match)}
        isDead={({ feature, match }) => isDead(here, a, feature) || isDead(there, b, match)}
      />
      {of.alone.length > 0 && <Alone words="of this run for which none of the other is left" features={of.alone} tile={own} />}
      {left.length > 0 && <Alone words="of the other for which none of this run is left" features={left} tile={beside} />}
    </>
  );
}

function Alone({ words, features, tile }: { words: string; features: number[]; tile(feature: number): ComponentChildren }) {
  const [count, setCount] = useRemembered(`alone ${words}`, FIRST);
  return (
    <section>
      <h2>{`${features.length} ${features.length === 1 ? 'feature' : 'features'} ${words}`}</h2>
      <div class="tiles">{features.slice(0, count).map((feature) => <span key={feature}>{tile(feature)}</span>)}</div>
      {count < features.length && <More of={features.length} onMore={() => setCount(count + 4 * FIRST)} />}
    </section>
  );
}

/** The pairs of two members, and the features of the first that have none. */
export function rowsOf(pairs: Table, a: number, b: number) {
  const [member, other, feature, match, cosine] = ['member', 'other_member', 'feature', 'match', 'cosine'].map(pairs.numbers);
  const rows = [...Array(pairs.rows).keys()].filter((row) => member[row] === a && other[row] === b);
  return {
    matched: rows.filter((row) => !Number.isNaN(match[row])).map((row) => ({ feature: feature[row], match: match[row], cosine: cosine[row] })),
    alone: rows.filter((row) => Number.isNaN(match[row])).map((row) => feature[row]),
  };
}
