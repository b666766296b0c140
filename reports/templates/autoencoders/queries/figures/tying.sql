-- The loss of each epoch of the plain arm and of those with tied weights, at both rates, seed by seed: the mean of its steps.
SELECT a.place, a.label, l.seed, l.epoch, sum(l.value * l.weight) / count(DISTINCT (l.member, l.step)) AS loss
FROM arms_loss l JOIN arms a USING (arm)
WHERE l.arm IN ('study', 'tied', 'tied-scaled', 'slow', 'slow-tied', 'slow-tied-scaled')
GROUP BY a.place, a.label, l.seed, l.epoch
ORDER BY a.place, l.seed, l.epoch
