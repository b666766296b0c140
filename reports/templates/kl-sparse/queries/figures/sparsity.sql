-- Mean activation and error, arm by arm and seed by seed, beside the mean that is wanted of it.
SELECT a.place, a.label, s.seed::BIGINT AS seed,
  avg(value) FILTER (metric = 'activation_mean') AS activation, avg(value) FILTER (metric = 'mse') AS mse,
  (SELECT number FROM specification WHERE key = 'training.mean-activation' AND piece = 1) AS wanted
FROM arms_summary s JOIN arms a USING (arm)
WHERE s.model = 'member' AND s.metric IN ('activation_mean', 'mse')
GROUP BY a.place, a.label, s.seed
HAVING activation IS NOT NULL AND mse IS NOT NULL
ORDER BY a.place, s.seed
