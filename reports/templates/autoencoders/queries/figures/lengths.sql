-- Error against the length of the code: PCA by its components, arms by the numbers of their codes, mean over seeds; of the arms with an L1 penalty also the units that are active.
WITH sizes AS (
  SELECT arm, max(latent)::INTEGER + 1 AS numbers
  FROM (SELECT arm, unit AS latent FROM arms_units UNION ALL SELECT arm, feature FROM arms_posterior)
  GROUP BY arm
),
active AS (SELECT arm, avg(value) AS active FROM arms_summary WHERE model = 'member' AND metric = 'l0' AND arm LIKE 'l1-%' GROUP BY arm)
SELECT 'PCA' AS label, -1 AS place, components AS numbers, mse, NULL::DOUBLE AS active FROM baselines WHERE components > 0 AND mse > 0
UNION ALL
SELECT a.label, a.place, any_value(z.numbers), avg(s.value), any_value(c.active)
FROM arms_summary s JOIN arms a USING (arm) JOIN sizes z USING (arm) LEFT JOIN active c USING (arm)
-- Arms that only learn more slowly have the lengths of others.
WHERE s.model = 'member' AND s.metric = 'mse' AND s.arm NOT LIKE 'slow%'
GROUP BY a.label, a.place
HAVING avg(s.value) > 0
ORDER BY place, numbers
