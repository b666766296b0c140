-- Loss parts averaged over windows of 25 steps and over members.
SELECT part, min(step) AS step, avg(value) AS value, min(value) AS low, max(value) AS high
FROM (
  SELECT (step - 1) // 25 AS part_window, step, 'reconstruction' AS part, avg(reconstruction) AS value FROM training GROUP BY step
  UNION ALL
  SELECT (step - 1) // 25, step, 'consistency (unweighted)', any_value(ensemble_consistency) FROM training GROUP BY step
)
GROUP BY part, part_window
ORDER BY part, step
