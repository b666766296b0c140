-- Error rate of every arm and seed, in per cent.
SELECT a.place, a.label, m.seed, 100 * m.value AS error
FROM seed_measures m JOIN arms a USING (arm)
WHERE m.metric = 'error_rate' AND m.value IS NOT NULL
ORDER BY a.place, m.seed
