import type { ComponentChildren } from 'preact';
import type { Features } from '../data/features';
import { hashOf, routeOf, walkOn } from '../route';

interface NeighboursProps {
  features: Features;
  /** The row of the feature that is shown. */
  row: number;
  chosen?: Record<string, string>;
  children: ComponentChildren;
}

/** Ways to the features before and after, the last one's next being the first. */
export function Neighbours({ features, row, chosen, children }: NeighboursProps) {
  const numbersOf = (of: number) => [features.memberOf(of), features.featureOf(of)];
  const link = (from: number, by: number) => hashOf('feature', numbersOf((from + by + features.table.rows) % features.table.rows), chosen);
  const way = (by: number) => ({
    href: link(row, by),
    onClick: (event: MouseEvent) => {
      // Another tab or window is the browser's affair.
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      const [member, feature] = routeOf(location.hash).numbers;
      walkOn(numbersOf(row), link(features.at(member ?? 0, feature ?? 0), by));
    },
  });
  return (
    <nav class="steps" aria-label="Neighbouring features">
      <a {...way(-1)} rel="prev">← previous</a>
      <a {...way(1)} rel="next">next →</a>
      {children}
    </nav>
  );
}
