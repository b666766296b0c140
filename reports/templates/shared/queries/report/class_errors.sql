-- Error rate by class, before and after fine-tuning: over seeds. A class without images has no row.
WITH of_seed AS (
  SELECT after, seed, label, avg((predicted <> label)::INTEGER) AS error
  FROM arms_classification JOIN before_after USING (arm) WHERE model = 'member' GROUP BY after, seed, label
)
SELECT after, label::INTEGER AS label, avg(error) AS mean, stddev_samp(error) AS sd FROM of_seed GROUP BY after, label ORDER BY after, label
