-- What the study claims of every seed (experiments/KSparseTuned.md has the same table): a measure of an arm, less that of another if there is one, against a number, or so many times a baseline's, which queries/report/bounds.sql sets beside what came out.
SELECT * FROM (VALUES
  (1, 'study', '', 'error_rate', '≤', 0.0135::DOUBLE, '', 100::DOUBLE, 2, 'error, %'),
  (2, 'frozen', 'study', 'error_rate', '≥', 0.0005, '', 100, 2, 'points of error'),
  (3, 'random', 'study', 'error_rate', '≥', 0.002, '', 100, 2, 'points of error'),
  (4, 'plain', 'study', 'error_rate', '≥', 0.001, '', 100, 2, 'points of error'),
  (5, 'random-plain', 'plain', 'error_rate', '≥', 0.002, '', 100, 2, 'points of error'),
  (6, 'deep', '', 'error_rate', '≤', 0.0125, '', 100, 2, 'error, %'),
  (7, 'deep-random', 'deep', 'error_rate', '≥', 0.004, '', 100, 2, 'points of error')
) AS written(place, arm, less, metric, sign, value, baseline, factor, digits, words)
