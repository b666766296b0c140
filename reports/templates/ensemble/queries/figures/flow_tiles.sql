-- Original, its code, the eight features that contribute most, and the reconstruction, in reading order.
WITH strongest AS (
  SELECT feature, value, row_number() OVER (ORDER BY value DESC, feature) AS place
  FROM codes WHERE member = 0 AND image = (SELECT image FROM example)
  QUALIFY place <= 8
),
code AS (
  SELECT list(coalesce(c.value, 0::FLOAT) ORDER BY f.feature) AS tile
  FROM features f LEFT JOIN codes c ON c.member = 0 AND c.feature = f.feature AND c.image = (SELECT image FROM example)
  WHERE f.member = 0
)
SELECT -1 AS place, 'original' AS kind, NULL::FLOAT AS value, original AS tile, 'intensity' AS ink FROM example
UNION ALL
SELECT 0, 'code', NULL, tile, 'scaled' FROM code
UNION ALL
SELECT place, '#' || feature, value, tile, 'diverging' FROM strongest JOIN feature_tiles USING (feature)
UNION ALL
SELECT (SELECT count(*) FROM strongest) + 1, 'reconstruction', NULL, reconstruction, 'intensity' FROM example
ORDER BY place
