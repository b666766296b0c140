-- What the study claims of every seed (experiments/Autoencoders.md has the same table): a measure of an arm, less that of another if there is one, against a number, or so many times a baseline's, which queries/report/bounds.sql sets beside what came out.
SELECT * FROM (VALUES
  (1, 'study', '', 'mse', '≤', 0.0048::DOUBLE, '', 1000::DOUBLE, 2, 'MSE × 1000'),
  (2, 'study', '', 'mse', '≤', 0.55, 'pca-64', 1000, 2, 'MSE × 1000'),
  (3, 'linear', '', 'mse', '≤', 1.01, 'pca-64', 1000, 2, 'MSE × 1000'),
  (4, 'linear', '', 'mse', '≥', 0.99, 'pca-64', 1000, 2, 'MSE × 1000'),
  (5, 'deep', '', 'mse', '≤', 0.0079, '', 1000, 2, 'MSE × 1000'),
  (6, 'tied', 'study', 'mse', '≤', 0.001, '', 1000, 2, 'MSE × 1000'),
  (7, 'slow-tied', 'slow', 'mse', '≥', 0.002, '', 1000, 2, 'MSE × 1000'),
  (8, 'slow-tied', 'slow-tied-scaled', 'mse', '≥', 0.002, '', 1000, 2, 'MSE × 1000'),
  (9, 'cross-entropy', '', 'cross_entropy_pixels', '≤', 60.5, '', 1, 2, 'cross-entropy in nats'),
  (10, 'noise-0.3', '', 'denoised_mse', '≤', 0.0078, '', 1000, 2, 'MSE × 1000 after denoising'),
  (11, 'noise-0.3', '', 'denoising_gain', '≥', 8, '', 1, 2, 'gain in dB'),
  (12, 'noise-0.5', '', 'denoised_mse', '≤', 0.0140, '', 1000, 2, 'MSE × 1000 after denoising'),
  (13, 'noise-0.5', '', 'denoising_gain', '≥', 9, '', 1, 2, 'gain in dB'),
  (14, 'masking-0.3', '', 'denoised_mse', '≤', 0.0107, '', 1000, 2, 'MSE × 1000 after filling in'),
  (15, 'masking-0.3', '', 'denoising_gain', '≥', 5, '', 1, 2, 'gain in dB'),
  (16, 'l1-0.1', '', 'l0', '≤', 80, '', 1, 1, 'active units'),
  (17, 'l1-0.1', '', 'mse', '≤', 0.0056, '', 1000, 2, 'MSE × 1000'),
  (18, 'variational-20', '', 'elbo_grey', '≥', -106.5, '', 1, 2, 'bound on grey pixels in nats'),
  (19, 'variational-20', '', 'active_units', '=', 20, '', 1, 0, 'active latents'),
  (20, 'variational-2', '', 'elbo_grey', '≥', -163, '', 1, 2, 'bound on grey pixels in nats'),
  (21, 'pixels', 'probe', 'error_rate', '≤', 0, '', 100, 2, 'points of error')
) AS written(place, arm, less, metric, sign, value, baseline, factor, digits, words)
