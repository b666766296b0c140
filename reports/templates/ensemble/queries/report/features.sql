SELECT count(*) FILTER (dead)::DOUBLE / count(*) AS dead_share,
  count(*) FILTER (activations > 0 AND frequency < 0.001)::DOUBLE / count(*) AS rare_share,
  count(*) FILTER (frequency > 0.5) AS common, count(*) AS features,
  quantile_cont(frequency, 0.5) FILTER (NOT dead) AS median_frequency,
  quantile_cont(selectivity, 0.5) FILTER (frequency >= 0.001) AS median_selectivity
FROM features
