-- A sheet for each level of k: the first 24 live features by number, four to a row.
SELECT dense_rank() OVER (ORDER BY place) - 1 AS sheet, label, n % 4 AS x, n // 4 AS y, feature, tile, 'diverging' AS ink
FROM live_tiles WHERE regexp_full_match(arm, 'k-[0-9]+') AND n < 24
ORDER BY sheet, n
