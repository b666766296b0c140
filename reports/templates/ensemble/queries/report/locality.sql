-- Pixels that live features rest on and how wide they are, beside the same for normal weights (784/3) and for weights of equal size.
SELECT count(*) AS features,
  quantile_cont(effective_support, 0.05) AS support_q05, quantile_cont(effective_support, 0.5) AS support, quantile_cont(effective_support, 0.95) AS support_q95,
  quantile_cont(spread, 0.05) AS spread_q05, quantile_cont(spread, 0.5) AS spread, quantile_cont(spread, 0.95) AS spread_q95,
  784 / 3.0::DOUBLE AS noise_support, sqrt((28 * 28 - 1) / 6.0::DOUBLE) AS even_spread
FROM features
WHERE NOT dead
