SELECT epoch, avg(test_mse) AS mse, avg(test_pearson) AS pearson, avg(dead) AS dead, avg(silent) AS silent, avg(restarted) AS restarted
FROM training WHERE test_mse IS NOT NULL GROUP BY epoch ORDER BY epoch
