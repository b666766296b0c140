-- Error rate of every arm and seed, in per cent.
SELECT a.place, a.label, s.seed::BIGINT AS seed, 100 * s.value AS error
FROM arms_summary s JOIN arms a USING (arm)
WHERE s.model = 'member' AND s.metric = 'error_rate' AND s.value IS NOT NULL
ORDER BY a.place, s.seed
