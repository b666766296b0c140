-- The whole objective of the arms that make images again, step by step, and its first term.
SELECT arm, seed, epoch, step, sum(weight * value) AS objective, sum(value) FILTER (term = 'reconstruction') AS reconstruction
FROM arms_loss
GROUP BY arm, seed, epoch, step
HAVING count(*) FILTER (term = 'reconstruction') > 0
