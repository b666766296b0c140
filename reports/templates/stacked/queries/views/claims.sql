-- What the study claims of every seed (experiments/Stacked.md has the same table): a measure of an arm, less that of another if there is one, against a number, or so many times a baseline's, which queries/report/bounds.sql sets beside what came out.
SELECT * FROM (VALUES
  (1, 'layer-1', '', 'error_rate', '≤', 0.040::DOUBLE, '', 100::DOUBLE, 2, 'error, %'),
  (2, 'layer-2', '', 'error_rate', '≥', 0.07, '', 100, 2, 'error, %'),
  (3, 'layer-2', '', 'error_rate', '≤', 0.14, '', 100, 2, 'error, %'),
  (4, 'study', '', 'error_rate', '≤', 0.024, '', 100, 2, 'error, %'),
  (5, 'random', 'study', 'error_rate', '≥', 0.015, '', 100, 2, 'points of error'),
  (6, 'improved-before', '', 'error_rate', '≤', 0.042, '', 100, 2, 'error, %'),
  (7, 'improved', '', 'error_rate', '≤', 0.019, '', 100, 2, 'error, %')
) AS written(place, arm, less, metric, sign, value, baseline, factor, digits, words)
