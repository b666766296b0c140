import { type Features, loadFeaturesBeside } from '../data/features';
import { rangesBy } from '../data/rows';
import { besideTable, study } from '../data/store';
import type { Study } from '../data/study';
import type { Table } from '../data/table';
import { FeatureLink } from '../parts/feature-link';
import { useLoaded } from '../parts/hooks';
import { Neighbours } from '../parts/neighbours';
import { shown } from '../parts/number';
import { hashOf } from '../route';
import { RatesOf } from './feature-distribution';
import { Facts } from './feature-facts';
import { Looks } from './feature-looks';

/** A feature of a run beside: what it looks like, what is known of it, and which of this run's are matched with it. */
export function FeatureBesidePage({ run, numbers }: { run: number; numbers: number[] }) {
  const found = useLoaded(async () => (run < study().beside.length ? loadAll(run) : null), [run]);
  if (found === undefined) return <p>Loading …</p>;
  if (found === null) return <><h1>No such feature</h1><p>No such run stands beside this one.</p></>;
  const { title } = study().beside[run];
  const { features } = found;
  const [member, feature] = [numbers[0] ?? 0, numbers[1] ?? 0];
  if (!features || !(member < features.members && feature < features.perMember)) {
    return <><h1>No such feature</h1><p>{features ? `${title} has ${features.members} ${features.members === 1 ? 'member' : 'members'} with ${features.perMember} features each, numbered from 0.` : `${title} has no table of features or units.`}</p></>;
  }

  const row = features.at(member, feature);
  return (
    <>
      <h1>{`Feature ${feature} of member ${member} of ${title}`}</h1>
      <Neighbours features={features} row={row} chosen={{ run: String(run) }}>
        <a href={hashOf('compare', [0, member], { run: String(run) })}>both runs side by side</a>
      </Neighbours>
      <div class="columns">
        <Looks member={member} feature={feature} beside={run} />
        <Facts features={features} row={row} of={calledIn(run)} />
      </div>
      <ByClass found={found} features={features} member={member} feature={feature} of={calledIn(run)} />
      <Matches pairs={found.pairs} member={member} feature={feature} />
    </>
  );
}

async function loadAll(run: number) {
  const ofRun = (name: string) => (study().beside[run].tables.includes(name) ? besideTable(run, name) : null);
  return { features: await loadFeaturesBeside(run), pairs: await besideTable(run, 'pairs'), rates: await ofRun('rates'), sizes: await ofRun('dataset_classes') };
}

/** The study with what the classes of the run beside are called: by their numbers where other images judged it, for their names are not known here. */
function calledIn(run: number): Study {
  const isOther = study().beside[run].differences.some(([key]) => key === 'dataset.source' || key === 'dataset.judges-of');
  return isOther ? { ...study(), images: { ...study().images, class: 'class', names: [] } } : study();
}

interface ByClassProps {
  found: { rates: Table | null; sizes: Table | null };
  features: Features;
  member: number;
  feature: number;
  of: Study;
}

function ByClass({ found: { rates, sizes }, features, member, feature, of }: ByClassProps) {
  const range = rates ? rangesBy(rates, features.perMember)(member, feature) : [0, 0] as [number, number];
  return range[0] < range[1] && sizes ? <RatesOf rates={rates!} range={range} sizes={sizes} of={of} /> : null;
}

function Matches({ pairs, member, feature }: { pairs: Table; member: number; feature: number }) {
  if (pairs.rows === 0) return null;
  const [own, other, number, match, cosine] = ['member', 'other_member', 'feature', 'match', 'cosine'].map(pairs.numbers);
  const rows = [...Array(pairs.rows).keys()].filter((row) => other[row] === member && match[row] === feature);
  return (
    <section>
      <h2>{`What it is matched with in ${study().name}`}</h2>
      {rows.length === 0 && <p>Nothing: that one has fewer features, and none was left.</p>}
      {rows.length > 0 && <p>With each the cosine of their weights: 1 is the same direction, 0 has nothing in common.</p>}
      <div class="tiles wide">{rows.map((row) => <FeatureLink key={row} member={own[row]} feature={number[row]} note={shown(cosine[row])} />)}</div>
    </section>
  );
}
