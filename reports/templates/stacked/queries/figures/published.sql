-- What was published of MNIST, as error in per cent: the original report's 89.34 % right; the UFLDL exercise's 87.7 % and 97.6 % before and after fine-tuning.
SELECT place, error::DOUBLE AS error, label FROM (VALUES (1, 100 - 89.34, 'original report'), (2, 100 - 87.7, 'UFLDL before'), (3, 100 - 97.6, 'UFLDL after')) AS quoted (place, error, label)
WHERE (SELECT word FROM specification WHERE key = 'dataset.source') = 'mnist'
ORDER BY place
