-- What is compared seed by seed.
SELECT m.arm, m.seed, m.metric, m.value
FROM seed_measures m JOIN arms a USING (arm)
WHERE m.metric IN ('mse', 'dead', 'rare', 'error_rate', 'coherence', 'median_support', 'support of common', 'median_spread', 'found one-step', 'found iterative')
ORDER BY a.place, m.metric, m.seed
