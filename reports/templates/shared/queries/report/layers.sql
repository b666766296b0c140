-- How many pixels the features of each layer cover: median over the units that the table of features has (the first hundred of a layer, or all of fewer) of a seed, mean over seeds. The last layer makes the classes.
WITH shapes AS (
  SELECT arm, seed, layer, unit, sum(weight * weight) * sum(weight * weight) / nullif(sum(weight ** 4), 0) AS support
  FROM arms_layer_features GROUP BY arm, seed, layer, unit
),
of_seed AS (SELECT arm, seed, layer, median(support) AS support, count(*) AS units FROM shapes GROUP BY arm, seed, layer)
SELECT a.place, a.arm, a.label, s.layer::INTEGER AS layer, avg(s.support) AS mean, stddev_samp(s.support) AS sd, max(s.units) AS units
FROM of_seed s JOIN arms a USING (arm)
GROUP BY a.place, a.arm, a.label, s.layer
ORDER BY a.place, s.layer
