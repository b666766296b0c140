-- Correlation on the images that judge at the end of each epoch: mean and range over members.
SELECT epoch, avg(pearson) AS value, min(pearson) AS low, max(pearson) AS high
FROM training WHERE mse IS NOT NULL GROUP BY epoch ORDER BY epoch
