-- The linear arm against PCA with as many components as its code has numbers, over seeds: by what share its error is higher.
WITH size AS (SELECT max(unit)::INTEGER + 1 AS numbers FROM arms_units WHERE arm = 'linear')
SELECT s.numbers, b.mse AS pca, min(m.value) / any_value(b.mse) - 1 AS lowest, max(m.value) / any_value(b.mse) - 1 AS highest
FROM size s JOIN baselines b ON b.components = s.numbers
JOIN arms_summary m ON m.arm = 'linear' AND m.metric = 'mse' AND m.model = 'member'
GROUP BY s.numbers, b.mse
