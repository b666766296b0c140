-- Lengths of rows, over live features and over dead ones.
SELECT dead, count(*) AS features, min(norm) AS smallest, quantile_cont(norm, 0.5) AS median, max(norm) AS largest
FROM features
GROUP BY dead
ORDER BY dead
