-- Features that no evaluated image activates, and those that fewer than one in a thousand do, in per cent.
SELECT metric, latents_label, latents_place, lambda_label, lambda_place,
  k, 100 * mean AS mean, greatest(100 * low, 0) AS low, 100 * high AS high
FROM drawn
WHERE metric IN ('dead', 'rare')
ORDER BY metric, latents, weight, drawn.k
