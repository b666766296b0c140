import type { Features, Twin } from '../data/features';

/** A choice of features that has a name. */
export interface Preset {
  key: string;
  name: string;
  meaning: string;
  has(row: number): boolean;
}

/** A feature whose cosine with no twin is as large as this counts as a member's own. */
export const UNIQUE = 0.5;

/** The choices that suit the run; the first is all of them. */
export function presetsOf(features: Features, twins: Twin[][]): Preset[] {
  const all: Preset = { key: '', name: 'All', meaning: 'Every feature.', has: () => true };
  if (!features.isSparse) return [all];
  const frequency = features.column('frequency');
  const presets: Preset[] = [
    all,
    { key: 'dead', name: 'Dead', meaning: 'No evaluated image activates them.', has: (row) => frequency[row] === 0 },
    { key: 'rare', name: 'Rare', meaning: 'Fewer than one image in a thousand activates them, but some do.', has: (row) => frequency[row] > 0 && frequency[row] < 0.001 },
    { key: 'common', name: 'Common', meaning: 'One image in ten or more activates them.', has: (row) => frequency[row] >= 0.1 },
    { key: 'always', name: 'Always on', meaning: 'Nine images of ten or more activate them.', has: (row) => frequency[row] >= 0.9 },
  ];
  const areMatched = twins.some((list) => list.length > 0);
  return areMatched
    ? [...presets, { key: 'unique', name: 'Unique', meaning: `No twin in another member has a cosine of ${UNIQUE} or more.`, has: (row) => !twins[row].some((twin) => twin.cosine >= UNIQUE) }]
    : presets;
}
