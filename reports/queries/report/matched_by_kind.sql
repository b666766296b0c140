-- Cosine of all matched features, by kind of dictionary.
SELECT kind, count(*) AS features, avg(cosine) AS mean, quantile_cont(cosine, 0.05) AS q05, quantile_cont(cosine, 0.5) AS median,
  quantile_cont(cosine, 0.95) AS q95, avg((cosine > 0.7)::INTEGER) AS above
FROM matched_cosines
GROUP BY kind
ORDER BY kind
