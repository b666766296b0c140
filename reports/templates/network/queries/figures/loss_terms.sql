-- Terms of the loss with their weights, averaged over members and, in runs of at least 250 steps, over windows of 25. What is not above zero has no place on a logarithmic axis.
WITH terms AS (
  SELECT term, step, weight * value AS value, row_number() OVER (PARTITION BY member, step) AS place FROM loss
)
SELECT min(place) AS place, replace(term, '-', ' ') AS term, avg(step) AS step, CASE WHEN avg(value) > 0 THEN avg(value) END AS value
FROM terms
GROUP BY term, (step - 1) // (SELECT CASE WHEN max(step) >= 250 THEN 25 ELSE 1 END FROM loss)
QUALIFY max(avg(value)) OVER (PARTITION BY term) > 0
ORDER BY place, step
