-- The one example whose code is shown: that of class 7, else of the class nearest to it.
SELECT image, label, original, reconstruction FROM example_tiles ORDER BY abs(label::INTEGER - 7), image LIMIT 1
