-- On the way from an image to another: first seed of each arm with a prior, with the two images at the ends.
WITH first AS (SELECT arm, min(seed) AS seed FROM arms_interpolations GROUP BY arm),
made AS (
  SELECT a.place, a.label, i.pair, i.step + 1 AS x, list(i.intensity ORDER BY i.pixel) AS tile, NULL::BLOB AS pixels, any_value(i.from_image) AS from_image, any_value(i.to_image) AS to_image
  FROM arms_interpolations i JOIN first USING (arm, seed) JOIN arms a USING (arm)
  WHERE i.member = 0
  GROUP BY a.place, a.label, i.pair, i.step
)
SELECT dense_rank() OVER (ORDER BY place) - 1 AS block, label, dense_rank() OVER (ORDER BY pair) - 1 AS y, x, tile, pixels, 'intensity' AS ink
FROM (
  SELECT place, label, pair, x, tile, pixels FROM made
  UNION ALL
  SELECT m.place, m.label, m.pair, 0, NULL, i.pixels FROM made m JOIN images i ON i.image = m.from_image WHERE m.x = 1
  UNION ALL
  SELECT m.place, m.label, m.pair, 10, NULL, i.pixels FROM made m JOIN images i ON i.image = m.to_image WHERE m.x = 1
)
ORDER BY block, y, x
