-- The example of each class, and what each arm's first seed makes of it.
WITH first AS (SELECT arm, min(seed) AS seed FROM arms_examples GROUP BY arm),
made AS (
  SELECT a.place + 1 AS row, a.label, e.label AS class, list(e.reconstruction ORDER BY e.pixel) AS tile
  FROM arms_examples e JOIN first USING (arm, seed) JOIN arms a USING (arm)
  GROUP BY a.place, a.label, e.label
  UNION ALL
  SELECT 0, 'the image', label, list(original ORDER BY pixel) FROM examples GROUP BY label
)
SELECT dense_rank() OVER (ORDER BY row) - 1 AS y, dense_rank() OVER (ORDER BY class) - 1 AS x, label, class, tile, 'intensity' AS ink
FROM made
ORDER BY y, x
