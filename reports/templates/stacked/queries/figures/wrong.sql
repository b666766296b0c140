-- The study's own mistakes with the highest probability, ten to a row.
SELECT (rank - 1) % 10 AS x, (rank - 1) // 10 AS y, label || ' → ' || predicted AS digits, printf('%.3f', any_value(probability)) AS probability,
  list(intensity ORDER BY pixel) AS tile, 'intensity' AS ink
FROM mistakes
WHERE model = 'member' AND member = 0 AND rank <= 20
GROUP BY rank, label, predicted
ORDER BY rank
