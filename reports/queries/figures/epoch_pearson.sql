-- Correlation on the images that judge at the end of each epoch: mean and range over members.
SELECT epoch, avg(test_pearson) AS value, min(test_pearson) AS low, max(test_pearson) AS high
FROM training WHERE test_mse IS NOT NULL GROUP BY epoch ORDER BY epoch
