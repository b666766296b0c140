-- Sixteen of the units of the first layer that the table of features has (the first hundred, or all of fewer), at equal distances by number: rows of arms, each arm's first seed.
WITH shown AS (SELECT arm, label, place FROM arms WHERE arm IN ('frozen', 'study', 'plain', 'random', 'random-plain', 'deep')),
first AS (SELECT arm, min(seed) AS seed, max(unit) + 1 AS units FROM arms_layer_features JOIN shown USING (arm) WHERE layer = 1 GROUP BY arm),
chosen AS (SELECT arm, seed, r.i AS x, r.i * units // least(16, units) AS unit FROM first, range(16) AS r (i) WHERE r.i < units)
SELECT dense_rank() OVER (ORDER BY s.place) - 1 AS y, c.x, s.label, c.unit, list(f.weight ORDER BY f.pixel) AS tile, 'diverging' AS ink
FROM chosen c JOIN shown s USING (arm) JOIN arms_layer_features f ON f.arm = c.arm AND f.seed = c.seed AND f.layer = 1 AND f.unit = c.unit
GROUP BY s.place, c.x, s.label, c.unit
ORDER BY y, c.x
