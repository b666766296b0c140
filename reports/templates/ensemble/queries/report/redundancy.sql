-- Largest cosine with another feature of the same member, over features that at least one image in a thousand activates.
SELECT count(*) AS features, quantile_cont(nearest_cosine, 0.5) AS median, quantile_cont(nearest_cosine, 0.95) AS q95,
  avg((nearest_cosine > 0.7)::INTEGER) AS above
FROM features
WHERE frequency >= 0.001
