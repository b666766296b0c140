/** A layer of a network, as cfg.json lists it. */
export interface Layer {
  weight: string;
  transposed: boolean;
  bias: string | null;
  function: string;
  k?: number;
  rows?: number;
  centre?: string;
  scale?: string;
  threshold?: string;
}

/** How to run what was learned: cfg.json as training wrote it. */
export interface Model {
  architecture: string;
  d_sae?: number;
  k?: number;
  encode?: Layer[] | string;
  decode?: Layer[] | string;
}

/** Another run, or an arm of the study, that stands beside the run. */
export interface Beside {
  title: string;
  members: number;
  tables: string[];
  /** What it chooses otherwise: key, here, there. */
  differences: [string, string, string][];
  model: Model | null;
}

/** What the page says of its run beside tables. */
export interface Study {
  name: string;
  title: string;
  fingerprint: string;
  version: string;
  members: number;
  images: { name: string; one: string; many: string; class: string; classes: string; names: string[]; rows: number; columns: number; channels: number };
  commands: string[];
  tables: string[];
  settings: [string, string][];
  model: Model | null;
  beside: Beside[];
}

/** Numbers of an image. */
export const pixelsOf = (study: Study) => study.images.rows * study.images.columns * study.images.channels;

/** The name of a class; its number where it has none. */
export const className = (study: Study, label: number) => study.images.names[label] ?? String(label);
