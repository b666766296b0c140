-- Parts of the loss as they add up to it, averaged over windows of 25 steps and over members; a part that is not there has no line.
WITH parts AS (
  SELECT step, 'reconstruction' AS part, avg(reconstruction) AS value FROM training GROUP BY step
  UNION ALL
  SELECT step, 'λ × consistency', any_value(ensemble_consistency) * (SELECT value::DOUBLE FROM specification WHERE key = 'training.consistency-weight')
  FROM training GROUP BY step
  UNION ALL
  SELECT step, 'auxiliary × its coefficient',
    avg(auxiliary) * (SELECT try_cast(split_part(value, ' ', 4) AS DOUBLE) FROM specification WHERE key = 'training.auxiliary-loss')
  FROM training GROUP BY step
)
SELECT part, avg(step) AS step, avg(value) AS value
FROM parts
GROUP BY part, (step - 1) // 25
HAVING avg(value) > 0
ORDER BY part, step
