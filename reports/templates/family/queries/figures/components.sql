-- Error of principal components by their number.
SELECT replace(model, 'pca-', '')::INTEGER AS numbers, avg(value) AS mse
FROM family WHERE model LIKE 'pca-%' AND metric = 'mse'
GROUP BY numbers
ORDER BY numbers
