-- What the study claims of every seed (experiments/KSparseLevels.md has the same table): a measure of an arm, less that of another if there is one, against a number, or so many times a baseline's, which queries/report/bounds.sql sets beside what came out.
SELECT * FROM (VALUES
  (1, 'study', '', 'mse', '≤', 0.0079::DOUBLE, '', 1000::DOUBLE, 2, 'MSE × 1000'),
  (2, 'study', '', 'mse', '≤', 0.39, 'pca-25', 1000, 2, 'MSE × 1000'),
  (3, 'study', '', 'dead_share', '≤', 0.01, '', 100, 1, 'dead features, %'),
  (4, 'k-70', '', 'median_support', '≤', 28, '', 1, 1, 'pixels of the median feature'),
  (5, 'k-40', 'k-70', 'median_support', '≥', 5, '', 1, 1, 'pixels of the median feature'),
  (6, 'k-25', 'k-40', 'median_support', '≥', 8, '', 1, 1, 'pixels of the median feature'),
  (7, 'k-15', 'k-25', 'median_support', '≥', 10, '', 1, 1, 'pixels of the median feature'),
  (8, 'k-10', 'k-15', 'median_support', '≥', 10, '', 1, 1, 'pixels of the median feature'),
  (9, 'k-10', '', 'median_support', '≥', 70, '', 1, 1, 'pixels of the median feature'),
  (10, 'sudden-10', 'k-10', 'dead_share', '≥', 0.08, '', 100, 1, 'dead features, points'),
  (11, 'sudden-15', 'k-15', 'dead_share', '≥', 0.02, '', 100, 1, 'dead features, points'),
  (12, 'k-25', 'sudden-25', 'dead_share', '≥', 0.002, '', 100, 1, 'dead features, points'),
  (13, 'sudden-25', 'k-25', 'rare', '≥', 100, '', 1, 0, 'rare features'),
  (14, 'author', '', 'dead_share', '≥', 0.6, '', 100, 1, 'dead features, %'),
  (15, 'probe', '', 'error_rate', '≤', 0.0145, '', 100, 2, 'error, %'),
  (16, 'probe-10', 'probe-25', 'error_rate', '≥', 0.005, '', 100, 2, 'points of error'),
  (17, 'probe-10', 'probe-40', 'error_rate', '≥', 0.006, '', 100, 2, 'points of error'),
  (18, 'probe-random', 'probe', 'error_rate', '≥', 0.03, '', 100, 2, 'points of error'),
  (19, 'pixels', '', 'error_rate', '≥', 0.07, '', 100, 2, 'error, %')
) AS written(place, arm, less, metric, sign, value, baseline, factor, digits, words)
