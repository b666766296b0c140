-- The loss of each epoch of the arms with tied weights, over seeds: each the mean of its steps.
WITH of_seed AS (
  SELECT arm, seed, epoch, sum(value * weight) / count(DISTINCT (member, step)) AS loss
  FROM arms_loss WHERE arm IN ('tied', 'tied-longer') GROUP BY arm, seed, epoch
)
SELECT arm, epoch, avg(loss) AS loss, min(loss) AS lowest, max(loss) AS highest FROM of_seed GROUP BY arm, epoch ORDER BY arm, epoch
