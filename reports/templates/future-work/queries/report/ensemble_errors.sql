-- Of the arm whose members name together: the share of wrong classes by their mean log-probabilities, over seeds.
SELECT avg(value) AS mean, stddev_samp(value) AS sd, min(value) AS lowest, max(value) AS highest
FROM arms_summary WHERE arm = 'ensemble' AND model = 'ensemble' AND metric = 'error_rate' HAVING count(*) > 0
