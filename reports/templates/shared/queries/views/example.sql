-- The one example whose code is shown: that of digit 7, else of the digit nearest to it.
SELECT image, label, original, reconstruction FROM example_tiles ORDER BY abs(label::INTEGER - 7), image LIMIT 1
