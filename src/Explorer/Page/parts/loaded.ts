import type { Features, Twin } from '../data/features';

/** What every page needs. */
export interface Loaded {
  /** Null where the run has no features. */
  features: Features | null;
  /** The twins of each feature, by its row. */
  twins: Twin[][];
}
