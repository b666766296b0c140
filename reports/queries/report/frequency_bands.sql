-- What live features look like, by how often they are active: bands are powers of ten, named by their upper end.
SELECT band, count(*) AS features, quantile_cont(effective_support, 0.5) AS support, quantile_cont(spread, 0.5) AS spread,
  quantile_cont(selectivity, 0.5) AS selectivity, quantile_cont(mean_intensity, 0.5) AS intensity, quantile_cont(nearest_cosine, 0.5) AS nearest
FROM (
  SELECT *, CASE WHEN frequency < 0.001 THEN 0.001 WHEN frequency < 0.01 THEN 0.01 WHEN frequency < 0.1 THEN 0.1 ELSE 1 END::DOUBLE AS band
  FROM features
  WHERE NOT dead
)
GROUP BY band
ORDER BY band
