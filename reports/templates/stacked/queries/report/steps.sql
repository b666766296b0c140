-- Steps of training of each arm's own learner, and its epochs; an arm that learns nothing has none.
SELECT a.place, a.arm, a.label, min(l.steps) AS steps, min(l.epochs) AS epochs
FROM (SELECT arm, seed, max(step) AS steps, max(epoch) AS epochs FROM arms_loss GROUP BY arm, seed) l JOIN arms a USING (arm)
GROUP BY a.place, a.arm, a.label
ORDER BY a.place
