-- Twelve units of member 0 of each arm's first seed, at equal distances by number: rows of arms.
WITH first AS (SELECT arm, min(seed) AS seed, max(feature) + 1 AS features FROM arms_dictionary GROUP BY arm),
chosen AS (SELECT arm, seed, r.i AS x, r.i * features // least(12, features) AS feature FROM first, range(12) AS r (i) WHERE r.i < features)
SELECT dense_rank() OVER (ORDER BY a.place) - 1 AS y, c.x, a.label, c.feature, list(d.weight ORDER BY d.pixel) AS tile, 'diverging' AS ink
FROM chosen c JOIN arms a USING (arm) JOIN arms_dictionary d ON d.arm = c.arm AND d.seed = c.seed AND d.feature = c.feature
GROUP BY a.place, c.x, a.label, c.feature
ORDER BY y, c.x
