-- Error against length of the code, of every system that makes images again, and of ensembles of them.
WITH systems AS (
  SELECT place, arm_place, study, label, metric, value FROM systems_of_seed
  UNION ALL
  SELECT place, -1, study, 'ensemble', metric, value FROM family WHERE model = 'ensemble' AND arm = ''
    AND study IN (SELECT study FROM family WHERE model = 'member' AND arm = '' GROUP BY study HAVING count(DISTINCT member) > 1)
)
SELECT study, label, avg(value) FILTER (metric = 'bits') / 32 AS numbers, avg(value) FILTER (metric = 'mse') AS mse
FROM systems
WHERE metric IN ('bits', 'mse')
GROUP BY place, study, arm_place, label
HAVING numbers > 0 AND mse IS NOT NULL
ORDER BY place, arm_place
