-- What the study claims of every seed of an arm (experiments/Autoencoders.md has the same table), beside the worst seed.
WITH claims (place, arm, metric, sign, bound, factor, digits, words) AS (VALUES
  (1, 'study', 'mse', '≤', 0.0048::DOUBLE, 1000::DOUBLE, 2, 'MSE × 1000'),
  (2, 'deep', 'mse', '≤', 0.0079, 1000, 2, 'MSE × 1000'),
  (3, 'cross-entropy', 'cross_entropy_pixels', '≤', 60.5, 1, 2, 'cross-entropy in nats'),
  (4, 'noise-0.3', 'denoised_mse', '≤', 0.0078, 1000, 2, 'MSE × 1000 after denoising'),
  (5, 'noise-0.3', 'denoising_gain', '≥', 8, 1, 2, 'gain in dB'),
  (6, 'noise-0.5', 'denoised_mse', '≤', 0.0140, 1000, 2, 'MSE × 1000 after denoising'),
  (7, 'noise-0.5', 'denoising_gain', '≥', 9, 1, 2, 'gain in dB'),
  (8, 'masking-0.3', 'denoised_mse', '≤', 0.0107, 1000, 2, 'MSE × 1000 after filling in'),
  (9, 'masking-0.3', 'denoising_gain', '≥', 5, 1, 2, 'gain in dB'),
  (10, 'l1-0.1', 'l0', '≤', 80, 1, 1, 'active units'),
  (11, 'l1-0.1', 'mse', '≤', 0.0056, 1000, 2, 'MSE × 1000'),
  (12, 'variational-20', 'elbo_grey', '≥', -106.5, 1, 2, 'bound on grey pixels in nats'),
  (13, 'variational-20', 'active_units', '=', 20, 1, 0, 'active latents'),
  (14, 'variational-2', 'elbo_grey', '≥', -163, 1, 2, 'bound on grey pixels in nats')
),
of_seed AS (
  SELECT arm, metric, seed, avg(value) AS value FROM arms_summary WHERE model = 'member' GROUP BY arm, metric, seed
)
SELECT c.place, c.arm, a.label, c.metric, c.sign, c.bound, c.factor, c.digits, c.words, count(s.value) AS seeds,
  CASE c.sign WHEN '≤' THEN max(s.value) ELSE min(s.value) END AS worst,
  coalesce(bool_and(CASE c.sign WHEN '≤' THEN s.value <= c.bound WHEN '≥' THEN s.value >= c.bound ELSE s.value = c.bound END), false) AS holds
FROM claims c JOIN arms a USING (arm) LEFT JOIN of_seed s ON s.arm = c.arm AND s.metric = c.metric
GROUP BY c.place, c.arm, a.label, c.metric, c.sign, c.bound, c.factor, c.digits, c.words
ORDER BY c.place
