-- Error against length of the code, of every system that makes images again; and of principal components.
SELECT study, label, avg(value) FILTER (metric = 'bits') / 32 AS numbers, avg(value) FILTER (metric = 'mse') AS mse
FROM systems_of_seed
WHERE metric IN ('bits', 'mse')
GROUP BY place, study, arm_place, label
HAVING numbers > 0 AND mse IS NOT NULL
ORDER BY place, arm_place
