import { besideTable, has, study, table } from './store';
import type { Table } from './table';

/** What is known of each feature: of codes that keep some latents the table features, or activity where several layers decode; of codes that are drawn posterior, of others units. */
export interface Features {
  table: Table;
  /** Whether a feature can be silent: of dense codes activity says nothing. */
  isSparse: boolean;
  /** The column with the number of the feature. */
  numbered: 'feature' | 'unit';
  members: number;
  perMember: number;
  /** The row of a feature. */
  at(member: number, feature: number): number;
  memberOf(row: number): number;
  featureOf(row: number): number;
  /** A column of numbers; all NaN where the table has it not. */
  column(name: string): Float64Array;
  /** The class whose images activate each feature most often; NaN where it is dead, and where those of all classes do equally often. */
  preferred: Float64Array;
}

/** A feature of another member that a feature is matched with. */
export interface Twin {
  member: number;
  feature: number;
  cosine: number;
}

// In this order: the first that there is numbers the features.
const KNOWN = ['features', 'activity', 'posterior', 'units'];

/** Whether the run, or one beside it, has features to list. */
export const hasFeatures = (place?: number) => KNOWN.some((name) => (place === undefined ? study() : study().beside[place]).tables.includes(name));

/** Whether the run has members whose features are matched with each other. */
export const isMatched = () => study().members > 1 && hasFeatures() && has('matched_cosines');

/** The features of the run, or null where it has none. */
export const loadFeatures = (): Promise<Features | null> => featuresAmong(study().tables, table);

/** The same of a run beside. */
export const loadFeaturesBeside = (place: number): Promise<Features | null> => featuresAmong(study().beside[place].tables, (name) => besideTable(place, name));

async function featuresAmong(names: readonly string[], load: (name: string) => Promise<Table>): Promise<Features | null> {
  const known = await Promise.all(KNOWN.filter((name) => names.includes(name)).map(load));
  return known.length > 0 ? featuresOf(beside(known), known[0].names.includes('frequency')) : null;
}

/** Tables of the same features as one, with the columns of each; the first one's name. */
export function beside(tables: Table[]): Table {
  const ofColumn = (column: string) => tables.find((one) => one.names.includes(column)) ?? tables[0];
  const ids = ['member', 'feature', 'unit'];
  const names = [...tables[0].names, ...tables.slice(1).flatMap((one) => one.names.filter((name) => !ids.includes(name) && !tables[0].names.includes(name)))];
  return {
    ...tables[0],
    names,
    described: new Map(names.map((name) => [name, ofColumn(name).described.get(name) ?? { unit: '', description: '' }])),
    numbers: (column) => ofColumn(column).numbers(column),
  };
}

/** The same of a table, whose rows are all features of all members in order. */
export function featuresOf(table: Table, isSparse: boolean): Features {
  const member = table.numbers('member');
  const numbered = table.names.includes('unit') ? 'unit' : 'feature';
  const feature = table.numbers(numbered);
  const members = table.rows === 0 ? 0 : member[table.rows - 1] + 1;
  const perMember = members === 0 ? 0 : table.rows / members;
  for (let row = 0; row < table.rows; row++) {
    if (member[row] * perMember + feature[row] !== row) throw new Error(`The table ${table.name} does not list every feature of every member in order.`);
  }

  const none = new Float64Array(table.rows).fill(NaN);
  const column = (name: string) => (table.names.includes(name) ? table.numbers(name) : none);
  const selectivity = column('selectivity');
  return {
    table,
    isSparse,
    numbered,
    members,
    perMember,
    at: (m, f) => m * perMember + f,
    memberOf: (row) => member[row],
    featureOf: (row) => feature[row],
    column,
    preferred: Float64Array.from(column('top_class'), (top, row) => (selectivity[row] === 0 ? NaN : top)),
  };
}

/** The twins of every feature, by its row: where there are several members, and they were matched. */
export async function loadTwins(features: Features): Promise<Twin[][]> {
  return has('matched_cosines') ? twinsOf(features, await table('matched_cosines')) : [...Array(features.table.rows)].map(() => []);
}

/** The same of a table of matches, in both directions; those of dictionaries of noise are left out. */
export function twinsOf(features: Features, matches: Table): Twin[][] {
  const twins: Twin[][] = [...Array(features.table.rows)].map(() => []);
  const kinds = matches.words('kind');
  const [a, b, feature, match, cosine] = ['member_a', 'member_b', 'feature', 'match', 'cosine'].map(matches.numbers);
  for (let row = 0; row < matches.rows; row++) {
    if (kinds[row] !== 'members') continue;
    twins[features.at(a[row], feature[row])].push({ member: b[row], feature: match[row], cosine: cosine[row] });
    twins[features.at(b[row], match[row])].push({ member: a[row], feature: feature[row], cosine: cosine[row] });
  }

  for (const list of twins) list.sort((one, other) => one.member - other.member);
  return twins;
}
