-- Member 0's features, the most frequent first, sixteen to a row: every n-th, with n the least number for which there are at most 256.
WITH placed AS (
  SELECT feature, dead, row_number() OVER (ORDER BY frequency DESC, feature) - 1 AS place, (count(*) OVER () + 255) // 256 AS step
  FROM features WHERE member = 0
)
SELECT place // step % 16 AS x, place // step // 16 AS y, feature, dead, tile, 'diverging' AS ink
FROM placed JOIN feature_tiles USING (feature)
WHERE place % step = 0
ORDER BY place
