-- The same code with its zeros, laid out 32 latents to a row.
WITH example AS (SELECT image FROM examples ORDER BY abs(label::INTEGER - 7), image LIMIT 1)
SELECT f.feature % 32 AS x, f.feature // 32 AS y, coalesce(c.value, 0) AS value
FROM (SELECT feature FROM features WHERE member = 0) f
LEFT JOIN codes c ON c.member = 0 AND c.feature = f.feature AND c.image = (SELECT image FROM example)
ORDER BY f.feature
