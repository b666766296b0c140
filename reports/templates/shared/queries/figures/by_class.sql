-- Spread of error and correlation by class, over images and members.
WITH spread AS (
  SELECT label,
    quantile_cont(mse, 0.05) AS mse_low, quantile_cont(mse, 0.25) AS mse_q1, quantile_cont(mse, 0.5) AS mse_median,
    quantile_cont(mse, 0.75) AS mse_q3, quantile_cont(mse, 0.95) AS mse_high,
    quantile_cont(pearson, 0.05) AS pearson_low, quantile_cont(pearson, 0.25) AS pearson_q1, quantile_cont(pearson, 0.5) AS pearson_median,
    quantile_cont(pearson, 0.75) AS pearson_q3, quantile_cont(pearson, 0.95) AS pearson_high
  FROM reconstruction
  WHERE model = 'member'
  GROUP BY label
)
SELECT s.*, n.name AS class, t.turned FROM spread s JOIN class_names n USING (label), turned_names t
ORDER BY s.label
