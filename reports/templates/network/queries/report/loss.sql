-- Terms of the loss at the first and at the last step, mean over members.
SELECT term, any_value(weight) AS weight, avg(value) FILTER (step = 1) AS first, avg(value) FILTER (step = (SELECT max(step) FROM loss)) AS last, max(step) AS steps
FROM loss
GROUP BY term
ORDER BY term
