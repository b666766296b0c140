-- Steps of training of each arm, over seeds.
SELECT a.place, a.arm, a.label, min(l.steps) AS steps
FROM (SELECT arm, seed, max(step) AS steps FROM arms_loss GROUP BY arm, seed) l JOIN arms a USING (arm)
GROUP BY a.place, a.arm, a.label
ORDER BY a.place
