-- Of the first seed of each arm that learned from corrupted images: the example of each class clean, corrupted and denoised.
WITH first AS (SELECT arm, min(seed) AS seed FROM arms_denoising_examples GROUP BY arm),
made AS (
  SELECT a.place, a.label AS arm, 0 AS step, 'shown' AS kind, e.label AS class, list(e.corrupted ORDER BY e.pixel) AS tile
  FROM arms_denoising_examples e JOIN first USING (arm, seed) JOIN arms a USING (arm) GROUP BY a.place, a.label, e.label
  UNION ALL
  SELECT a.place, a.label, 1, 'made of it', e.label, list(e.denoised ORDER BY e.pixel)
  FROM arms_denoising_examples e JOIN first USING (arm, seed) JOIN arms a USING (arm) GROUP BY a.place, a.label, e.label
  UNION ALL
  SELECT 1000, '', 0, 'clean', label, list(original ORDER BY pixel) FROM examples GROUP BY label
)
SELECT dense_rank() OVER (ORDER BY place) - 1 AS block, arm, step, kind, dense_rank() OVER (ORDER BY class) - 1 AS x, class, tile, 'intensity' AS ink
FROM made
ORDER BY block, step, x
