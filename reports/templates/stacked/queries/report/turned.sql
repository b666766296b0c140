-- How far fine-tuning turns features: the cosine of a unit's image before and after, mean over units of a seed, then over seeds.
WITH pairs(before, after) AS (VALUES ('layer-2', 'study'), ('improved-before', 'improved'), ('narrow', 'narrow-tuned')),
of_seed AS (
  SELECT p.after AS arm, b.seed, b.layer, sum(b.weight * f.weight) / count(DISTINCT b.unit) AS cosine
  FROM pairs p
  JOIN arms_layer_features b ON b.arm = p.before
  JOIN arms_layer_features f ON f.arm = p.after AND f.seed = b.seed AND f.layer = b.layer AND f.unit = b.unit AND f.pixel = b.pixel
  GROUP BY p.after, b.seed, b.layer
)
SELECT arm, layer::INTEGER AS layer, avg(cosine) AS mean, stddev_samp(cosine) AS sd FROM of_seed GROUP BY arm, layer ORDER BY arm, layer
