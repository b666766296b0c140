-- The published features of each study, at most sixteen.
WITH placed AS (
  SELECT study, feature, row_number() OVER (PARTITION BY study ORDER BY feature) - 1 AS x, list(weight ORDER BY pixel) AS tile
  FROM family_features GROUP BY study, feature
)
SELECT dense_rank() OVER (ORDER BY (SELECT min(place) FROM family f WHERE f.study = p.study)) - 1 AS y, x, study AS label, feature, tile, 'diverging' AS ink
FROM placed p
WHERE x < 16
ORDER BY y, x
