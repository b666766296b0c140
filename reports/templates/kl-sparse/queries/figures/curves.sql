-- Mean over seeds of the reconstruction term of the loss by epoch, as error of a pixel: a sum over pixels divided by their number, half a sum twice that.
WITH factors AS (
  SELECT 'sum-of-squares' AS loss, 1.0 / 784 AS factor UNION ALL SELECT 'half-sum-of-squares', 2.0 / 784 UNION ALL SELECT 'mean-squared-error', 1.0
)
SELECT a.place, a.label, l.epoch, avg(l.value * f.factor) AS mse
FROM arms_loss l JOIN arms a USING (arm) JOIN arm_specification s ON s.key = a.arm || ' training.loss' JOIN factors f ON f.loss = s.word
WHERE l.term = 'reconstruction' AND (SELECT max(m.epoch) FROM arms_loss m WHERE m.arm = l.arm) > 1
GROUP BY a.place, a.label, l.epoch
ORDER BY a.place, l.epoch
