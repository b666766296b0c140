-- The live features of each dictionary's first seed as pictures, numbered from 0 in the order of their own numbers: of member 0.
WITH first AS (SELECT arm, min(seed) AS seed FROM arms_dictionary GROUP BY arm),
live AS (
  SELECT arm, seed, feature, row_number() OVER (PARTITION BY arm ORDER BY feature) - 1 AS n
  FROM arms_features JOIN first USING (arm, seed) WHERE member = 0 AND NOT dead
)
SELECT d.arm, d.label, d.k, d.place, l.n, l.feature, list(w.weight ORDER BY w.pixel) AS tile
FROM live l JOIN dictionaries d USING (arm) JOIN arms_dictionary w ON w.arm = l.arm AND w.seed = l.seed AND w.feature = l.feature
WHERE l.n < 30
GROUP BY d.arm, d.label, d.k, d.place, l.n, l.feature
