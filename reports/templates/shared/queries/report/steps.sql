-- Steps of training of each arm's own learner; an arm that learns nothing has none.
SELECT a.arm, max(l.step) AS steps
FROM arms_loss l JOIN arms a USING (arm)
GROUP BY a.place, a.arm
ORDER BY a.place
