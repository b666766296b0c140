-- Pixels that live features rest on and how wide they are, beside the same for normal weights (a third of the pixels) and for weights of equal size.
SELECT count(*) AS features,
  quantile_cont(effective_support, 0.05) AS support_q05, quantile_cont(effective_support, 0.5) AS support, quantile_cont(effective_support, 0.95) AS support_q95,
  quantile_cont(spread, 0.05) AS spread_q05, quantile_cont(spread, 0.5) AS spread, quantile_cont(spread, 0.95) AS spread_q95,
  any_value(pixels) / 3.0::DOUBLE AS noise_support, sqrt((any_value(rows * rows + columns * columns) - 2) / 12.0::DOUBLE) AS even_spread
FROM features, image_shape
WHERE NOT dead
