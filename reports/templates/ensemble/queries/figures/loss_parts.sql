-- Parts of the loss as they add up to it, averaged over members and, in runs of at least 250 steps, over windows of 25. A part that the study does not have has no line,
-- and a line has a gap where the part is zero, which has no place on a logarithmic axis.
WITH weights AS (
  SELECT max(number) FILTER (key = 'training.consistency-weight') AS consistency,
    max(number) FILTER (key = 'training.auxiliary-loss' AND piece = 3) AS auxiliary
  FROM specification
),
parts AS (
  SELECT step, 1 AS place, 'reconstruction' AS part, avg(reconstruction) AS value FROM training GROUP BY step
  UNION ALL
  SELECT step, 2, 'λ × consistency', any_value(ensemble_consistency) * (SELECT consistency FROM weights) FROM training GROUP BY step
  UNION ALL
  SELECT step, 3, 'auxiliary × its coefficient', avg(auxiliary) * (SELECT auxiliary FROM weights) FROM training GROUP BY step
)
SELECT place, part, avg(step) AS step, nullif(avg(value), 0) AS value
FROM parts
GROUP BY place, part, (step - 1) // (SELECT CASE WHEN max(step) >= 250 THEN 25 ELSE 1 END FROM training)
QUALIFY max(avg(value)) OVER (PARTITION BY part) > 0
ORDER BY place, step
