import { useMemo } from 'preact/hooks';
import type { Features } from '../data/features';
import { study } from '../data/store';
import { FeatureLink } from '../parts/feature-link';
import type { Loaded } from '../parts/loaded';
import { percent } from '../parts/number';
import { Pairs } from '../parts/pairs';
import { hashOf, runOf } from '../route';
import { CompareRuns } from './compare-runs';

/** Said of what a cosine is. */
export const MATCHED =
  'Features of one are matched with features of the other, one to one, so that the sum of all cosines is as large as it can be. A cosine of 1 means the same weights but for their size, 0 that they have nothing in common. Below each picture stand the number of its member and its own.';

/** Two members side by side, or a member of this run and one of another. */
export function ComparePage({ loaded, numbers, chosen }: { loaded: Loaded; numbers: number[]; chosen: Record<string, string> }) {
  const { beside, members } = study();
  const others = loaded.features?.members ?? 0;
  const asked = runOf(chosen);
  // A run of one member has nothing in itself to stand beside.
  const run = asked ?? (others < 2 && beside.length > 0 ? 0 : null);
  if (run !== null && run >= beside.length) {
    return <><h1>Two runs</h1><p>{`No such run stands beside this one; there ${beside.length === 1 ? 'is 1' : `are ${beside.length}`}, numbered from 0.`}</p></>;
  }

  if (run !== null) {
    const [a, b] = [numbers[0] ?? 0, asked === null ? 0 : (numbers[1] ?? 0)];
    return a < members && b < beside[run].members
      ? <CompareRuns key={run} features={loaded.features} run={run} a={a} b={b} />
      : <><h1>Two runs</h1><Choice members={members} a={0} b={`run-${run}-0`} /><p>There is no such member. Choose two that there are.</p></>;
  }

  if (others < 2) {
    return <><h1>Two members</h1><p>{`This run has ${others === 1 ? 'one member' : 'no members with features'}, so there is nothing to set side by side.`}</p></>;
  }

  const [a, b] = [numbers[0] ?? 0, numbers[1] ?? 1];
  const areThere = a < others && b < others;
  return (
    <>
      <h1>{areThere && a !== b ? `Members ${a} and ${b}` : 'Two members'}</h1>
      <Choice members={others} a={a} b={String(b)} />
      {!areThere ? <p>{`There is no such member; this run has ${others}, numbered from 0.`}</p>
        : a === b ? <p>Choose two different members.</p>
        : <MatchedMembers loaded={loaded} a={a} b={b} />}
    </>
  );
}

function MatchedMembers({ loaded: { features, twins }, a, b }: { loaded: Loaded; a: number; b: number }) {
  const pairs = useMemo(
    () => [...Array(features!.perMember).keys()].flatMap((feature) => twins[features!.at(a, feature)].filter((twin) => twin.member === b).map((twin) => ({ feature, match: twin.feature, cosine: twin.cosine }))),
    [features, twins, a, b],
  );
  if (pairs.length === 0) return <p>This study does not match the features of its members, so there is nothing to set side by side.</p>;
  return (
    <>
      <p>{MATCHED}</p>
      <Pairs
        pairs={pairs}
        left={({ feature }) => <FeatureLink member={a} feature={feature} note={frequencyOf(features, a, feature)} />}
        right={({ match }) => <FeatureLink member={b} feature={match} note={frequencyOf(features, b, match)} />}
        isDead={({ feature, match }) => isDead(features, a, feature) || isDead(features, b, match)}
      />
    </>
  );
}

/** Whether no evaluated image activates a feature; false where nothing is known of it. */
export const isDead = (features: Features | null, member: number, feature: number): boolean => features !== null && features.column('frequency')[features.at(member, feature)] === 0;

/** What stands left, a member of the run, and what stands right: another one, or a member of a run beside. */
export function Choice({ members, a, b }: { members: number; a: number; b: string }) {
  const { name, beside } = study();
  const go = (left: number, right: string) => {
    const [, run, member] = right.match(/^run-(\d+)-(\d+)$/) ?? [];
    location.hash = run === undefined ? hashOf('compare', [left, Number(right)]) : hashOf('compare', [left, Number(member)], { run });
  };
  return (
    <form class="controls" onSubmit={(event) => event.preventDefault()}>
      <label>Left <select value={String(a)} onChange={(event) => go(Number(event.currentTarget.value), b)}>{numbersTo(members).map((m) => <option key={m} value={String(m)}>{`member ${m}`}</option>)}</select></label>
      <label>
        {'Right '}
        <select class="right" value={b} onChange={(event) => go(a < members ? a : 0, event.currentTarget.value)}>
          {members > 1 && <optgroup label={name}>{numbersTo(members).map((m) => <option key={m} value={String(m)}>{`member ${m}`}</option>)}</optgroup>}
          {beside.map((run, place) => (
            <optgroup key={place} label={run.title}>{numbersTo(run.members).map((m) => <option key={m} value={`run-${place}-${m}`}>{`member ${m} of ${run.title}`}</option>)}</optgroup>
          ))}
        </select>
      </label>
    </form>
  );
}

/** How often a feature is active, where that is known. */
export const frequencyOf = (features: Features | null, member: number, feature: number) =>
  features?.isSparse ? `${percent(features.column('frequency')[features.at(member, feature)])} of images` : '';

const numbersTo = (count: number) => [...Array(count).keys()];
