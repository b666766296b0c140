-- Every cell of the grid and every measure, mean and standard deviation over seeds.
SELECT latents, k, weight, metric, seeds, mean, sd
FROM cells
ORDER BY latents, k, weight, metric
