-- Error rate by class, before and after fine-tuning: over seeds. A class without images has no row.
WITH of_seed AS (
  SELECT arm, seed, label, avg((predicted <> label)::INTEGER) AS error
  FROM arms_classification WHERE arm IN ('layer-2', 'study') AND model = 'member' GROUP BY arm, seed, label
)
SELECT arm, label::INTEGER AS label, avg(error) AS mean, stddev_samp(error) AS sd FROM of_seed GROUP BY arm, label ORDER BY arm, label
