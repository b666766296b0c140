-- What the study claims of every seed (experiments/FutureWork.md has the same table): a measure of an arm, less that of another if there is one, against a number, which queries/report/bounds.sql sets beside what came out.
SELECT * FROM (VALUES
  (1, 'batch', '', 'l0', '≥', 49.5::DOUBLE, '', 1::DOUBLE, 1, 'active latents'),
  (2, 'batch', '', 'l0', '≤', 50.5, '', 1, 1, 'active latents'),
  (3, 'top-k', 'batch', 'mse', '≥', 0.0004, '', 1000, 2, 'MSE × 1000'),
  (4, 'second', '', 'mse', '≤', 0.012, '', 1000, 2, 'MSE × 1000'),
  (5, 'second', 'study', 'mse', '≥', 0.006, '', 1000, 2, 'MSE × 1000'),
  (6, 'codes', 'second-codes', 'error_rate', '≥', 0.004, '', 100, 2, 'points of error'),
  (7, 'codes', '', 'error_rate', '≤', 0.031, '', 100, 2, 'error, %'),
  (8, 'pixels', '', 'error_rate', '≥', 0.07, '', 100, 2, 'error, %'),
  (9, 'pixels', 'codes', 'error_rate', '≥', 0.04, '', 100, 2, 'points of error'),
  (10, 'pixels-10', 'codes-10', 'error_rate', '≥', 0.04, '', 100, 2, 'points of error'),
  (11, 'few-latents', '', 'few_latents_auroc_5', '≥', 0.92, '', 1, 3, 'AUROC by five latents'),
  (12, 'strangers', '', 'auroc_mse', '≥', 0.985, '', 1, 3, 'AUROC by squared error'),
  (13, 'strangers', '', 'auroc_ink', '≤', 0.9, '', 1, 3, 'AUROC by ink'),
  (14, 'attacked-pixels', '', 'accuracy_pgd_0.1', '≤', 0.02, '', 100, 2, 'right under PGD 0.1, %'),
  (15, 'attacked-codes', '', 'accuracy_pgd_0.1', '≥', 0.2, '', 100, 1, 'right under PGD 0.1, %'),
  (16, 'attacked-codes-decayed', '', 'accuracy_pgd_0.1', '≥', 0.38, '', 100, 1, 'right under PGD 0.1, %'),
  (17, 'attacked-codes-decayed', 'attacked-codes', 'accuracy_pgd_0.1', '≥', 0.25, '', 100, 1, 'points under PGD 0.1'),
  (18, 'elsewhere', 'native-elsewhere', 'mse', '≥', 0.02, '', 1000, 1, 'MSE × 1000'),
  (19, 'from-elsewhere', 'study', 'mse', '≥', 0.01, '', 1000, 1, 'MSE × 1000')
) AS written(place, arm, less, metric, sign, value, baseline, factor, digits, words)
