-- MSE at the end of each epoch, on the images that judge and on training images under the same weights: mean and range over members.
SELECT epoch, coalesce((SELECT value FROM specification WHERE key = 'dataset.judged-by'), 'test') || ' images' AS images, avg(mse) AS value, min(mse) AS low, max(mse) AS high
FROM training WHERE mse IS NOT NULL GROUP BY epoch
UNION ALL
SELECT epoch, 'training images', avg(train_mse), min(train_mse), max(train_mse)
FROM training WHERE train_mse IS NOT NULL GROUP BY epoch
ORDER BY images, epoch
