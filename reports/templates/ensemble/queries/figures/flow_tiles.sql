-- Original, its code, the eight features that contribute most, and the reconstruction, in reading order.
WITH example AS (SELECT image, label FROM examples ORDER BY abs(label::INTEGER - 7), image LIMIT 1),
strongest AS (
  SELECT feature, value, row_number() OVER (ORDER BY value DESC, feature) AS place
  FROM codes WHERE member = 0 AND image = (SELECT image FROM example)
  QUALIFY place <= 8
)
SELECT -1 AS place, 'original' AS kind, NULL::FLOAT AS value, 'original:' || label AS tile FROM example
UNION ALL
SELECT 0, 'code', NULL, 'code:' || label FROM example
UNION ALL
SELECT place, '#' || feature, value, 'feature:' || feature FROM strongest
UNION ALL
SELECT (SELECT count(*) FROM strongest) + 1, 'reconstruction', NULL, 'reconstruction:' || label FROM example
ORDER BY place
