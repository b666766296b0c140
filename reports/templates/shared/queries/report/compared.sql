-- Every measure of every arm that the study compares: over seeds, each the mean of its members.
WITH of_seed AS (
  SELECT arm, seed, metric, any_value(unit) AS unit, avg(value) AS value
  FROM arms_summary WHERE model = 'member' GROUP BY arm, seed, metric
)
SELECT a.place, a.arm, a.label, s.metric, any_value(s.unit) AS unit, count(s.value) AS seeds,
  avg(s.value) AS mean, stddev_samp(s.value) AS sd, min(s.value) AS lowest, max(s.value) AS highest
FROM of_seed s JOIN arms a USING (arm)
GROUP BY a.place, a.arm, a.label, s.metric
ORDER BY a.place, s.metric
