-- How far fine-tuning turns features: the cosine of a unit's image before and after, mean over the units that the table of features has (the first hundred of a layer, or all of fewer) of a seed, then over seeds.
WITH of_seed AS (
  SELECT p.after AS arm, b.seed, b.layer, sum(b.weight * f.weight) / count(DISTINCT b.unit) AS cosine, count(DISTINCT b.unit) AS units
  FROM tuned_pairs p
  JOIN arms_layer_features b ON b.arm = p.before
  JOIN arms_layer_features f ON f.arm = p.after AND f.seed = b.seed AND f.layer = b.layer AND f.unit = b.unit AND f.pixel = b.pixel
  GROUP BY p.after, b.seed, b.layer
)
SELECT arm, layer::INTEGER AS layer, avg(cosine) AS mean, stddev_samp(cosine) AS sd, max(units) AS units FROM of_seed GROUP BY arm, layer ORDER BY arm, layer
