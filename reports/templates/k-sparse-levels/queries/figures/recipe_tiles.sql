-- A sheet for each recipe: the first 30 live features by number, six to a row.
SELECT dense_rank() OVER (ORDER BY place) - 1 AS sheet, label, n % 6 AS x, n // 6 AS y, feature, tile, 'diverging' AS ink
FROM live_tiles WHERE arm IN ('study', 'k-25', 'author')
ORDER BY sheet, n
