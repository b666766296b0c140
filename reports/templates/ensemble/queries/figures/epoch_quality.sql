-- MSE and correlation at the end of each epoch, on the images that judge and on training images under the same weights: mean and range over members.
WITH measured AS (
  SELECT epoch, 'mse' AS measure, (SELECT word || ' images' FROM specification WHERE key = 'dataset.judged-by') AS images, mse AS value FROM training
  UNION ALL SELECT epoch, 'mse', 'training images', train_mse FROM training
  UNION ALL SELECT epoch, 'pearson', (SELECT word || ' images' FROM specification WHERE key = 'dataset.judged-by'), pearson FROM training
  UNION ALL SELECT epoch, 'pearson', 'training images', train_pearson FROM training
)
SELECT measure, epoch, images, avg(value) AS value, min(value) AS low, max(value) AS high
FROM measured WHERE value IS NOT NULL GROUP BY measure, epoch, images
ORDER BY measure, images, epoch
