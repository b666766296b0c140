-- MSE on the images that judge at the end of each epoch: mean and range over members.
SELECT epoch, avg(test_mse) AS value, min(test_mse) AS low, max(test_mse) AS high
FROM training WHERE test_mse IS NOT NULL GROUP BY epoch ORDER BY epoch
