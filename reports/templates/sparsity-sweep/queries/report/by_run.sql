-- The same run by run, for comparisons seed by seed.
SELECT latents, k, weight, seed, metric, value
FROM measured
ORDER BY latents, k, weight, seed, metric
