SELECT epoch, avg(mse) AS mse, avg(pearson) AS pearson, avg(dead) AS dead, avg(silent) AS silent, avg(restarted) AS restarted
FROM training WHERE mse IS NOT NULL GROUP BY epoch ORDER BY epoch
