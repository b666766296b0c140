-- Members that form an ensemble.
SELECT place, study, any_value(label) AS label, metric, avg(value) AS value
FROM family WHERE model = 'ensemble' AND arm = ''
GROUP BY place, study, metric
ORDER BY place, metric
