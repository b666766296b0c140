-- Eight of the units of each of two layers that the table of features has (the first hundred, or all of fewer), at equal distances by number: rows of arms, each arm's first seed.
WITH shown AS (SELECT arm, label, place FROM arms WHERE arm IN ('layer-2', 'study', 'random', 'improved-before', 'improved', 'narrow', 'narrow-tuned')),
first AS (SELECT arm, min(seed) AS seed, layer, max(unit) + 1 AS units FROM arms_layer_features JOIN shown USING (arm) WHERE layer <= 2 GROUP BY arm, layer),
chosen AS (SELECT arm, seed, layer, r.i AS x, r.i * units // least(8, units) AS unit FROM first, range(8) AS r (i) WHERE r.i < units)
SELECT dense_rank() OVER (ORDER BY s.place) - 1 AS y, c.layer::INTEGER AS layer, c.x, s.label, c.unit, list(f.weight ORDER BY f.pixel) AS tile, 'diverging' AS ink
FROM chosen c JOIN shown s USING (arm) JOIN arms_layer_features f ON f.arm = c.arm AND f.seed = c.seed AND f.layer = c.layer AND f.unit = c.unit
GROUP BY s.place, c.layer, c.x, s.label, c.unit
ORDER BY y, c.layer, c.x
