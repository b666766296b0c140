-- Cells as charts draw them: a bar is one standard deviation long on both sides.
SELECT latents, k::INTEGER AS k, weight, metric, mean, mean - coalesce(sd, 0) AS low, mean + coalesce(sd, 0) AS high,
  printf('%d latents', latents::INTEGER) AS latents_label, printf('λ = %g', weight) AS lambda_label, printf('k = %d', k::INTEGER) AS k_label, printf('%g', weight) AS lambda_word,
  dense_rank() OVER (ORDER BY latents) AS latents_place, dense_rank() OVER (ORDER BY weight) AS lambda_place, dense_rank() OVER (ORDER BY k) AS k_place
FROM cells
