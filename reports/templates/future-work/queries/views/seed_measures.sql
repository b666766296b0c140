-- Measures of every arm and seed, each the mean of its members.
SELECT arm, seed, metric, avg(value) AS value FROM arms_summary WHERE model = 'member' GROUP BY arm, seed, metric
