-- What is compared seed by seed.
SELECT m.arm, m.seed, m.metric, m.value
FROM seed_measures m JOIN arms a USING (arm)
WHERE m.metric IN ('mse', 'dead', 'dead_share', 'error_rate', 'coherence', 'support', 'support of common', 'wide', 'radius', 'found one-step', 'found iterative')
ORDER BY a.place, m.metric, m.seed
