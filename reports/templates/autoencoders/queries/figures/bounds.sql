-- The bound of the log-likelihood on the training images of each epoch, mean over its steps and over seeds; of arms whose codes are drawn.
SELECT a.place, a.label, l.epoch, -sum(l.value * l.weight) / count(DISTINCT (l.seed, l.member, l.step)) AS bound
FROM arms_loss l JOIN arms a USING (arm)
WHERE l.arm IN (SELECT arm FROM arms_posterior)
GROUP BY a.place, a.label, l.epoch
ORDER BY a.place, l.epoch
