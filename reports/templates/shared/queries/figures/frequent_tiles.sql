-- Member 0's 25 most active features, five to a row.
SELECT (place - 1) % 5 AS x, (place - 1) // 5 AS y, '#' || feature AS number, printf('%.1f %%', 100 * frequency) AS share, tile, 'diverging' AS ink
FROM (
  SELECT feature, frequency, row_number() OVER (ORDER BY frequency DESC, feature) AS place
  FROM features WHERE member = 0
) JOIN feature_tiles USING (feature)
WHERE place <= 25
ORDER BY place
