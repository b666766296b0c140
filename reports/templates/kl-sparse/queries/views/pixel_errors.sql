-- What the reconstruction term of a loss is multiplied by to be the squared error of a pixel.
SELECT * FROM (VALUES ('sum-of-squares', 1.0 / 784), ('half-sum-of-squares', 2.0 / 784), ('mean-squared-error', 1.0)) AS factors (loss, factor)
