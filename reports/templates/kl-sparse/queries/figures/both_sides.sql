-- Twelve units of member 0 of the study itself, at equal distances by number: the encoder's row above the decoder's column.
WITH size AS (SELECT max(unit) + 1 AS units FROM encoder WHERE member = 0),
chosen AS (SELECT r.i AS x, r.i * units // least(12, units) AS unit FROM size, range(12) AS r (i) WHERE r.i < units),
sides AS (
  SELECT 0 AS y, 'encoder' AS side, unit, list(weight ORDER BY pixel) AS tile FROM encoder WHERE member = 0 GROUP BY unit
  UNION ALL
  SELECT 1, 'decoder', feature, list(weight ORDER BY pixel) FROM dictionary GROUP BY feature
)
SELECT c.x, s.y, s.side AS label, c.unit, s.tile, 'diverging' AS ink
FROM chosen c JOIN sides s USING (unit)
ORDER BY s.y, c.x
