-- Correlation over live features of mean intensity with frequency and with its logarithm: each member, then all together (member NULL).
WITH correlations AS (
  SELECT member, count(*) AS features, corr(mean_intensity, frequency) AS frequency, corr(mean_intensity, log10_frequency) AS log_frequency
  FROM features
  WHERE NOT dead
  GROUP BY ROLLUP (member)
)
SELECT member, features, CASE WHEN isfinite(frequency) THEN frequency END AS frequency,
  CASE WHEN isfinite(log_frequency) THEN log_frequency END AS log_frequency
FROM correlations
ORDER BY member NULLS LAST
