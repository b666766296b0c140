-- Features that no image that judges activates, and features that a whole training epoch left silent, by epoch.
SELECT epoch, 'dead' AS measure, avg(dead) AS value, min(dead) AS low, max(dead) AS high
FROM training WHERE mse IS NOT NULL GROUP BY epoch
UNION ALL
SELECT epoch, 'silent for the epoch', avg(silent), min(silent), max(silent)
FROM training WHERE mse IS NOT NULL GROUP BY epoch
ORDER BY measure, epoch
