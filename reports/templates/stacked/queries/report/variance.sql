-- Variance of a layer's code over the images, summed over its units: mean over seeds.
WITH of_seed AS (SELECT arm, seed, sum(sd * sd) AS variance FROM arms_units WHERE arm IN ('code-1', 'light-code-1') GROUP BY arm, seed)
SELECT arm, avg(variance) AS mean, stddev_samp(variance) AS sd FROM of_seed GROUP BY arm ORDER BY arm
