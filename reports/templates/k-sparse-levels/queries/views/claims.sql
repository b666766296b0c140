-- What the studies of this template claim of every seed, each of the images that it is written for (KSparseLevels.md and FashionLevels.md in experiments/ have the same tables): a measure of an arm, less that of another if there is one, against a number, or so many times a baseline's, which queries/report/bounds.sql sets beside what came out.
SELECT * EXCLUDE (source) FROM (VALUES
  ('mnist', 1, 'study', '', 'mse', '≤', 0.0079::DOUBLE, '', 1000::DOUBLE, 2, 'MSE × 1000'),
  ('mnist', 2, 'study', '', 'mse', '≤', 0.39, 'pca-25', 1000, 2, 'MSE × 1000'),
  ('mnist', 3, 'study', '', 'dead_share', '≤', 0.01, '', 100, 1, 'dead features, %'),
  ('mnist', 4, 'k-70', '', 'median_support', '≤', 28, '', 1, 1, 'pixels of the median feature'),
  ('mnist', 5, 'k-40', 'k-70', 'median_support', '≥', 5, '', 1, 1, 'pixels of the median feature'),
  ('mnist', 6, 'k-25', 'k-40', 'median_support', '≥', 8, '', 1, 1, 'pixels of the median feature'),
  ('mnist', 7, 'k-15', 'k-25', 'median_support', '≥', 10, '', 1, 1, 'pixels of the median feature'),
  ('mnist', 8, 'k-10', 'k-15', 'median_support', '≥', 10, '', 1, 1, 'pixels of the median feature'),
  ('mnist', 9, 'k-10', '', 'median_support', '≥', 70, '', 1, 1, 'pixels of the median feature'),
  ('mnist', 10, 'sudden-10', 'k-10', 'dead_share', '≥', 0.08, '', 100, 1, 'dead features, points'),
  ('mnist', 11, 'sudden-15', 'k-15', 'dead_share', '≥', 0.02, '', 100, 1, 'dead features, points'),
  ('mnist', 12, 'k-25', 'sudden-25', 'dead_share', '≥', 0.002, '', 100, 1, 'dead features, points'),
  ('mnist', 13, 'sudden-25', 'k-25', 'rare', '≥', 100, '', 1, 0, 'rare features'),
  ('mnist', 14, 'author', '', 'dead_share', '≥', 0.6, '', 100, 1, 'dead features, %'),
  ('mnist', 15, 'probe', '', 'error_rate', '≤', 0.0145, '', 100, 2, 'error, %'),
  ('mnist', 16, 'probe-10', 'probe-25', 'error_rate', '≥', 0.005, '', 100, 2, 'points of error'),
  ('mnist', 17, 'probe-10', 'probe-40', 'error_rate', '≥', 0.006, '', 100, 2, 'points of error'),
  ('mnist', 18, 'probe-random', 'probe', 'error_rate', '≥', 0.03, '', 100, 2, 'points of error'),
  ('mnist', 19, 'pixels', '', 'error_rate', '≥', 0.07, '', 100, 2, 'error, %')
) AS written(source, place, arm, less, metric, sign, value, baseline, factor, digits, words)
WHERE source = (SELECT word FROM specification WHERE key = 'dataset.source')
