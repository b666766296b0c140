-- The same over seeds.
SELECT place, study, arm_place, arm, any_value(label) AS label, metric, any_value(unit) AS unit, count(value) AS seeds, avg(value) AS mean, stddev_samp(value) AS sd
FROM systems_of_seed
GROUP BY place, study, arm_place, arm, metric
ORDER BY place, arm_place, metric
