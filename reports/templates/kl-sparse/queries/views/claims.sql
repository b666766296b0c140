-- What the study claims of every seed (experiments/KlSparse.md has the same table): a measure of an arm, less that of another if there is one, against a number, or so many times a baseline's, which queries/report/bounds.sql sets beside what came out.
SELECT * FROM (VALUES
  (1, 'study', '', 'mse', '≤', 0.0041::DOUBLE, '', 1000::DOUBLE, 2, 'MSE × 1000'),
  (2, 'study', '', 'pearson', '≥', 0.979, '', 1, 4, 'Pearson'),
  (3, 'study', '', 'activation_mean', '≥', 0.095, '', 1, 4, 'mean activation'),
  (4, 'study', '', 'activation_mean', '≤', 0.105, '', 1, 4, 'mean activation'),
  (5, 'study', '', 'still', '=', 0, '', 1, 0, 'still units'),
  (6, 'cosine-50', '', 'mse', '≤', 0.0032, '', 1000, 2, 'MSE × 1000'),
  (7, 'no-penalty', '', 'mse', '≤', 0.0013, '', 1000, 2, 'MSE × 1000'),
  (8, 'no-penalty', '', 'activation_mean', '≥', 0.48, '', 1, 4, 'mean activation'),
  (9, 'no-penalty', '', 'activation_mean', '≤', 0.52, '', 1, 4, 'mean activation'),
  (10, 'mean', '', 'mse', '≥', 0.0082, '', 1000, 2, 'MSE × 1000'),
  (11, 'mean', '', 'activation_mean', '≥', 0.09, '', 1, 4, 'mean activation'),
  (12, 'mean', '', 'activation_mean', '≤', 0.11, '', 1, 4, 'mean activation'),
  (13, 'lbfgs-100', '', 'mse', '≤', 0.024, '', 1000, 2, 'MSE × 1000')
) AS written(place, arm, less, metric, sign, value, baseline, factor, digits, words)
