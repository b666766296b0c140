SELECT label, avg(mse) AS mse, stddev_samp(mse) AS mse_sd, avg(pearson) AS pearson, stddev_samp(pearson) AS pearson_sd
FROM reconstruction WHERE model = 'member' GROUP BY label ORDER BY label
