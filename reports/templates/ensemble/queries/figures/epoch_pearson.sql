-- Correlation at the end of each epoch, on the images that judge and on training images under the same weights: mean and range over members.
SELECT epoch, coalesce((SELECT value FROM specification WHERE key = 'dataset.judged-by'), 'test') || ' images' AS images, avg(pearson) AS value, min(pearson) AS low, max(pearson) AS high
FROM training WHERE pearson IS NOT NULL GROUP BY epoch
UNION ALL
SELECT epoch, 'training images', avg(train_pearson), min(train_pearson), max(train_pearson)
FROM training WHERE train_pearson IS NOT NULL GROUP BY epoch
ORDER BY images, epoch
