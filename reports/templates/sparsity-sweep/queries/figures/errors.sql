-- Errors of members and of ensembles, in thousandths.
SELECT metric, latents_label, latents_place, lambda_label, lambda_place,
  k, 1000 * mean AS mean, 1000 * low AS low, 1000 * high AS high
FROM drawn
WHERE metric IN ('mse', 'ensemble_mse')
ORDER BY metric, latents, weight, drawn.k
