-- Principal components, the same for all studies of the same images: numbers of a code, error and correlation.
SELECT replace(model, 'pca-', '')::INTEGER AS components, avg(value) FILTER (metric = 'mse') AS mse, avg(value) FILTER (metric = 'pearson') AS pearson
FROM family WHERE model LIKE 'pca-%'
GROUP BY components
ORDER BY components
