-- The same over seeds: a cell of the grid and a measure a row. Of one seed there is no deviation.
SELECT latents, k, weight, metric, count(*) AS seeds, avg(value) AS mean, stddev_samp(value) AS sd
FROM measured
GROUP BY latents, k, weight, metric
