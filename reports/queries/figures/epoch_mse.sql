-- MSE on the images that judge at the end of each epoch: mean and range over members.
SELECT epoch, avg(mse) AS value, min(mse) AS low, max(mse) AS high
FROM training WHERE mse IS NOT NULL GROUP BY epoch ORDER BY epoch
