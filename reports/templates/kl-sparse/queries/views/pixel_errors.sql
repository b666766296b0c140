-- What the reconstruction term of a loss is multiplied by to be the squared error of a pixel.
SELECT 'sum-of-squares' AS loss, 1.0 / pixels AS factor FROM image_shape
UNION ALL SELECT 'half-sum-of-squares', 2.0 / pixels FROM image_shape
UNION ALL SELECT 'mean-squared-error', 1.0
