-- Members that form an ensemble; it is as large, and took as much learning, as all of them together.
WITH together AS (
  SELECT place, study, metric, CASE WHEN model = 'ensemble' THEN value ELSE sum(value) OVER (PARTITION BY study, metric, model) END AS value
  FROM family
  WHERE arm = '' AND (model = 'ensemble' OR model = 'member' AND metric IN ('parameters', 'multiply_adds'))
)
SELECT place, study, metric, avg(value) AS value
FROM together
WHERE study IN (SELECT study FROM family WHERE model = 'ensemble' AND arm = '')
  -- One alone is what it forms.
  AND study IN (SELECT study FROM family WHERE model = 'member' AND arm = '' GROUP BY study HAVING count(DISTINCT member) > 1)
GROUP BY place, study, metric
ORDER BY place, metric
