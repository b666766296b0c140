-- The study's own mistakes with the highest probability, ten to a row. Long names have two lines, and their line has room for them.
WITH wrong AS (
  SELECT rank, label, predicted, any_value(probability) AS probability, list(intensity ORDER BY pixel) AS tile
  FROM mistakes
  WHERE model = 'member' AND member = 0 AND rank <= 20
  GROUP BY rank, label, predicted
)
SELECT (w.rank - 1) % 10 AS x, (w.rank - 1) // 10 AS y, l.name || CASE WHEN t.turned THEN chr(10) || '→ ' ELSE ' → ' END || p.name AS classes, t.turned,
  printf('%.3f', w.probability) AS probability, w.tile, 'intensity' AS ink
FROM wrong w JOIN class_names l ON l.label = w.label JOIN class_names p ON p.label = w.predicted, turned_names t
ORDER BY w.rank
