-- Twelve units of member 0 of each arm's first seed, at equal distances by number among those that at least one image in a hundred activates: rows of arms.
WITH first AS (SELECT arm, min(seed) AS seed FROM arms_dictionary GROUP BY arm),
heard AS (
  SELECT d.arm, d.seed, d.feature, row_number() OVER (PARTITION BY d.arm ORDER BY d.feature) - 1 AS place, count(*) OVER (PARTITION BY d.arm) AS features
  FROM (SELECT DISTINCT arm, seed, feature FROM arms_dictionary JOIN first USING (arm, seed)) d
  LEFT JOIN arms_units u ON u.arm = d.arm AND u.seed = d.seed AND u.member = 0 AND u.unit = d.feature
  WHERE coalesce(u.nonzero, 1) >= 0.01
),
chosen AS (SELECT h.arm, h.seed, r.i AS x, h.feature FROM heard h, range(12) AS r (i) WHERE r.i < h.features AND h.place = r.i * h.features // least(12, h.features))
SELECT dense_rank() OVER (ORDER BY a.place) - 1 AS y, c.x, a.label, c.feature, list(d.weight ORDER BY d.pixel) AS tile, 'diverging' AS ink
FROM chosen c JOIN arms a USING (arm) JOIN arms_dictionary d ON d.arm = c.arm AND d.seed = c.seed AND d.feature = c.feature
GROUP BY a.place, c.x, a.label, c.feature
ORDER BY y, c.x
