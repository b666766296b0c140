-- A sheet for each recipe: the first 30 live features by number, six to a row.
SELECT dense_rank() OVER (ORDER BY place) - 1 AS sheet, label, n % 6 AS x, n // 6 AS y, feature, tile, 'diverging' AS ink
FROM live_tiles WHERE arm IN ('study', 'author') OR (regexp_full_match(arm, 'k-[0-9]+') AND k = (SELECT k FROM dictionaries WHERE arm = 'study'))
ORDER BY sheet, n
