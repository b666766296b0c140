-- The whole objective of the arms that make images again, by iteration: the sum of its terms, mean over seeds.
WITH totals AS (SELECT arm, seed, member, step, sum(weight * value) AS cost FROM arms_loss WHERE arm IN ('code-1', 'code-2', 'light-code-1', 'light-code-2') GROUP BY arm, seed, member, step)
SELECT a.place, a.label, t.step, avg(t.cost) AS cost
FROM totals t JOIN arms a USING (arm)
GROUP BY a.place, a.label, t.step
ORDER BY a.place, t.step
