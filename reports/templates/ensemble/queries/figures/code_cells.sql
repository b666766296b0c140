-- The code, with its zeros, of the example under member 0, laid out 32 latents to a row.
SELECT f.feature, f.feature % 32 AS column, 32 * (f.feature // 32) AS first, coalesce(c.value, 0) AS value
FROM (SELECT feature FROM features WHERE member = 0) f
LEFT JOIN codes c ON c.member = 0 AND c.feature = f.feature AND c.image = (SELECT image FROM example)
ORDER BY f.feature
